"""When rows begin and end, by key, as numbers: proleptic ordinals of days."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NO_DAY = 0
"""No day is known, or the window is open on that side."""


@dataclass(frozen=True, slots=True)
class RowWindows:
    """The earliest and the latest day of each row, at the index of its key."""

    starts: "array[int]"
    ends: "array[int]"

    def extent(self, keys: Iterable[int]) -> tuple[date, date] | None:
        """The first and the last day of some rows; None if none of them has a day."""
        held = list(keys)
        days = {*map(self.starts.__getitem__, held), *map(self.ends.__getitem__, held)} - {NO_DAY}
        if not days:
            return None
        return date.fromordinal(min(days)), date.fromordinal(max(days))
