"""The rows that are viewed, as Qt's item views and screen readers want them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from app.domain.fields import FIELDS, Field
from app.domain.grouping import Group
from app.domain.listing import ListingRow
from app.ui.table.columns import COLUMN_LOOKS
from app.ui.viewed_rows import ViewedRows
from app.wording.columns import Reader, cell, head, help_text

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_NOWHERE = QModelIndex()


class CommitmentTableModel(QAbstractTableModel):
    """One row a commitment, one column a field, all fields in their first order.

    In groups there are rows for the heads too; they say the same in every column.
    """

    def __init__(
        self,
        rows: ViewedRows,
        reader: Callable[[], Reader],
        *,
        editable: bool,
        group_words: Callable[[Group], str] = lambda group: group.value,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._reader = reader
        self._editable = editable
        self._group_words = group_words
        self.fields: tuple[Field, ...] = tuple(FIELDS)
        self._shown = len(rows)
        rows.replaced.connect(self._reset)
        rows.changed.connect(self._change)

    def row_at(self, index: Index) -> ListingRow:
        """The commitment of an index."""
        return self._rows.row(index.row())

    def field_at(self, index: Index) -> Field:
        """The field of an index."""
        return self.fields[index.column()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        field = self.fields[index.column()]
        group = self._rows.head(index.row())
        if group is not None:
            return self._group_words(group) if role in (_DISPLAY, _TOOL_TIP) else None
        if role in (_DISPLAY, _TOOL_TIP):
            return cell(self._rows.row(index.row()), field, self._reader())
        if role == _ALIGNMENT:
            return COLUMN_LOOKS[field].alignment | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return head(self.fields[section], self._reader().language)
        if role == _TOOL_TIP:
            return help_text(self.fields[section], self._reader().language)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or not self._editable:
            return flags
        of_row = self._rows.head(index.row()) is None
        if of_row and FIELDS[self.fields[index.column()]].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @Slot()
    def _reset(self) -> None:
        self.beginResetModel()
        self._shown = len(self._rows)
        self.endResetModel()

    @Slot(object)
    def _change(self, positions: set[int]) -> None:
        """Rows beside each other are told at once: views do as much for one as for many."""
        last, first = len(self.fields) - 1, -1
        for position in sorted(positions):
            first = position if first < 0 else first
            if position + 1 not in positions:
                self.dataChanged.emit(self.index(first, 0), self.index(position, last))
                first = -1
