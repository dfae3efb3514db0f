"""The filter of the window: what is typed and what is chosen in the facets, together."""

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.errors import InvalidValue
from app.domain.filters import Condition, Facet, FilterSpec
from app.services.queries import titles_of
from app.services.workspace import Workspace
from app.ui.viewed_rows import ViewedRows
from app.ui.words import language
from app.wording.filters import FacetWords
from app.wording.query_language import Titles, parse


class Filtering(QObject):
    """Owns the conditions; the rows follow."""

    changed = Signal()
    """Other conditions hold now."""
    typed_wrongly = Signal(object)
    """An `InvalidValue` of what is typed, or None when it is right."""

    def __init__(
        self, workspace: Workspace, rows: ViewedRows, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
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
            self._typed = parse(text, self._workspace.directory, self._titles)
        except InvalidValue as error:
            self.typed_wrongly.emit(error)
            return
        self.typed_wrongly.emit(None)
        self._show()

    @Slot(object, object)
    def choose(self, facet: Facet, values: tuple[str, ...]) -> None:
        """Choose values of a facet."""
        self._chosen = self._chosen.with_chosen(facet, values)
        self._show()

    @Slot(object)
    def remove(self, condition: Condition) -> None:
        """Take one condition off."""
        kept = tuple(one for one in self._chosen.conditions if one != condition)
        self._chosen = FilterSpec(kept)
        self._show()

    @Slot()
    def clear(self) -> None:
        """Take off all that was chosen."""
        self._chosen = FilterSpec()
        self._show()

    def words(self) -> FacetWords:
        """Puts conditions into the words of the screen."""
        titles = {identifier: title for title, identifier in self._titles.sections}
        titles |= {identifier: title for title, identifier in self._titles.documents}
        return FacetWords(language(), self._workspace.directory, titles)

    def _show(self) -> None:
        conditions = (*self._typed, *self._chosen.conditions)
        self._rows.set_spec(FilterSpec(conditions, self._rows.spec.sort))
        self.changed.emit()
