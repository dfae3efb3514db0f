"""What comes into the window: documents, from the menu or dropped on it."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages
from app.ui.words import _


class Inputs(QObject):
    """The ways of documents into the tracker of one view."""

    def __init__(self, window: MainWindow, view: WorkspaceView, messages: Messages) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        window.actions_.connect("import_document", self.ask_import)

    def ask_import(self) -> None:
        """Ask for a document and begin to import it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Import document"), "", _("Text documents (*.txt);;All files (*)")
        )
        if name:
            self.import_document(Path(name))

    def import_document(self, path: Path) -> None:
        """Read a document and show what it would bring; nothing happens where nothing may be."""
        if self._view.workspace.read_only:
            return
        # Reading takes a sixth of a second to import, and most starts end without it.
        from app.ui.importing import Importing

        importing = Importing(
            self._view.workspace, self._window.jobs, self._window.theme, self._window
        )
        importing.failed.connect(self._messages.warn)
        importing.imported.connect(self._view.status.note_saved)
        importing.begin(path)
