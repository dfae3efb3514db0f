"""From a filter to the keys of its rows, in order, and to the counts beside them.

Each condition is answered by SQL once and kept as a set of keys; combining and counting sets needs
no SQL, so typing is not slowed by the number of facets. A change set makes what it touches anew.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, islice

from sqlalchemy import Connection, func, select

from app.base.folding import fold
from app.domain.attention import STALE_DAYS
from app.domain.changes import Applied
from app.domain.field_values import FieldValues
from app.domain.fields import Field
from app.domain.filters import Contains, Facet, FilterSpec, SortKey
from app.domain.matches import Matches
from app.storage import search_index
from app.storage.ahead import Ahead
from app.storage.commitments import keys_by_id
from app.storage.condition_sets import ConditionSets
from app.storage.database import Database
from app.storage.dependencies import (
    changed_columns,
    moved_facets,
    sort_depends,
    spec_depends,
)
from app.storage.facet_sets import FacetSets, Sets
from app.storage.field_values import ValueGroups
from app.storage.key_sets import Order, parsed
from app.storage.ordering import FACET_ORDERS, facet_order, in_order
from app.storage.tables import listing

_KEPT_ORDERS = 8
_HEAD = 512
"""So many keys of an order are asked for at once: some screens, also under most filters."""
_KEPT_ANSWERS = 8
_KEPT_TOTALS = 2 * len(Facet)
_RENEWED_AT_ONCE = 2_000
"""With more commitments changed it is faster to ask for everything anew."""


class Query:
    """Answers filters for one tracker and one day. Not to be shared by threads."""

    def __init__(self, database: Database, today: date) -> None:
        self._database = database
        self._today = today
        self._facets = FacetSets(today)
        self._sets = ConditionSets(today, self._facets)
        self._groups = ValueGroups(today)
        self.ahead = Ahead(database, self._facets, self._groups)
        self._totals: dict[tuple[Facet, int], dict[str, int]] = {}
        self._orders: OrderedDict[tuple[SortKey, ...], Order] = OrderedDict()
        self._found: OrderedDict[FilterSpec, Matches] = OrderedDict()

    @property
    def today(self) -> date:
        return self._today

    def note(self, applied: Applied) -> None:
        """Take account of a change set that has been written."""
        self.ahead.changed()
        columns = changed_columns(applied.change_set)
        many = len(applied.commitments) > _RENEWED_AT_ONCE
        if many or columns is None:
            self._orders.clear()
            self._found.clear()
        else:
            for sort in [sort for sort in self._orders if sort_depends(sort, columns)]:
                del self._orders[sort]
            for spec in [spec for spec in self._found if spec_depends(spec, columns)]:
                del self._found[spec]
        self._totals.clear()
        self._sets.forget(rows=columns is None)
        self._groups.forget(columns)
        facets = moved_facets(columns)
        if many:
            self._facets.forget(facets)
        else:
            with self._database.connected() as connection:
                self._renew_facets(connection, applied.commitments, facets)

    def _renew_facets(
        self, connection: Connection, ids: frozenset[str], facets: frozenset[Facet]
    ) -> None:
        """Move the rows of a few commitments between the values of the facets in use."""
        keys = list(keys_by_id(connection, ids).values())
        if len(keys) < len(ids):  # Some are gone, and their keys with them.
            self._facets.forget(Facet)
        else:
            self._facets.renew(connection, keys, facets)

    def prepare(self, sort: tuple[SortKey, ...]) -> None:
        """Do what the next filter in an order would wait for."""
        with self._database.connected() as connection:
            self._sets.everything(connection)
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
            found = search_index.first_matching(connection, folded, _HEAD)
            if found is not None:
                return self._searched(found, folded, order)
        return order.members(self._matching(connection, spec))

    def _only_words(self, spec: FilterSpec) -> str:
        """The folded words, if the filter is nothing but words that were not asked for before."""
        one = spec.conditions[0]
        if len(spec.conditions) > 1 or not isinstance(one, Contains) or one.negated:
            return ""
        folded = fold(one.text)
        return "" if folded in self._sets else folded

    def _searched(self, found: tuple[int, list[int]], folded: str, order: Order) -> Matches:
        """Rows in the order of their keys, in which the index gives them: the first at once."""
        count, head = found

        def keys() -> Iterator[int]:
            yield from head
            if count > len(head):
                with self._database.connected() as later:
                    wanted = self._sets.everything(later) & self._sets.containing(later, folded)
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
        others = FilterSpec(spec.without(facet), stale_days=spec.stale_days)
        with self._database.connected() as connection:
            base = self._matching(connection, others)
            values = self._sets.facet(connection, facet, spec.stale_days)
        if not others.conditions:
            return self._totals_of(facet, spec.stale_days, values)
        return {value: (keys & base).bit_count() for value, keys in values.items()}

    def _totals_of(self, facet: Facet, stale_days: int, values: Sets) -> dict[str, int]:
        """The counts of a facet without any filter, which are asked for most often."""
        question = (facet, stale_days)
        if question not in self._totals:
            if len(self._totals) > _KEPT_TOTALS:
                self._totals.clear()
            self._totals[question] = {value: keys.bit_count() for value, keys in values.items()}
        return dict(self._totals[question])

    def values(
        self, field: Field, spec: FilterSpec, search: str = "", limit: int = 500
    ) -> FieldValues:
        """The values of a field that is no facet, counted under the rest of the filter.

        The `limit` most frequent ones; `search` leaves those that contain some words.
        """
        others = FilterSpec(spec.without_values(field), stale_days=spec.stale_days)
        with self._database.connected() as connection:
            base = self._matching(connection, others)
            return self._groups.values(connection, self._sets, field, base, search, limit)

    # --- for groups -----------------------------------------------------------------------------

    def found_in_order(self, spec: FilterSpec) -> tuple[int, Order]:
        """The set of the keys that a filter finds, and what gives keys in its order."""
        with self._database.connected() as connection:
            return self._matching(connection, spec), self._order(connection, spec.sort)

    def values_of_facet(self, facet: Facet, stale_days: int = STALE_DAYS) -> Mapping[str, int]:
        """The set of keys of each value of a facet."""
        with self._database.connected() as connection:
            return self._sets.facet(connection, facet, stale_days)

    # --- sets -----------------------------------------------------------------------------------

    def _matching(self, connection: Connection, spec: FilterSpec) -> int:
        keys = self._sets.everything(connection)
        for condition in spec.conditions:
            met = self._sets.meeting(connection, condition, spec.stale_days)
            keys &= ~met if condition.negated else met
        return keys

    def _total(self, connection: Connection) -> int:
        return int(connection.execute(select(func.count()).select_from(listing)).scalar_one())

    # --- order ----------------------------------------------------------------------------------

    def _order(self, connection: Connection, sort: tuple[SortKey, ...]) -> Order:
        if sort not in self._orders:
            if len(sort) == 1 and sort[0].field in FACET_ORDERS:
                self._orders[sort] = self._facet_order(connection, sort[0])
            else:
                head = self._head(connection, sort)
                self._orders[sort] = Order(head, lambda: self._all_in_order(sort))
            if len(self._orders) > _KEPT_ORDERS:
                # But for the order of the documents, from which others are put together.
                del self._orders[next(filter(None, self._orders))]
        self._orders.move_to_end(sort)
        return self._orders[sort]

    def _facet_order(self, connection: Connection, key: SortKey) -> Order:
        """The rows of each value in turn, as in the documents: no SQL once the sets are there."""
        facet, _ = FACET_ORDERS[key.field]
        place = self._order(connection, ())
        place.prepare()
        sets = self._sets.facet(connection, facet)
        values = facet_order(key.field, sets, descending=key.descending)
        members = [sets.get(value, 0) for value in values]

        def all_keys() -> Iterator[int]:
            return chain.from_iterable(place.members(keys) for keys in members if keys)

        return Order(list(islice(all_keys(), _HEAD)), lambda: list(all_keys()))

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
