"""A filter in words: on chips, on the cover of a workbook, at the foot of a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.base.i18n import Language, plural, translator
from app.domain.attention import Attention
from app.domain.commitment import Assessment, Status
from app.domain.deadline import Certainty, Relation, Window
from app.domain.due_state import DueState
from app.domain.fields import FIELDS, Field, FieldKind
from app.domain.filters import (
    FACET_OF,
    NOTHING,
    AnyOf,
    Between,
    Comparison,
    Condition,
    Contains,
    Facet,
    FilterSpec,
    IsEmpty,
    NumberIs,
    OneOf,
    Period,
    Relative,
    TextIs,
)
from app.domain.numerals import plain_number
from app.domain.organisation import Directory, Role
from app.wording import deadlines
from app.wording.labels import label
from app.wording.organisations import party_name


@dataclass(frozen=True, slots=True)
class FacetWords:
    """Puts the values of facets into words."""

    language: Language
    directory: Directory
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of sections and documents by identifier."""

    def value(self, facet: Facet, value: str) -> str:
        """A value of a facet."""
        _ = translator(self.language)
        if facet in ENUMS and value != NOTHING:
            return _enum_words(facet, value, self.language)
        if facet in (Facet.TARGET, Facet.QUESTION):
            return _("yes") if value == "yes" else _("no")
        if value == NOTHING:
            return _("not reported") if facet is Facet.STATUS else _("none")
        if facet in ORGANISATIONS:
            name = value.removeprefix("?")
            return party_name(name, value, self.directory, self.language)
        return self.titles.get(value, value)

    def field_value(self, field: Field, value: str) -> str:
        """A value of any field, as lists of values show it."""
        facet = FACET_OF.get(field)
        if facet is not None:
            return self.value(facet, value)
        if value == NOTHING:
            return translator(self.language)("none")
        if FIELDS[field].kind is FieldKind.PERCENT:
            return f"{value}%"
        return f"{plain_number(float(value)):,}" if FIELDS[field].is_number else value

    def condition(self, condition: Condition) -> str:
        """One condition."""
        _ = translator(self.language)
        if isinstance(condition, Contains):
            words = _("contains “{text}”").format(text=condition.text)
        elif isinstance(condition, AnyOf):
            words = self._any_of(condition)
        else:
            words = self._of_field(condition)
        return _("not: {condition}").format(condition=words) if condition.negated else words

    def spec(self, spec: FilterSpec) -> str:
        """A whole filter; that there is none, in words too."""
        _ = translator(self.language)
        if not spec.conditions:
            return _("all commitments")
        separator = "; " if self.language is Language.EN else "；"
        return separator.join(map(self.condition, spec.conditions))

    def _any_of(self, condition: AnyOf) -> str:
        values = self._list(self.value(condition.facet, one) for one in condition.values)
        return self._named(label(condition.facet, self.language), values)

    def _of_field(self, condition: OneOf | IsEmpty | Between | Relative | NumberIs | TextIs) -> str:
        _ = translator(self.language)
        if isinstance(condition, OneOf):
            words = self._list(self.field_value(condition.field, one) for one in condition.values)
        elif isinstance(condition, IsEmpty):
            words = _("empty")
        elif isinstance(condition, Between):
            window = Window(condition.first, condition.last)
            words = deadlines.window(window, self.language) or _("any day")
        elif isinstance(condition, Relative):
            words = period_words(condition.period, condition.days, self.language)
        elif isinstance(condition, NumberIs):
            words = _number_words(condition)
        else:
            how = label(condition.match, self.language)
            words = _("{how} “{text}”").format(how=how, text=condition.text)
        return self._named(label(condition.field, self.language), words)

    def _list(self, words: Iterable[str]) -> str:
        return (", " if self.language is Language.EN else "、").join(words)

    def _named(self, name: str, value: str) -> str:
        return f"{name}: {value}" if self.language is Language.EN else f"{name}：{value}"


def period_words(period: Period, days: int, language: Language) -> str:
    """A stretch of days that moves with the present day."""
    if period is Period.LAST_DAYS:
        return plural("last {count} day", "last {count} days", days, language)
    if period is Period.NEXT_DAYS:
        return plural("next {count} day", "next {count} days", days, language)
    return label(period, language)


def _number_words(condition: NumberIs) -> str:
    sign = "%" if FIELDS[condition.field].kind is FieldKind.PERCENT else ""
    value, upper = f"{plain_number(condition.value):,}", f"{plain_number(condition.upper):,}"
    if condition.comparison is Comparison.BETWEEN:
        return f"{value}–{upper}{sign}"
    return f"{_SIGNS[condition.comparison]}{value}{sign}"


def _enum_words(facet: Facet, value: str, language: Language) -> str:
    """The words of a value; as it is where this program does not know it."""
    try:
        return label(ENUMS[facet](value), language)
    except ValueError:
        return value


_SIGNS = {
    Comparison.EQUAL: "= ",
    Comparison.LESS: "< ",
    Comparison.AT_MOST: "≤ ",
    Comparison.MORE: "> ",
    Comparison.AT_LEAST: "≥ ",
}
ORGANISATIONS = (Facet.ORGANISATION, Facet.LEAD, Facet.AGENT)
"""The facets whose values are organisations."""

ENUMS: dict[Facet, type[StrEnum]] = {
    Facet.DUE: DueState,
    Facet.STATUS: Status,
    Facet.ASSESSMENT: Assessment,
    Facet.RELATION: Relation,
    Facet.CERTAINTY: Certainty,
    Facet.ROLE: Role,
    Facet.ATTENTION: Attention,
}
"""The facets whose values are those of the domain."""
