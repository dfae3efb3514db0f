"""The filter of the window: what is typed and what is chosen in the facets, together.

Each facet is filtered by in one place only, whichever was used last: typing `due:open` takes off
what was chosen in that facet, and a choice in it takes `due:open` out of the text.
"""

import re
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.errors import InvalidValue
from app.domain.filters import AnyOf, Condition, Facet, FilterSpec
from app.services.queries import titles_of
from app.services.workspace import Workspace
from app.ui.viewed_rows import ViewedRows
from app.ui.words import language
from app.wording.filters import FacetWords
from app.wording.query_language import Titles, parse

_TERM = re.compile(r'(?:"[^"]*"|“[^”]*”|[^\s"“])+')


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
        self.reload_titles()

    @Slot()
    def reload_titles(self) -> None:
        """Sections and documents have come or gone."""
        self._titles = titles_of(self._workspace)

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
        """Choose values of a facet."""
        self._chosen = self._chosen.with_chosen(facet, values)
        if facet in map(_chosen_facet, self._typed):
            self.text_rewritten.emit(self._text_without(facet))
        self._show()

    def choose_all(self, conditions: tuple[Condition, ...]) -> None:
        """Choose exactly these conditions."""
        self._chosen = FilterSpec(conditions)
        self._show()

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
        titles = {identifier: title for title, identifier in self._titles.sections}
        titles |= {identifier: title for title, identifier in self._titles.documents}
        return FacetWords(language(), self._workspace.directory, titles)

    def _parsed(self, text: str) -> tuple[Condition, ...]:
        return parse(text, self._workspace.directory, self._titles)

    def _text_without(self, facet: Facet) -> str:
        """What is typed, without the terms that choose in a facet."""
        terms = _TERM.findall(self._text)
        kept = (one for one in terms if facet not in map(_chosen_facet, self._parsed(one)))
        return " ".join(kept)

    def _show(self) -> None:
        conditions = (*self._typed, *self._chosen.conditions)
        self._rows.set_spec(replace(self._rows.spec, conditions=conditions))
        self.changed.emit()


def _chosen_facet(condition: Condition) -> Facet | None:
    """The facet in which a condition chooses values."""
    if isinstance(condition, AnyOf) and not condition.negated:
        return condition.facet
    return None
