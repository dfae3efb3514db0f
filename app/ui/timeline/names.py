"""The names of rows at the left of a timeline that has no table beside it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.ui.state_signs import draw_sign
from app.ui.theme import Theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.row_marks import MarkedRow


class NamePainter:
    """Paints the sign of the due state, the reference and the beginning of the text."""

    def __init__(self, theme: Theme, font: QFont, *, keep: bool = True) -> None:
        self._theme = theme
        self._height = QFontMetricsF(font).height()
        self._writer = LabelWriter(font, keep=keep)

    def paint(self, painter: QPainter, area: QRectF, marked: MarkedRow) -> None:
        """Paint the name of a row into its rectangle."""
        size = self._height * 0.72
        sign = QRectF(area.left() + 6, area.center().y() - size / 2, size, size)
        draw_sign(painter, sign, marked.state, self._theme.state(marked.state))
        ref = QRectF(sign.right() + 6, area.top(), self._writer.width("0000") + 2, area.height())
        self._writer.write(painter, ref, Label(marked.row.ref, self._theme.colour("muted")))
        text = QRectF(ref.right() + 2, area.top(), area.right() - ref.right() - 8, area.height())
        self._writer.write(painter, text, Label(marked.row.text, self._theme.colour("text")))
