"""What comes into the window: documents, from the menu or dropped on it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages
from app.ui.words import _

if TYPE_CHECKING:
    from app.ui.importing import Importing


class Inputs(QObject):
    """The ways of documents into the tracker of one view."""

    def __init__(self, window: MainWindow, view: WorkspaceView, messages: Messages) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        window.actions_.connect("import_document", self.ask_import)
        window.actions_.connect("import_clipboard", self.import_clipboard)

    def ask_import(self) -> None:
        """Ask for a document and begin to import it."""
        name, _kind = QFileDialog.getOpenFileName(self._window, _("Import document"), "", _kinds())
        if name:
            self.import_document(Path(name))

    def import_document(self, path: Path) -> None:
        """Read a document and show what it would bring; nothing happens where nothing may be."""
        if not self._view.workspace.read_only:
            self._importing().begin(path)

    def import_clipboard(self) -> None:
        """Read the text of the clipboard as a document and show what it would bring."""
        # As in `_importing`.
        from app.exchange.documents.pasted import Pasted

        held = QGuiApplication.clipboard().mimeData()
        if held is not None and held.hasText() and held.text().strip():
            self._importing().begin_pasted(Pasted(held.text()))
        elif held is not None and held.hasHtml() and held.html().strip():
            self._importing().begin_pasted(Pasted(held.html(), DocumentForm.HTML))
        else:
            self._messages.warn(Refused("clipboard_without_text"))

    def _importing(self) -> "Importing":
        # Reading takes a sixth of a second to import, and most starts end without it.
        from app.ui.importing import Importing

        importing = Importing(
            self._view.workspace, self._window.jobs, self._window.theme, self._window
        )
        importing.failed.connect(self._messages.warn)
        importing.imported.connect(self._view.status.note_saved)
        return importing


def _kinds() -> str:
    """The choices of the file dialog: all that can be read first, then one by one."""
    kinds = (
        (_("Documents"), "*.txt *.docx *.pdf *.html *.htm *.md"),
        (_("Plain text"), "*.txt"),
        (_("Word documents"), "*.docx"),
        (_("PDF documents"), "*.pdf"),
        (_("Web pages"), "*.html *.htm"),
        (_("Markdown text"), "*.md *.markdown"),
        (_("All files"), "*"),
    )
    return ";;".join(f"{name} ({patterns})" for name, patterns in kinds)
