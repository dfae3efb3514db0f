"""Which rows, in which order: the description that table, timeline, counts and exports share."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.attention import STALE_DAYS
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
    conditions_for,
    field_of,
    is_empty,
    normal,
    one_of,
)
from app.domain.fields import Field
from app.domain.relative_days import Period

__all__ = [
    "FACET_OF", "NOTHING", "AnyOf", "Between", "Comparison", "Condition", "Contains", "Facet",
    "FilterSpec", "GroupKey", "IsEmpty", "Match", "NumberIs", "OneOf", "Period", "Relative",
    "SortKey", "TextIs", "conditions_for", "field_of", "is_empty", "normal", "one_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SortKey:
    """One column to sort by; rows without a value come last either way."""

    field: Field
    descending: bool = False


class GroupKey(StrEnum):
    """What rows can be put into groups by."""

    ORGANISATION = "organisation"
    SECTION = "section"
    DOCUMENT = "document"
    DUE = "due"
    QUARTER = "quarter"
    """The quarter in which the latest day lies, as `2024Q3`."""
    STATUS = "status"
    ASSESSMENT = "assessment"
    OWNER = "owner"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class FilterSpec:
    """All conditions must hold. Without sort keys rows stand as in their documents.

    `group` has the levels of groups from the outermost to the innermost; the sort keys order the
    rows within each.
    """

    conditions: tuple[Condition, ...] = ()
    sort: tuple[SortKey, ...] = ()
    group: tuple[GroupKey, ...] = ()
    stale_days: int = STALE_DAYS
    """After so many days without an update a row is stale, wherever attention is asked for."""

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The values chosen in a facet."""
        return tuple(
            value
            for condition in self.conditions
            if isinstance(condition, AnyOf) and condition.facet is facet and not condition.negated
            for value in condition.values
        )

    def with_chosen(self, facet: Facet, values: tuple[str, ...]) -> "FilterSpec":
        """The same with other values chosen in a facet; none chosen means no condition."""
        kept = self.without(facet)
        return replace(self, conditions=(*kept, AnyOf(facet, values)) if values else kept)

    def excluded(self, facet: Facet) -> tuple[str, ...]:
        """The values of a facet that rows must not have."""
        return tuple(
            value
            for condition in self.conditions
            if isinstance(condition, AnyOf) and condition.facet is facet and condition.negated
            for value in condition.values
        )

    def with_excluded(self, facet: Facet, values: tuple[str, ...]) -> "FilterSpec":
        """The same with other values of a facet that rows must not have."""
        kept = tuple(
            one
            for one in self.conditions
            if not isinstance(one, AnyOf) or one.facet is not facet or not one.negated
        )
        negated = (AnyOf(facet, values, negated=True),) if values else ()
        return replace(self, conditions=(*kept, *negated))

    def without(self, facet: Facet) -> tuple[Condition, ...]:
        """The conditions other than the choice in a facet."""
        return tuple(
            condition
            for condition in self.conditions
            if not isinstance(condition, AnyOf) or condition.facet is not facet or condition.negated
        )

    def without_values(self, field: Field) -> tuple[Condition, ...]:
        """The conditions other than the values chosen of a field: what its list is counted by."""
        facet = FACET_OF.get(field)
        if facet is not None:
            return self.without(facet)
        return tuple(
            condition
            for condition in self.conditions
            if not isinstance(condition, OneOf) or condition.field is not field or condition.negated
        )

    def with_values(self, field: Field, values: tuple[str, ...]) -> "FilterSpec":
        """The same with other values chosen of a field; none chosen means no condition."""
        kept = self.without_values(field)
        return replace(self, conditions=(*kept, one_of(field, values)) if values else kept)

    def values(self, field: Field) -> tuple[str, ...]:
        """The values chosen of a field."""
        facet = FACET_OF.get(field)
        if facet is not None:
            return self.chosen(facet)
        return tuple(
            value
            for condition in self.conditions
            if isinstance(condition, OneOf) and condition.field is field and not condition.negated
            for value in condition.values
        )
