"""The deadlines that would change, each with a tick."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.services.conventions import Shift
from app.ui.widgets.rich_text import tip
from app.ui.words import _, language
from app.wording.deadlines import reading

REF, PHRASE, BEFORE, AFTER = range(4)
_TIP_WIDTH = 420
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class ShiftsModel(QAbstractTableModel):
    """One row for each deadline."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shifts: tuple[Shift, ...] = ()
        self._ticked: set[int] = set()
        self._heads = (_("Ref"), _("Phrase"), _("Read as now"), _("Would be read as"))

    def show_shifts(self, shifts: Sequence[Shift]) -> None:
        """Show some deadlines, all ticked."""
        self.beginResetModel()
        self._shifts = tuple(shifts)
        self._ticked = set(range(len(shifts)))
        self.endResetModel()
        self.ticked_changed.emit()

    @property
    def ticked(self) -> frozenset[str]:
        """The identifiers of the actions that are ticked."""
        return frozenset(self._shifts[row].action_id for row in self._ticked)

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick or untick some rows."""
        self._ticked = self._ticked | set(rows) if on else self._ticked - set(rows)
        last = self.index(max(0, len(self._shifts) - 1), REF)
        self.dataChanged.emit(self.index(0, REF), last, [int(_Role.CheckStateRole)])
        self.ticked_changed.emit()

    def tick_all(self, *, on: bool) -> None:
        """Tick or untick every row."""
        self.tick(range(len(self._shifts)), on=on)

    def turn(self, rows: Iterable[int]) -> None:
        """Untick some rows if all of them are ticked, otherwise tick them."""
        some = set(rows)
        self.tick(some, on=not some <= self._ticked)

    # --- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shifts)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        shown = orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole
        return self._heads[section] if shown and section < len(self._heads) else None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shift, column = self._shifts[index.row()], index.column()
        if role == _Role.CheckStateRole and column == REF:
            on = index.row() in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == _Role.ToolTipRole:
            return tip(shift.text, _TIP_WIDTH)
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        if column == REF:
            return shift.ref
        if column == PHRASE:
            return shift.before.phrase
        return reading(shift.before if column == BEFORE else shift.after, language())

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == REF else flags

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or index.column() != REF:
            return False
        self.tick([index.row()], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True
