"""Which values of a column are ticked in the menu of its head, and the condition that they make."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.fields import FIELDS, Field
from app.domain.filters import (
    NOTHING,
    AnyOf,
    Condition,
    FilterSpec,
    IsEmpty,
    Match,
    OneOf,
    TextIs,
    field_of,
    normal,
    one_of,
)


class Ticks:
    """All values but some, or none but some: a column may have more values than a list shows."""

    def __init__(self, turned: Iterable[str] = (), *, all_but: bool = True) -> None:
        self.all_but = all_but
        self.turned = dict.fromkeys(turned)
        """The values that are not as all others are, in the order in which they were turned."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ticks):
            return NotImplemented
        return self.all_but == other.all_but and set(self.turned) == set(other.turned)

    __hash__ = None  # type: ignore[assignment]

    def copy(self) -> "Ticks":
        """The same, to be turned without touching this."""
        return Ticks(self.turned, all_but=self.all_but)

    def ticked(self, value: str) -> bool:
        """Whether rows with a value are to be shown."""
        return self.all_but is not (value in self.turned)

    def turn(self, value: str) -> None:
        """Tick what is not ticked, and the other way round."""
        if value in self.turned:
            del self.turned[value]
        else:
            self.turned[value] = None

    def turn_all(self, *, ticked: bool) -> None:
        """Tick every value, or none."""
        self.all_but = ticked
        self.turned.clear()

    @property
    def state(self) -> bool | None:
        """All are ticked, none is, or some are."""
        return None if self.turned else self.all_but

    def condition(
        self, field: Field, listed: Sequence[str] = (), *, complete: bool
    ) -> Condition | None:
        """The shortest condition for what is ticked; None if that is everything.

        `listed` are the values of a list, which is `complete` if there are no others.
        """
        if not self.turned:
            # Nothing ticked finds nothing; no menu lets that be applied.
            return None if self.all_but else one_of(field, ())
        known = [value for value in listed if value in self.turned]
        turned = (*known, *(value for value in self.turned if value not in known))
        if not self.all_but:
            return normal(one_of(field, turned))
        others = tuple(value for value in listed if value not in self.turned)
        if complete and others and len(others) < len(turned):
            return normal(one_of(field, others))
        return normal(one_of(field, turned, negated=True))


def is_of_values(condition: Condition, field: Field) -> bool:
    """Whether a condition chooses or excludes values of a field."""
    return isinstance(condition, AnyOf | OneOf | IsEmpty) and field_of(condition) is field


def ticks_of(conditions: Iterable[Condition], field: Field) -> Ticks:
    """What the conditions of a filter tick in the list of a field."""
    chosen, excluded = list[str](), list[str]()
    for one in conditions:
        if is_of_values(one, field):
            values = (NOTHING,) if isinstance(one, IsEmpty) else one.values  # type: ignore[union-attr]
            (excluded if one.negated else chosen).extend(values)
    if chosen:
        return Ticks((one for one in chosen if one not in excluded), all_but=False)
    return Ticks(excluded)


def of_found(
    field: Field, found: Ticks, listed: Sequence[str], search: str, *, complete: bool
) -> Condition | None:
    """The condition for what is ticked of the values that were found by some words.

    Of more values than are listed the words themselves are what is meant, if they can be looked
    for; otherwise as many as are listed.
    """
    if not complete and not found.turned and found.all_but and FIELDS[field].is_text:
        return TextIs(field, Match.CONTAINS, search)
    ticked = tuple(value for value in listed if found.ticked(value))
    return normal(one_of(field, ticked))


def without_column(spec: FilterSpec, fields: Sequence[Field]) -> FilterSpec:
    """The filter of the other columns, by which the values of a column are counted."""
    kept = tuple(one for one in spec.conditions if field_of(one) not in fields)
    return replace(spec, conditions=kept)
