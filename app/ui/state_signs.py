"""A sign for each due state, so that nothing is told by colour alone."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from app.domain.due_state import DueState
from app.ui.theme import Theme


class Signs:
    """Draws signs in the colours of a theme.

    On the screen each is drawn once and stamped from then on; on paper (`stamped=False`) it stays
    a drawing.
    """

    def __init__(self, theme: Theme, *, stamped: bool = True) -> None:
        self._theme = theme
        self._stamped = stamped
        self._stamps: dict[tuple[DueState, int, float], QPixmap] = {}

    def draw(self, painter: QPainter, area: QRectF, state: DueState) -> None:
        """Draw the sign of a due state into a square."""
        if not self._stamped:
            draw_sign(painter, area, state, self._theme.state(state))
            return
        ratio = painter.device().devicePixelRatio()
        size = round(area.width())
        stamp = self._stamps.get((state, size, ratio))
        if stamp is None:
            stamp = self._stamps[state, size, ratio] = self._stamp(state, size, ratio)
        painter.drawPixmap(round(area.left()), round(area.top()), stamp)

    def _stamp(self, state: DueState, size: int, ratio: float) -> QPixmap:
        stamp = QPixmap(round(size * ratio), round(size * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        draw_sign(painter, QRectF(0, 0, size, size), state, self._theme.state(state))
        painter.end()
        return stamp


def draw_sign(painter: QPainter, area: QRectF, state: DueState, colour: QColor) -> None:
    """Draw the sign of a due state into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.4, area.width() / 9))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = pen.widthF()
    _DRAWN[state](painter, area.adjusted(inset, inset, -inset, -inset))
    painter.restore()


def _past_latest(painter: QPainter, area: QRectF) -> None:
    """A filled triangle with its warning."""
    path = QPainterPath(QPointF(area.center().x(), area.top()))
    path.lineTo(area.bottomRight())
    path.lineTo(area.bottomLeft())
    path.closeSubpath()
    painter.fillPath(path, painter.pen().color())
    painter.drawPath(path)


def _due_soon(painter: QPainter, area: QRectF) -> None:
    """A clock."""
    painter.drawEllipse(area)
    centre = area.center()
    painter.drawLine(centre, QPointF(centre.x(), area.top() + area.height() * 0.22))
    painter.drawLine(centre, QPointF(area.left() + area.width() * 0.72, centre.y()))


def _open(painter: QPainter, area: QRectF) -> None:
    """A ring, half full."""
    painter.drawEllipse(area)
    half = QPainterPath(area.center())
    half.arcTo(area, 90, -180)
    painter.fillPath(half, painter.pen().color())


def _not_yet_open(painter: QPainter, area: QRectF) -> None:
    """An empty ring."""
    painter.drawEllipse(area)


def _ongoing(painter: QPainter, area: QRectF) -> None:
    """Two chevrons that go on."""
    for shift in (0.0, 0.42):
        left = area.left() + area.width() * shift
        tip = QPointF(left + area.width() * 0.45, area.center().y())
        painter.drawLine(QPointF(left, area.top()), tip)
        painter.drawLine(tip, QPointF(left, area.bottom()))


def _undated(painter: QPainter, area: QRectF) -> None:
    """A dash."""
    painter.drawLine(
        QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y())
    )


def _done(painter: QPainter, area: QRectF) -> None:
    """A tick."""
    turn = QPointF(area.left() + area.width() * 0.36, area.bottom() - area.height() * 0.1)
    painter.drawLine(QPointF(area.left(), area.center().y() + area.height() * 0.05), turn)
    painter.drawLine(turn, QPointF(area.right(), area.top() + area.height() * 0.1))


def _done_late(painter: QPainter, area: QRectF) -> None:
    """A tick in a ring."""
    painter.drawEllipse(area)
    quarter = area.width() / 4.2
    _done(painter, area.adjusted(quarter, quarter, -quarter, -quarter))


def _dropped(painter: QPainter, area: QRectF) -> None:
    """A cross."""
    painter.drawLine(area.topLeft(), area.bottomRight())
    painter.drawLine(area.topRight(), area.bottomLeft())


_DRAWN: dict[DueState, Callable[[QPainter, QRectF], None]] = {
    DueState.PAST_LATEST: _past_latest,
    DueState.DUE_SOON: _due_soon,
    DueState.OPEN: _open,
    DueState.NOT_YET_OPEN: _not_yet_open,
    DueState.ONGOING: _ongoing,
    DueState.UNDATED: _undated,
    DueState.DONE: _done,
    DueState.DONE_LATE: _done_late,
    DueState.DROPPED: _dropped,
}
