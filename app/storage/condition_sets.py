"""Each kind of condition as a set of keys: asked of SQL once and kept until something changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from app.base.folding import fold
from app.domain.attention import STALE_DAYS, Attention
from app.domain.conditions import (
    FACET_OF,
    NOTHING,
    AnyOf,
    Between,
    Comparison,
    Condition,
    Contains,
    Facet,
    IsEmpty,
    Match,
    NumberIs,
    OneOf,
    Relative,
    TextIs,
)
from app.domain.fields import FIELDS, Field
from app.domain.relative_days import resolved
from app.storage import conventions, facet_names, search_index
from app.storage.attention_expression import stale_expression
from app.storage.facet_sets import FacetSets, Sets, concatenated
from app.storage.field_columns import begin_of, emptiness, value_of
from app.storage.key_sets import key_set
from app.storage.tables import listing, property_

_KEPT = 64
_INDEXED = {
    Field.REF: "ref",
    Field.TEXT: "text",
    Field.DEADLINE: "phrase",
    Field.FIRST_PROMISE: "first_phrase",
    Field.TARGET: "target",
    Field.OWNER: "owner",
    Field.NOTES: "notes",
    Field.ASSESSMENT_REASON: "assessment_reason",
    Field.UPDATE: "update_text",
}
"""Fields of one text, with their column of the search index; the others are words of a facet."""
_MATCHES: dict[Match, Callable[[str, str], bool]] = {
    Match.CONTAINS: lambda text, part: part in text,
    Match.STARTS: str.startswith,
    Match.ENDS: str.endswith,
    Match.EQUALS: str.__eq__,
}


class ConditionSets:
    """Answers conditions for one day."""

    def __init__(self, today: date, facets: FacetSets) -> None:
        self._today = today
        self._facets = facets
        self._kept: OrderedDict[Hashable, int] = OrderedDict()
        self._all: int | None = None
        self._financial_first_month: int | None = None

    def __contains__(self, question: Hashable) -> bool:
        return question in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def forget(self, *, rows: bool) -> None:
        """Something has changed; with `rows`, rows may have come or gone, and anything else."""
        self._kept.clear()
        if rows:
            self._all = self._financial_first_month = None

    def everything(self, connection: Connection) -> int:
        """All keys."""
        if self._all is None:
            query = select(func.group_concat(listing.c.key))
            self._all = concatenated(connection.execute(query).scalar_one())
        return self._all

    def meeting(self, connection: Connection, condition: Condition, stale_days: int) -> int:
        """The keys of the rows that meet a condition, not regarding whether it is negated."""
        if isinstance(condition, AnyOf):
            return _union(self.facet(connection, condition.facet, stale_days), condition.values)
        if isinstance(condition, Contains):
            return self.containing(connection, fold(condition.text))
        facet = FACET_OF.get(condition.field)
        if isinstance(condition, TextIs):
            return self._text(connection, condition)
        if facet is not None and isinstance(condition, OneOf):
            return _union(self._facets.sets(connection, facet), condition.values)
        if facet is not None and isinstance(condition, IsEmpty):
            return self._facets.sets(connection, facet).get(NOTHING, 0)
        return self._keeping(
            condition, lambda: self._where(connection, self._expression(connection, condition))
        )

    def containing(self, connection: Connection, folded: str) -> int:
        """The keys of the rows in which folded words occur."""
        if not folded:
            return self.everything(connection)
        found = search_index.matching_keys
        return self._keeping(folded, lambda: key_set(found(connection, folded)))

    def facet(self, connection: Connection, facet: Facet, stale_days: int = STALE_DAYS) -> Sets:
        """The set of each value of a facet."""
        sets = self._facets.sets(connection, facet)
        if facet is not Facet.ATTENTION:
            return sets
        # The days are a setting of the filter, so who is stale is no fixed value.
        asked = stale_expression(self._today, stale_days)
        stale = self._keeping(("stale", stale_days), lambda: self._where(connection, asked))
        every = {**sets, Attention.STALE.value: stale}
        every[NOTHING] = self.everything(connection) & ~_union(every, every)
        return {value: keys for value, keys in every.items() if keys}

    # --- one kind each ----------------------------------------------------------------------

    def _text(self, connection: Connection, condition: TextIs) -> int:
        folded = fold(condition.text)
        field, match = condition.field, condition.match
        if not folded and match is Match.EQUALS:
            return self.meeting(connection, IsEmpty(field), STALE_DAYS)
        if not folded:
            return self.everything(connection)
        column = _INDEXED.get(field)
        if column is not None:
            found = search_index.matching_in
            return self._keeping(
                (field, match, folded),
                lambda: key_set(found(connection, column, match, folded)),
            )
        return self._keeping(
            (field, match, folded), lambda: self._named(connection, field, match, folded)
        )

    def _named(self, connection: Connection, field: Field, match: Match, folded: str) -> int:
        """Of a facet there are few values: their words are compared one by one."""
        sets = self._facets.sets(connection, FACET_OF[field])
        words = facet_names.words_of(connection, FACET_OF[field], sets)
        lies = _MATCHES[match]
        return _union(
            sets,
            (value for value, names in words.items() if any(lies(fold(n), folded) for n in names)),
        )

    def _expression(
        self,
        connection: Connection,
        condition: OneOf | IsEmpty | Between | Relative | NumberIs,
    ) -> ColumnElement[bool]:
        field = condition.field
        value = value_of(field, self._today)
        if isinstance(condition, IsEmpty):
            return emptiness(field, self._today)
        if isinstance(condition, OneOf):
            return _among(value, emptiness(field, self._today), field, condition.values)
        if isinstance(condition, NumberIs):
            return _compared(value, condition)
        if isinstance(condition, Relative):
            month = self._first_month(connection)
            window = resolved(condition.period, condition.days, self._today, month)
            return _lying(field, value, window.earliest, window.latest)
        return _lying(field, value, condition.first, condition.last)

    def _first_month(self, connection: Connection) -> int:
        if self._financial_first_month is None:
            query = select(property_.c.value).where(property_.c.id == conventions.PROPERTY)
            held = connection.execute(query).scalar_one_or_none()
            held_conventions = conventions.conventions_of(held)
            self._financial_first_month = held_conventions.financial_first_month
        return self._financial_first_month

    def _where(self, connection: Connection, holds: ColumnElement[bool]) -> int:
        query = select(func.group_concat(listing.c.key)).where(holds)
        return concatenated(connection.execute(query).scalar_one())

    def _keeping(self, question: Hashable, answer: Callable[[], int]) -> int:
        if question in self._kept:
            self._kept.move_to_end(question)
        else:
            self._kept[question] = answer()
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[question]


def _union(sets: Sets, values: Iterable[str]) -> int:
    met = 0
    for value in values:
        met |= sets.get(value, 0)
    return met


def _lying(field: Field, value: Any, first: date | None, last: date | None) -> ColumnElement[bool]:
    """Rows whose day lies between two; an instant is compared as it is, for its index."""
    if field is not Field.CHANGED:
        return _between(value, first, last)
    holds: ColumnElement[bool] = listing.c.changed.is_not(None)
    if first is not None and first > date.min:
        holds &= listing.c.changed >= begin_of(first)
    if last is not None and last < date.max:
        holds &= listing.c.changed < begin_of(last + timedelta(days=1))
    return holds


def _between(value: Any, first: date | None, last: date | None) -> ColumnElement[bool]:
    holds: ColumnElement[bool] = value.is_not(None)
    if first is not None:
        holds &= value >= first.isoformat()
    if last is not None:
        holds &= value <= last.isoformat()
    return holds


def _compared(value: Any, condition: NumberIs) -> ColumnElement[bool]:
    number = condition.value
    expressions: dict[Comparison, Callable[[], ColumnElement[bool]]] = {
        Comparison.EQUAL: lambda: value == number,
        Comparison.LESS: lambda: value < number,
        Comparison.AT_MOST: lambda: value <= number,
        Comparison.MORE: lambda: value > number,
        Comparison.AT_LEAST: lambda: value >= number,
        Comparison.BETWEEN: lambda: value.between(number, condition.upper),
    }
    return expressions[condition.comparison]()


def _among(
    value: Any, empty: ColumnElement[bool], field: Field, values: tuple[str, ...]
) -> ColumnElement[bool]:
    wanted: list[str | float] = [one for one in values if one != NOTHING]
    if FIELDS[field].is_number:
        wanted = [number for one in wanted if (number := _number(str(one))) is not None]
    among: ColumnElement[bool] = value.in_(wanted)
    return or_(among, empty) if NOTHING in values else among


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
