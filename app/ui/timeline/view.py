"""The timeline on the screen: the same rows as the table, over an axis of time."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QLine, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.domain.grouping import Group
from app.domain.windows import RowWindows
from app.ui.group_facts import GroupFacts
from app.ui.stuck_heads import stuck_heads
from app.ui.table.group_heads import GroupHeadPainter
from app.ui.table.grouped import row_height
from app.ui.theme import Theme
from app.ui.timeline.density import DenseRows, paint_density
from app.ui.timeline.names import NamePainter
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.pane import TimelinePane
from app.ui.timeline.row_marks import RowMarks
from app.ui.timeline.ruler import Ruler
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.rich_text import tip
from app.ui.words import _, language
from app.wording.timeline import spoken_row

_PAN_STEP = 80
_DENSE_BELOW = 5.0
_TIP_WIDTH = 400


class TimelineView(TimelinePane):
    """Pans by dragging and with the arrow keys, zooms at the pointer."""

    row_activated = Signal(str)
    """A row was double-clicked."""

    def __init__(
        self,
        rows: ViewedRows,
        marks: RowMarks,
        windows: Callable[[], RowWindows],
        today: Callable[[], date],
        theme: Theme,
        facts: GroupFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(rows, today, parent)
        self._facts = facts
        self._heads = GroupHeadPainter(theme, self.font(), self.palette())
        self._marks = marks
        self._windows = windows
        self._theme = theme
        self._drag: QPoint | None = None
        self._ruler = Ruler(theme, self.font(), language())
        self._painter = MarkPainter(theme, self.font(), language())
        self._names = NamePainter(theme, self.font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Timeline of commitments"))
        self.viewport().setMouseTracking(True)

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._scale_seen = True
        painter = QPainter(self.viewport())
        _width, height = self.viewport().width(), self.viewport().height()
        painter.fillRect(event.rect(), self._theme.colour("base"))
        body = QRectF(self._left, self._head, self._time_width, height - self._head)
        if self._row_height < _DENSE_BELOW:
            self._ruler.paint_grid(painter, body, self.scale, self._today())
            self._paint_density(painter, body)
        else:
            self._paint_rows(painter, body)
        head = QRectF(self._left, 0, self._time_width, self._head)
        self._ruler.paint(painter, head, self.scale, self._today())
        painter.fillRect(QRectF(0, 0, self._left, self._head), self._theme.colour("header"))
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _paint_rows(self, painter: QPainter, body: QRectF) -> None:
        areas = self._areas(body)
        self._paint_grounds(painter, areas)
        self._ruler.paint_grid(painter, body, self.scale, self._today())
        painter.setPen(self._theme.colour("line"))
        edge = round(body.right())
        bottoms = [round(area.bottom()) - 1 for area in areas.values()]
        painter.drawLines([QLine(0, bottom, edge, bottom) for bottom in bottoms])
        marked = {position: self._marks.of(self._rows.row(position)) for position in areas
                  if self._rows.head(position) is None}  # fmt: skip
        if self._left:
            for position, one in marked.items():
                area = areas[position]
                self._names.paint(painter, QRectF(0, area.top(), self._left, area.height()), one)
        painter.setClipRect(body)
        self._painter.begin(painter)
        for position, one in marked.items():
            self._painter.paint_row(painter, areas[position], one.marks, one.state, self.scale)
        painter.setClipping(False)
        if self._rows.spec.group:
            self._paint_heads(painter, body, areas)

    def _areas(self, body: QRectF) -> dict[int, QRectF]:
        """The rows in sight, by position."""
        found: dict[int, QRectF] = {}
        first = self._line_at(0)
        for position in range(first or 0, len(self._rows) if first is not None else 0):
            area = self.row_area(position)
            if area.top() >= body.bottom():
                break
            found[position] = area
        return found

    def _paint_heads(self, painter: QPainter, body: QRectF, areas: dict[int, QRectF]) -> None:
        """The heads of groups where they stand, and those that stay at the top."""
        painter.setClipRect(QRectF(0, body.top(), body.right(), body.height()))
        for position, area in areas.items():
            group = self._rows.head(position)
            if group is not None:
                self._paint_head(painter, area, group)
        stuck = self._stuck_heads()
        for y, group in reversed(stuck):
            height = self.head_line_height
            area = QRectF(self._left, self._head + y, self._time_width, height)
            self._paint_head(painter, area, group)
        painter.setClipping(False)

    def _paint_head(self, painter: QPainter, area: QRectF, group: Group) -> None:
        heads, facts = self._heads, self._facts.of(group)
        whole = QRectF(0, area.top(), area.right(), area.height())
        heads.paint_ground(painter, whole, group.level, selected=False)
        if self._left:
            names = QRectF(0, area.top(), self._left, area.height())
            closed = self._rows.lines.is_closed(group.path)
            heads.paint(painter, names, facts, group.level, closed=closed)
        if facts.extent is not None:
            first, last = facts.extent
            bar = QRectF(area.left() + self.scale.x(first), area.top(), 0, area.height())
            bar.setRight(area.left() + self.scale.right(last))
            heads.paint_summary(painter, area, bar, facts)

    def row_at(self, y: float) -> int | None:
        """The position at a height of the viewport; heads that stay cover what is below."""
        for top, group in self._stuck_heads() if self._rows.spec.group else ():
            if top <= y - self._head < top + self.head_line_height:
                return self._rows.lines.position_of_head(group.path)
        return super().row_at(y)

    def _stuck_heads(self) -> list[tuple[float, Group]]:
        return stuck_heads(self._rows, self.head_line_height, self._line_at, self._top_of)

    @property
    def head_line_height(self) -> float:
        """The height of the head of a group."""
        return float(row_height(self, 1)) if self._levels else self._row_height

    def _paint_grounds(self, painter: QPainter, areas: Mapping[int, QRectF]) -> None:
        """Every other row striped, the current one marked."""
        current = self._rows.known_position(self._rows.current)
        for position, area in areas.items():
            ground = QRectF(0, area.top(), self.viewport().width(), area.height())
            if position == current:
                painter.fillRect(ground, self.palette().color(QPalette.ColorRole.Highlight))
            elif position % 2:
                painter.fillRect(ground, self._theme.colour("stripe"))

    def _paint_density(self, painter: QPainter, body: QRectF) -> None:
        offset = self.verticalScrollBar().value()
        dense = DenseRows(self._rows.places, self._windows(), self._row_height, offset)
        paint_density(painter, body, dense, self.scale, self._theme)

    # --- mouse and keys -------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, Shift pans, alone it scrolls the rows."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        turned = event.angleDelta()
        if control:
            factor = 1.0015 ** turned.y()
            self.set_scale(self.scale.zoomed(factor, event.position().x() - self._left))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or turned.x():
            self.set_scale(self.scale.panned(-(turned.x() or turned.y())))
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                x = event.position().x() - self._left
                self.set_scale(self.scale.zoomed(1 + event.value(), x))
                return True
        elif isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag = event.position().toPoint()
            position = self.row_at(event.position().y())
            if position is not None and self._rows.head(position) is None:
                self._rows.set_current(self._rows.row(position).id, position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        moved = event.position().toPoint() - self._drag
        if moved.manhattanLength() < 3:
            return
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._drag = event.position().toPoint()
        self.set_scale(self.scale.panned(-moved.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self.row_at(event.position().y())
        if position is None:
            return
        group = self._rows.head(position)
        if group is None:
            self.row_activated.emit(self._rows.row(position).id)
        else:
            self._rows.set_closed([group.path], not self._rows.lines.is_closed(group.path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan and choose rows, plus and minus zoom, Home fits, T goes to today."""
        do = {
            Qt.Key.Key_Left: lambda: self.set_scale(self.scale.panned(-_PAN_STEP)),
            Qt.Key.Key_Right: lambda: self.set_scale(self.scale.panned(_PAN_STEP)),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_Home: self.fit_all,
            Qt.Key.Key_T: self.go_to_today,
            Qt.Key.Key_Up: lambda: self._rows.move_current(-1),
            Qt.Key.Key_Down: lambda: self._rows.move_current(1),
            Qt.Key.Key_Return: self._activate_current,
        }.get(Qt.Key(event.key()))
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def _activate_current(self) -> None:
        if self._rows.current is not None:
            self.row_activated.emit(self._rows.current)

    def _show_tip(self, event: QHelpEvent) -> None:
        position = self.row_at(event.pos().y())
        if position is None:
            QToolTip.hideText()
            return
        group = self._rows.head(position)
        if group is not None:
            QToolTip.showText(event.globalPos(), tip(self._facts.words(group), _TIP_WIDTH), self)
            return
        marked = self._marks.of(self._rows.row(position))
        words = spoken_row(marked.row, marked.state, language())
        QToolTip.showText(event.globalPos(), tip(words, _TIP_WIDTH), self)
