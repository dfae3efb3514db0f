"""The filter of the window: what is typed and what is chosen in the facets, together.

Each facet is filtered by in one place only, whichever was used last: typing `due:open` takes off
what was chosen in that facet, and a choice in it takes `due:open` out of the text.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.errors import InvalidValue
from app.domain.filters import AnyOf, Condition, Facet, FilterSpec
from app.services.queries import titles_of
from app.services.workspace import Workspace
from app.ui.viewed_rows import ViewedRows
from app.ui.words import language
from app.wording.filters import FacetWords
from app.wording.query_language import Titles, parse, terms


class Filtering(QObject):
    """Owns the conditions; the rows follow."""

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
        self._text = ""
        self._typed: tuple[Condition, ...] = ()
        self._chosen = FilterSpec()
        self._titles = Titles()
        self._names: dict[str, str] = {}
        self.reload_titles()

    @Slot()
    def reload_titles(self) -> None:
        """Sections and documents have come or gone."""
        self._titles = titles_of(self._workspace)
        # A large tracker has thousands of sections: not to be put together at each key.
        self._names = {
            identifier: title
            for title, identifier in (*self._titles.sections, *self._titles.documents)
        }

    @property
    def chosen(self) -> tuple[Condition, ...]:
        """The conditions that were not typed."""
        return self._chosen.conditions

    @Slot(str)
    def set_text(self, text: str) -> None:
        """Filter by what is typed; as long as it is wrong the rows stay as they are."""
        try:
            self._typed = self._parsed(text)
        except InvalidValue as error:
            self.typed_wrongly.emit(error)
            return
        self._text = text
        for facet in filter(None, map(_chosen_facet, self._typed)):
            self._chosen = self._chosen.with_chosen(facet, ())
        self.typed_wrongly.emit(None)
        self._show()

    @Slot(object, object)
    def choose(self, facet: Facet, values: tuple[str, ...]) -> None:
        """Choose values of a facet; what is chosen is not excluded any more."""
        excluded = self._chosen.excluded(facet)
        kept = tuple(one for one in excluded if one not in values)
        self._chosen = self._chosen.with_chosen(facet, values).with_excluded(facet, kept)

        def replaced(one: AnyOf) -> bool:
            return not one.negated or not set(values).isdisjoint(one.values)

        self._take_out(facet, replaced)

    @Slot(object, object)
    def exclude(self, facet: Facet, values: tuple[str, ...]) -> None:
        """Exclude values of a facet; what is excluded is not chosen any more."""
        chosen = FilterSpec((*self._typed, *self._chosen.conditions)).chosen(facet)
        left = tuple(one for one in chosen if one not in values)
        if left != chosen:
            self._chosen = self._chosen.with_chosen(facet, left)
        self._chosen = self._chosen.with_excluded(facet, values)
        self._take_out(facet, lambda one: one.negated or left != chosen)

    def _take_out(self, facet: Facet, replaced: Callable[[AnyOf], bool]) -> None:
        """Take terms out of the text that say what has just been chosen otherwise; show it."""

        def out(condition: Condition) -> bool:
            if not isinstance(condition, AnyOf) or condition.facet is not facet:
                return False
            return replaced(condition)

        if any(map(out, self._typed)):
            kept = (one for one in terms(self._text) if not any(map(out, self._parsed(one))))
            self.text_rewritten.emit(" ".join(kept))
        self._show()

    def choose_all(self, conditions: tuple[Condition, ...]) -> None:
        """Choose exactly these conditions."""
        self._chosen = FilterSpec(conditions)
        self._show()

    def begin_with(self, text: str, spec: FilterSpec) -> None:
        """Take over what was typed and chosen, with the order, all at once."""
        self._chosen = FilterSpec(spec.conditions)
        try:
            self._typed = self._parsed(text)
            self._text = text
        except InvalidValue:  # The search box will show it, and what is wrong.
            self._typed, self._text = (), ""
        self._rows.set_spec(replace(spec, conditions=(*self._typed, *spec.conditions)))
        self.text_rewritten.emit(text)
        self.changed.emit()

    @Slot(object)
    def remove(self, condition: Condition) -> None:
        """Take one condition off."""
        self.choose_all(tuple(one for one in self.chosen if one != condition))

    @Slot()
    def clear(self) -> None:
        """Take off all that was chosen."""
        self.choose_all(())

    def words(self) -> FacetWords:
        """Puts conditions into the words of the screen."""
        return FacetWords(language(), self._workspace.directory, self._names)

    def _parsed(self, text: str) -> tuple[Condition, ...]:
        workspace = self._workspace
        return parse(text, workspace.directory, self._titles, workspace.conventions)

    def _show(self) -> None:
        conditions = (*self._typed, *self._chosen.conditions)
        self._rows.set_spec(replace(self._rows.spec, conditions=conditions))
        self.changed.emit()


def _chosen_facet(condition: Condition) -> Facet | None:
    """The facet in which a condition chooses values."""
    if isinstance(condition, AnyOf) and not condition.negated:
        return condition.facet
    return None
