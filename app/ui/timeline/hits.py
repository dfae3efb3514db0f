"""What of the bars of a row lies at a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRectF

from app.domain.listing import ListingRow
from app.domain.marks import Mark, Shape
from app.ui.timeline.bars import earlier_area
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.revising import Edge
from app.ui.timeline.scale import TimeScale

_EDGE_PIXELS = 6.0
_SLACK = 3.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A bar at a place."""

    row: ListingRow
    mark: Mark
    bar: QRectF
    edge: Edge | None
    """None in the middle of a bar."""
    earlier: bool = False
    """It is the outline of what was promised before."""

    @property
    def can_move(self) -> bool:
        """Whether something of it can be dragged here."""
        return self.edge is not None and not self.earlier


def hit_in(
    row: ListingRow,
    marks: Sequence[Mark],
    area: QRectF,
    scale: TimeScale,
    painter: MarkPainter,
    place: QPoint,
) -> Hit | None:
    """The bar of a row that lies at a place; of several, that which is painted last."""
    x, y = float(place.x()), float(place.y())
    dated = [mark for mark in marks if mark.start is not None]
    for mark in sorted(dated, key=lambda one: one.start or date.min, reverse=True):
        bar = painter.bar_area(area, mark, scale)
        if mark.earlier and y < bar.top() and _on_earlier(area, bar, mark, scale, x):
            return Hit(row, mark, bar, None, earlier=True)
        edge = hit_edge(bar, mark, x)
        across = edge is not None or bar.left() <= x <= bar.right()
        if across and bar.top() - _SLACK <= y <= bar.bottom() + _SLACK:
            return Hit(row, mark, bar, edge)
    return None


def hit_edge(bar: QRectF, mark: Mark, x: float) -> Edge | None:
    """Which edge of a bar lies at an x; the middle of a long bar is no edge."""
    if mark.shape is Shape.MILESTONE:
        return Edge.END if bar.left() <= x <= bar.right() else None
    reach = min(_EDGE_PIXELS, max(2.0, bar.width() / 3))
    if mark.shape is not Shape.ARROW and abs(x - bar.right()) <= reach:
        return Edge.END
    return Edge.START if abs(x - bar.left()) <= reach else None


def _on_earlier(area: QRectF, bar: QRectF, mark: Mark, scale: TimeScale, x: float) -> bool:
    outlines = (earlier_area(area, bar, window, scale) for window in mark.earlier)
    return any(one.left() - 2 <= x <= one.right() + 2 for one in outlines)
