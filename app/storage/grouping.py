"""Groups from sets of keys: for each path of values the rows that have all of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, String, func, literal_column, select

from app.base.folding import fold
from app.domain.commitment import Assessment, Status
from app.domain.due_state import DueState
from app.domain.filters import NOTHING, Facet, GroupKey
from app.domain.grouping import Group, Grouping, Path
from app.domain.matches import Matches
from app.storage.key_sets import Order, concatenated, key_set
from app.storage.tables import action, listing, target

Values = Mapping[str, int]
"""The set of keys of each value."""
Totals = dict[tuple[str, str, str], tuple[int, float]]
"""How many targets and their sum, by unit, comparator and scope."""

FACETS = {
    GroupKey.ORGANISATION: Facet.ORGANISATION,
    GroupKey.DOCUMENT: Facet.DOCUMENT,
    GroupKey.DUE: Facet.DUE,
    GroupKey.STATUS: Facet.STATUS,
    GroupKey.ASSESSMENT: Facet.ASSESSMENT,
    GroupKey.TAG: Facet.TAG,
}
"""What is a facet too; its sets are kept there."""

_quarter: Any = literal_column(
    "substr(listing.latest, 1, 4) || 'Q' || ((substr(listing.latest, 6, 2) + 2) / 3)", String
)
_COLUMNS: dict[GroupKey, Any] = {
    GroupKey.SECTION: func.coalesce(listing.c.section_id, NOTHING),
    GroupKey.QUARTER: func.coalesce(_quarter, NOTHING),
    GroupKey.OWNER: listing.c.owner,
}
_ENUMS = {
    GroupKey.DUE: DueState,
    GroupKey.STATUS: Status,
    GroupKey.ASSESSMENT: Assessment,
}
BY_PLACE = (GroupKey.SECTION, GroupKey.DOCUMENT)


class ColumnSets:
    """The sets of the values of columns that are no facet."""

    def __init__(self) -> None:
        self._kept: dict[GroupKey, dict[str, int]] = {}

    def of(self, connection: Connection, by: GroupKey) -> Values:
        """The set of keys of each value."""
        if by not in self._kept:
            value = _COLUMNS[by].label("value")
            query = select(value, func.group_concat(listing.c.key)).group_by(value)
            rows = connection.execute(query)
            self._kept[by] = {one: concatenated(keys) for one, keys in rows}
        return self._kept[by]

    def clear(self) -> None:
        """Anything may have changed."""
        self._kept.clear()

    def renew(self, connection: Connection, keys: list[int]) -> None:
        """Move a few rows between the values."""
        stay = ~key_set(keys)
        for by, values in self._kept.items():
            for value in values:
                values[value] &= stay
            query = select(_COLUMNS[by], listing.c.key).where(listing.c.key.in_(keys))
            for value, key in connection.execute(query):
                values[value] = values.get(value, 0) | 1 << key
            for value in [value for value, members in values.items() if not members]:
                del values[value]


def grouping(
    base: int,
    levels: Sequence[tuple[GroupKey, Values]],
    order: Order,
    ranks: Mapping[str, int],
) -> Grouping:
    """Put the rows of a set into groups. `ranks` order organisations, documents, sections."""
    ordered = [(by, sorted(values.items(), key=_placing(by, ranks))) for by, values in levels]
    groups = tuple(_groups(base, ordered, order, ()))
    return Grouping(groups, {by: _twice(base, values.values()) for by, values in levels})


def _groups(
    base: int,
    levels: Sequence[tuple[GroupKey, Sequence[tuple[str, int]]]],
    order: Order,
    path: Path,
) -> Iterator[Group]:
    by, values = levels[0]
    for value, every in values:
        keys = every & base
        if keys:
            inner = (*path, value)
            below = tuple(_groups(keys, levels[1:], order, inner)) if levels[1:] else ()
            yield Group(by, inner, keys, Matches(keys.bit_count(), _later(order, keys)), below)


def _later(order: Order, keys: int) -> Iterator[int]:
    """Rows are put in order when a group is looked at, not when it is counted."""
    yield from order.members(keys)


def _twice(base: int, sets: Iterable[int]) -> int:
    once = twice = 0
    for keys in sets:
        twice |= once & keys
        once |= keys
    return twice & base


def _placing(by: GroupKey, ranks: Mapping[str, int]) -> Callable[[tuple[str, int]], Any]:
    """Choices in their own order, sections as printed, the rest by name; what has none is last."""
    if by in _ENUMS:
        places = {one.value: at for at, one in enumerate(_ENUMS[by])}
        return lambda item: places.get(item[0], len(places))
    if by in BY_PLACE:
        return lambda item: (item[0] == NOTHING, ranks.get(item[0], len(ranks)))
    # Of names that differ in their script alone the order must not depend on what came first.
    return lambda item: (
        item[0] == NOTHING, ranks.get(item[0], len(ranks)), fold(item[0]), item[0]
    )  # fmt: skip


class Targets:
    """All targets as numbers, to be added up for any set of rows."""

    def __init__(self, connection: Connection) -> None:
        self._values: dict[tuple[str, str, str], tuple[int, dict[int, tuple[int, float]]]] = {}
        found: dict[tuple[str, str, str], dict[int, tuple[int, float]]] = {}
        for unit, comparator, scope, key, value in connection.execute(_all_targets()):
            held = found.setdefault((unit, comparator, scope), {})
            count, total = held.get(key, (0, 0))
            held[key] = count + 1, total + value
        self._values = {kind: (key_set(list(held)), held) for kind, held in found.items()}

    def totals(self, keys: int) -> Totals:
        """How many targets the rows of a set have and what they add up to."""
        totals: Totals = {}
        for kind, (every, held) in self._values.items():
            found = every & keys
            if found:
                members = [held[key] for key in _members(found)]
                totals[kind] = sum(one[0] for one in members), sum(one[1] for one in members)
        return totals


def _members(keys: int) -> Iterator[int]:
    digits = bin(keys)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def _all_targets() -> Select[Any]:
    return (
        select(target.c.unit, target.c.comparator, target.c.scope, listing.c.key, target.c.value)
        .join(action, target.c.action_id == action.c.id)
        .join(listing, action.c.commitment_id == listing.c.id)
    )
