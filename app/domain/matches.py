"""The rows that a filter finds, by key."""

from collections.abc import Iterator
from itertools import islice

_COMPARED = 512


class Matches:
    """Keys in order, found as far as they are looked at: the first page is there at once."""

    def __init__(self, count: int, keys: Iterator[int]) -> None:
        self._count = count
        self._found: list[int] = []
        self._rest = keys

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, position: int) -> int:
        self._find(position + 1)
        return self._found[position]

    def __iter__(self) -> Iterator[int]:
        self._find(self._count)
        return iter(self._found)

    def page(self, first: int, last: int) -> list[int]:
        """The keys at the positions [first, last)."""
        self._find(last)
        return self._found[first:last]

    def position_of(self, key: int, *, thoroughly: bool = True) -> int | None:
        """Where a key stands; None if it is not among them.

        Unless `thoroughly`, only what has been looked at is searched, which takes no time.
        """
        if thoroughly:
            self._find(self._count)
        try:
            return self._found.index(key)
        except ValueError:
            return None

    def begins_like(self, other: "Matches") -> bool:
        """Whether it is as long as another answer and the first rows are the same."""
        return self is other or (
            len(self) == len(other) and self.page(0, _COMPARED) == other.page(0, _COMPARED)
        )

    def _find(self, length: int) -> None:
        missing = min(length, self._count) - len(self._found)
        if missing > 0:
            self._found.extend(islice(self._rest, missing))


def no_matches() -> Matches:
    """What a filter finds in nothing."""
    return Matches(0, iter(()))
