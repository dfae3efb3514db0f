"""Thousands of rows on one screen: where many windows lie, it is dark."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.domain.matches import Matches
from app.domain.windows import NO_DAY, RowWindows
from app.ui.timeline.scale import TimeScale

_ROWS_PER_PIXEL = 6


def paint_density(
    painter: QPainter,
    area: QRectF,
    rows: Matches,
    windows: RowWindows,
    scale: TimeScale,
    row_height: float,
    offset: float,
    colour: QColor,
) -> None:
    """Paint rows that are less than a few pixels high, at most six of those on each pixel.

    `offset` is the y of the area's top among all rows, in pixels.
    """
    step = max(1.0, 1.0 / row_height / _ROWS_PER_PIXEL)
    first = offset / row_height
    last = min(float(len(rows)), (offset + area.height()) / row_height)
    lines = []
    starts, ends = windows.starts, windows.ends
    left, right = area.left(), area.right()
    position = first
    while position < last:
        key = rows[int(position)]
        start, end = starts[key], ends[key]
        if start != NO_DAY or end != NO_DAY:
            x = left + (start - scale.origin) * scale.density if start else left
            end_x = left + (end + 1 - scale.origin) * scale.density if end else right
            if not start:
                x = max(left, end_x - 8)
            if end_x >= left and x <= right:
                y = area.top() + position * row_height - offset + 0.5
                lines.append(QLineF(max(left, x), y, min(right, end_x), y))
        position += step
    ink = QColor(colour)
    ink.setAlphaF(min(0.6, 0.25 + 0.35 * min(1.0, row_height)))
    painter.setPen(QPen(ink, max(1.0, row_height * 0.7)))
    painter.drawLines(lines)
