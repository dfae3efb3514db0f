"""Rows as high as their text: measured when they are seen, guessed until then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QTableView

MOST_LINES = 60
"""No row is higher than so many lines; the rest is in the tool tip and in the detail."""


_ROUNDS = 4
"""Rows that are lower than was thought let others come into sight, to be measured too."""


class FullRows(QObject):
    """Gives the rows in sight their height. What is above stays where it was on the screen."""

    measured = Signal()
    """Some rows are higher or lower now."""

    def __init__(self, table: QTableView, height_of: Callable[[int], int]) -> None:
        super().__init__(table)
        self._table = table
        self._height_of = height_of
        self._known: set[int] = set()
        self._sized: set[int] = set()
        self._measuring = False
        self.active = False

    @Slot()
    def forget(self) -> None:
        """All rows may have another height: other rows, or other columns."""
        self._known.clear()

    def forget_some(self, positions: set[int]) -> None:
        """Some rows have changed."""
        self._known -= positions

    def top(self, position: int) -> int:
        """Where a row begins among all rows, in pixels."""
        return self._table.verticalHeader().sectionPosition(position)

    def height(self, position: int) -> int:
        """How high a row is, or is thought to be."""
        return self._table.verticalHeader().sectionSize(position)

    def position_at(self, y: int) -> int:
        """The row at a height among all rows; -1 behind the last."""
        heads = self._table.verticalHeader()
        return heads.logicalIndexAt(y - heads.offset())

    def total(self) -> int:
        """The height of all rows."""
        return self._table.verticalHeader().length()

    def stop(self) -> None:
        """Rows are equally high again."""
        self.active = False
        heads, count = self._table.verticalHeader(), self._table.model().rowCount()
        self._resize(dict.fromkeys(self._sized, heads.defaultSectionSize()), count)
        self._sized.clear()
        self._known.clear()

    @Slot()
    def measure(self) -> None:
        """Measure the rows that are seen and not yet known."""
        if self.active and not self._measuring:
            self._measuring = True
            try:
                for _round in range(_ROUNDS):
                    if not self._measure():
                        break
            finally:
                self._measuring = False

    def _measure(self) -> bool:
        """Whether there was anything to measure; then other rows may have come into sight."""
        heads, bar = self._table.verticalHeader(), self._table.verticalScrollBar()
        first = heads.logicalIndexAt(0)
        if first < 0:
            return False
        # What was seen before stays where it is on the screen.
        hidden = -heads.sectionViewportPosition(first)
        room = self._table.viewport().height() + hidden
        anchor, heights = self._missing(first, room)
        if not heights:
            return False
        before = None if anchor is None else heads.sectionPosition(anchor)
        self._resize(heights, self._table.model().rowCount())
        self._table.updateGeometries()
        self.measured.emit()
        if anchor is not None and before is not None:
            bar.setValue(bar.value() + heads.sectionPosition(anchor) - before)
        self._table.viewport().update()
        heads.viewport().update()
        return True

    def _resize(self, heights: dict[int, int], count: int) -> None:
        heads = self._table.verticalHeader()
        # Otherwise the header works out the places of all rows again for each of these.
        heads.setUpdatesEnabled(False)
        for position, height in heights.items():
            if position < count:
                heads.resizeSection(position, height)
        heads.setUpdatesEnabled(True)

    def _missing(self, first: int, room: int) -> tuple[int | None, dict[int, int]]:
        """The first row in sight that was known, and the heights of those that were not."""
        heads, count = self._table.verticalHeader(), self._table.model().rowCount()
        found: dict[int, int] = {}
        anchor, position, y = None, first, 0
        while position < count and y < room:
            if position in self._known:
                anchor = position if anchor is None else anchor
                height = heads.sectionSize(position)
            else:
                height = found[position] = self._height_of(position)
            y += height
            position += 1
        self._known.update(found)
        self._sized.update(found)
        return anchor, found
