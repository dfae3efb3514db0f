"""Paints one bar of a timeline: its form, its body, its edges, and what was promised before it."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from app.domain.deadline import Window
from app.domain.due_state import DueState
from app.domain.marks import BODIES, Body, Mark, Shape
from app.ui.theme import Theme
from app.ui.timeline.scale import TimeScale
from app.ui.timeline.tints import Tints

_FADE = 26.0
_MARGIN = 60.0
_SHARES = {Body.HOLLOW: 0.16, Body.STRUCK: 0.16}
_USUAL_SHARE = 0.62
_GHOST_GAP = 6.0
_GHOST_HEIGHT = 4.0


class BarPainter:
    """Paints bars in the colours of a theme; `tints` knows whether colours may shine through."""

    def __init__(self, theme: Theme, tints: Tints, text_height: float) -> None:
        self._theme = theme
        self._text_height = text_height
        self._tint = tints.of

    def paint(
        self, painter: QPainter, area: QRectF, bar: QRectF, mark: Mark, state: DueState
    ) -> None:
        """Paint the bar of a mark; `area` is what of its row is in sight."""
        colour, body = self._theme.state(state), BODIES[state]
        painter.setPen(Qt.PenStyle.NoPen)
        if mark.shape is Shape.MILESTONE:
            self._paint_diamond(painter, bar, colour, body)
        elif mark.shape is Shape.ARROW:
            self._paint_arrow(painter, area, bar, mark, colour)
        else:
            seen = bar.intersected(area.adjusted(-_MARGIN, 0, _MARGIN, 0))
            share = _SHARES.get(body, _USUAL_SHARE)
            painter.fillRect(seen, self._fill(bar, mark, colour, share))
            self._paint_body(painter, seen, bar, colour, body)
            self._paint_edges(painter, bar, mark, colour)
        if mark.ambiguous:
            self._paint_hatching(painter, bar.intersected(area))
        if mark.progress is not None and body is not Body.FILLED:
            self._paint_progress(painter, bar, mark, colour)

    def paint_earlier(
        self, painter: QPainter, area: QRectF, bar: QRectF, mark: Mark, scale: TimeScale
    ) -> None:
        """The first promise and each revision: outlines above the bar, joined from end to end."""
        ghosts = [earlier_area(area, bar, window, scale) for window in mark.earlier]
        pen = QPen(self._theme.colour("muted"), 1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, ghost in enumerate(ghosts):
            pen.setStyle(Qt.PenStyle.SolidLine if number == 0 else Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawRect(ghost.intersected(area.adjusted(-_MARGIN, 0, _MARGIN, 0)))
        self._paint_steps(painter, [*ghosts, bar])

    def paint_overrun(
        self, painter: QPainter, area: QRectF, bar: QRectF, mark: Mark, scale: TimeScale
    ) -> None:
        """The time that went by after the last day: dashes to today, or a line to when it was done.

        It runs along the foot of the bar, and below the words where these are higher.
        """
        assert mark.overrun is not None
        state = DueState.DONE_LATE if mark.overrun.done else DueState.PAST_LATEST
        colour = self._theme.state(state)
        end = area.left() + scale.right(mark.overrun.until)
        left, right = max(bar.right(), area.left()), min(end, area.right())
        if right <= left:
            return
        below = bar.center().y() + self._text_height * 0.46
        y = min(max(bar.bottom() - 1, below), area.bottom() - 1)
        pen = QPen(colour, min(2.0, max(1.0, bar.height() * 0.16)))
        if not mark.overrun.done:
            pen.setDashPattern([2, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(Qt.PenStyle.NoPen)
        if end <= area.right():
            painter.fillRect(QRectF(end - 2, y - 4, 2, 5), colour)

    # --- bodies ---------------------------------------------------------------------------------

    def _fill(self, bar: QRectF, mark: Mark, colour: QColor, share: float) -> QBrush | QColor:
        """Even between sharp edges; soft ones fade, and a limit is grown towards."""
        solid, pale, clear = (self._tint(colour, part) for part in (share, share / 6, 0.0))
        if mark.shape is Shape.LIMIT:
            gradient = QLinearGradient(bar.left(), 0, bar.right(), 0)
            gradient.setColorAt(0, pale)
            gradient.setColorAt(1, solid)
            return QBrush(gradient)
        if not mark.soft_start and not mark.soft_end:
            return solid
        gradient = QLinearGradient(bar.left(), 0, bar.right(), 0)
        fade = min(0.5, _FADE / max(1.0, bar.width()))
        gradient.setColorAt(0, clear if mark.soft_start else solid)
        gradient.setColorAt(fade, solid)
        gradient.setColorAt(1 - fade, solid)
        gradient.setColorAt(1, clear if mark.soft_end else solid)
        return QBrush(gradient)

    def _paint_body(
        self, painter: QPainter, seen: QRectF, bar: QRectF, colour: QColor, body: Body
    ) -> None:
        """What tells due states apart where there are no colours."""
        if bar.height() < 5:
            return
        left, width = seen.left(), seen.width()
        if body is Body.FRAMED:
            for top in (bar.top(), bar.bottom() - 2):
                painter.fillRect(QRectF(left, top, width, 2), colour)
        elif body is Body.FILLED:
            height = _foot(bar)
            painter.fillRect(QRectF(left, bar.bottom() - height, width, height), colour)
        elif body in (Body.HOLLOW, Body.STRUCK):
            for top in (bar.top(), bar.bottom() - 1):
                painter.fillRect(QRectF(left, top, width, 1), self._tint(colour, 0.55))
            if body is Body.STRUCK:
                painter.fillRect(QRectF(left, bar.bottom() - 4, width, 1.5), colour)

    def _paint_edges(self, painter: QPainter, bar: QRectF, mark: Mark, colour: QColor) -> None:
        if mark.shape is Shape.LIMIT:
            painter.fillRect(QRectF(bar.right() - 3, bar.top() - 3, 3, bar.height() + 6), colour)
            return
        if not mark.soft_start:
            painter.fillRect(QRectF(bar.left(), bar.top(), 2, bar.height()), colour)
        if not mark.soft_end:
            painter.fillRect(QRectF(bar.right() - 2, bar.top(), 2, bar.height()), colour)

    def _paint_progress(self, painter: QPainter, bar: QRectF, mark: Mark, colour: QColor) -> None:
        """A line at the foot as long as what is reported, a notch at what was to be expected."""
        assert mark.progress is not None
        height = _foot(bar)
        done = bar.width() * mark.progress.reported / 100
        foot = QRectF(bar.left(), bar.bottom() - height, bar.width(), height)
        painter.fillRect(foot, self._tint(self._theme.colour("base"), 0.75))
        painter.fillRect(QRectF(foot.left(), foot.top(), done, height), colour)
        if bar.height() >= 8:
            at = bar.left() + bar.width() * mark.progress.expected / 100
            notch = QRectF(
                min(max(at - 1, bar.left()), bar.right() - 2), foot.top() - 2, 2, height + 2
            )
            painter.fillRect(notch, self._theme.colour("text"))

    # --- forms ----------------------------------------------------------------------------------

    def _paint_diamond(self, painter: QPainter, bar: QRectF, colour: QColor, body: Body) -> None:
        centre, half = bar.center(), bar.height() / 2
        points = ((0, -half), (half, 0), (0, half), (-half, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if body in (Body.HOLLOW, Body.STRUCK):
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(self._tint(colour, _SHARES[body]))
        else:
            painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([centre + QPointF(*point) for point in points]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_arrow(
        self, painter: QPainter, area: QRectF, bar: QRectF, mark: Mark, colour: QColor
    ) -> None:
        """Sure at the start, then paler, with a head where it leaves the picture."""
        solid, pale, clear = (self._tint(colour, share) for share in (0.62, 0.16, 0.0))
        middle, height = bar.center().y(), bar.height()
        tip = area.right() - 2
        head = min(height * 0.7, max(0.0, tip - bar.left()))
        shaft = QRectF(
            bar.left(), middle - height / 4, max(0.0, tip - head - bar.left()), height / 2
        )
        gradient = QLinearGradient(bar.left(), 0, bar.left() + 260, 0)
        gradient.setColorAt(0, clear if mark.soft_start else solid)
        gradient.setColorAt(0.12, solid)
        gradient.setColorAt(1, pale)
        painter.fillRect(shaft.intersected(area), QBrush(gradient))
        if not mark.soft_start:
            painter.fillRect(QRectF(bar.left(), bar.top(), 2, height), colour)
        if head > 2:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(colour)
            points = (
                QPointF(tip - head, middle - height / 2),
                QPointF(tip, middle),
                QPointF(tip - head, middle + height / 2),
            )
            painter.drawPolygon(QPolygonF(points))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_hatching(self, painter: QPainter, seen: QRectF) -> None:
        """Two readings are possible: hatched, with a question mark at the end."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(seen, QBrush(self._theme.colour("base"), Qt.BrushStyle.BDiagPattern))

    def _paint_steps(self, painter: QPainter, ends: Sequence[QRectF]) -> None:
        """From the end of each promise to that of the next, with a point on each."""
        colour = self._theme.colour("muted")
        painter.setPen(QPen(colour, 1.0))
        y = ends[0].center().y()
        for one, other in pairwise(ends):
            painter.drawLine(QPointF(one.right(), y), QPointF(other.right(), y))
        painter.setPen(Qt.PenStyle.NoPen)
        for one in ends[:-1]:
            painter.fillRect(QRectF(one.right() - 1, y - 2.5, 2, 5), colour)
        tip = QPointF(ends[-1].right(), y)
        turn = 4.0 if ends[-1].right() >= ends[-2].right() else -4.0
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-turn, -2.5), tip + QPointF(-turn, 2.5)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _foot(bar: QRectF) -> float:
    """How high the line at the foot of a bar is."""
    return max(1.0, round(bar.height() * 0.22))


def earlier_area(area: QRectF, bar: QRectF, window: Window, scale: TimeScale) -> QRectF:
    """Where an earlier promise is outlined; one side of it may be open."""
    end = window.latest or window.earliest
    assert end is not None, "a promise without days has no place in time"
    right = area.left() + scale.right(end)
    left = area.left() + scale.x(window.earliest) if window.earliest else bar.left()
    top = max(area.top(), bar.top() - _GHOST_GAP)
    return QRectF(min(left, right - 3), top, max(3.0, right - left), _GHOST_HEIGHT)
