"""The lines of the facets: heads with their values, ticked as the filter says."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel

from app.domain.filters import Facet, FilterSpec
from app.ui.facets.delegate import Data, Kind
from app.ui.facets.entries import Entry
from app.ui.words import _

Key = tuple[Facet, str]
_On, _Off = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class FacetModel(QStandardItemModel):
    """Ticks that follow the filter choose nothing by themselves; those of a user are told."""

    ticked = Signal(object, str, bool)
    """A facet, a value, and whether it is to be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: dict[Facet, QStandardItem] = {}
        self.items: dict[Key, QStandardItem] = {}
        self._lines: dict[Facet, tuple[tuple[Entry, ...], int]] = {}
        self._marks: dict[Facet, tuple[frozenset[str], frozenset[str]]] = {}
        """What is chosen and what is excluded, as it is shown."""
        self._following = False
        self.itemChanged.connect(self._tell)

    def add_facet(self, facet: Facet, words: str) -> QStandardItem:
        """A head, with a line that stands for values that are not known yet."""
        head = _line(words, Kind.HEAD, facet)
        head.appendRow(_line("…", Kind.WAITING, facet))
        self.heads[facet] = head
        self.appendRow(head)
        return head

    def key_of(self, index: QModelIndex | QPersistentModelIndex) -> Key | None:
        """The facet and the value of a line; None for a line without one."""
        data = index.data(Data.VALUE) if index.isValid() else None
        return None if data is None else (Facet(data[0]), str(data[1]))

    def facet_of(self, index: QModelIndex) -> Facet:
        """The facet that a line belongs to."""
        return Facet(index.data(Data.FACET))

    def is_filled(self, facet: Facet) -> bool:
        """Whether the values of a facet have ever been shown."""
        return facet in self._lines

    def holds(self, facet: Facet, shown: Sequence[Entry], hidden: int) -> bool:
        """Whether the lines of a facet can stay as they are."""
        return self._lines.get(facet) == (tuple(shown), hidden)

    def fill(self, facet: Facet, shown: Sequence[Entry], hidden: int) -> None:
        """Give a facet other lines; the last one says how many values there are besides."""
        head = self.heads[facet]
        self._following = True
        head.removeRows(0, head.rowCount())
        for key in [key for key in self.items if key[0] is facet]:
            del self.items[key]
        for entry in shown:
            self._add(facet, head, entry)
        if hidden:
            words = _("{count} more…").format(count=f"{hidden:,}")
            head.appendRow(_line(words, Kind.MORE, facet))
        self._lines[facet] = tuple(shown), hidden
        self._marks.clear()
        self._following = False

    def _add(self, facet: Facet, parent: QStandardItem, entry: Entry) -> None:
        item = _line(entry.words, Kind.VALUE, facet)
        item.setToolTip(entry.words)
        item.setCheckable(True)
        item.setData((facet.value, entry.value), Data.VALUE)
        flags = Qt.ItemFlag
        item.setFlags(flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsUserCheckable)
        self.items[facet, entry.value] = item
        parent.appendRow(item)
        for below in entry.below:
            self._add(facet, item, below)

    def show_counts(self, facet: Facet, counts: Mapping[str, int]) -> None:
        """Show how many rows each value would show."""
        highest = max(counts.values(), default=1)
        self._following = True
        for (of, value), item in self.items.items():
            if of is facet:
                _set(item, highest, Data.HIGHEST)
                _set(item, counts.get(value, 0), Data.COUNT)
        self._following = False

    def show_chosen(self, spec: FilterSpec) -> None:
        """Tick what a filter chooses, strike what it excludes; words typed cost nothing here."""
        marks = {
            facet: (frozenset(spec.chosen(facet)), frozenset(spec.excluded(facet)))
            for facet in self.heads
        }
        if marks == self._marks:
            return
        self._marks = marks
        self._following = True
        for facet, (chosen, excluded) in marks.items():
            _set(self.heads[facet], len(chosen | excluded), Data.CHOSEN)
        for (facet, value), item in self.items.items():
            chosen, excluded = marks[facet]
            _set(item, value in excluded, Data.EXCLUDED)
            state = _On if value in chosen else _Off
            if item.checkState() is not state:
                item.setCheckState(state)
        self._following = False

    @Slot(QStandardItem)
    def _tell(self, item: QStandardItem) -> None:
        data = item.data(Data.VALUE)
        if data is not None and not self._following:
            self._marks.clear()
            self.ticked.emit(Facet(data[0]), data[1], item.checkState() is _On)


def _line(words: str, kind: Kind, facet: Facet) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(kind, Data.KIND)
    item.setData(facet.value, Data.FACET)
    flags = Qt.ItemFlag
    item.setFlags(flags.ItemIsEnabled | flags.ItemIsSelectable)
    return item


def _set(item: QStandardItem, value: object, role: Data) -> None:
    if item.data(role) != value:
        item.setData(value, role)
