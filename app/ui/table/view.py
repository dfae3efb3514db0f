"""The table: Qt's view for keys, selection, editors and screen readers, painted by our own hand."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QWidget,
)

from app.domain.grouping import Path
from app.ui.group_facts import GroupFacts
from app.ui.table.blocks import ranges
from app.ui.table.body import BodyPainter, Seen
from app.ui.table.empty import paint_empty
from app.ui.table.full_rows import FullRows
from app.ui.table.grouped import GroupedTable, row_height
from app.ui.table.model import CommitmentTableModel
from app.ui.table.moving import CellMoves
from app.ui.table.row_heads import RowHeads
from app.ui.table.row_painter import Layout
from app.ui.table.row_painter import Slot as Place
from app.ui.table.seen_columns import all_columns
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.words import _
from app.wording.columns import Reader

_FULL_GUESS = 3
"""Lines of a row whose text has not been measured yet."""
_Flag = QItemSelectionModel.SelectionFlag


class CommitmentTable(GroupedTable):
    """Shows `ViewedRows` in columns, in groups or not."""

    heights_changed = Signal()
    """Rows are higher or lower than they were thought to be."""

    def __init__(
        self,
        rows: ViewedRows,
        model: CommitmentTableModel,
        reader: Callable[[], Reader],
        theme: Theme,
        facts: GroupFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(rows, model, theme, parent)
        self._reader = reader
        self._facts = facts
        self._restoring = False
        self._on_head: Path | None = None
        self._last_column = -1
        self._pressing = False
        self._painter = BodyPainter(rows, facts, theme, self.font(), self.palette())
        self._moves = CellMoves(self)
        self._full = FullRows(self, self._height_of)
        self._set_up()
        self.set_lines(self._lines)
        self._follow(rows)

    def _set_up(self) -> None:
        self.setAccessibleName(_("Table of commitments"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setVerticalHeader(RowHeads(self._rows, self._theme, self._shared_words, self))

    def _follow(self, rows: ViewedRows) -> None:
        rows.changed.connect(self._forget_rows)
        rows.replaced.connect(self._full.forget)
        rows.replaced.connect(self._restore_known_current)
        rows.replaced.connect(self._full.measure)
        rows.settled.connect(self._restore_current)
        rows.settled.connect(self.viewport().update)
        rows.current_changed.connect(self._restore_current)
        self.columns_changed.connect(self._full.forget)
        self.columns_changed.connect(self._full.measure)
        self._full.measured.connect(self.heights_changed)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._repaint)

    # --- rows -----------------------------------------------------------------------------------

    def set_lines(self, lines: int) -> None:
        """Give each row room for 1, 2 or 3 lines of text; 0 for as many as it needs."""
        self._lines = lines
        self._full.active = not lines
        self._full.forget()
        self.verticalHeader().setDefaultSectionSize(row_height(self, lines or _FULL_GUESS))
        if lines:
            self._full.stop()
            self.updateGeometries()
        self._note_columns()
        self._full.measure()
        self.heights_changed.emit()

    @property
    def full_rows(self) -> FullRows | None:
        """Where each row stands, if they are not all equally high."""
        return self._full if self._full.active else None

    def _height_of(self, position: int) -> int:
        layout = self._layout_of(all_columns(self.horizontalHeader(), self.commitments.fields))
        least = row_height(self, 1)
        return max(least, self._painter.height_of(position, layout, self._reader()))

    def _shared_words(self, position: int) -> str:
        return self._facts.shared_with(self._rows.row(position), self._reader())

    # --- the current cell and the selection -----------------------------------------------------

    @Slot()
    def _tell_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid() or self._restoring or self._pressing:
            return
        group = self._rows.head(current.row())
        self._on_head = group.path if group is not None else None
        self._last_column = current.column()
        if group is None:
            self._rows.set_current(self._rows.row(current.row()).id, current.row())

    @Slot()
    def _restore_current(self, *_identifier: object) -> None:
        """Keep the current row current, wherever another filter or order has put it."""
        if _identifier:
            self._on_head = None
        self._make_current(self._place_of_head() or self._rows.position_of(self._rows.current))

    @Slot()
    def _restore_known_current(self) -> None:
        """The same while somebody types: looking through all rows has to wait."""
        known = self._rows.known_position(self._rows.current)
        self._make_current(self._place_of_head() if self._on_head else known)

    def _place_of_head(self) -> int | None:
        return self._rows.lines.position_of_head(self._on_head) if self._on_head else None

    def _make_current(self, position: int | None) -> None:
        before = self.currentIndex()
        if position is None or position >= self.commitments.rowCount():
            return
        if before.isValid() and before.row() == position:
            return
        self._restoring = True
        index = self.commitments.index(position, self.current_column())
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self._moves.note_click(index)
        self._restoring = False

    def current_column(self) -> int:
        """The column that keys act on; other rows have the same one until another is chosen."""
        shown = self._last_column in self.shown_columns()
        return self._last_column if shown else self.first_column()

    # --- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() is QAbstractItemView.State.EditingState
        if editing or not self._moves.take(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        left = event.button() is Qt.MouseButton.LeftButton
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        group = self._rows.head(index.row()) if index.isValid() else None
        if left and group is not None and self.is_arrow(point.x(), group):
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self.turn_head(index.row(), None)
        elif left and shift and index.isValid():
            self._moves.extend_to(index)
        else:
            # Who follows the current row may scroll, and Qt would then select what has come there.
            self._pressing = True
            super().mousePressEvent(event)
            self._pressing = False
            self._tell_current(self.currentIndex(), QModelIndex())
            if left and index.isValid():
                self._moves.note_click(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or not self.turn_head(index.row(), None):
            super().mouseDoubleClickEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What is wrong stays open. Enter and Tab go on to another cell, which is not opened."""
        hints = QAbstractItemDelegate.EndEditHint
        if editor.property("invalid") and hint is not hints.RevertModelCache:
            editor.setFocus()
            return
        on = hint in (hints.EditNextItem, hints.EditPreviousItem)
        super().closeEditor(editor, hints.NoHint if on else hint)
        if hint is hints.SubmitModelCache:
            shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
            self._moves.enter(-1 if shift else 1)
        elif on:
            self._moves.tab(1 if hint is hints.EditNextItem else -1)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._full.measure()
        self.viewport().update()  # What stays in its place is not scrolled with the rest.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._full.measure()

    # --- painting -------------------------------------------------------------------------------

    @Slot()
    def _repaint(self, *_selection: object) -> None:
        self.viewport().update()
        self.verticalHeader().viewport().update()

    @Slot(object)
    def _forget_rows(self, positions: set[int]) -> None:
        keys = (self._rows.key(position) for position in positions)
        self._painter.forget([key for key in keys if key is not None])
        self._full.forget_some(positions)
        self._full.measure()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("base"))
        if self.commitments.rowCount():
            self._painter.paint(painter, self._seen(), self._reader())
        else:
            paint_empty(painter, self.viewport().rect(), self._rows, self._theme)

    def _seen(self) -> Seen:
        heads, bottom = self.verticalHeader(), self.viewport().height()
        first = max(0, heads.logicalIndexAt(0))
        lines = list[tuple[int, int]]()
        y = heads.sectionViewportPosition(first)
        while y < bottom and first + len(lines) < self.commitments.rowCount():
            lines.append((y, heads.sectionSize(first + len(lines))))
            y += lines[-1][1]
        frozen = self.frozen_slots()
        return Seen(
            first=first,
            lines=tuple(lines),
            width=self.viewport().width(),
            height=bottom,
            scrolled=self._layout_of(self.scrolled_slots()),
            offset=self.horizontalOffset(),
            frozen=self._layout_of(frozen) if frozen else None,
            frozen_width=self.frozen_width,
            selected=tuple(ranges(self.selectionModel().selection())),
            columns=self.column_places(),
            stuck=tuple(self.stuck_heads()),
            head_height=self.head_line_height,
            current=self._current_frame(),
        )

    def _layout_of(self, slots: tuple[Place, ...]) -> Layout:
        left = min((slot.left for slot in slots), default=0)
        width = max((slot.left + slot.width for slot in slots), default=1) - left
        return Layout(slots, left, width, self._lines, self.devicePixelRatioF(), self._rows.words)

    def _current_frame(self) -> QRect | None:
        """Around the cell that keys act on; around the whole head of a group."""
        current = self.currentIndex()
        if not current.isValid() or not self.hasFocus():
            return None
        area = self.visualRect(current)
        if current.row() < len(self._rows) and self._rows.head(current.row()) is not None:
            return QRect(0, area.top(), self.viewport().width(), area.height())
        return area
