"""A filter in words: on chips, on the cover of a workbook, at the foot of a page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.base.i18n import Language, translator
from app.domain.commitment import Assessment, Status
from app.domain.deadline import Relation, Window
from app.domain.due_state import DueState
from app.domain.filters import NOTHING, AnyOf, Between, Condition, Contains, Facet, FilterSpec
from app.domain.organisation import Directory
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
        if facet in _VALUES and value != NOTHING:
            return label(_VALUES[facet](value), self.language)
        if facet in (Facet.TARGET, Facet.QUESTION):
            return _("yes") if value == "yes" else _("no")
        if value == NOTHING:
            return _("not reported") if facet is Facet.STATUS else _("none")
        if facet in (Facet.ORGANISATION, Facet.AGENT):
            name = value.removeprefix("?")
            return party_name(name, value, self.directory, self.language)
        return self.titles.get(value, value)

    def condition(self, condition: Condition) -> str:
        """One condition."""
        _ = translator(self.language)
        if isinstance(condition, Contains):
            words = _("contains “{text}”").format(text=condition.text)
        elif isinstance(condition, Between):
            days = deadlines.window(Window(condition.first, condition.last), self.language)
            words = self._named(label(condition.field, self.language), days)
        else:
            words = self._any_of(condition)
        return _("not: {condition}").format(condition=words) if condition.negated else words

    def spec(self, spec: FilterSpec) -> str:
        """A whole filter; that there is none, in words too."""
        _ = translator(self.language)
        if not spec.conditions:
            return _("all commitments")
        separator = "; " if self.language is Language.EN else "；"
        return separator.join(map(self.condition, spec.conditions))

    def _any_of(self, condition: AnyOf) -> str:
        separator = ", " if self.language is Language.EN else "、"
        values = separator.join(self.value(condition.facet, one) for one in condition.values)
        return self._named(label(condition.facet, self.language), values)

    def _named(self, name: str, value: str) -> str:
        return f"{name}: {value}" if self.language is Language.EN else f"{name}：{value}"


_VALUES: dict[Facet, Callable[[str], DueState | Status | Assessment | Relation]] = {
    Facet.DUE: DueState,
    Facet.STATUS: Status,
    Facet.ASSESSMENT: Assessment,
    Facet.RELATION: Relation,
}
