"""Positions to y and back: equally high rows, rows level with a table, bands of groups. No Qt."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Protocol

from app.domain.grouping import GroupedLines

DENSE_BELOW = 5.0
"""Rows that are less high than this many pixels are not told apart any more."""


class RowPlaces(Protocol):
    """Where rows lie, in pixels from the top of the first one."""

    @property
    def total(self) -> float:
        """The height of all rows."""

    def lanes(self, position: int) -> int:
        """How many lines lie below a row."""

    def top(self, position: int) -> float:
        """The upper edge of a row."""

    def height_of(self, position: int) -> float:
        """The height of a row without the lines below it."""

    def at(self, y: float) -> tuple[int, int] | None:
        """The position of the row at a height, and the number of the line in it: 0 is the row."""


class RowLayout:
    """Equally high rows, some of which show their actions below them."""

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
        return (self.count + self._above[-1]) * self.height

    def lanes(self, position: int) -> int:
        if not self._positions:
            return 0
        at = bisect_right(self._positions, position)
        if at and self._positions[at - 1] == position:
            return self._above[at] - self._above[at - 1]
        return 0

    def height_of(self, position: int) -> float:
        return self.height

    def top(self, position: int) -> float:
        if not self._positions:
            return position * self.height
        before = bisect_right(self._positions, position - 1)
        return (position + self._above[before]) * self.height

    def at(self, y: float) -> tuple[int, int] | None:
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


class Levels(Protocol):
    """Where rows stand that are not all equally high: as in the table beside."""

    def top(self, position: int) -> int: ...

    def height(self, position: int) -> int: ...

    def position_at(self, y: int) -> int: ...

    def total(self) -> int: ...


class LevelRows:
    """Rows that are level with those of the table beside, whatever their heights."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels

    @property
    def total(self) -> float:
        return float(self._levels.total())

    def lanes(self, position: int) -> int:
        return 0

    def top(self, position: int) -> float:
        return float(self._levels.top(position))

    def height_of(self, position: int) -> float:
        return float(self._levels.height(position))

    def at(self, y: float) -> tuple[int, int] | None:
        position = self._levels.position_at(int(y))
        return (position, 0) if y >= 0 and position >= 0 else None


class GroupBands:
    """One band for each group that has a head; its rows lie in it, wherever they stand."""

    def __init__(self, lines: GroupedLines, height: float) -> None:
        self._lines = lines
        self.height = height

    @property
    def total(self) -> float:
        return len(self._lines.heads) * self.height

    def lanes(self, position: int) -> int:
        return 0

    def top(self, position: int) -> float:
        return self._lines.place_of(position) * self.height

    def height_of(self, position: int) -> float:
        return self.height

    def at(self, y: float) -> tuple[int, int] | None:
        return (self._lines.start_of(int(y / self.height)), 0) if 0 <= y < self.total else None
