"""The entries of the history as Qt's views want them; older ones are fetched as one scrolls."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from app.base.clock import OFFICE_ZONE, from_text
from app.domain.changes import Applied, Origin
from app.domain.history import HistoryEntry, HistoryFilter
from app.services.taking_back import history_page, newer_entries
from app.services.workspace import Workspace
from app.ui.words import _, language
from app.wording.changes import change_label

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_NOWHERE = QModelIndex()
_ENOUGH = 40
"""With words to look for, pages are read until so many more entries are found."""


class HistoryModel(QAbstractListModel):
    """One row for each change set that meets a filter, the newest first."""

    progressed = Signal(bool)
    """Whether older entries are still being looked through."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._wanted = HistoryFilter()
        self._entries: list[HistoryEntry] = []
        self._before: int | None = None
        self._ended = False
        self._newest = 0
        self._missing = 0
        # A page at a time, so that typing is never waited for.
        self._going_on = QTimer(self, singleShot=True, interval=0)
        self._going_on.timeout.connect(self._read_page)

    @property
    def wanted(self) -> HistoryFilter:
        return self._wanted

    def entry(self, position: int) -> HistoryEntry:
        """The entry of a row."""
        return self._entries[position]

    def position_of(self, identifier: str) -> int | None:
        """Where a change set is shown; None if it is not, or not yet."""
        for position, entry in enumerate(self._entries):
            if entry.change_set.id == identifier:
                return position
        return None

    def show(self, wanted: HistoryFilter) -> None:
        """Show the change sets that meet a filter."""
        self.beginResetModel()
        self._wanted = wanted
        self._entries = []
        self._before = None
        self._ended = False
        self._newest = 0
        self.endResetModel()
        if not self._entries:
            self.fetchMore()

    @Slot(object)
    def note(self, applied: Applied) -> None:
        """A change set has been written: show it, and what it has taken back."""
        entries = newer_entries(self._workspace, self._wanted, self._newest, language())
        if entries:
            self.beginInsertRows(_NOWHERE, 0, len(entries) - 1)
            self._entries[:0] = entries
            self._newest = entries[0].seq
            self.endInsertRows()
        root = applied.change_set.reverts
        position = self.position_of(root) if root else None
        if position is not None:
            undone = applied.change_set.origin is Origin.UNDO
            old = self._entries[position]
            self._entries[position] = HistoryEntry(old.seq, old.change_set, undone)
            self.dataChanged.emit(self.index(position), self.index(position))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        return not parent.isValid() and not self._ended and not self._going_on.isActive()

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        if not parent.isValid() and not self._ended:
            self._missing = _ENOUGH
            self._read_page()

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role in (_DISPLAY, int(Qt.ItemDataRole.AccessibleTextRole)):
            return f"{entry_words(entry)}\n{entry_source(entry)}"
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return entry_words(entry)
        return None

    @Slot()
    def _read_page(self) -> None:
        page = history_page(self._workspace, self._wanted, self._before, language())
        # Before the rows are told: a view may ask for more as soon as it hears of them.
        self._before, self._ended = page.before, page.before is None
        self._missing -= len(page.entries)
        goes_on = not self._ended and self._missing > 0 and bool(self._wanted.words)
        if goes_on:
            self._going_on.start()
        if page.entries:
            first = len(self._entries)
            self.beginInsertRows(_NOWHERE, first, first + len(page.entries) - 1)
            self._entries += page.entries
            self._newest = max(self._newest, self._entries[0].seq)
            self.endInsertRows()
        self.progressed.emit(goes_on)


def entry_words(entry: HistoryEntry) -> str:
    """What a change set does."""
    words = change_label(entry.change_set.label, language())
    if entry.change_set.origin is Origin.UNDO:
        return _("Taken back: {what}").format(what=words)
    if entry.change_set.origin is Origin.REDO:
        return _("Brought again: {what}").format(what=words)
    return words


def entry_source(entry: HistoryEntry) -> str:
    """When and by whom; and whether it is undone now."""
    when = from_text(entry.change_set.when).astimezone(OFFICE_ZONE).strftime("%Y-%m-%d %H:%M")
    parts = [when, entry.change_set.who]
    if entry.taken_back:
        parts.append(_("taken back"))
    return " · ".join(parts)
