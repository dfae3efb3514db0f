"""The commitments that ask for attention as Qt's views want them: keys first, rows when seen."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.attention import Attention
from app.domain.listing import ListingRow
from app.services.workspace import Workspace
from app.ui.attention.finder import AttentionFinder
from app.ui.words import _, language, plural
from app.wording.labels import label

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_NOWHERE = QModelIndex()
_PAGE = 32
_KEPT = 512


class AttentionModel(QAbstractListModel):
    """One row for each of them, in the order of the table."""

    def __init__(
        self, workspace: Workspace, finder: AttentionFinder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._finder = finder
        self._keys: list[int] = []
        self._rows: OrderedDict[int, ListingRow] = OrderedDict()

    def reload(self) -> None:
        """Look for them again."""
        self.beginResetModel()
        self._keys = self._finder.found()
        self._rows.clear()
        self.endResetModel()

    def row(self, position: int) -> ListingRow | None:
        """The commitment at a position; None if it is gone meanwhile."""
        key = self._keys[position]
        if key not in self._rows:
            first = position - position % _PAGE
            self._rows.update(self._workspace.rows(self._keys[first : first + _PAGE]))
            while len(self._rows) > _KEPT:
                self._rows.popitem(last=False)
        return self._rows.get(key)

    def position_of(self, identifier: str | None) -> int | None:
        """Where a commitment stands; None if it does not ask for attention."""
        if identifier is None:
            return None
        key = self._workspace.keys([identifier]).get(identifier)
        return self._keys.index(key) if key in self._keys else None

    def reasons(self, position: int) -> str:
        """Why, in words."""
        return " · ".join(
            reason_words(reason, self._finder.stale_days)
            for reason in self._finder.reasons(self._keys[position])
        )

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return ""
        if role == _DISPLAY:
            return f"{row.ref}  {row.text}\n{self.reasons(index.row())}"
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return row.text
        return None


def reason_words(reason: Attention, stale_days: int) -> str:
    """A reason; of the last one, for how long."""
    if reason is Attention.STALE:
        return plural("No news for {count} day", "No news for {count} days", stale_days)
    return label(reason, language())


def empty_words() -> str:
    """What the list says when nothing asks for attention."""
    return _("Nothing that is shown asks for attention.")
