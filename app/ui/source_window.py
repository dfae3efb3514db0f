"""The place of a commitment in its document, in a window beside the work."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.document import DocumentFacts
from app.domain.errors import TrackerError
from app.domain.reading import Reading
from app.services.sources import StoredSource, save_original, source_of
from app.services.workspace import Workspace
from app.ui.icons import program_icon
from app.ui.messages import Messages
from app.ui.review.legend import Legend
from app.ui.review.source_view import SourceView
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.rich_text import escaped
from app.ui.words import _


class SourceWindow(QWidget):
    """Follows the current commitment; a line that is clicked makes its own the current one."""

    def __init__(
        self, workspace: Workspace, rows: ViewedRows, messages: Messages, theme: Theme
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._workspace = workspace
        self._rows = rows
        self._messages = messages
        self._source: StoredSource | None = None
        self.setWindowTitle(_("Source"))
        self.setWindowIcon(program_icon())
        self.resize(760, 720)
        self._facts = QLabel()
        self._facts.setWordWrap(True)
        self._save = QPushButton(_("&Save original file…"))
        self._save.setToolTip(_("The file as it was imported is kept in the tracker"))
        self._save.clicked.connect(self._ask_save)
        self._view = SourceView(theme)
        self._view.line_entered.connect(self._choose)
        self._lay_out(theme)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        rows.current_changed.connect(self._follow)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        head.addWidget(self._facts, 1)
        head.addWidget(self._save)
        legend = Legend(theme)
        legend.setContentsMargins(14, 4, 14, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._view, 1)
        layout.addWidget(legend)

    def show_commitment(self, identifier: str) -> None:
        """Show the document that a commitment stands in, at its place."""
        known = self._source.number_of(identifier) if self._source else None
        if self._source is None or known is None:
            self._source = source_of(self._workspace, identifier)
            if self._source is None:
                return
            self._show_document(self._source)
            known = self._source.number_of(identifier)
        if known is not None:
            self._view.show_commitment(known)

    def forget(self) -> None:
        """The tracker has changed: read the document again when it is asked for."""
        self._source = None

    def _show_document(self, source: StoredSource) -> None:
        document = source.document
        parts = [document.published or "", document.source_name]
        small = " · ".join(escaped(part) for part in parts if part)
        self._facts.setText(f"<b>{escaped(document.title)}</b><br>{small}")
        self._save.setEnabled(source.has_original)
        facts = DocumentFacts(document.title, None, document.language)
        self._view.show_reading(Reading(facts, source.lines, ()))

    @Slot(object)
    def _follow(self, identifier: str | None) -> None:
        if identifier is not None and self.isVisible():
            self.show_commitment(identifier)

    @Slot(int)
    def _choose(self, number: int) -> None:
        line = self._view.current_line()
        if self._source is not None and line is not None and line.commitment is not None:
            self._rows.set_current(self._source.ids.get(line.commitment))

    @Slot()
    def _ask_save(self) -> None:
        if self._source is None:
            return
        document = self._source.document
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save original file"), document.source_name
        )
        if name:
            try:
                save_original(self._workspace, document, Path(name))
            except TrackerError as error:
                self._messages.warn(error)
