"""Thousands of rows on one screen: where many windows lie, it is dark."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.domain.matches import Matches
from app.domain.windows import NO_DAY, RowWindows
from app.ui.timeline.scale import TimeScale

_ROWS_PER_PIXEL = 3
_LIMIT_PIXELS = 8.0
"""How long a line is for a row that has a latest day only."""


@dataclass(frozen=True, slots=True)
class DenseRows:
    """Rows that are less than a few pixels high."""

    rows: Matches
    windows: RowWindows
    height: float
    offset: float
    """The y of the top of the painted area among all rows, in pixels."""


def paint_density(
    painter: QPainter, area: QRectF, dense: DenseRows, scale: TimeScale, colour: QColor
) -> None:
    """Paint rows as lines, at most three of those that share a line of pixels."""
    ink = QColor(colour)
    ink.setAlphaF(min(0.7, 0.35 + 0.35 * min(1.0, dense.height)))
    painter.setPen(QPen(ink, max(1.0, dense.height * 0.7)))
    painter.drawLines(_lines(area, dense, scale))


def _lines(area: QRectF, dense: DenseRows, scale: TimeScale) -> list[QLineF]:
    height, density = dense.height, scale.density
    first = int(dense.offset / height)
    last = min(len(dense.rows), int((dense.offset + area.height()) / height) + 1)
    step = max(1, int(1.0 / height / _ROWS_PER_PIXEL))
    starts, ends = dense.windows.starts, dense.windows.ends
    left, right = area.left(), area.right()
    zero = left - scale.origin * density
    top = area.top() - dense.offset + 0.5
    lines = []
    for position, key in zip(
        range(first, last, step), dense.rows.page(first, last)[::step], strict=True
    ):
        start, end = starts[key], ends[key]
        if start == NO_DAY and end == NO_DAY:
            continue
        end_x = right if end == NO_DAY else zero + (end + 1) * density
        x = end_x - _LIMIT_PIXELS if start == NO_DAY else zero + start * density
        if end_x >= left and x <= right:
            y = top + position * height
            lines.append(QLineF(max(left, x), y, min(right, end_x), y))
    return lines
