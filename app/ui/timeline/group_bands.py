"""A group of rows in one line: from when to when, how many in each due state, where it is dense.

For the heads of groups, and for groups whose rows are too many to be told apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.domain.coverage import coverage
from app.domain.due_state import DueState
from app.domain.windows import RowWindows
from app.ui.state_signs import Signs
from app.ui.theme import Theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.scale import TimeScale

_BIN_PIXELS = 3
_PALEST, _DARKEST = 0.12, 0.85
_SHADES = 32
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class GroupRows:
    """The rows of a group."""

    keys: Sequence[int]
    windows: RowWindows
    tally: Mapping[DueState, int]
    """How many rows are in each due state."""


class GroupBandPainter:
    """Paints groups into the rectangle of a line; its left is the x = 0 of the scale."""

    def __init__(self, theme: Theme, writer: LabelWriter, signs: Signs) -> None:
        self._theme = theme
        self._writer = writer
        self._signs = signs

    def paint_density(
        self, painter: QPainter, area: QRectF, group: GroupRows, scale: TimeScale
    ) -> None:
        """Where many rows of the group have their time, it is dark."""
        bins = max(1, int(area.width() / _BIN_PIXELS))
        first = scale.day(0).toordinal()
        last = scale.day(area.width() - 0.01).toordinal()
        counts = coverage(group.keys, group.windows, first, last, bins)
        highest = max(counts, default=0.0)
        if not highest:
            return
        # Many neighbours are as dark as each other, and few shades can be told apart.
        shades = [round(_SHADES * count / highest) or bool(count) for count in counts]
        width, at = area.width() / bins, 0
        for shade, run in groupby(shades):
            length = len(list(run))
            if shade:
                ink = QColor(self._theme.colour("accent"))
                ink.setAlphaF(_PALEST + (_DARKEST - _PALEST) * shade / _SHADES)
                left = round(area.left() + at * width)
                right = round(area.left() + (at + length) * width)
                painter.fillRect(QRectF(left, area.top(), right - left, area.height()), ink)
            at += length

    def paint_summary(
        self, painter: QPainter, area: QRectF, group: GroupRows, scale: TimeScale
    ) -> None:
        """A bracket from the earliest to the latest day, and the counts by due state."""
        extent = group.windows.extent(group.keys)
        middle = area.center().y()
        x = area.left() + 6
        if extent is not None:
            left = max(area.left(), area.left() + scale.x(extent[0]))
            right = min(area.right(), area.left() + scale.right(extent[1]))
            if right > left:
                self._paint_bracket(painter, left, right, middle)
            x = max(x, left + 4)
        self._paint_tally(painter, QRectF(x, area.top(), area.right() - x, area.height()), group)

    def _paint_bracket(self, painter: QPainter, left: float, right: float, middle: float) -> None:
        painter.setPen(QPen(self._theme.colour("muted"), 2))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for x in (left, right):
            painter.drawLine(QPointF(x, middle), QPointF(x, middle + 6))
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_tally(self, painter: QPainter, area: QRectF, group: GroupRows) -> None:
        """Signs with their counts on plates of the ground, as far as there is room."""
        size, x = self._writer.height * 0.72, area.left()
        self._writer.begin(painter)
        for state in DueState:
            count = group.tally.get(state, 0)
            text = f"{count:,}"
            width = size + 4 + self._writer.width(text)
            if not count:
                continue
            if x + width > area.right():
                return
            plate = QRectF(x - 3, area.top() + 2, width + 6, area.height() - 4)
            painter.fillRect(plate, self._theme.colour("base"))
            sign = QRectF(x, area.center().y() - size / 2, size, size)
            self._signs.draw(painter, sign, state)
            place = QRectF(sign.right() + 4, area.top(), width, area.height())
            self._writer.write(painter, place, Label(text, self._theme.colour("text")))
            x += width + _GAP
