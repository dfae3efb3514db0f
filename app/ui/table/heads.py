"""The heads of the columns: a click sorts, with Shift it adds to the order; marks say 1, 2, 3.

A funnel at the right opens the menu of a column: seen under the mouse, and where a column filters.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QTableView

from app.domain.fields import Field
from app.domain.filters import SortKey, field_of
from app.services.column_conditions import fields_of_column
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows

_MARK_WIDTH = 20
_FUNNEL_WIDTH = 20
_GRIP = 5
"""At the border a column is made wider; the funnel leaves that free."""


def next_sort(sort: tuple[SortKey, ...], field: Field, *, beside: bool) -> tuple[SortKey, ...]:
    """The order after a click on a head: up, down, not at all; `beside` keeps the other keys."""
    found = next((key for key in sort if key.field is field), None)
    if found is None:
        return (*sort, SortKey(field)) if beside else (SortKey(field),)
    turned = () if found.descending else (SortKey(field, descending=True),)
    if not beside:
        return turned if len(sort) == 1 else (SortKey(field),)
    at = sort.index(found)
    return (*sort[:at], *turned, *sort[at + 1 :])


class ColumnHeads(QHeaderView):
    """Heads that can be moved, made wider, and sorted by."""

    sort_requested = Signal(int, bool)
    """A column, and whether it comes beside the ones that are sorted by."""
    filter_requested = Signal(int)
    """The column whose funnel was pressed."""

    def __init__(
        self, rows: ViewedRows, fields: tuple[Field, ...], theme: Theme, table: QTableView
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._rows = rows
        self._fields = fields
        self._theme = theme
        self._beside = False
        self._under_mouse = -1
        self.setMouseTracking(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sectionClicked.connect(self._ask_sort)
        rows.replaced.connect(self._repaint)

    def funnel_area(self, column: int) -> QRect:
        """Where the funnel of a column stands in the viewport."""
        left, width = self.sectionViewportPosition(column), self.sectionSize(column)
        return self._funnel_in(QRect(left, 0, width, self.height()))

    def _funnel_in(self, head: QRect) -> QRect:
        width = min(_FUNNEL_WIDTH, max(0, head.width() - 2 * _GRIP))
        return QRect(head.right() - _GRIP - width + 1, head.top() + 1, width, head.height() - 2)

    def _is_filtered(self, column: int) -> bool:
        fields = fields_of_column(self._fields[column])
        return any(field_of(one) in fields for one in self._rows.spec.conditions)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        column = self.logicalIndexAt(place)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and column >= 0 and self.funnel_area(column).contains(place):
            self.filter_requested.emit(column)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._note_mouse(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._note_mouse(QPoint(-1, -1))

    def _note_mouse(self, place: QPoint) -> None:
        column = self.logicalIndexAt(place) if self.rect().contains(place) else -1
        if column != self._under_mouse:
            self._under_mouse = column
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._beside = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt names it
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        sort, rest = self._rows.spec.sort, QRect(rect)
        filtered = self._is_filtered(logicalIndex)
        if filtered or logicalIndex == self._under_mouse:
            funnel = self._funnel_in(rect)
            self._paint_funnel(painter, funnel, filled=filtered)
            rest.setRight(funnel.left())
        for at, key in enumerate(sort, 1):
            if key.field is self._fields[logicalIndex]:
                self._paint_mark(painter, rest, key, at if len(sort) > 1 else 0)

    def _paint_funnel(self, painter: QPainter, area: QRect, *, filled: bool) -> None:
        """Filled and in colour where the column filters."""
        colour = self._theme.colour("accent" if filled else "muted")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, self._theme.colour("header"))
        pen = QPen(colour, 1.3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        centre = QRectF(area).center()
        outline = ((-5, -4.5), (5, -4.5), (1.3, 0.3), (1.3, 5), (-1.3, 3.6), (-1.3, 0.3))
        painter.drawPolygon(
            QPolygonF([QPointF(centre.x() + x, centre.y() + y) for x, y in outline])
        )
        painter.restore()

    def _paint_mark(self, painter: QPainter, rect: QRect, key: SortKey, number: int) -> None:
        width = min(_MARK_WIDTH if number else 14, rect.width() - 2)
        area = QRectF(rect.right() - width, rect.top() + 1, width - 1, rect.height() - 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, self._theme.colour("header"))
        painter.setPen(QPen(self._theme.colour("accent"), 1.6))
        centre = QPointF(area.left() + 5, area.center().y())
        down = 2.5 if key.descending else -2.5
        points = [(-4, -down), (0, down), (4, -down)]
        painter.drawPolyline(
            QPolygonF([QPointF(centre.x() + x, centre.y() + y) for x, y in points])
        )
        if number:
            small = QFont(self.font())
            small.setPointSizeF(max(6.0, small.pointSizeF() * 0.8))
            painter.setFont(small)
            rest = area.adjusted(11, 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, str(number))
        painter.restore()

    @Slot(int)
    def _ask_sort(self, column: int) -> None:
        self.sort_requested.emit(column, self._beside)
        self._beside = False

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()


class FrozenHeads(ColumnHeads):
    """The heads of the first columns, which stay when the others scroll; lies over the others."""

    def __init__(
        self, rows: ViewedRows, fields: tuple[Field, ...], theme: Theme, table: QTableView
    ) -> None:
        super().__init__(rows, fields, theme, table)
        self._heads = table.horizontalHeader()
        self._copying = False
        self.setModel(table.model())
        self.setSectionsMovable(False)
        self.sectionResized.connect(self._give_width)
        self.sectionHandleDoubleClicked.connect(self._heads.sectionHandleDoubleClicked)
        self.hide()

    def show_columns(self, columns: list[int], area: QRect) -> None:
        """Show the heads of some columns in an area of the table."""
        self._copying = True
        for column in range(self.count()):
            self.setSectionHidden(column, column not in columns)
        for place, column in enumerate(columns):
            self.resizeSection(column, self._heads.sectionSize(column))
            self.moveSection(self.visualIndex(column), place)
        self._copying = False
        self.setGeometry(area)
        self.setVisible(bool(columns))
        self.raise_()

    @Slot(int, int, int)
    def _give_width(self, column: int, _before: int, now: int) -> None:
        if not self._copying and now:
            self._heads.resizeSection(column, now)
