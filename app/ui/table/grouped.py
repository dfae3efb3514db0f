"""A table of groups: their heads stay at the top while their rows scroll, and open and close."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from app.domain.fields import FIELDS, Field
from app.domain.grouping import Group
from app.ui.stuck_heads import stuck_heads
from app.ui.table.blocks import Block, Index, touched_columns, touched_rows
from app.ui.table.columned import ColumnedTable
from app.ui.table.delegate import CellDelegate
from app.ui.table.group_heads import INDENT, SIGN_WIDTH
from app.ui.table.model import CommitmentTableModel
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.rich_text import tip

_TIP_WIDTH = 420
_SEEN_PIXELS = 60
_Hint = QAbstractItemView.ScrollHint


class GroupedTable(ColumnedTable):
    """Knows which lines are heads of groups, and which of these stay at the top."""

    edit_refused = Signal(object)
    """The index of a cell that somebody has typed into, but that cannot be edited."""

    def __init__(
        self,
        rows: ViewedRows,
        model: CommitmentTableModel,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(rows, model, theme, parent)
        self._lines = 2

    @property
    def lines(self) -> int:
        """For how many lines of text a row has room; 0 if for as many as it needs."""
        return self._lines

    @property
    def head_line_height(self) -> int:
        """The height of the head of a group, in pixels."""
        return row_height(self, self._lines or 1)

    def line_count(self) -> int:
        """How many lines the table has, rows and heads of groups."""
        return self.commitments.rowCount()

    def page_from(self, line: int, direction: int) -> int:
        """The line that a page up (-1) or down (1) leads to."""
        heads = self.verticalHeader()
        y = heads.sectionPosition(line) + direction * max(1, self.viewport().height() - 20)
        found = heads.logicalIndexAt(max(0, y) - heads.offset())
        return found if found >= 0 else self.line_count() - 1

    def index_at(self, line: int, column: int) -> QModelIndex:
        """The cell of a line and a column."""
        return self.commitments.index(line, column)

    def turn_head(self, line: int, closed: bool | None) -> bool:
        """Close or open the group of a head, None for the other; False if there is none to turn."""
        group = self._rows.head(line) if 0 <= line < len(self._rows) else None
        if group is None:
            return False
        is_closed = self._rows.lines.is_closed(group.path)
        if closed is is_closed:
            return False
        self._rows.set_closed([group.path], not is_closed)
        return True

    def head_above(self, line: int) -> int | None:
        """The line of the head of the group that a line stands in."""
        if not self._rows.spec.group or not 0 <= line < len(self._rows):
            return None
        path = self._rows.lines.group_at(line).path
        here = self._rows.head(line)
        return self._rows.lines.position_of_head(path if here is None else path[:-1])

    def is_arrow(self, x: int, group: Group) -> bool:
        """Whether the arrow of a head is at an x of the viewport."""
        left = group.level * INDENT
        return left <= x <= left + SIGN_WIDTH

    def stuck_heads(self) -> list[tuple[int, Group]]:
        """The heads of groups that stay at the top, with the y of each."""
        heads = self.verticalHeader()
        found = stuck_heads(
            self._rows,
            self.head_line_height,
            lambda y: line if (line := heads.logicalIndexAt(round(y))) >= 0 else None,
            heads.sectionViewportPosition,
        )
        return [(round(y), group) for y, group in found]

    def indexAt(self, point: QPoint) -> QModelIndex:
        height = self.head_line_height
        for top, group in self.stuck_heads():
            if top <= point.y() < top + height:
                position = self._rows.lines.position_of_head(group.path) or 0
                return self.commitments.index(position, self.first_column())
        return super().indexAt(point)

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a cell into sight; a wide one that can be seen in part does not move sideways."""
        area, bar = self.visualRect(index), self.horizontalScrollBar()
        seen = self.frozen_width <= area.left() < self.viewport().width() - _SEEN_PIXELS
        kept = bar.value()
        super().scrollTo(index, hint)
        if seen or self._rows.head(index.row()) is not None:
            bar.setValue(kept)
        levels = len(self._rows.lines.around(index.row())) if self._rows.spec.group else 0
        if self._rows.head(index.row()) is not None:
            levels -= 1
        covered = levels * self.head_line_height - self.visualRect(index).top()
        if levels > 0 and covered > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - covered)

    # --- what is selected -----------------------------------------------------------------------

    def selected_ids(self) -> tuple[str, ...]:
        """The identifiers of the rows of which any cell is selected, from top to bottom."""
        rows = self._rows
        found = (
            rows.row(position).id
            for position in touched_rows(self.selectionModel().selection())
            if rows.head(position) is None
        )
        return tuple(dict.fromkeys(found))

    def selected_block(self) -> Block:
        """The selected rows and the fields that any selected cell stands in."""
        touched = touched_columns(self.selectionModel().selection())
        fields = self.commitments.fields
        return Block(
            self.selected_ids(),
            tuple(fields[column] for column in self.shown_columns() if column in touched),
        )

    def is_editable(self, index: QModelIndex) -> bool:
        """Whether a cell can be edited."""
        if not index.isValid() or self._rows.head(index.row()) is not None:
            return False
        return FIELDS[self.field_of(index)].editable

    def field_of(self, index: QModelIndex) -> Field:
        """The field of a cell."""
        return self.commitments.field_at(index)

    def edit(self, *which: Any) -> Any:
        """Know whether typing has opened the editor; say why a cell is not to be typed into."""
        index, *how = which
        typed = bool(how) and how[0] is QAbstractItemView.EditTrigger.AnyKeyPressed
        delegate = self.itemDelegate()
        if isinstance(delegate, CellDelegate):
            delegate.replacing = typed
        written = typed and isinstance(how[1], QKeyEvent) and how[1].text().isprintable()
        if written and index.isValid() and not self.is_editable(index):
            self.edit_refused.emit(index)
        return super().edit(*which)

    # --- text in full ---------------------------------------------------------------------------

    def show_text(self) -> None:
        """Show the whole text of the current cell in a bubble below it."""
        index = self.currentIndex()
        if index.isValid():
            place = self.visualRect(index)
            below = QPoint(max(place.left(), 0), place.bottom())
            self._show_tip(self.viewport().mapToGlobal(below), str(index.data() or ""))

    def viewportEvent(self, event: object) -> bool:
        """Show the whole text of a cell, wrapped, where the pointer rests."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                self._show_tip(event.globalPos(), str(index.data() or ""))
                return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def _show_tip(self, place: QPoint, text: str) -> None:
        width = self.fontMetrics().horizontalAdvance(text.replace("\n", " "))
        QToolTip.showText(place, tip(text, min(_TIP_WIDTH, width + 12)) if text else "", self)


def row_height(widget: QWidget, lines: int) -> int:
    """The height of a row with room for some lines of text, in pixels."""
    metrics = widget.fontMetrics()
    return metrics.lineSpacing() * lines + max(8, metrics.height() // 2)
