"""From a filter to the keys of its rows, in order, and to the counts beside them.

Each condition is answered by SQL once and kept as a set of keys; combining and counting sets needs
no SQL, so typing is not slowed by the number of facets. A change set makes what it touches anew.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, literal, select

from app.base.folding import fold
from app.domain.changes import Applied
from app.domain.fields import Field
from app.domain.filters import (
    AnyOf,
    Between,
    Condition,
    Contains,
    Facet,
    FilterSpec,
    SortKey,
)
from app.domain.matches import Matches
from app.storage import search_index
from app.storage.commitments import keys_by_id
from app.storage.database import Database
from app.storage.dependencies import changed_columns, sort_depends, spec_depends
from app.storage.due_expression import due_state_expression
from app.storage.key_sets import Order, concatenated, key_set, parsed
from app.storage.ordering import in_order
from app.storage.tables import listing, listing_facet

_KEPT_SEARCHES = 64
_KEPT_ORDERS = 8
_HEAD = 512
"""So many keys of an order are asked for at once: some screens, also under most filters."""
_KEPT_ANSWERS = 8
_RENEWED_AT_ONCE = 2_000
"""With more commitments changed it is faster to ask for everything anew."""


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
        self._found: OrderedDict[FilterSpec, Matches] = OrderedDict()

    @property
    def today(self) -> date:
        return self._today

    def note(self, applied: Applied) -> None:
        """Take account of a change set that has been written."""
        columns = changed_columns(applied.change_set)
        if len(applied.commitments) > _RENEWED_AT_ONCE or columns is None:
            self._all = None
            self._orders.clear()
            self._found.clear()
        else:
            for sort in [sort for sort in self._orders if sort_depends(sort, columns)]:
                del self._orders[sort]
            for spec in [spec for spec in self._found if spec_depends(spec, columns)]:
                del self._found[spec]
        self._searches.clear()
        if len(applied.commitments) > _RENEWED_AT_ONCE:
            self._facets.clear()
        else:
            with self._database.connected() as connection:
                self._renew_facets(connection, applied.commitments)

    def _renew_facets(self, connection: Connection, ids: frozenset[str]) -> None:
        """Move the rows of a few commitments between the values of the facets in use."""
        keys = list(keys_by_id(connection, ids).values())
        if len(keys) < len(ids):  # Some are gone, and their keys with them.
            self._facets.clear()
            return
        stay = ~key_set(keys)
        for values in self._facets.values():
            for value in values:
                values[value] &= stay
        for facet, value, key in self._facet_rows(connection, keys):
            values = self._facets.get(Facet(facet), {})
            values[value] = values.get(value, 0) | 1 << key
        for values in self._facets.values():
            for value in [value for value, members in values.items() if not members]:
                del values[value]

    def _facet_rows(self, connection: Connection, keys: list[int]) -> Iterator[Any]:
        facet, due = listing_facet.c, due_state_expression(self._today)
        yield from connection.execute(
            select(facet.facet, facet.value, facet.key).where(facet.key.in_(keys))
        )
        if Facet.DUE in self._facets:
            query = select(literal(Facet.DUE.value), due, listing.c.key)
            yield from connection.execute(query.where(listing.c.key.in_(keys)))

    def prepare(self, sort: tuple[SortKey, ...]) -> None:
        """Do what the next filter in an order would wait for."""
        with self._database.connected() as connection:
            self._everything(connection)
            self._order(connection, sort).prepare()

    def matches(self, spec: FilterSpec) -> Matches:
        """The keys of the rows that meet all conditions, in the order of the sort keys.

        As long as no change can have made a difference, the same answer is given again.
        """
        spec = replace(spec, group=())
        found = self._found.get(spec)
        if found is None:
            with self._database.connected() as connection:
                found = self._found[spec] = self._answer(connection, spec)
            if len(self._found) > _KEPT_ANSWERS:
                self._found.popitem(last=False)
        return found

    def _answer(self, connection: Connection, spec: FilterSpec) -> Matches:
        order = self._order(connection, spec.sort)
        if not spec.conditions:
            return order.everything(self._total(connection))
        if order.is_ascending and (folded := self._only_words(spec)):
            return self._searched(connection, folded, order)
        return order.members(self._matching(connection, spec))

    def _only_words(self, spec: FilterSpec) -> str:
        """The folded words, if the filter is nothing but words that were not asked for before."""
        one = spec.conditions[0]
        if len(spec.conditions) > 1 or not isinstance(one, Contains) or one.negated:
            return ""
        folded = fold(one.text)
        return "" if folded in self._searches else folded

    def _searched(self, connection: Connection, folded: str, order: Order) -> Matches:
        """Rows in the order of their keys, in which the index gives them: the first at once."""
        count, head = search_index.first_matching(connection, folded, _HEAD)

        def keys() -> Iterator[int]:
            yield from head
            if count > len(head):
                with self._database.connected() as later:
                    wanted = self._everything(later) & self._containing(later, folded)
                yield from order.members(wanted).page(len(head), count)

        return Matches(count, keys())

    def count(self, spec: FilterSpec) -> int:
        """How many rows meet all conditions."""
        spec = replace(spec, group=())
        if spec in self._found:
            return len(self._found[spec])
        with self._database.connected() as connection:
            if not spec.conditions:
                return self._total(connection)
            return self._matching(connection, spec).bit_count()

    def counts(self, spec: FilterSpec, facet: Facet) -> dict[str, int]:
        """For each value of a facet, how many rows would be shown if it were chosen alone."""
        others = FilterSpec(spec.without(facet))
        with self._database.connected() as connection:
            base = self._matching(connection, others)
            values = self._facet(connection, facet)
        return {value: (keys & base).bit_count() for value, keys in values.items()}

    # --- for groups -----------------------------------------------------------------------------

    def found_in_order(self, spec: FilterSpec) -> tuple[int, Order]:
        """The set of the keys that a filter finds, and what gives keys in its order."""
        with self._database.connected() as connection:
            return self._matching(connection, spec), self._order(connection, spec.sort)

    def sets(self, facet: Facet) -> Mapping[str, int]:
        """The set of keys of each value of a facet."""
        with self._database.connected() as connection:
            return self._facet(connection, facet)

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
        return concatenated(connection.execute(query).scalar_one())

    def _total(self, connection: Connection) -> int:
        return int(connection.execute(select(func.count()).select_from(listing)).scalar_one())

    def _everything(self, connection: Connection) -> int:
        if self._all is None:
            query = select(func.group_concat(listing.c.key))
            self._all = concatenated(connection.execute(query).scalar_one())
        return self._all

    def _facet(self, connection: Connection, facet: Facet) -> dict[str, int]:
        if facet not in self._facets:
            value, key, query = self._facet_query(facet)
            rows = connection.execute(
                query.with_only_columns(value, func.group_concat(key)).group_by(value)
            )
            self._facets[facet] = {value: concatenated(keys) for value, keys in rows}
        return self._facets[facet]

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
            head = self._head(connection, sort)
            self._orders[sort] = Order(head, lambda: self._all_in_order(sort))
            if len(self._orders) > _KEPT_ORDERS:
                self._orders.popitem(last=False)
        self._orders.move_to_end(sort)
        return self._orders[sort]

    def _head(self, connection: Connection, sort: tuple[SortKey, ...]) -> list[int]:
        """The first keys of an order, from an index where there is one."""
        found: list[int] = []
        for query in in_order(sort, self._today):
            missing = _HEAD - len(found)
            if missing > 0:
                found += connection.execute(query.limit(missing)).scalars()
        return found

    def _all_in_order(self, sort: tuple[SortKey, ...]) -> list[int]:
        found: list[int] = []
        with self._database.connected() as connection:
            for query in in_order(sort, self._today):
                inner = query.subquery()
                joined = select(func.group_concat(inner.c.key))
                found += parsed(connection.execute(joined).scalar_one())
        return found
