"""Thousands of rows on one screen: where many windows lie, it is dark."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.domain.windows import NO_DAY, RowWindows
from app.ui.theme import Theme
from app.ui.timeline.scale import TimeScale

_ROWS_PER_PIXEL = 3
_LIMIT_PIXELS = 8.0
"""How long a stripe is for a row that has a latest day only."""


class Keyed(Protocol):
    """Positions with the keys of their rows; None where something else stands."""

    def __len__(self) -> int: ...

    def page(self, first: int, last: int) -> Sequence[int | None]:
        """The keys at the positions [first, last)."""


@dataclass(frozen=True, slots=True)
class DenseRows:
    """Rows that are less than a few pixels high."""

    rows: Keyed
    windows: RowWindows
    height: float
    offset: float
    """The y of the top of the painted area among all rows, in pixels."""


def paint_density(
    painter: QPainter, area: QRectF, dense: DenseRows, scale: TimeScale, theme: Theme
) -> None:
    """Paint rows as stripes, at most three of those that share a line of pixels.

    Rows without days are faint from edge to edge, so that they do not disappear.
    """
    windows, lanes = _stripes(area, dense, scale)
    ink = QColor(theme.colour("accent"))
    ink.setAlphaF(min(0.7, 0.35 + 0.35 * min(1.0, dense.height)))
    # Rectangles are filled ten times as fast as lines of the same width are drawn.
    painter.setPen(Qt.PenStyle.NoPen)
    for stripes, colour in ((lanes, theme.colour("line")), (windows, ink)):
        painter.setBrush(colour)
        painter.drawRects(stripes)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _stripes(area: QRectF, dense: DenseRows, scale: TimeScale) -> tuple[list[QRectF], list[QRectF]]:
    """The stripes of the rows with days and of those without."""
    height, density = dense.height, scale.density
    first = int(dense.offset / height)
    last = min(len(dense.rows), int((dense.offset + area.height()) / height) + 1)
    step = max(1, int(1.0 / height / _ROWS_PER_PIXEL))
    starts, ends = dense.windows.starts, dense.windows.ends
    left, right = area.left(), area.right()
    zero = left - scale.origin * density
    thick = max(1.0, height * 0.7)
    top = area.top() - dense.offset + (height - thick) / 2
    windows, lanes = [], []
    for position, key in zip(
        range(first, last, step), dense.rows.page(first, last)[::step], strict=True
    ):
        if key is None:
            continue
        start, end = starts[key], ends[key]
        y = top + position * height
        if start == NO_DAY and end == NO_DAY:
            lanes.append(QRectF(left, y, right - left, thick))
            continue
        end_x = right if end == NO_DAY else zero + (end + 1) * density
        x = end_x - _LIMIT_PIXELS if start == NO_DAY else zero + start * density
        if end_x >= left and x <= right:
            x = max(left, x)
            windows.append(QRectF(x, y, max(1.0, min(right, end_x) - x), thick))
    return windows, lanes
