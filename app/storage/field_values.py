"""The distinct values of a field with their counts, under any set of rows."""

import json
from array import array
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import compress
from typing import Any

from sqlalchemy import Connection, func, select

from app.domain.conditions import Match, TextIs
from app.domain.field_values import FieldValues
from app.domain.fields import FIELDS, Field
from app.domain.numerals import narrow, plain_number
from app.storage.batches import batched
from app.storage.condition_sets import ConditionSets
from app.storage.field_columns import value_of
from app.storage.key_sets import flags_of
from app.storage.tables import listing

_MOST_IN_ORDER = 20_000
"""Days and numbers are so few that all of them can be put in order before the list is cut."""


class ValueGroups:
    """Which rows hold the same value: for each key the first key with its value.

    The values themselves are not kept, for those of a long text would fill the memory.
    """

    def __init__(self, today: date) -> None:
        self._today = today
        self._groups: dict[Field, array[int]] = {}

    def forget(self, columns: frozenset[Field] | None) -> None:
        """Some fields have changed; None for all of them."""
        for field in list(self._groups):
            if columns is None or field in columns:
                del self._groups[field]

    def values(
        self,
        connection: Connection,
        sets: ConditionSets,
        field: Field,
        base: int,
        search: str,
        limit: int,
    ) -> FieldValues:
        """The values of the rows of a set, each as it is stored; empty ones as ""."""
        spec = FIELDS[field]
        if search and spec.is_text:
            base &= sets.meeting(connection, TextIs(field, Match.CONTAINS, search), 0)
        counts = self._counts(connection, field, base)
        if spec.is_text:
            found = self._texts(connection, field, counts.most_common(limit))
            return FieldValues(tuple(sorted(found, key=lambda one: (-one[1], one[0]))), len(counts))
        found = self._texts(connection, field, counts.most_common(_MOST_IN_ORDER))
        wanted = narrow(search).strip()
        kept = [(value, count) for value, count in found if wanted in value]
        order = _by_number if spec.is_number else _by_text
        return FieldValues(tuple(sorted(kept, key=order)[:limit]), len(kept))

    def _counts(self, connection: Connection, field: Field, base: int) -> "Counter[int]":
        groups = self._grouped(connection, field)
        return Counter(compress(groups, flags_of(base)))

    def _grouped(self, connection: Connection, field: Field) -> "array[int]":
        if field not in self._groups:
            self._groups[field] = self.asked(connection, field)
        return self._groups[field]

    def __contains__(self, field: Field) -> bool:
        return field in self._groups

    def keep(self, field: Field, groups: "array[int]") -> None:
        """Groups that have been asked for elsewhere."""
        self._groups.setdefault(field, groups)

    def asked(self, connection: Connection, field: Field) -> "array[int]":
        """The groups as the tracker holds them now; in any thread."""
        value = value_of(field, self._today)
        each = select(func.group_concat(listing.c.key).label("joined")).group_by(value).subquery()
        # One text for everything: a row for each value would take several times as long.
        joined = connection.execute(select(func.group_concat(each.c.joined, "],["))).scalar_one()
        groups = json.loads(f"[[{joined}]]") if joined else []
        found = array("i", bytes(4 * (max(map(max, groups), default=0) + 1)))
        for keys in groups:
            first = keys[0]
            for key in keys:
                found[key] = first
        return found

    def _texts(
        self, connection: Connection, field: Field, counts: Iterable[tuple[int, int]]
    ) -> list[tuple[str, int]]:
        """The value that stands for each group, as text."""
        counted = dict(counts)
        column = value_of(field, self._today)
        found = []
        for batch in batched(counted):
            query = select(listing.c.key, column).where(listing.c.key.in_(batch))
            for key, value in connection.execute(query):
                found.append((_text(value), counted[key]))
        return found


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(plain_number(value)) if isinstance(value, int | float) else str(value)


def _by_number(one: tuple[str, int]) -> float:
    return float(one[0]) if one[0] else float("inf")


def _by_text(one: tuple[str, int]) -> tuple[bool, str]:
    return not one[0], one[0]
