"""The filter of the window. It is one text: what is chosen in facets and heads is written into it.

So there is nothing to keep in step: facets, heads and chips show the conditions that the text has,
and whoever chooses something there rewrites the text.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.fields import Field
from app.domain.filters import AnyOf, Condition, Facet, FilterSpec, field_of
from app.services.filter_text import (
    Entries,
    Entry,
    FilterText,
    conditions_of,
    first_wrong,
    joined,
    replaced,
)
from app.services.workspace import Workspace
from app.ui.viewed_rows import ViewedRows
from app.ui.words import language
from app.wording.filters import FacetWords
from app.wording.query_language import Titles


class Filtering(QObject):
    """Owns the text and with it the conditions; the rows follow."""

    changed = Signal()
    """Other conditions hold now."""
    typed_wrongly = Signal(object)
    """An `InvalidValue` of what is typed, or None when it is right."""
    text_rewritten = Signal(str)
    """What stands in the search box has to be this."""

    def __init__(
        self, workspace: Workspace, rows: ViewedRows, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._terms = FilterText(workspace)
        self._entries: Entries = ()
        self._conditions: tuple[Condition, ...] = ()
        self.typing = False
        """Whether the last change came from the search box."""

    @Slot()
    def reload_titles(self) -> None:
        """Sections and documents have come or gone."""
        self._terms.reload_titles()

    # --- what holds -----------------------------------------------------------------------------

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All conditions, typed and chosen."""
        return self._conditions

    @property
    def chosen(self) -> tuple[Condition, ...]:
        """The conditions that were not typed."""
        return conditions_of(one for one in self._entries if one.chosen)

    @property
    def text(self) -> str:
        """The whole filter as it stands in the search box, but for superfluous blanks."""
        return joined(self._entries)

    @property
    def typed(self) -> str:
        """The part of the text that was typed, right or wrong."""
        return joined(tuple(one for one in self._entries if not one.chosen))

    @property
    def titles(self) -> Titles:
        """The titles by which sections and documents can be asked for."""
        return self._terms.titles

    def wrong_part(self) -> tuple[int, int] | None:
        """[from, to) of the first term of the search box that is wrong."""
        wrong = first_wrong(self._entries)
        return None if wrong is None else wrong.span

    def words(self) -> FacetWords:
        """Puts conditions into the words of the screen."""
        return FacetWords(language(), self._workspace.directory, self._terms.names)

    # --- typing ---------------------------------------------------------------------------------

    @Slot(str)
    def set_text(self, text: str) -> None:
        """Filter by what is typed; as long as it is wrong the rows stay as they are."""
        self._entries = self._terms.read(text)
        wrong = first_wrong(self._entries)
        if wrong is not None:
            self.typed_wrongly.emit(wrong.error)
            return
        self.typed_wrongly.emit(None)
        self._show(typing=True)

    # --- choosing -------------------------------------------------------------------------------

    @Slot(object, object)
    def choose(self, facet: Facet, values: tuple[str, ...]) -> None:
        """Choose values of a facet; what is chosen is not excluded any more."""
        self._choose(facet, values, negated=False)

    @Slot(object, object)
    def exclude(self, facet: Facet, values: tuple[str, ...]) -> None:
        """Exclude values of a facet; what is excluded is not chosen any more."""
        self._choose(facet, values, negated=True)

    def _choose(self, facet: Facet, values: tuple[str, ...], *, negated: bool) -> None:
        entries = list[Entry]()
        for entry in self._entries:
            one = entry.condition
            if isinstance(one, AnyOf) and one.facet is facet and one.negated is not negated:
                left = tuple(value for value in one.values if value not in values)
                if left != one.values:
                    entries += [self._written(replace(one, values=left))] if left else []
                    continue
            entries.append(entry)

        def gone(entry: Entry) -> bool:
            one = entry.condition
            return isinstance(one, AnyOf) and one.facet is facet and one.negated is negated

        new = (AnyOf(facet, values, negated),) if values else ()
        self._rewrite(replaced(tuple(entries), gone, new, self._written))

    def set_fields(self, fields: tuple[Field, ...], conditions: tuple[Condition, ...]) -> None:
        """Let exactly these conditions hold of some fields: what the head of a column does."""

        def gone(entry: Entry) -> bool:
            return entry.condition is not None and field_of(entry.condition) in fields

        self._rewrite(replaced(self._entries, gone, conditions, self._written))

    def choose_all(self, conditions: tuple[Condition, ...]) -> None:
        """Choose exactly these conditions; what is typed stays."""
        self._rewrite(replaced(self._entries, lambda one: one.chosen, conditions, self._written))

    @Slot(object)
    def remove(self, condition: Condition) -> None:
        """Take one condition off."""
        self._rewrite(tuple(one for one in self._entries if one.condition != condition))

    @Slot()
    def clear(self) -> None:
        """Take everything off."""
        self._rewrite(())

    def begin_with(self, text: str, spec: FilterSpec) -> None:
        """Take over what was typed and chosen, with the order, all at once."""
        chosen = tuple(map(self._written, spec.conditions))
        self._entries = (*self._terms.read(text), *chosen)
        self._conditions = conditions_of(self._entries)
        self.typing = False
        self._rows.set_spec(replace(spec, conditions=self._conditions))
        self.text_rewritten.emit(self.text)
        self.changed.emit()

    # --- from entries to rows -------------------------------------------------------------------

    def _written(self, condition: Condition) -> Entry:
        return self._terms.written(condition, language())

    def _rewrite(self, entries: Entries) -> None:
        """The rows follow what is right, also while something else in the text is wrong."""
        if entries != self._entries:
            self._entries = entries
            self._show(typing=False)
            self.text_rewritten.emit(joined(entries))

    def _show(self, *, typing: bool) -> None:
        conditions = conditions_of(self._entries)
        if conditions != self._conditions:
            self._conditions = conditions
            self.typing = typing
            self._rows.set_spec(replace(self._rows.spec, conditions=conditions))
            self.changed.emit()
