"""The values of a column with their counts and ticks; the first line is for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.domain.fields import Field
from app.domain.filters import FACET_OF, NOTHING
from app.services.ticked_values import Ticks
from app.services.value_lists import ListedValue
from app.ui.facets.delegate import Data, Kind
from app.ui.words import _

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_STATES = {
    True: Qt.CheckState.Checked,
    False: Qt.CheckState.Unchecked,
    None: Qt.CheckState.PartiallyChecked,
}


class ValuesModel(QAbstractListModel):
    """What the list of the menu shows. What is ticked is kept in `ticks`."""

    ticked = Signal()
    """Somebody has ticked something, or taken a tick off."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facet = ""
        self._values: Sequence[ListedValue] = ()
        self._highest = 1
        self._found = False
        self.ticks = Ticks()

    def show(
        self, field: Field, values: Sequence[ListedValue], ticks: Ticks, *, found: bool
    ) -> None:
        """Show values; `found` says that they are those that were searched for."""
        self.beginResetModel()
        facet = FACET_OF.get(field)
        self._facet = facet.value if facet is not None else ""
        # Rows without a value are asked for so often that nobody should have to look for them.
        nothing = [one for one in values if one.value == NOTHING]
        self._values = (*nothing, *(one for one in values if one.value != NOTHING))
        self._highest = max((one.count for one in values), default=1)
        self._found = found
        self.ticks = ticks
        self.endResetModel()

    @property
    def listed(self) -> tuple[str, ...]:
        """The values of the list."""
        return tuple(one.value for one in self._values)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._values else len(self._values) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsUserCheckable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == _Role.CheckStateRole:
            return _STATES[self._state(index.row())]
        if index.row() == 0:
            return self._of_all(role)
        one = self._values[index.row() - 1]
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return one.words
        return {
            int(_Role.AccessibleTextRole): f"{one.words}, {one.count:,}",
            Data.KIND: Kind.VALUE,
            Data.VALUE: (self._facet, one.value),
            Data.COUNT: one.count,
            Data.HIGHEST: self._highest,
        }.get(role)

    def _of_all(self, role: int) -> object:
        if role == _Role.DisplayRole:
            return _("(all that were found)") if self._found else _("(all)")
        return Kind.MORE if role == Data.KIND else None

    def _state(self, row: int) -> bool | None:
        if row:
            return self.ticks.ticked(self._values[row - 1].value)
        if self.ticks.state is None and len(self.ticks.turned) >= len(self._values):
            states = {self.ticks.ticked(one.value) for one in self._values}
            if len(states) == 1:  # As after every value of a list was ticked, one by one.
                return states.pop()
        return self.ticks.state

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        self.toggle(index.row())
        return True

    def toggle(self, row: int) -> None:
        """Tick a line, or take its tick off."""
        if row:
            self.ticks.turn(self._values[row - 1].value)
        else:
            self.ticks.turn_all(ticked=self._state(0) is not True)
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self.ticked.emit()
