"""What is being chosen in the menu of a column: its values as listed and ticked, its conditions."""

from app.domain.fields import Field
from app.domain.filters import Condition, FilterSpec, field_of
from app.services.column_conditions import fields_of_column
from app.services.ticked_values import Ticks, is_of_values, of_found, ticks_of, without_column
from app.services.value_lists import ListedValue, ValueList, values_of
from app.services.workspace import Workspace
from app.wording.filters import FacetWords

LIMIT = 500
"""So many values are listed at once; others are found by their words."""


class ColumnChoice:
    """Begins with what a filter says of a column, and proposes what it could say."""

    def __init__(
        self, workspace: Workspace, field: Field, spec: FilterSpec, words: FacetWords
    ) -> None:
        self._workspace = workspace
        self._words = words
        self.field = field
        self.spec = spec
        self.fields = fields_of_column(field)
        own = [one for one in spec.conditions if field_of(one) in self.fields]
        self.of_values = [one for one in own if is_of_values(one, field)]
        self.others = [one for one in own if one not in self.of_values]
        """The conditions of the column beside those of its values."""
        self._before = ticks_of(own, field)
        self._base = without_column(spec, self.fields)
        self._search = ""
        self.values = ValueList((), 0)
        self._ticks = self._before.copy()
        self.ticks = self._ticks
        """Of the values that are listed: of all of them, or of those that were searched for."""

    @property
    def is_filtered(self) -> bool:
        """Whether the column filters now."""
        return bool(self.of_values or self.others)

    def rest_words(self, before: Condition | None) -> str:
        """The other conditions but one, in words."""
        rest = tuple(one for one in self.others if one != before)
        return self._words.spec(FilterSpec(rest)) if rest else ""

    def find(self, search: str) -> None:
        """List the values that contain some words, under what the other columns leave.

        As in a spreadsheet, those that were found are all ticked at first.
        """
        self._search = search
        found = values_of(self._workspace, self.field, self._base, self._words, search, LIMIT)
        shown = [one for one in found.values if one.count or one.value in self._ticks.turned]
        gone = len(found.values) - len(shown)
        if not search:
            shown += self._turned_elsewhere(shown)
        self.values = ValueList(tuple(shown), max(len(shown), found.distinct - gone))
        self.ticks = Ticks() if search else self._ticks

    def _turned_elsewhere(self, shown: list[ListedValue]) -> list[ListedValue]:
        """What was ticked before is listed even where no row has it now."""
        listed = {one.value for one in shown}
        missing = [value for value in self._ticks.turned if value not in listed]
        words = self._words.field_value
        return [ListedValue(one, words(self.field, one), 0, chosen=False) for one in missing]

    @property
    def finds_nothing(self) -> bool:
        """Whether nothing is ticked."""
        ticks = self.ticks
        nothing_found = self._search and not any(ticks.ticked(one) for one in self._listed)
        return ticks.state is False or bool(nothing_found)

    @property
    def _listed(self) -> tuple[str, ...]:
        return tuple(one.value for one in self.values.values)

    def proposed(self, before: Condition | None, asked: Condition | None) -> tuple[Condition, ...]:
        """All conditions of the column, with one of the others replaced by what is asked now."""
        rest = [one for one in self.others if one != before]
        return (*self._of_values(), *([asked] if asked is not None else []), *rest)

    def _of_values(self) -> list[Condition]:
        listed = self._listed
        complete = self.values.distinct <= len(listed)
        if self._search:
            found = of_found(self.field, self.ticks, listed, self._search, complete=complete)
        elif self._ticks == self._before:
            return self.of_values
        else:
            found = self._ticks.condition(self.field, listed, complete=complete)
        return [found] if found is not None else []

    def counted(self, conditions: tuple[Condition, ...]) -> int:
        """How many rows there would be with some conditions of the column."""
        whole = (*self._base.conditions, *conditions)
        return self._workspace.count(FilterSpec(whole, stale_days=self.spec.stale_days))

    def everything(self) -> int:
        """How many rows there are."""
        return self._workspace.count(FilterSpec())
