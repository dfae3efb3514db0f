"""The columns of the table: which are shown, in which order, how wide, and which of them stay."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QTableView, QWidget

from app.domain.fields import FIELDS, SHOWN_AT_FIRST, Field
from app.ui.table.blocks import Index
from app.ui.table.columns import COLUMN_LOOKS
from app.ui.table.heads import ColumnHeads, FrozenHeads, next_sort
from app.ui.table.model import CommitmentTableModel
from app.ui.table.row_painter import PADDING
from app.ui.table.row_painter import Slot as Place
from app.ui.table.seen_columns import seen_columns
from app.ui.table.text_fit import TextFit
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows

RULER_LINES = 2.75
"""Height of the head in lines of text; the ruler of the timeline has the same."""
MOST_FROZEN = 3
_NARROWEST_FIT, _WIDEST_FIT = 40, 700
_ROOM_BESIDE_FROZEN = 120
"""So many pixels are left to the columns that move, however many stay."""


class ColumnedTable(QTableView):
    """Knows where columns are, which Qt does not when some of them do not scroll."""

    columns_changed = Signal()
    """Columns were moved, shown, hidden, frozen or made wider."""

    def __init__(
        self,
        rows: ViewedRows,
        model: CommitmentTableModel,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._theme = theme
        self._frozen = 0
        self._arranging = False
        self.setModel(model)
        self._set_up_heads()

    @property
    def commitments(self) -> CommitmentTableModel:
        """The model."""
        model = self.model()
        assert isinstance(model, CommitmentTableModel)
        return model

    def _set_up_heads(self) -> None:
        fields = self.commitments.fields
        heads = ColumnHeads(self._rows, fields, self._theme, self)
        self.setHorizontalHeader(heads)
        heads.setFixedHeight(head_height(self))
        # Qt selects a column when its head is clicked; here a click sorts.
        self.disconnect(heads, "2sectionPressed(int)", self, None)  # type: ignore[call-overload]
        unit = self.fontMetrics().horizontalAdvance("0")
        for column, field in enumerate(fields):
            self.setColumnWidth(column, COLUMN_LOOKS[field].width * unit)
            self.setColumnHidden(column, field not in SHOWN_AT_FIRST)
        self._text_fit = TextFit(self, fields.index(Field.TEXT))
        self._frozen_heads = FrozenHeads(self._rows, fields, self._theme, self)
        for one in (heads, self._frozen_heads):
            one.sort_requested.connect(self.sort_by)
        for signal in (heads.sectionMoved, heads.sectionResized, heads.geometriesChanged):
            signal.connect(self._note_columns)
        heads.sectionHandleDoubleClicked.connect(self.fit_column)

    def every_heads(self) -> tuple[ColumnHeads, ColumnHeads]:
        """The heads of the columns that scroll and of those that stay."""
        heads = self.horizontalHeader()
        assert isinstance(heads, ColumnHeads)
        return heads, self._frozen_heads

    # --- which, in which order ------------------------------------------------------------------

    def shown_columns(self) -> list[int]:
        """The columns of the model that are shown, from left to right."""
        heads = self.horizontalHeader()
        order = (heads.logicalIndex(at) for at in range(heads.count()))
        return [column for column in order if not heads.isSectionHidden(column)]

    def first_column(self) -> int:
        """The column at the left."""
        return next(iter(self.shown_columns()), 0)

    @property
    def shown_fields(self) -> tuple[Field, ...]:
        """The fields in the columns that are shown, from left to right."""
        fields = self.commitments.fields
        return tuple(fields[column] for column in self.shown_columns())

    @property
    def ordered_fields(self) -> tuple[Field, ...]:
        """All fields in the order of their columns, shown or not."""
        heads, fields = self.horizontalHeader(), self.commitments.fields
        return tuple(fields[heads.logicalIndex(at)] for at in range(heads.count()))

    def show_field(self, field: Field, shown: bool) -> None:
        """Show or hide the column of a field."""
        self.setColumnHidden(self.commitments.fields.index(field), not shown)
        self._note_columns()

    def arrange(self, ordered: tuple[Field, ...], shown: frozenset[Field]) -> None:
        """Put all columns into an order and show some of them."""
        heads, fields = self.horizontalHeader(), self.commitments.fields
        self._arranging = True
        for place, field in enumerate(ordered):
            column = fields.index(field)
            heads.moveSection(heads.visualIndex(column), place)
            self.setColumnHidden(column, field not in shown)
        self._arranging = False
        self._note_columns()

    def reset_columns(self) -> None:
        """The columns, widths and order of the beginning."""
        self.set_frozen(0)
        unit = self.fontMetrics().horizontalAdvance("0")
        for column, field in enumerate(self.commitments.fields):
            self.setColumnWidth(column, COLUMN_LOOKS[field].width * unit)
        self._text_fit.begin_again()
        self.arrange(tuple(FIELDS), frozenset(SHOWN_AT_FIRST))

    def kept_width(self, column: int) -> int:
        """The width of a column to come back to, in pixels; 0 if it is hidden or fits the view."""
        fits = self.commitments.fields[column] is Field.TEXT and not self._text_fit.chosen
        return 0 if fits else self.columnWidth(column)

    @Slot(int)
    def fit_column(self, column: int) -> None:
        """Make a column as wide as what is seen of it needs."""
        metrics, rows, heads = self.fontMetrics(), self._rows, self.verticalHeader()
        first = max(0, heads.logicalIndexAt(0))
        last = heads.logicalIndexAt(self.viewport().height())
        widest = metrics.horizontalAdvance(str(self.commitments.headerData(
            column, Qt.Orientation.Horizontal)) + "000")  # fmt: skip
        for position in range(first, (last if last >= 0 else len(rows) - 1) + 1):
            if rows.head(position) is None:
                text = str(self.commitments.index(position, column).data() or "")
                widest = max(widest, metrics.horizontalAdvance(text.replace("\n", " ")))
        width = widest + 2 * PADDING + metrics.height()
        self.setColumnWidth(column, min(max(width, _NARROWEST_FIT), _WIDEST_FIT))

    # --- order of the rows ----------------------------------------------------------------------

    @Slot(int, bool)
    def sort_by(self, column: int, beside: bool) -> None:
        """What a click on a head does; `beside` what a click with Shift does."""
        sort = self._rows.spec.sort
        self._rows.set_sort(next_sort(sort, self.commitments.fields[column], beside=beside))

    # --- columns that stay ----------------------------------------------------------------------

    @property
    def frozen(self) -> int:
        """How many of the first columns stay when the others scroll."""
        return self._frozen

    def set_frozen(self, count: int) -> None:
        """Let the first 0 to 3 columns stay when the others scroll."""
        self._frozen = max(0, min(MOST_FROZEN, count))
        self._note_columns()

    def frozen_columns(self) -> list[int]:
        """The columns that stay; fewer in a view that would have no room for others."""
        found, room = list[int](), self.viewport().width() - _ROOM_BESIDE_FROZEN
        for column in self.shown_columns()[: self._frozen]:
            room -= self.columnWidth(column)
            if room < 0:
                break
            found.append(column)
        return found

    @property
    def frozen_width(self) -> int:
        """The width of the columns that stay, in pixels."""
        return sum(map(self.columnWidth, self.frozen_columns()))

    def frozen_slots(self) -> tuple[Place, ...]:
        """The columns that stay, where they stand in the viewport."""
        heads, fields = self.horizontalHeader(), self.commitments.fields
        return tuple(
            Place(fields[column], heads.sectionPosition(column), heads.sectionSize(column))
            for column in self.frozen_columns()
        )

    def scrolled_slots(self) -> tuple[Place, ...]:
        """The columns in sight that scroll, where they stand among all columns."""
        width = self.viewport().width()
        fields = self.commitments.fields
        return seen_columns(self.horizontalHeader(), fields, width, self.frozen_columns())

    def column_places(self) -> dict[int, tuple[int, int]]:
        """Left edge and width of each column in sight; those behind others are cut."""
        heads, edge = self.horizontalHeader(), self.frozen_width
        fields = self.commitments.fields
        found = {fields.index(slot.field): (slot.left, slot.width) for slot in self.frozen_slots()}
        for slot in self.scrolled_slots():
            left = slot.left - heads.offset()
            cut = max(left, edge)
            found[fields.index(slot.field)] = cut, left + slot.width - cut
        return found

    def visualRect(self, index: Index) -> QRect:
        area = super().visualRect(index)
        if index.isValid() and index.column() in self.frozen_columns():
            area.moveLeft(self.horizontalHeader().sectionPosition(index.column()))
        return area

    def indexAt(self, point: QPoint) -> QModelIndex:
        if 0 <= point.x() < self.frozen_width:
            # As if nothing were scrolled.
            point = QPoint(point.x() - self.horizontalOffset(), point.y())
        return super().indexAt(point)

    def scrollTo(
        self,
        index: Index,
        hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        kept = bar.value()
        super().scrollTo(index, hint)
        if index.column() in self.frozen_columns():
            bar.setValue(kept)
            return
        hidden = self.frozen_width - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_frozen_heads()

    def _place_frozen_heads(self) -> None:
        heads = self.horizontalHeader()
        if not hasattr(self, "_frozen_heads"):
            return
        area = QRect(heads.x(), heads.y(), self.frozen_width, heads.height())
        self._frozen_heads.show_columns(self.frozen_columns(), area)

    @Slot()
    def _note_columns(self, *_numbers: int) -> None:
        if self._arranging:
            return
        self._place_frozen_heads()
        self.viewport().update()
        self.columns_changed.emit()


def head_height(widget: QWidget) -> int:
    """The height of the head of the table and of the ruler of the timeline, in pixels."""
    return round(widget.fontMetrics().height() * RULER_LINES)
