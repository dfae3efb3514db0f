"""The timeline under mouse and keys."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.domain.grouping import Group
from app.domain.windows import RowWindows
from app.ui.group_facts import GroupFacts
from app.ui.theme import Theme
from app.ui.timeline.hand import Hand
from app.ui.timeline.hits import Hit, hit_in
from app.ui.timeline.keys import key_action
from app.ui.timeline.labels import LabelWriter
from app.ui.timeline.names import DISCLOSURE_WIDTH
from app.ui.timeline.opened import ActionSource
from app.ui.timeline.painted import PaintedTimeline, no_actions
from app.ui.timeline.row_marks import RowMarks
from app.ui.timeline.rows import DENSE_BELOW
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.rich_text import tip
from app.ui.words import _, language
from app.wording.timeline import day_words, spoken_bar, spoken_row

_TIP_WIDTH = 400
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TimelineView(PaintedTimeline):
    """Pans by dragging and with the arrow keys, zooms at the pointer; bars move by their edges."""

    row_activated = Signal(str)
    """A row was double-clicked."""
    row_chosen = Signal(int, bool)
    """A row is to be selected beside the others; or, with True, all from the current one to it."""
    bar_changed = Signal()
    """Keys act on another bar of the current row."""
    bands_requested: Signal = Signal()
    holidays_requested: Signal = Signal()

    def __init__(
        self,
        rows: ViewedRows,
        marks: RowMarks,
        windows: Callable[[], RowWindows],
        today: Callable[[], date],
        theme: Theme,
        facts: GroupFacts,
        parent: QWidget | None = None,
        *,
        actions: ActionSource = no_actions,
    ) -> None:
        super().__init__(rows, marks, windows, today, theme, facts, parent, actions=actions)
        writer = LabelWriter(self.font())
        self.hand = Hand(theme, writer, lambda: self._ruler.snapping(self.scale), self)
        self.revisable = False
        """Whether deadlines can be revised here at all."""
        self._drag: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Timeline of commitments"))
        self.viewport().setMouseTracking(True)
        rows.current_changed.connect(self._choose_deciding_bar)
        self._choose_deciding_bar()

    def _paint_above(self, painter: QPainter, body: QRectF) -> None:
        if self.hasFocus() and self._row_height >= DENSE_BELOW and not self.hand.holds:
            covered = max(
                (y + self.head_line_height for y, _group in self._stuck_heads()), default=0
            )
            painter.setClipRect(body.adjusted(0, covered, 0, 0))
            self._paint_current_bar(painter)
            painter.setClipping(False)
        self.hand.paint(painter, body, self.scale)

    # --- bars -----------------------------------------------------------------------------------

    @property
    def current_bar(self) -> int:
        """The number of the bar of the current row that keys act on."""
        return self._bar

    def hit(self, place: QPoint) -> Hit | None:
        """The bar at a place of the viewport."""
        found = self.line_at(place.y())
        if found is None or place.x() < self._left or self._row_height < DENSE_BELOW:
            return None
        position, line = found
        if self._rows.head(position) is not None:
            return None
        row = self._rows.row(position)
        lanes = self.opened.lanes(row)
        marks = (lanes[line - 1].mark,) if 0 < line <= len(lanes) else self.marked(position).marks
        area = self.row_area(position, line)
        return hit_in(row, marks, area, self.scale, self._painter, place)

    def _choose_deciding_bar(self, *_identifier: object) -> None:
        """The bar that ends last decides the due state: keys act on it first."""
        position = self._rows.known_position(self._rows.current)
        if position is None or position >= len(self._rows):
            self._bar = 0
            return
        marks = self.marked(position).marks
        self._bar = max(range(len(marks)), key=lambda at: marks[at].end or date.max)

    def move_bar(self, by: int) -> None:
        """To another bar of the row, brought into sight."""
        position = self._rows.position_of(self._rows.current)
        if position is None:
            return
        marks = self.marked(position).marks
        order = sorted(range(len(marks)), key=lambda at: marks[at].start or date.min)
        at = order.index(min(self._bar, len(marks) - 1))
        self._bar = order[min(max(at + by, 0), len(order) - 1)]
        start, end = marks[self._bar].start, marks[self._bar].end
        first, last = self.seen_days()
        if start is not None and not (start <= last and (end is None or end >= first)):
            self.set_scale(self.scale.panned(self.scale.x(start) - self._time_width / 3))
        self.viewport().update()
        self.bar_changed.emit()

    # --- mouse ----------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, Shift pans, alone it scrolls the rows."""
        turned = event.angleDelta()
        if event.modifiers() & _CONTROL:
            factor = 1.0015 ** turned.y()
            self.set_scale(self.scale.zoomed(factor, event.position().x() - self._left))
        elif event.modifiers() & _SHIFT or turned.x():
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
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place, modifiers = event.position().toPoint(), event.modifiers()
        found = self.line_at(place.y())
        if found is not None and self._rows.head(found[0]) is not None:
            self._press_head(place, found[0])
            return
        hit = self.hit(place) if self.revisable else None
        if found is not None and not found[1] and self._on_disclosure(place, found[0]):
            self.opened.toggle(self._rows.row(found[0]))
            return
        both = bool(modifiers & _SHIFT)
        if hit is not None and found is not None and (hit.can_move or hit.earlier or both):
            self._rows.set_current(hit.row.id, found[0])
            if self.hand.take(hit, place, self._left, both=both):
                return
        self._drag = place
        if found is None:
            return
        if modifiers & (_CONTROL | _SHIFT):
            self.row_chosen.emit(found[0], both)
        else:
            self._rows.set_current(self._rows.row(found[0]).id, found[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self.hand.holds:
            freely = bool(event.modifiers() & _CONTROL)
            self.hand.move(place, self._left, self.scale, freely=freely)
            self.viewport().update()
        elif self._drag is None:
            cursor = self.hand.cursor(self.hit(place) if self.revisable else None)
            self.viewport().setCursor(cursor) if cursor else self.viewport().unsetCursor()
        elif (moved := place - self._drag).manhattanLength() >= 3:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._drag = place
            self.set_scale(self.scale.panned(-moved.x()))
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.viewport().unsetCursor()
        if self.hand.holds:
            self.hand.let_go()
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hand.drop()
        position = self.row_at(event.position().y())
        if position is None:
            return
        group = self._rows.head(position)
        if group is None:
            self.row_activated.emit(self._rows.row(position).id)
        elif self.in_bands:
            self.show_rows_of(group)
        elif not self._on_arrow(event.position().x(), group):
            self._rows.set_closed([group.path], not self._rows.lines.is_closed(group.path))

    def _press_head(self, place: QPoint, position: int) -> None:
        """The sign at the left opens and closes a group; elsewhere time is taken hold of."""
        group = self._rows.head(position)
        if group is None or not self._on_arrow(place.x(), group):
            self._drag = place
        elif self.in_bands:
            self.show_rows_of(group)
        else:
            self._rows.set_closed([group.path], not self._rows.lines.is_closed(group.path))

    def _on_arrow(self, x: float, group: Group) -> bool:
        return self._left > 0 and self._heads.is_arrow(x, group)

    def _on_disclosure(self, place: QPoint, position: int) -> bool:
        if not self.shows_lanes or place.x() >= DISCLOSURE_WIDTH:
            return False
        return self._row_height >= DENSE_BELOW and self._rows.row(position).actions > 1

    # --- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan and choose rows and bars, plus and minus zoom, letters show more."""
        do = key_action(self, event)
        if event.key() == Qt.Key.Key_Escape and self.hand.holds:
            self.hand.drop()
            self.viewport().update()
        elif do is None:
            super().keyPressEvent(event)
        else:
            do()

    def toggle_actions(self) -> None:
        """Show the actions of the current row below it, or hide them."""
        position = self._rows.position_of(self._rows.current)
        if position is not None:
            self.opened.toggle(self._rows.row(position))
            self._show_current()

    def activate_current(self) -> None:
        """As if the current row had been double-clicked."""
        if self._rows.current is not None:
            self.row_activated.emit(self._rows.current)

    # --- tips -----------------------------------------------------------------------------------

    def _show_tip(self, event: QHelpEvent) -> None:
        words = self.tip_words(event.pos())
        if words:
            QToolTip.showText(event.globalPos(), tip(words, _TIP_WIDTH), self)
        else:
            QToolTip.hideText()

    def show_sentence(self, words: str) -> None:
        """Say beside the pointer why a drag was refused."""
        QToolTip.showText(QCursor.pos(), tip(words, _TIP_WIDTH), self)

    def tip_words(self, place: QPoint) -> str:
        """What is said of a place: of the row there with its bar, or of the day on the ruler."""
        if place.y() < self._head and place.x() >= self._left:
            day = self.scale.day(place.x() - self._left)
            return day_words(day, self.backdrop.holidays, self.backdrop.moments, language())
        position = self.row_at(place.y())
        if position is None:
            return ""
        group = self._rows.head(position)
        if group is not None:
            return self.facts.words(group)
        marked = self.marked(position)
        words = spoken_row(marked.row, marked.state, language())
        hit = self.hit(place)
        return words if hit is None else f"{words}\n{spoken_bar(hit.mark, language())}"
