"""Positions to y and back. Rows are equally high, but for those that show their actions. No Qt."""

from bisect import bisect_right
from collections.abc import Mapping


class RowLayout:
    """Where rows lie, in pixels from the top of the first one."""

    def __init__(self, count: int, height: float, lanes: Mapping[int, int] | None = None) -> None:
        """`lanes` says how many lines, as high as a row, lie below that of a position."""
        self.count = count
        self.height = height
        opened = sorted((lanes or {}).items())
        self._positions = [position for position, _count in opened if position < count]
        self._above = [0]
        """How many lanes lie above the first opened row, above the second, and so on."""
        for _position, lanes_here in opened[: len(self._positions)]:
            self._above.append(self._above[-1] + lanes_here)

    @property
    def total(self) -> float:
        """The height of all rows."""
        return (self.count + self._above[-1]) * self.height

    def lanes(self, position: int) -> int:
        """How many lines lie below a row."""
        if not self._positions:
            return 0
        at = bisect_right(self._positions, position)
        if at and self._positions[at - 1] == position:
            return self._above[at] - self._above[at - 1]
        return 0

    def top(self, position: int) -> float:
        """The upper edge of a row."""
        if not self._positions:
            return position * self.height
        before = bisect_right(self._positions, position - 1)
        return (position + self._above[before]) * self.height

    def at(self, y: float) -> tuple[int, int] | None:
        """The position of the row at a height, and the number of the line in it: 0 is the row."""
        if not 0 <= y < self.total:
            return None
        line = int(y / self.height)
        low, high = 0, self.count - 1
        while low < high:  # The last row that begins at or above this line.
            middle = (low + high + 1) // 2
            before = bisect_right(self._positions, middle - 1)
            low, high = (
                (middle, high) if middle + self._above[before] <= line else (low, middle - 1)
            )
        before = bisect_right(self._positions, low - 1)
        return low, line - low - self._above[before]
