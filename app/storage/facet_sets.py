"""The keys of the rows that have each value of a facet, kept and brought up to date by changes."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, literal, select

from app.domain.conditions import Facet
from app.storage.attention_expression import attention_expressions
from app.storage.due_expression import due_state_expression
from app.storage.key_sets import key_set
from app.storage.tables import listing, listing_facet

Sets = dict[str, int]


class FacetSets:
    """One set of keys for each value of each facet that has been asked for.

    Of attention it holds the reasons that do not depend on a number of days.
    """

    def __init__(self, today: date) -> None:
        # Made once: putting them together takes as long as asking them of a few rows.
        self._due = due_state_expression(today)
        self._reasons = attention_expressions(today)
        self._sets: dict[Facet, Sets] = {}

    def forget(self, facets: Iterable[Facet]) -> None:
        """Ask for some facets anew."""
        for facet in facets:
            self._sets.pop(facet, None)

    def sets(self, connection: Connection, facet: Facet) -> Sets:
        """The set of each value that a row has."""
        if facet not in self._sets:
            self._sets[facet] = self.asked(connection, facet)
        return self._sets[facet]

    def renew(self, connection: Connection, keys: list[int], facets: Iterable[Facet]) -> None:
        """Move a few rows between the values of those of some facets that are in use."""
        renewed = {facet: self._sets[facet] for facet in facets if facet in self._sets}
        stay = ~key_set(keys)
        for values in renewed.values():
            for value in values:
                values[value] &= stay
        come: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for facet, value, key in self._rows(connection, keys, renewed):
            come[facet, value].append(key)
        for (facet, value), members in come.items():
            values = renewed[Facet(facet)]
            values[value] = values.get(value, 0) | key_set(members)
        for values in renewed.values():
            for value in [value for value, members in values.items() if not members]:
                del values[value]

    def __contains__(self, facet: Facet) -> bool:
        return facet in self._sets

    def keep(self, facet: Facet, sets: Sets) -> None:
        """Sets that have been asked for elsewhere."""
        self._sets.setdefault(facet, sets)

    def asked(self, connection: Connection, facet: Facet) -> Sets:
        """The sets as the tracker holds them now; in any thread."""
        key: ColumnElement[int] = listing.c.key
        if facet is Facet.ATTENTION:
            found = {}
            for reason, holds in self._reasons.items():
                query = select(func.group_concat(key)).where(holds)
                found[reason.value] = concatenated(connection.execute(query).scalar_one())
            return {value: keys for value, keys in found.items() if keys}
        if facet is Facet.DUE:
            value: ColumnElement[str] = self._due
            query = select(value, func.group_concat(key)).group_by(value)
        else:
            value, key = listing_facet.c.value, listing_facet.c.key
            query = select(value, func.group_concat(key)).group_by(value)
            query = query.where(listing_facet.c.facet == facet.value)
        return {value: concatenated(keys) for value, keys in connection.execute(query)}

    def _rows(
        self, connection: Connection, keys: list[int], facets: Collection[Facet]
    ) -> Iterator[Any]:
        facet, key = listing_facet.c, listing.c.key
        yield from connection.execute(
            select(facet.facet, facet.value, facet.key).where(
                facet.key.in_(keys), facet.facet.in_([one.value for one in facets])
            )
        ).all()
        if Facet.DUE in facets:
            query = select(literal(Facet.DUE.value), self._due, key)
            yield from connection.execute(query.where(key.in_(keys)))
        if Facet.ATTENTION in facets:
            flags = [case((holds, 1), else_=0) for holds in self._reasons.values()]
            for row in connection.execute(select(key, *flags).where(key.in_(keys))):
                for reason, holds in zip(self._reasons, row[1:], strict=True):
                    if holds:
                        yield Facet.ATTENTION.value, reason.value, row[0]


def concatenated(keys: str | int | None) -> int:
    """The set of the keys that SQLite has joined with commas."""
    return key_set(parsed(keys))


def parsed(keys: str | int | None) -> list[int]:
    """Numbers that SQLite has joined with commas: three times as fast as a row for each."""
    return json.loads(f"[{keys}]") if keys is not None else []
