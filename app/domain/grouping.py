"""Rows in groups: the groups that a filter gives, and the lines that a list of them shows."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from app.domain.filters import GroupKey
from app.domain.matches import Matches

Path = tuple[str, ...]
"""The values of a group and of those around it, the outermost first."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The rows that have a value, within the group around it."""

    by: GroupKey
    path: Path
    keys: int
    """The set of the keys of its rows, one bit each; a row counts once, however deep it stands."""
    members: Matches
    """The same in the order of the list."""
    below: tuple["Group", ...] = ()

    @property
    def value(self) -> str:
        return self.path[-1]

    @property
    def level(self) -> int:
        """How many groups are around it."""
        return len(self.path) - 1

    def __len__(self) -> int:
        return self.keys.bit_count()


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """All groups of a list."""

    groups: tuple[Group, ...] = ()
    shared: Mapping[GroupKey, int] = field(default_factory=dict)
    """For each level, the set of the keys that stand under several of its values."""

    def is_shared(self, key: int) -> bool:
        """Whether a row stands in more than one group."""
        return any(keys >> key & 1 for keys in self.shared.values())

    def every(self) -> Iterator[Group]:
        """All groups, each before those within it."""
        waiting = list(reversed(self.groups))
        while waiting:
            group = waiting.pop()
            yield group
            waiting.extend(reversed(group.below))

    def like(self, other: "Grouping") -> bool:
        """Whether the same rows stand in the same groups."""
        mine, others = list(self.every()), list(other.every())
        return len(mine) == len(others) and all(
            one.path == two.path and one.keys == two.keys
            for one, two in zip(mine, others, strict=True)
        )


class GroupedLines:
    """Positions of a grouped list: heads of groups and, where they are open, the rows below."""

    def __init__(self, grouping: Grouping, closed: Set[Path] = frozenset()) -> None:
        self.grouping = grouping
        self._groups: list[Group] = []
        self._starts: list[int] = []
        self._places: dict[Path, int] = {}
        self._closed = frozenset(closed)
        self._length = 0
        for group in grouping.groups:
            self._add(group)

    def _add(self, group: Group) -> None:
        self._places[group.path] = len(self._groups)
        self._groups.append(group)
        self._starts.append(self._length)
        self._length += 1
        if group.path in self._closed:
            return
        for inner in group.below:
            self._add(inner)
        if not group.below:
            self._length += len(group)

    def __len__(self) -> int:
        return self._length

    def is_closed(self, path: Path) -> bool:
        """Whether the rows of a group are hidden."""
        return path in self._closed

    @property
    def heads(self) -> Sequence[Group]:
        """The groups whose heads are shown, from top to bottom."""
        return self._groups

    def place_of(self, position: int) -> int:
        """The number, among the heads that are shown, of the one that a position stands under."""
        return bisect_right(self._starts, position) - 1

    def start_of(self, place: int) -> int:
        """The position of a head by its number."""
        return self._starts[place]

    def group_at(self, position: int) -> Group:
        """The innermost group whose head or row stands at a position."""
        return self._groups[bisect_right(self._starts, position) - 1]

    def head(self, position: int) -> Group | None:
        """The group whose head stands at a position; None where a row stands."""
        at = bisect_right(self._starts, position) - 1
        return self._groups[at] if self._starts[at] == position else None

    def key(self, position: int) -> int | None:
        """The key of the row at a position; None where a head stands."""
        at = bisect_right(self._starts, position) - 1
        offset = position - self._starts[at] - 1
        return None if offset < 0 else self._groups[at].members[offset]

    def neighbours(self, position: int, count: int) -> list[int]:
        """The keys of the rows at and around a position within their group."""
        at = bisect_right(self._starts, position) - 1
        offset = max(0, position - self._starts[at] - 1)
        first = offset - offset % count
        return self._groups[at].members.page(first, first + count)

    def page(self, first: int, last: int) -> list[int | None]:
        """The keys at the positions [first, last); None for heads."""
        found: list[int | None] = []
        place = max(0, bisect_right(self._starts, first) - 1)
        while place < len(self._groups) and self._starts[place] < last:
            start, group = self._starts[place], self._groups[place]
            if start >= first:
                found.append(None)
            if not group.below and group.path not in self._closed:
                found += group.members.page(max(0, first - start - 1), last - start - 1)
            place += 1
        return found

    def around(self, position: int) -> list[Group]:
        """The groups that a position lies in, the outermost first."""
        path = self.group_at(position).path
        return [self._groups[self._places[path[: depth + 1]]] for depth in range(len(path))]

    def position_of_head(self, path: Path) -> int | None:
        """Where the head of a group stands, or that of the closed one that hides it."""
        for depth in range(len(path), 0, -1):
            place = self._places.get(path[:depth])
            if place is not None:
                return self._starts[place]
        return None

    def end_of(self, path: Path) -> int:
        """The position behind the last line of a group that has a head."""
        place = self._places[path]
        for later in range(place + 1, len(self._groups)):
            if len(self._groups[later].path) <= len(path):
                return self._starts[later]
        return self._length

    def position_of(self, key: int, inside: Path = ()) -> int | None:
        """Where a row stands, if possible within a group; None if it is not shown."""
        preferred = self._places.get(inside)
        if preferred is not None:
            position = self._position_in(preferred, key)
            if position is not None:
                return position
        return next(self.positions_of(key), None)

    def positions_of(self, key: int) -> Iterator[int]:
        """Everywhere that a row stands, from top to bottom."""
        for place in range(len(self._groups)):
            position = self._position_in(place, key)
            if position is not None:
                yield position

    def _position_in(self, place: int, key: int) -> int | None:
        group = self._groups[place]
        hidden = group.below or group.path in self._closed
        if hidden or not group.keys >> key & 1:
            return None
        offset = group.members.position_of(key)
        return None if offset is None else self._starts[place] + 1 + offset
