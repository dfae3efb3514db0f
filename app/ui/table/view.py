"""The table: Qt's view for keys, selection, editors and screen readers, painted by our own hand."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QToolTip,
    QWidget,
)

from app.domain.fields import FIELDS, SHOWN_AT_FIRST, Field
from app.domain.filters import SortKey
from app.ui.table.columns import COLUMN_LOOKS
from app.ui.table.empty import paint_empty
from app.ui.table.model import CommitmentTableModel, Index
from app.ui.table.row_painter import Layout, RowPainter
from app.ui.table.seen_columns import seen_columns
from app.ui.table.text_fit import TextFit
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.rich_text import tip
from app.ui.words import _
from app.wording.columns import Reader, cell

RULER_LINES = 2.75
"""Height of the head in lines of text; the ruler of the timeline has the same."""
_TIP_WIDTH = 420
_SEEN_PIXELS = 60


class CommitmentTable(QTableView):
    """Shows `ViewedRows` in columns."""

    columns_changed = Signal()
    """Columns were moved, shown, hidden or made wider."""

    def __init__(
        self,
        rows: ViewedRows,
        model: CommitmentTableModel,
        reader: Callable[[], Reader],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._reader = reader
        self._theme = theme
        self._lines = 2
        self._painter = RowPainter(theme, self.font())
        self._restoring = False
        self.setModel(model)
        self._set_up()
        self._set_up_heads()
        self.set_lines(self._lines)
        rows.changed.connect(self._forget_rows)
        rows.replaced.connect(self._restore_known_current)
        rows.settled.connect(self._restore_current)
        rows.current_changed.connect(self._restore_current)
        self.selectionModel().currentChanged.connect(self._tell_current)

    @property
    def commitments(self) -> CommitmentTableModel:
        """The model."""
        model = self.model()
        assert isinstance(model, CommitmentTableModel)
        return model

    def _set_up(self) -> None:
        self.setAccessibleName(_("Table of commitments"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setMouseTracking(True)

    def _set_up_heads(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()
        heads = self.horizontalHeader()
        heads.setFixedHeight(head_height(self))
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionsMovable(True)
        heads.setSectionsClickable(True)
        heads.setHighlightSections(False)
        heads.setSortIndicatorShown(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.setSortIndicatorClearable(True)
        unit = self.fontMetrics().horizontalAdvance("0")
        for column, field in enumerate(self.commitments.fields):
            self.setColumnWidth(column, COLUMN_LOOKS[field].width * unit)
            self.setColumnHidden(column, field not in SHOWN_AT_FIRST)
        self._text_fit = TextFit(self, self.commitments.fields.index(Field.TEXT))
        heads.sortIndicatorChanged.connect(self._sort)
        for signal in (heads.sectionMoved, heads.sectionResized):
            signal.connect(self._note_columns)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; a wide one that can be seen in part does not move sideways."""
        area, bar = self.visualRect(index), self.horizontalScrollBar()
        seen = 0 <= area.left() < self.viewport().width() - _SEEN_PIXELS
        kept = bar.value()
        super().scrollTo(index, hint)
        if seen:
            bar.setValue(kept)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Another cell was chosen: Qt closes the editor, but what is wrong in it stays."""
        given_up = hint is QAbstractItemDelegate.EndEditHint.RevertModelCache
        if editor.property("invalid") and not given_up:
            editor.setFocus()
        else:
            super().closeEditor(editor, hint)

    # --- columns, rows, order -------------------------------------------------------------------

    @property
    def shown_fields(self) -> tuple[Field, ...]:
        """The fields in the columns that are shown, from left to right."""
        heads = self.horizontalHeader()
        fields = self.commitments.fields
        order = [heads.logicalIndex(at) for at in range(heads.count())]
        return tuple(fields[column] for column in order if not self.isColumnHidden(column))

    def show_field(self, field: Field, shown: bool) -> None:
        """Show or hide the column of a field."""
        self.setColumnHidden(self.commitments.fields.index(field), not shown)
        self._note_columns()

    def kept_width(self, column: int) -> int:
        """The width of a column to come back to, in pixels; 0 if it is hidden or fits the view."""
        fits = self.commitments.fields[column] is Field.TEXT and not self._text_fit.chosen
        return 0 if fits else self.columnWidth(column)

    def set_lines(self, lines: int) -> None:
        """Give each row room for 1, 2 or 3 lines of text."""
        self._lines = lines
        self.verticalHeader().setDefaultSectionSize(row_height(self, lines))
        self._note_columns()

    @property
    def lines(self) -> int:
        return self._lines

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column < 0:
            self._rows.set_sort(())
            return
        descending = order is Qt.SortOrder.DescendingOrder
        self._rows.set_sort((SortKey(self.commitments.fields[column], descending),))

    @Slot()
    def _note_columns(self, *_numbers: int) -> None:
        self.viewport().update()
        self.columns_changed.emit()

    # --- the current row ------------------------------------------------------------------------

    @Slot()
    def _tell_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._restoring:
            self._rows.set_current(self._rows.row(current.row()).id)

    @Slot()
    def _restore_current(self, *_identifier: object) -> None:
        """Keep the current row current, wherever another filter or order has put it."""
        self._make_current(self._rows.position_of(self._rows.current))

    @Slot()
    def _restore_known_current(self) -> None:
        """The same while somebody types: looking through all rows has to wait."""
        self._make_current(self._rows.known_position(self._rows.current))

    def _make_current(self, position: int | None) -> None:
        before = self.currentIndex()
        if position is None or position >= self.commitments.rowCount():
            return
        if before.isValid() and before.row() == position:
            return
        column = before.column() if before.isValid() else self._first_column()
        self._restoring = True
        self.selectionModel().setCurrentIndex(
            self.commitments.index(position, column),
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self._restoring = False

    def _first_column(self) -> int:
        return self.commitments.fields.index(self.shown_fields[0]) if self.shown_fields else 0

    def selected_ids(self) -> tuple[str, ...]:
        """The identifiers of the selected rows, from top to bottom."""
        found = {index.row() for index in self.selectionModel().selectedRows()}
        return tuple(self._rows.row(position).id for position in sorted(found))

    # --- painting -------------------------------------------------------------------------------

    @Slot(object)
    def _forget_rows(self, positions: set[int]) -> None:
        self._painter.forget([self._rows.key(position) for position in positions])
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("base"))
        count = self.commitments.rowCount()
        if not count:
            paint_empty(painter, self.viewport().rect(), self._rows, self._theme)
            return
        layout = self._layout()
        self._painter.use(layout)
        reader = self._reader()
        height = layout.height
        offset = self.verticalOffset()
        first, last = offset // height, (offset + self.viewport().height()) // height + 1
        left = layout.left - self.horizontalOffset()
        for position in range(first, min(last, count)):
            top = position * height - offset
            area = QRect(0, top, self.viewport().width(), height)
            self._paint_ground(painter, area, position)
            row = self._rows.row(position)
            painter.drawPixmap(QPoint(left, top), self._painter.picture(row, reader))
        self._paint_current(painter)

    def _layout(self) -> Layout:
        fields, width = self.commitments.fields, self.viewport().width()
        slots = seen_columns(self.horizontalHeader(), fields, width)
        left = min((slot.left for slot in slots), default=0)
        width = max((slot.left + slot.width for slot in slots), default=1) - left
        height = self.verticalHeader().defaultSectionSize()
        ratio = self.devicePixelRatioF()
        return Layout(slots, left, width, height, self._lines, ratio, self._rows.words)

    def _paint_ground(self, painter: QPainter, area: QRect, position: int) -> None:
        if self.selectionModel().isRowSelected(position, QModelIndex()):
            painter.fillRect(area, self.palette().color(QPalette.ColorRole.Highlight))
        elif position % 2:
            painter.fillRect(area, self._theme.colour("stripe"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_current(self, painter: QPainter) -> None:
        """A frame around the cell that keys act on."""
        current = self.currentIndex()
        if current.isValid() and self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.visualRect(current).adjusted(1, 1, -1, -1))

    def viewportEvent(self, event: object) -> bool:
        """Show the whole text of a cell, wrapped, where the pointer rests."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                text = cell(
                    self._rows.row(index.row()), self.commitments.field_at(index), self._reader()
                )
                width = self.fontMetrics().horizontalAdvance(text.replace("\n", " "))
                QToolTip.showText(
                    event.globalPos(), tip(text, min(_TIP_WIDTH, width + 12)) if text else "", self
                )
                return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def is_editable(self, index: QModelIndex) -> bool:
        """Whether a cell can be edited."""
        return index.isValid() and FIELDS[self.commitments.field_at(index)].editable


def head_height(widget: QWidget) -> int:
    """The height of the head of the table and of the ruler of the timeline, in pixels."""
    return round(widget.fontMetrics().height() * RULER_LINES)


def row_height(widget: QWidget, lines: int) -> int:
    """The height of a row with room for some lines of text, in pixels."""
    metrics = widget.fontMetrics()
    return metrics.lineSpacing() * lines + max(8, metrics.height() // 2)
