"""A block that is to be pasted: each line with what is there now and what would be."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.domain.fields import Field
from app.services.pasting import Outcome, PastedCell, PasteProposal
from app.ui.words import _, language
from app.wording.columns import head
from app.wording.errors import error_sentence
from app.wording.read_only import read_only_reason

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole


class PasteModel(QAbstractTableModel):
    """Lines of the block by the fields that they lie on; lines to be added come last."""

    def __init__(
        self,
        proposal: PasteProposal,
        refs: dict[str, str],
        colours: tuple[QColor, QColor],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._refs = refs
        self._wrong, self._muted = colours
        added = [cell for _command, cells in proposal.added for cell in cells]
        self._new = {command.identifier: command.text for command, _cells in proposal.added}
        every = [*proposal.cells, *added]
        fields = dict.fromkeys(cell.field for cell in every)
        if self._new:
            fields = dict.fromkeys((Field.TEXT, *fields))
        self.fields: tuple[Field, ...] = tuple(fields)
        lines = dict.fromkeys(cell.row_id for cell in proposal.cells) | dict.fromkeys(self._new)
        self._lines = tuple(lines)
        self._cells: dict[tuple[str, Field], PastedCell] = {
            (cell.row_id, cell.field): cell for cell in every
        }

    def cell(self, index: Index) -> PastedCell | None:
        """What the block says at a place."""
        if not index.isValid():
            return None
        return self._cells.get((self._lines[index.row()], self.fields[index.column()]))

    def problems(self) -> list[QModelIndex]:
        """The cells that cannot be pasted, in reading order."""
        places = {key: at for at, key in enumerate(self._lines)}
        found = sorted(
            (places[row], self.fields.index(field))
            for (row, field), cell in self._cells.items()
            if cell.outcome is Outcome.PROBLEM
        )
        return [self.index(*place) for place in found]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != _ROLE.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return head(self.fields[section], language())
        return self._refs.get(self._lines[section], _("new"))

    def data(self, index: Index, role: int = 0) -> Any:
        cell = self.cell(index)
        if cell is None:
            new = self._new.get(self._lines[index.row()]) if index.isValid() else None
            words = new if new and self.fields[index.column()] is Field.TEXT else ""
            return words if role == _ROLE.DisplayRole else None
        if role == _ROLE.DisplayRole:
            return _in_cell(cell)
        if role == _ROLE.ToolTipRole:
            return explained(cell)
        if role == _ROLE.ForegroundRole and cell.outcome is not Outcome.CHANGED:
            return self._wrong if cell.outcome is Outcome.PROBLEM else self._muted
        return None


def explained(cell: PastedCell) -> str:
    """What becomes of a cell, in words."""
    if cell.outcome is Outcome.PROBLEM and cell.problem is not None:
        return error_sentence(cell.problem, language())
    if cell.outcome is Outcome.READ_ONLY:
        if cell.field is Field.REF:
            return _("A ref says which commitment it is; it is not pasted over.")
        return read_only_reason(cell.field, language())
    if cell.outcome is Outcome.ALIKE:
        return _("As it is already.")
    now = cell.before or _("(empty)")
    after = cell.after or _("(empty)")
    return f"{now}\n→ {after}"


def _in_cell(cell: PastedCell) -> str:
    after = cell.after.replace("\n", " ")
    before = cell.before.replace("\n", " ")
    if cell.outcome is Outcome.CHANGED:
        later = after or _("(empty)")
        return f"{before} → {later}" if before else f"→ {after}"
    if cell.outcome is Outcome.PROBLEM:
        return f"✕ {after}"
    return before
