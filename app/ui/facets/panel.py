"""The facets: values with live counts, to choose by click or with the space bar."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTreeView, QWidget

from app.domain.filters import Facet
from app.services.workspace import Workspace
from app.ui.facets.delegate import Data, FacetDelegate, Kind
from app.ui.facets.entries import Entry, entries, most_frequent, section_tree
from app.ui.facets.model import FacetModel
from app.ui.facets.shown import LOOKS, SHOWN
from app.ui.facets.value_menu import value_menu
from app.ui.facets.values_dialog import FacetValuesDialog
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.words import _, language
from app.wording.filters import FacetWords
from app.wording.labels import label

_COUNT_AFTER_MILLISECONDS = 200
_SECTIONS_OPEN = 2
_Key = Qt.Key
_OWN_KEYS = (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Delete, _Key.Key_Backspace, _Key.Key_Space)


class FacetPanel(QTreeView):
    """A tree of facets. Counts follow the filter when typing pauses, one facet at a time."""

    chosen = Signal(object, object)
    """A facet and the values that are chosen in it now."""
    excluded = Signal(object, object)
    """A facet and the values that rows must not have now."""

    def __init__(
        self,
        workspace: Workspace,
        rows: ViewedRows,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._theme = theme
        self._model = FacetModel(self)
        self._counts: dict[Facet, Mapping[str, int]] = {}
        self._entries: dict[Facet, tuple[set[str], list[Entry]]] = {}
        self._stale: list[Facet] = []
        self._pressed: Qt.CheckState | None = None
        self._timer = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._count_next)
        self._set_up(theme)
        for facet in SHOWN:
            head = self._model.add_facet(facet, label(facet, language()))
            self.setExpanded(head.index(), not LOOKS[facet].closed)
        rows.replaced.connect(self.recount)
        rows.changed.connect(self.recount)
        self.expanded.connect(self._count_opened)
        self._model.ticked.connect(self._choose)
        self.recount()

    def _set_up(self, theme: Theme) -> None:
        self.setObjectName("facets")
        self.setAccessibleName(_("Filters"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(FacetDelegate(theme, self))
        self.setModel(self._model)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.clicked.connect(self._toggle_clicked)

    # --- what is open ---------------------------------------------------------------------------

    @property
    def closed(self) -> list[str]:
        """The facets that are closed, for the settings."""
        return [facet.value for facet in SHOWN if not self._is_open(facet)]

    def close_facets(self, names: list[object]) -> None:
        """Close exactly these, as far as they are known."""
        for facet in SHOWN:
            self.setExpanded(self._model.heads[facet].index(), facet.value not in names)

    def _is_open(self, facet: Facet) -> bool:
        return self.isExpanded(self._model.heads[facet].index())

    @Slot(QModelIndex)
    def _count_opened(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(index)
        if item.data(Data.KIND) == Kind.HEAD:
            facet = Facet(item.data(Data.FACET))
            if facet not in self._counts and facet not in self._stale:
                self._stale.append(facet)
                if not self._timer.isActive():
                    self._timer.start(0)

    # --- counts ---------------------------------------------------------------------------------

    @Slot()
    def rebuild(self) -> None:
        """Organisations or sections have come or gone, or have other names."""
        self._entries.clear()
        self.recount()

    @Slot()
    def recount(self, *_anything: object) -> None:
        """Count again soon; typing comes first. What is closed is counted when it is opened."""
        self._counts.clear()
        self._stale = [facet for facet in SHOWN if self._is_open(facet)]
        self._model.show_chosen(self._rows.spec)
        self._timer.start(_COUNT_AFTER_MILLISECONDS)

    @Slot()
    def _count_next(self) -> None:
        if not self._stale:
            return
        facet = self._stale.pop(0)
        counts = self._counts[facet] = self._workspace.counts(self._rows.spec, facet)
        self._show_counts(facet, counts)
        if self._stale:
            self._timer.start(0)

    def _show_counts(self, facet: Facet, counts: Mapping[str, int]) -> None:
        spec, model = self._rows.spec, self._model
        listed = shown = self._listed(facet, counts)
        if not LOOKS[facet].tree:
            shown = most_frequent(listed, counts, {*spec.chosen(facet), *spec.excluded(facet)})
        hidden = len(listed) - len(shown)
        if not model.holds(facet, shown, hidden):
            self._fill(facet, shown, hidden)
        model.show_counts(facet, counts)
        model.show_chosen(spec)

    def _fill(self, facet: Facet, shown: list[Entry], hidden: int) -> None:
        model = self._model
        current = model.key_of(self.currentIndex())
        opened = {key for key, item in model.items.items() if self.isExpanded(item.index())}
        first = not model.is_filled(facet)
        model.fill(facet, shown, hidden)
        if LOOKS[facet].tree and first and self._is_open(facet):
            self.expandRecursively(model.heads[facet].index(), _SECTIONS_OPEN)
        for key in opened & set(model.items):
            self.setExpanded(model.items[key].index(), True)
        if current is not None and current in model.items:
            self.setCurrentIndex(model.items[current].index())

    def _listed(self, facet: Facet, counts: Mapping[str, int]) -> list[Entry]:
        """All values in their order; put into words once, until there are others."""
        known = self._entries.get(facet)
        if known is not None and known[0] == set(counts):
            return known[1]
        if LOOKS[facet].tree:
            listed = section_tree(self._workspace.sections(), counts)
        else:
            listed = entries(facet, counts, self._words(facet))
        self._entries[facet] = set(counts), listed
        return listed

    def _flat(self, facet: Facet, counts: Mapping[str, int]) -> list[Entry]:
        return [one for root in self._listed(facet, counts) for one in root.flat()]

    def _words(self, facet: Facet) -> FacetWords:
        documents = self._workspace.documents() if facet is Facet.DOCUMENT else ()
        titles = {one.id: one.title for one in documents}
        return FacetWords(language(), self._workspace.directory, titles)

    # --- choice ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        item = self._model.itemFromIndex(index) if index.isValid() else None
        self._pressed = item.checkState() if item is not None else None
        super().mousePressEvent(event)

    @Slot(QModelIndex)
    def _toggle_clicked(self, index: QModelIndex) -> None:
        """The whole line can be clicked, not only the box."""
        item = self._model.itemFromIndex(index)
        if not item.isCheckable():
            self._enter(index)
        elif item.checkState() is self._pressed:  # Otherwise the box itself was hit.
            checked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (_NO_MODIFIER, Qt.KeyboardModifier.ShiftModifier)
            if plain and event.key() in _OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, shifted = self.currentIndex(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        key = self._model.key_of(index)
        if event.key() in (_Key.Key_Return, _Key.Key_Enter) and index.isValid():
            self._enter(index)
        elif event.key() == _Key.Key_Space and shifted and key is not None:
            self.exclude(*key)
        elif event.key() in (_Key.Key_Delete, _Key.Key_Backspace) and index.isValid():
            self.choose_none(self._model.facet_of(index))
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        """A head opens or closes, a value is chosen alone, and the last line shows all values."""
        key, kind = self._model.key_of(index), index.data(Data.KIND)
        if kind == Kind.HEAD:
            self.setExpanded(index, not self.isExpanded(index))
        elif kind == Kind.MORE:
            self.show_values(self._model.facet_of(index))
        elif key is not None:
            self.choose_only(*key)

    @Slot(object, str, bool)
    def _choose(self, facet: Facet, value: str, on: bool) -> None:
        chosen = [one for one in self._rows.spec.chosen(facet) if one != value]
        if on:
            chosen.append(value)
        listed = [one for of, one in self._model.items if of is facet]
        others = [one for one in chosen if one not in listed]
        self.chosen.emit(facet, (*(one for one in listed if one in chosen), *others))

    def choose_only(self, facet: Facet, value: str) -> None:
        """Only this value; once more, and the facet is free again."""
        alone = self._rows.spec.chosen(facet) == (value,)
        self.chosen.emit(facet, () if alone else (value,))

    def choose_all(self, facet: Facet) -> None:
        """Every value that the facet has."""
        counts = self._counts.get(facet) or self._workspace.counts(self._rows.spec, facet)
        self.chosen.emit(facet, tuple(one.value for one in self._flat(facet, counts)))

    def choose_none(self, facet: Facet) -> None:
        """Take off everything that is chosen or excluded in a facet."""
        if self._rows.spec.excluded(facet):
            self.excluded.emit(facet, ())
        if self._rows.spec.chosen(facet):
            self.chosen.emit(facet, ())

    def exclude(self, facet: Facet, value: str) -> None:
        """Rows must not have this value; once more, and they may again."""
        excluded = self._rows.spec.excluded(facet)
        others = tuple(one for one in excluded if one != value)
        self.excluded.emit(facet, others if value in excluded else (*excluded, value))

    def show_values(self, facet: Facet) -> None:
        """Show all values of a facet, to be searched."""
        counts = self._workspace.counts(self._rows.spec, facet)
        dialog = FacetValuesDialog(facet, self._theme, self.window())
        dialog.show_values(self._flat(facet, counts), counts, self._rows.spec.chosen(facet))
        dialog.chosen.connect(self.chosen)
        dialog.open()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        key = self._model.key_of(index)
        spec = self._rows.spec
        facet = self._model.facet_of(index)
        excluded = key is not None and key[1] in spec.excluded(facet)
        value_menu(self, facet, key[1] if key else None, excluded=excluded).popup(
            self.viewport().mapToGlobal(place)
        )


_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
