"""Which rows, in which order: the description that table, timeline, counts and exports share."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.fields import Field


class Facet(StrEnum):
    """Something that rows are counted and chosen by."""

    ORGANISATION = "organisation"
    AGENT = "agent"
    SECTION = "section"
    DOCUMENT = "document"
    DUE = "due"
    STATUS = "status"
    ASSESSMENT = "assessment"
    RELATION = "relation"
    TAG = "tag"
    TARGET = "target"
    """`yes` for rows with a target."""
    QUESTION = "question"
    """`yes` for rows with an open question."""


NOTHING = ""
"""The facet value of rows that have none: no organisation, no status reported."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Rows that have one of the values in a facet, or, negated, none of them."""

    facet: Facet
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """Rows whose date lies between two days, both included; None is open."""

    field: Field
    first: date | None = None
    last: date | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Contains:
    """Rows in which the words occur, whatever their variants; or, negated, do not."""

    text: str
    negated: bool = False


Condition = AnyOf | Between | Contains


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

    def without(self, facet: Facet) -> tuple[Condition, ...]:
        """The conditions other than the choice in a facet."""
        return tuple(
            condition
            for condition in self.conditions
            if not isinstance(condition, AnyOf) or condition.facet is not facet or condition.negated
        )
