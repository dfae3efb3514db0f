"""The margin of the source: a sign for what each line was taken for, so that colour is not all."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QTextEdit, QWidget

from app.domain.document import LineKind, SourceLine
from app.ui.theme import Theme

_BAR, _DOT, _SPACE = 3, 5, 6
_WIDEST = "0000"


def sign(line: SourceLine) -> str:
    """The number of a commitment where it begins, § with the level of a heading, and so on."""
    if line.kind is LineKind.COMMITMENT:
        return str(line.commitment)
    if line.kind is LineKind.HEADING and line.level:
        return f"§{line.level}"
    return {LineKind.NOISE: "×", LineKind.UNRESOLVED: "?"}.get(line.kind, "·")


class Gutter(QWidget):
    """Beside a text with one block for each line; a dot marks those corrected by hand."""

    def __init__(self, text: QTextEdit, theme: Theme) -> None:
        super().__init__(text)
        self._text = text
        self._theme = theme
        self._lines: tuple[SourceLine, ...] = ()
        self._corrected: frozenset[int] = frozenset()
        text.verticalScrollBar().valueChanged.connect(self.update)
        text.document().documentLayout().documentSizeChanged.connect(self.update)
        text.cursorPositionChanged.connect(self.update)
        text.selectionChanged.connect(self.update)

    def show_lines(self, lines: tuple[SourceLine, ...], corrected: frozenset[int]) -> None:
        """Show the signs of the lines that the text shows."""
        self._lines, self._corrected = lines, corrected
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(_WIDEST) + _DOT + _BAR + 3 * _SPACE, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        cursor = self._text.textCursor()
        layout = self._text.document().documentLayout()
        above = self._text.viewport().y() - self.y() - self._text.verticalScrollBar().value()
        block = self._first_visible()
        while block.isValid() and block.blockNumber() < len(self._lines):
            box = layout.blockBoundingRect(block).translated(0, above)
            if box.top() > self.height():
                break
            chosen = (
                block.position() <= cursor.selectionEnd()
                and block.position() + block.length() > cursor.selectionStart()
            )
            self._paint_sign(painter, box, self._lines[block.blockNumber()], chosen=chosen)
            block = block.next()
        painter.end()

    def _first_visible(self) -> QTextBlock:
        return self._text.cursorForPosition(self._text.viewport().rect().topLeft()).block()

    def _paint_sign(
        self, painter: QPainter, box: QRectF, line: SourceLine, *, chosen: bool
    ) -> None:
        width = self.width()
        if chosen:
            painter.fillRect(
                QRectF(width - _BAR, box.top(), _BAR, box.height()), self._theme.colour("accent")
            )
        metrics = self._text.fontMetrics()
        row = QRectF(0, box.top(), width - _BAR - _SPACE, metrics.lineSpacing())
        if line.number in self._corrected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(QPointF(_SPACE, row.center().y()), _DOT / 2, _DOT / 2)
        unresolved = line.kind is LineKind.UNRESOLVED
        painter.setPen(self._theme.colour("text" if unresolved else "muted"))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                         sign(line))  # fmt: skip
