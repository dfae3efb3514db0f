"""The names of rows at the left of a timeline that has no table beside it."""

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap, QPolygonF

from app.domain.due_state import DueState
from app.ui.state_signs import Signs
from app.ui.theme import Theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.row_marks import MarkedRow

_KEPT = 160
DISCLOSURE_WIDTH = 16.0
"""The place at the left of a row for the sign that it can be opened."""
_INDENT = 30.0


class NamePainter:
    """Paints the sign of the due state, the reference and the beginning of the text."""

    def __init__(self, theme: Theme, font: QFont, *, paper: bool = False) -> None:
        self._theme = theme
        self._height = QFontMetricsF(font).height()
        self._writer = LabelWriter(font, keep=not paper)
        self._signs = Signs(theme, stamped=not paper)
        self._paper = paper
        self._pictures: OrderedDict[tuple[MarkedRow, int, int, float], QPixmap] = OrderedDict()

    def paint(self, painter: QPainter, area: QRectF, marked: MarkedRow) -> None:
        """Paint the name of a row into its rectangle; on the screen it is painted once."""
        if self._paper:
            self._paint(painter, area, marked)
            return
        ratio = painter.device().devicePixelRatio()
        key = (marked, round(area.width()), round(area.height()), ratio)
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = self._picture(*key)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        painter.drawPixmap(round(area.left()), round(area.top()), picture)

    def _picture(self, marked: MarkedRow, width: int, height: int, ratio: float) -> QPixmap:
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self._paint(painter, QRectF(0, 0, width, height), marked)
        painter.end()
        return picture

    def _paint(self, painter: QPainter, area: QRectF, marked: MarkedRow) -> None:
        size = self._height * 0.72
        edge = area.left() + (6 if self._paper else DISCLOSURE_WIDTH)
        sign = QRectF(edge, area.center().y() - size / 2, size, size)
        self._signs.draw(painter, sign, marked.state)
        self._writer.begin(painter)
        ref = QRectF(sign.right() + 6, area.top(), self._writer.width("0000") + 2, area.height())
        self._writer.write(painter, ref, Label(marked.row.ref, self._theme.colour("muted")))
        text = QRectF(ref.right() + 2, area.top(), area.right() - ref.right() - 8, area.height())
        self._writer.write(painter, text, Label(marked.row.text, self._theme.colour("text")))

    def paint_action(self, painter: QPainter, area: QRectF, text: str, state: DueState) -> None:
        """Paint the name of an action below its row."""
        size = self._height * 0.6
        left = area.left() + DISCLOSURE_WIDTH + _INDENT
        sign = QRectF(left, area.center().y() - size / 2, size, size)
        self._signs.draw(painter, sign, state)
        self._writer.begin(painter)
        place = QRectF(
            sign.right() + 6, area.top(), area.right() - sign.right() - 14, area.height()
        )
        self._writer.write(painter, place, Label(text, self._theme.colour("muted")))


def paint_disclosure(painter: QPainter, area: QRectF, theme: Theme, *, opened: bool) -> None:
    """Paint the sign of a row that can be opened, at the left of its rectangle."""
    centre = QPointF(area.left() + DISCLOSURE_WIDTH / 2, area.center().y())
    points = ((-3.5, -2), (3.5, -2), (0, 3)) if opened else ((-2, -3.5), (3, 0), (-2, 3.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("muted"))
    painter.drawPolygon(QPolygonF([centre + QPointF(*point) for point in points]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
