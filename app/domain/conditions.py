"""What can be asked of a row: conditions as plain data. `storage.conditions` answers them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.fields import FIELDS, Field
from app.domain.relative_days import Period


class Facet(StrEnum):
    """Something that rows are counted and chosen by. Every row has a value in each of them."""

    ORGANISATION = "organisation"
    LEAD = "lead"
    AGENT = "agent"
    ROLE = "role"
    SECTION = "section"
    DOCUMENT = "document"
    DUE = "due"
    QUARTER = "quarter"
    """Of the latest day, as `2024Q3`."""
    STATUS = "status"
    ASSESSMENT = "assessment"
    RELATION = "relation"
    CERTAINTY = "certainty"
    OWNER = "owner"
    TAG = "tag"
    TARGET = "target"
    """`yes` for rows with a target."""
    QUESTION = "question"
    """`yes` for rows with an open question."""
    ATTENTION = "attention"
    """The reasons of `domain.attention`; stale by the days of the filter."""


NOTHING = ""
"""The facet value of rows that have none: no organisation, no status reported."""

FACET_OF = {
    Field.RESPONSIBLE: Facet.ORGANISATION,
    Field.LEAD: Facet.LEAD,
    Field.AGENTS: Facet.AGENT,
    Field.SECTION: Facet.SECTION,
    Field.DOCUMENT: Facet.DOCUMENT,
    Field.DUE: Facet.DUE,
    Field.QUARTER: Facet.QUARTER,
    Field.STATUS: Facet.STATUS,
    Field.ASSESSMENT: Facet.ASSESSMENT,
    Field.RELATION: Facet.RELATION,
    Field.CERTAINTY: Facet.CERTAINTY,
    Field.OWNER: Facet.OWNER,
    Field.TAGS: Facet.TAG,
}
"""The fields whose values are those of a facet; of the others any value can be chosen too."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Rows that have one of the values in a facet, or, negated, none of them."""

    facet: Facet
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """Rows whose field holds exactly one of some values, written as they are stored.

    `NOTHING` is the empty field. Days of an instant are those of the office. For a field with a
    facet use `one_of`, so that what is chosen in the facet and here is the same condition.
    """

    field: Field
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class IsEmpty:
    """Rows without a value in a field. Made by `is_empty`."""

    field: Field
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """Rows whose date lies between two days, both included; None is open."""

    field: Field
    first: date | None = None
    last: date | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """Rows whose date lies in a stretch that moves with the present day.

    Resolved when it is asked, so that a saved filter says the same tomorrow of other days.
    """

    field: Field
    period: Period
    days: int = 0
    """How many, for the periods that count days."""
    negated: bool = False


class Comparison(StrEnum):
    """How a number lies to another."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    BETWEEN = ".."


@dataclass(frozen=True, slots=True)
class NumberIs:
    """Rows whose number compares so with `value`; `upper` is the other end of a range, included.

    Rows without a number meet none; negated `EQUAL` is "another number, or none".
    """

    field: Field
    comparison: Comparison
    value: float
    upper: float = 0.0
    negated: bool = False


class Match(StrEnum):
    """How words lie in a text."""

    CONTAINS = "contains"
    STARTS = "starts"
    ENDS = "ends"
    EQUALS = "equals"


@dataclass(frozen=True, slots=True)
class TextIs:
    """Rows in which the words lie so in one field, folded as everything that is searched.

    A field with several values (tags, organisations by any of their names, sections with those
    above them) meets it with any of them.
    """

    field: Field
    match: Match
    text: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Contains:
    """Rows in which the words occur, whatever their variants; or, negated, do not."""

    text: str
    negated: bool = False


Condition = AnyOf | OneOf | IsEmpty | Between | Relative | NumberIs | TextIs | Contains


def one_of(field: Field, values: tuple[str, ...], *, negated: bool = False) -> AnyOf | OneOf:
    """The condition for values that are chosen of a field."""
    facet = FACET_OF.get(field)
    return OneOf(field, values, negated) if facet is None else AnyOf(facet, values, negated)


def is_empty(field: Field, *, negated: bool = False) -> AnyOf | IsEmpty:
    """The condition for rows without a value in a field."""
    facet = FACET_OF.get(field)
    return IsEmpty(field, negated) if facet is None else AnyOf(facet, (NOTHING,), negated)


def normal(condition: Condition) -> Condition:
    """The same condition in the one form that the facets and the typed filter know it by."""
    if isinstance(condition, OneOf):
        if condition.values == (NOTHING,):
            return is_empty(condition.field, negated=condition.negated)
        return one_of(condition.field, condition.values, negated=condition.negated)
    if isinstance(condition, IsEmpty):
        return is_empty(condition.field, negated=condition.negated)
    return condition


def conditions_for(field: Field) -> tuple[type[Condition], ...]:
    """The kinds of condition that make sense for a field, for a menu to offer."""
    spec = FIELDS[field]
    found: list[type[Condition]] = [OneOf, IsEmpty]
    if spec.is_text:
        found.append(TextIs)
    if spec.is_number:
        found.append(NumberIs)
    if spec.is_date:
        found += [Between, Relative]
    return tuple(found)


def field_of(condition: Condition) -> Field | None:
    """The field that a condition is about, by which its column is marked as filtered."""
    if isinstance(condition, Contains):
        return None
    if isinstance(condition, AnyOf):
        return next((one for one, facet in FACET_OF.items() if facet is condition.facet), None)
    return condition.field
