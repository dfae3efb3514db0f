"""From a filter to the keys of its rows, in order, and to the counts beside them.

Each condition is answered by SQL once and kept as a set of keys; combining and counting sets needs
no SQL, so typing is not slowed by the number of facets. A change set makes what it touches anew.
"""

import json
from collections import OrderedDict
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select
from sqlalchemy.sql.elements import UnaryExpression

from app.base.folding import fold
from app.domain.changes import Applied
from app.domain.commitment import Assessment, Status
from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.filters import AnyOf, Between, Condition, Contains, Facet, FilterSpec, SortKey
from app.domain.matches import Matches
from app.storage import search_index
from app.storage.changed_columns import changed_columns
from app.storage.commitments import keys_by_id
from app.storage.database import Database
from app.storage.due_expression import due_state_expression
from app.storage.key_sets import Order, key_set
from app.storage.tables import listing, listing_facet

_KEPT_SEARCHES = 64
_KEPT_ORDERS = 8
_RENEWED_AT_ONCE = 2_000
"""With more commitments changed it is faster to ask for everything anew."""


def _ranked(value: ColumnElement[Any], choices: type[StrEnum]) -> ColumnElement[int]:
    """The place of a value among its choices: they are not sorted by the alphabet."""
    return case({one.value: rank for rank, one in enumerate(choices)}, value=value)


_SORT_COLUMNS: dict[Field, tuple[ColumnElement[Any], ...]] = {
    # Refs count up within a document, and documents count up.
    Field.REF: (listing.c.document_position, listing.c.position),
    Field.TEXT: (listing.c.text,),
    Field.RESPONSIBLE: (listing.c.responsible,),
    Field.AGENTS: (listing.c.agents,),
    Field.SECTION: (listing.c.path,),
    Field.DEADLINE: (listing.c.latest,),
    Field.EARLIEST: (listing.c.earliest,),
    Field.LATEST: (listing.c.latest,),
    Field.TARGET: (listing.c.target_value,),
    Field.STATUS: (_ranked(listing.c.status, Status),),
    Field.PERCENT: (listing.c.percent,),
    Field.COMPLETED: (listing.c.completed_on,),
    Field.ASSESSMENT: (_ranked(listing.c.assessment, Assessment),),
    Field.OWNER: (listing.c.owner,),
    Field.TAGS: (listing.c.tags,),
    Field.NOTES: (listing.c.notes,),
    Field.CHANGED: (listing.c.changed,),
}
_EMPTY_TEXT = {Field.RESPONSIBLE, Field.AGENTS, Field.OWNER, Field.NOTES}
_DATE_COLUMNS = {Field.EARLIEST: listing.c.earliest, Field.LATEST: listing.c.latest}


class Query:
    """Answers filters for one tracker and one day. Not to be shared by threads."""

    def __init__(self, database: Database, today: date) -> None:
        self._database = database
        self._today = today
        self._all: int | None = None
        self._facets: dict[Facet, dict[str, int]] = {}
        self._searches: OrderedDict[Condition | str, int] = OrderedDict()
        self._orders: OrderedDict[tuple[SortKey, ...], Order] = OrderedDict()

    @property
    def today(self) -> date:
        return self._today

    def note(self, applied: Applied) -> None:
        """Take account of a change set that has been written."""
        if len(applied.commitments) > _RENEWED_AT_ONCE:
            self._forget()
            return
        self._searches.clear()
        columns = changed_columns(applied.change_set)
        if columns is None:
            self._orders.clear()
            self._all = None
        else:
            for sort in [sort for sort in self._orders if _depends(sort, columns)]:
                del self._orders[sort]
        with self._database.connected() as connection:
            self._renew_facets(connection, applied.commitments)

    def _forget(self) -> None:
        self._all = None
        self._facets.clear()
        self._searches.clear()
        self._orders.clear()

    def _renew_facets(self, connection: Connection, ids: frozenset[str]) -> None:
        """Move the rows of a few commitments between the values of the facets in use."""
        keys = keys_by_id(connection, ids).values()
        if len(keys) < len(ids):  # Some are gone, and their keys with them.
            self._facets.clear()
            return
        stay = ~key_set(list(keys))
        for facet, values in self._facets.items():
            for value in values:
                values[value] &= stay
            for value, key in self._facet_rows(connection, facet, list(keys)):
                values[value] = values.get(value, 0) | 1 << key
            for value in [value for value, members in values.items() if not members]:
                del values[value]

    def matches(self, spec: FilterSpec) -> Matches:
        """The keys of the rows that meet all conditions, in the order of the sort keys."""
        with self._database.connected() as connection:
            return self._order(connection, spec.sort).members(self._matching(connection, spec))

    def count(self, spec: FilterSpec) -> int:
        """How many rows meet all conditions."""
        with self._database.connected() as connection:
            return self._matching(connection, spec).bit_count()

    def counts(self, spec: FilterSpec, facet: Facet) -> dict[str, int]:
        """For each value of a facet, how many rows would be shown if it were chosen alone."""
        others = FilterSpec(spec.without(facet))
        with self._database.connected() as connection:
            base = self._matching(connection, others)
            values = self._facet(connection, facet)
        return {value: (keys & base).bit_count() for value, keys in values.items()}

    # --- sets -----------------------------------------------------------------------------------

    def _matching(self, connection: Connection, spec: FilterSpec) -> int:
        keys = self._everything(connection)
        for condition in spec.conditions:
            met = self._meeting(connection, condition)
            keys &= ~met if condition.negated else met
        return keys

    def _meeting(self, connection: Connection, condition: Condition) -> int:
        if isinstance(condition, AnyOf):
            values = self._facet(connection, condition.facet)
            met = 0
            for value in condition.values:
                met |= values.get(value, 0)
            return met
        if isinstance(condition, Contains):
            return self._containing(connection, fold(condition.text))
        return self._kept(condition, lambda: self._between(connection, condition))

    def _containing(self, connection: Connection, folded: str) -> int:
        if not folded:
            return self._everything(connection)
        found = search_index.matching_keys
        return self._kept(folded, lambda: key_set(found(connection, folded)))

    def _between(self, connection: Connection, condition: Between) -> int:
        column = _DATE_COLUMNS[condition.field]
        query = select(func.group_concat(listing.c.key)).where(column.is_not(None))
        if condition.first is not None:
            query = query.where(column >= condition.first.isoformat())
        if condition.last is not None:
            query = query.where(column <= condition.last.isoformat())
        return _concatenated(connection.execute(query).scalar_one())

    def _everything(self, connection: Connection) -> int:
        if self._all is None:
            query = select(func.group_concat(listing.c.key))
            self._all = _concatenated(connection.execute(query).scalar_one())
        return self._all

    def _facet(self, connection: Connection, facet: Facet) -> dict[str, int]:
        if facet not in self._facets:
            value, key, query = self._facet_query(facet)
            rows = connection.execute(
                query.with_only_columns(value, func.group_concat(key)).group_by(value)
            )
            self._facets[facet] = {value: _concatenated(keys) for value, keys in rows}
        return self._facets[facet]

    def _facet_rows(self, connection: Connection, facet: Facet, keys: list[int]) -> Any:
        _, key, query = self._facet_query(facet)
        return connection.execute(query.where(key.in_(keys)))

    def _facet_query(self, facet: Facet) -> tuple[Any, Any, Select[Any]]:
        """The columns of value and key, and the query for all of them."""
        if facet is Facet.DUE:
            due, key = due_state_expression(self._today).label("value"), listing.c.key
            return due, key, select(due, key)
        value, key = listing_facet.c.value, listing_facet.c.key
        return value, key, select(value, key).where(listing_facet.c.facet == facet.value)

    def _kept(self, key: Condition | str, answer: Any) -> int:
        if key in self._searches:
            self._searches.move_to_end(key)
        else:
            self._searches[key] = answer()
            if len(self._searches) > _KEPT_SEARCHES:
                self._searches.popitem(last=False)
        return self._searches[key]

    # --- order ----------------------------------------------------------------------------------

    def _order(self, connection: Connection, sort: tuple[SortKey, ...]) -> Order:
        if sort not in self._orders:
            inner = select(listing.c.key).order_by(*self._order_by(sort)).subquery()
            text = connection.execute(select(func.group_concat(inner.c.key))).scalar_one()
            self._orders[sort] = Order(_parsed(text))
            if len(self._orders) > _KEPT_ORDERS:
                self._orders.popitem(last=False)
        self._orders.move_to_end(sort)
        return self._orders[sort]

    def _order_by(self, sort: tuple[SortKey, ...]) -> list[UnaryExpression[Any]]:
        terms: list[UnaryExpression[Any]] = []
        for key in sort:
            columns = self._columns(key.field)
            # Without a value last, whichever way: nobody sorts to see the empty ones.
            empty = columns[0] == "" if key.field in _EMPTY_TEXT else columns[0].is_(None)
            terms.append(empty.asc())
            terms += [column.desc() if key.descending else column.asc() for column in columns]
        place = (listing.c.document_position, listing.c.position, listing.c.key)
        return [*terms, *(column.asc() for column in place)]

    def _columns(self, field: Field) -> tuple[ColumnElement[Any], ...]:
        if field is Field.DUE:
            return (_ranked(due_state_expression(self._today), DueState),)
        return _SORT_COLUMNS[field]


def _depends(sort: tuple[SortKey, ...], columns: frozenset[Field]) -> bool:
    return any(key.field in columns for key in sort)


def _concatenated(keys: str | int | None) -> int:
    return key_set(_parsed(keys))


def _parsed(keys: str | int | None) -> list[int]:
    """Numbers that SQLite has joined with commas: three times as fast as a row for each."""
    return json.loads(f"[{keys}]") if keys is not None else []
