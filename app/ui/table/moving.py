"""Moving from cell to cell with the keys of a spreadsheet."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.table.blocks import ranges, rectangle

_K = Qt.Key
_ARROWS = {
    _K.Key_Up: (-1, 0),
    _K.Key_Down: (1, 0),
    _K.Key_Left: (0, -1),
    _K.Key_Right: (0, 1),
}
_FAR = 1 << 30
_OTHER = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_Flag = QItemSelectionModel.SelectionFlag


class Cells(Protocol):
    """What moving needs of a table."""

    def shown_columns(self) -> list[int]:
        """The columns from left to right."""

    def currentIndex(self) -> QModelIndex: ...

    def index_at(self, line: int, column: int) -> QModelIndex: ...

    def line_count(self) -> int: ...

    def page_from(self, line: int, direction: int) -> int: ...

    def selectionModel(self) -> QItemSelectionModel: ...

    def turn_head(self, line: int, closed: bool | None) -> bool: ...

    def head_above(self, line: int) -> int | None: ...


@dataclass(slots=True)
class _Place:
    line: int
    at: int
    """The column, counted from the left among those that are shown."""


class CellMoves:
    """Knows the corner from which a block is extended and the column where Tab began."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._corner = QPersistentModelIndex()
        self._tab_from: int | None = None

    def note_click(self, index: QModelIndex) -> None:
        """A cell was clicked: blocks are extended from here."""
        self._corner = QPersistentModelIndex(index)
        self._tab_from = None

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means; False if it means nothing here."""
        modifiers = event.modifiers()
        if modifiers & _OTHER or not self._cells.line_count() or not self._cells.shown_columns():
            return False
        key = Qt.Key(event.key())
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in (_K.Key_Return, _K.Key_Enter):
            return not control and self.enter(-1 if shift else 1)
        if key in (_K.Key_Tab, _K.Key_Backtab):
            return not control and self.tab(-1 if shift or key is _K.Key_Backtab else 1)
        if key is _K.Key_Space:
            return self._space(control=control, shift=shift)
        if key is _K.Key_A and control and not shift:
            return self.select_all()
        if self._opens(key, control=control, shift=shift):
            return True
        target = self._target(key, control=control)
        if target is None:
            return False
        self._tab_from = None
        self.go(target.line, target.at, extend=shift)
        return True

    def enter(self, by: int) -> bool:
        """Down or up, within a block if any; after Tab back to the column where it began."""
        if self._step_in_block(by, down=True):
            return True
        place = self._here()
        at = place.at if self._tab_from is None else self._tab_from
        self._tab_from = None
        self.go(place.line + by, at)
        return True

    def tab(self, by: int) -> bool:
        """To the next or previous column, at the end to the next row; within a block if any."""
        if self._step_in_block(by, down=False):
            return True
        place, count = self._here(), len(self._cells.shown_columns())
        if self._tab_from is None:
            self._tab_from = place.at
        line, at = place.line, place.at + by
        if not 0 <= at < count and 0 <= line + by < self._cells.line_count():
            line, at = line + by, 0 if by > 0 else count - 1
        self.go(line, at)
        return True

    def _step_in_block(self, by: int, *, down: bool) -> bool:
        """Go on to the next cell of the selected block and round; False if there is none."""
        selected = ranges(self._cells.selectionModel().selection())
        current = self._cells.currentIndex()
        if len(selected) != 1 or not selected[0].contains(current):
            return False
        block = selected[0]
        columns = [
            one for one in self._cells.shown_columns() if block.left() <= one <= block.right()
        ]
        count = block.height() * len(columns)
        if count < 2 or current.column() not in columns:
            return False
        line, at = current.row() - block.top(), columns.index(current.column())
        place = at * block.height() + line if down else line * len(columns) + at
        place = (place + by) % count
        at, line = divmod(place, block.height()) if down else divmod(place, len(columns))[::-1]
        index = self._cells.index_at(block.top() + line, columns[at])
        self._cells.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        return True

    def select_all(self) -> bool:
        """All cells; the current one stays."""
        last = self._cells.index_at(self._cells.line_count() - 1, self._cells.shown_columns()[-1])
        self._select(self._cells.index_at(0, self._cells.shown_columns()[0]), last)
        return True

    def go(self, line: int, at: int, *, extend: bool = False) -> None:
        """Make a cell the current one, or the block from the corner to it the selection."""
        shown = self._cells.shown_columns()
        line = min(max(line, 0), self._cells.line_count() - 1)
        index = self._cells.index_at(line, shown[min(max(at, 0), len(shown) - 1)])
        if extend:
            self.extend_to(index)
        else:
            self._corner = QPersistentModelIndex(index)
            self._cells.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)

    def extend_to(self, index: QModelIndex) -> None:
        """Select the block from the corner to a cell."""
        corner = self._corner if self._corner.isValid() else self._cells.currentIndex()
        self._corner = QPersistentModelIndex(corner)
        self._cells.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self._select(corner, index)

    def _select(self, first: QModelIndex | QPersistentModelIndex, last: QModelIndex) -> None:
        block = rectangle(self._cells.shown_columns(), first, last)
        self._cells.selectionModel().select(block, _Flag.ClearAndSelect)

    def _here(self) -> _Place:
        index, shown = self._cells.currentIndex(), self._cells.shown_columns()
        at = shown.index(index.column()) if index.column() in shown else 0
        return _Place(max(0, index.row()), at)

    def _target(self, key: Qt.Key, *, control: bool) -> _Place | None:
        place = self._here()
        if key in _ARROWS:
            down, right = _ARROWS[key]
            far = _FAR if control else 1
            return _Place(place.line + down * far, place.at + right * far)
        if key is _K.Key_Home:
            return _Place(0 if control else place.line, 0)
        if key is _K.Key_End:
            return _Place(_FAR if control else place.line, _FAR)
        if key in (_K.Key_PageUp, _K.Key_PageDown) and not control:
            direction = 1 if key is _K.Key_PageDown else -1
            return _Place(self._cells.page_from(place.line, direction), place.at)
        return None

    def _space(self, *, control: bool, shift: bool) -> bool:
        """Whole columns, whole rows; alone it opens and closes a group."""
        place = self._here()
        shown, corner = self._cells.shown_columns(), self._corner
        if not control and not shift:
            return self._cells.turn_head(place.line, None)
        first_line = corner.row() if corner.isValid() else place.line
        first_at = place.at
        if corner.isValid() and corner.column() in shown:
            first_at = shown.index(corner.column())
        lines = (0, self._cells.line_count() - 1) if control else (first_line, place.line)
        ats = (0, len(shown) - 1) if shift else (first_at, place.at)
        self._select(
            self._cells.index_at(lines[0], shown[ats[0]]),
            self._cells.index_at(lines[1], shown[ats[1]]),
        )
        return True

    def _opens(self, key: Qt.Key, *, control: bool, shift: bool) -> bool:
        """Left closes a group or goes to its head, right opens it."""
        if control or shift or key not in (_K.Key_Left, _K.Key_Right):
            return False
        place = self._here()
        if self._cells.turn_head(place.line, key is _K.Key_Left):
            return True
        if key is _K.Key_Left and place.at == 0:
            head = self._cells.head_above(place.line)
            if head is not None:
                self.go(head, 0)
                return True
        return False
