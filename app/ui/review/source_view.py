"""Every line of a document, coloured by what it was taken for."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.domain.document import LineKind, SourceLine
from app.domain.reading import Reading
from app.ui.theme import Theme
from app.ui.words import _, language
from app.wording.labels import label

_GROUNDS = {
    LineKind.HEADING: "agent",
    LineKind.COMMITMENT: "organisation",
    LineKind.CONTINUATION: "organisation",
    LineKind.UNRESOLVED: "deadline",
}


class SourceView(QTextEdit):
    """Read only; the lines of the current commitment are marked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[SourceLine, ...] = ()
        self.setReadOnly(True)
        self.setAccessibleName(_("Lines of the document"))
        self.setTabChangesFocus(True)

    def show_reading(self, reading: Reading) -> None:
        """Show the lines of a document; blank ones are left out."""
        self._lines = tuple(line for line in reading.lines if line.kind is not LineKind.BLANK)
        self.clear()
        cursor = self.textCursor()
        for at, line in enumerate(self._lines):
            if at:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block(line))
            cursor.insertText(line.text.strip(), self._characters(line))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot(int)
    def show_commitment(self, number: int) -> None:
        """Bring the lines of a commitment into sight."""
        self._show_first(lambda line: line.commitment == number)

    @Slot(int)
    def show_line(self, number: int) -> None:
        """Bring a line into sight."""
        self._show_first(lambda line: line.number == number)

    def _show_first(self, wanted: Callable[[SourceLine], bool]) -> None:
        at = next((at for at, line in enumerate(self._lines) if wanted(line)), None)
        if at is not None:
            cursor = QTextCursor(self.document().findBlockByNumber(at))
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _block(self, line: SourceLine) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setBottomMargin(4)
        form.setTopMargin(8 if line.kind is LineKind.HEADING else 0)
        ground = _GROUNDS.get(line.kind)
        if ground is not None:
            form.setBackground(self._theme.colour(ground))
        return form

    def _characters(self, line: SourceLine) -> QTextCharFormat:
        form = QTextCharFormat()
        noise = line.kind is LineKind.NOISE
        form.setForeground(QColor(self._theme.colour("faint" if noise else "text")))
        form.setFontStrikeOut(noise)
        if line.kind is LineKind.HEADING:
            form.setFontWeight(QFont.Weight.DemiBold)
        why = label(line.noise, language()) if line.noise else label(line.kind, language())
        form.setToolTip(why)
        return form
