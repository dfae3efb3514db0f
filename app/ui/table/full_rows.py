"""Rows as high as their text: measured when they are seen, guessed until then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QTableView

MOST_LINES = 60
"""No row is higher than so many lines; the rest is in the tool tip and in the detail."""


class FullRows(QObject):
    """Gives the rows in sight their height. What is above stays where it was on the screen."""

    measured = Signal()
    """Some rows are higher or lower now."""

    def __init__(self, table: QTableView, height_of: Callable[[int], int]) -> None:
        super().__init__(table)
        self._table = table
        self._height_of = height_of
        self._known: set[int] = set()
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

    @Slot()
    def measure(self) -> None:
        """Measure the rows that are seen and not yet known."""
        if self.active and not self._measuring:
            self._measuring = True
            try:
                self._measure()
            finally:
                self._measuring = False

    def _measure(self) -> None:
        heads, bar = self._table.verticalHeader(), self._table.verticalScrollBar()
        first = heads.logicalIndexAt(0)
        if first < 0:
            return
        hidden = -heads.sectionViewportPosition(first)
        heights = self._missing(first, self._table.viewport().height() + hidden)
        if not heights:
            return
        before = heads.sectionSize(first)
        # Otherwise the header works out the places of all rows again for each of these.
        heads.setUpdatesEnabled(False)
        for position, height in heights.items():
            heads.resizeSection(position, height)
        heads.setUpdatesEnabled(True)
        self._table.updateGeometries()
        self.measured.emit()
        grown = heads.sectionSize(first) - before
        if hidden > 0 and grown:
            # What is seen of a row whose head is above the edge is its lower end.
            bar.setValue(max(0, bar.value() + grown))
        self._table.viewport().update()
        heads.viewport().update()

    def _missing(self, first: int, room: int) -> dict[int, int]:
        """The heights of the rows from the first one down that are not known yet."""
        heads, count = self._table.verticalHeader(), self._table.model().rowCount()
        found: dict[int, int] = {}
        position, y = first, 0
        while position < count and y < room:
            if position in self._known:
                height = heads.sectionSize(position)
            else:
                height = found[position] = self._height_of(position)
                self._known.add(position)
            y += height
            position += 1
        return found
