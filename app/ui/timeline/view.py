"""The timeline on the screen: the same rows as the table, over an axis of time."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from app.domain.windows import RowWindows
from app.ui.table.view import head_height, row_height
from app.ui.theme import Theme
from app.ui.timeline.density import paint_density
from app.ui.timeline.names import NamePainter
from app.ui.timeline.painter import MarkPainter
from app.ui.timeline.row_marks import RowMarks
from app.ui.timeline.ruler import Ruler
from app.ui.timeline.scale import TimeScale, fitted
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.rich_text import tip
from app.ui.words import _, language
from app.wording.timeline import spoken_row

_ZOOM_STEP = 1.25
_PAN_STEP = 80
_DENSE_BELOW = 5.0
_LOWEST_ROW = 0.002
_TIP_WIDTH = 400
_NAME_SHARE = 0.34
_WIDEST_NAMES = 420.0


class TimelineView(QAbstractScrollArea):
    """Pans by dragging and with the arrow keys, zooms at the pointer."""

    scale_changed = Signal()
    row_activated = Signal(str)
    """A row was double-clicked."""

    def __init__(
        self,
        rows: ViewedRows,
        marks: RowMarks,
        windows: Callable[[], RowWindows],
        today: Callable[[], date],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._marks = marks
        self._windows = windows
        self._today = today
        self._theme = theme
        self._row_height = float(row_height(self, 2))
        self._scale: TimeScale | None = None
        self._drag: QPoint | None = None
        self._names_shown = False
        self._head = head_height(self)
        self._ruler = Ruler(theme, self.font(), language())
        self._painter = MarkPainter(theme, self.font(), language())
        self._names = NamePainter(theme, self.font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Timeline of commitments"))
        self.viewport().setMouseTracking(True)
        rows.replaced.connect(self._take_rows)
        rows.changed.connect(self._repaint)
        rows.current_changed.connect(self._show_current)
        self._take_rows()

    def set_foot(self, height: int) -> None:
        """Leave room at the foot, as high as the scroll bar of the table beside it."""
        self.setViewportMargins(0, 0, 0, height)

    def set_names_shown(self, shown: bool) -> None:
        """Show the names of the rows at the left, where no table does."""
        self._names_shown = shown
        self._take_rows()

    # --- scale ----------------------------------------------------------------------------------

    @property
    def scale(self) -> TimeScale:
        """What is seen of time; at first all that the rows speak of."""
        if self._scale is None:
            self._scale = self._fitted()
        return self._scale

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time."""
        self._scale = scale
        self.viewport().update()
        self.scale_changed.emit()

    @Slot()
    def fit_all(self) -> None:
        """Show the whole of time that the rows speak of."""
        self.set_scale(self._fitted())

    @Slot()
    def go_to_today(self) -> None:
        """Bring the present day to the middle."""
        middle = self._time_width / 2
        self.set_scale(self.scale.panned(self.scale.x(self._today()) - middle))

    @Slot()
    def zoom_in(self) -> None:
        """Come closer, to the middle."""
        self.set_scale(self.scale.zoomed(_ZOOM_STEP, self._time_width / 2))

    @Slot()
    def zoom_out(self) -> None:
        """Go further away, from the middle."""
        self.set_scale(self.scale.zoomed(1 / _ZOOM_STEP, self._time_width / 2))

    @property
    def _left(self) -> float:
        """Where the axis begins: behind the names of the rows, if they are shown."""
        share = self.viewport().width() * _NAME_SHARE
        shown = self._names_shown and self._row_height >= self.fontMetrics().height()
        return min(_WIDEST_NAMES, share) if shown else 0.0

    @property
    def _time_width(self) -> float:
        return max(50.0, self.viewport().width() - self._left)

    def _fitted(self) -> TimeScale:
        today = self._today()
        keys = (self._rows.key(position) for position in range(len(self._rows)))
        first, last = self._windows().extent(keys) or (today, today)
        return fitted(min(first, today), max(last, today), self._time_width)

    # --- rows -----------------------------------------------------------------------------------

    @property
    def row_height(self) -> float:
        """The height of a row in pixels; far below one when thousands are fitted in."""
        return self._row_height

    def set_row_height(self, height: float) -> None:
        """Make rows higher or lower."""
        self._row_height = max(_LOWEST_ROW, height)
        self._take_rows()

    @Slot()
    def fit_rows(self) -> None:
        """Show all rows at once, however many, over all of time."""
        room = max(1, self.viewport().height() - self._head)
        normal = float(row_height(self, 1))
        self.set_row_height(min(normal, room / max(1, len(self._rows))))
        self.fit_all()

    @Slot()
    def _take_rows(self) -> None:
        bar = self.verticalScrollBar()
        room = self.viewport().height() - self._head
        bar.setRange(0, max(0, round(len(self._rows) * self._row_height) - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(max(1, round(self._row_height)))
        self.viewport().update()

    @Slot()
    def _repaint(self, *_anything: object) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_rows()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def row_at(self, y: float) -> int | None:
        """The position of the row at a height of the viewport."""
        if y < self._head:
            return None
        position = int((y - self._head + self.verticalScrollBar().value()) / self._row_height)
        return position if position < len(self._rows) else None

    def row_area(self, position: int) -> QRectF:
        """Where a row is painted."""
        top = self._head + position * self._row_height - self.verticalScrollBar().value()
        return QRectF(self._left, top, self._time_width, self._row_height)

    @Slot()
    def _show_current(self, *_identifier: object) -> None:
        """Scroll so that the current row is seen."""
        position = self._rows.position_of(self._rows.current)
        if position is None:
            return
        area, bar = self.row_area(position), self.verticalScrollBar()
        if area.top() < self._head:
            bar.setValue(round(bar.value() + area.top() - self._head))
        elif area.bottom() > self.viewport().height():
            bar.setValue(round(bar.value() + area.bottom() - self.viewport().height()))
        self.viewport().update()

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
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
        offset = self.verticalScrollBar().value()
        first = int(offset / self._row_height)
        last = min(len(self._rows), int((offset + body.height()) / self._row_height) + 1)
        current = self._rows.position_of(self._rows.current)
        for position in range(first, last):
            area = self.row_area(position)
            area.setLeft(0)
            if position == current:
                painter.fillRect(area, self.palette().color(QPalette.ColorRole.Highlight))
            elif position % 2:
                painter.fillRect(area, self._theme.colour("stripe"))
        self._ruler.paint_grid(painter, body, self.scale, self._today())
        painter.setPen(self._theme.colour("line"))
        for position in range(first, last):
            bottom = round(self.row_area(position).bottom()) - 1
            painter.drawLine(0, bottom, round(body.right()), bottom)
        for position in range(first, last):
            marked = self._marks.of(self._rows.row(position))
            area = self.row_area(position)
            if self._left:
                self._names.paint(painter, QRectF(0, area.top(), self._left, area.height()), marked)
            painter.setClipRect(area)
            self._painter.paint_row(painter, area, marked.marks, marked.state, self.scale)
            painter.setClipping(False)

    def _paint_density(self, painter: QPainter, body: QRectF) -> None:
        paint_density(
            painter, body, self._rows.matches, self._windows(), self.scale,
            self._row_height, self.verticalScrollBar().value(), self._theme.colour("accent"),
        )  # fmt: skip

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
            if position is not None:
                self._rows.set_current(self._rows.row(position).id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        moved = event.position().toPoint() - self._drag
        if moved.manhattanLength() < 3:
            return
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._drag = event.position().toPoint()
        self._scale = self.scale.panned(-moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self.row_at(event.position().y())
        if position is not None:
            self.row_activated.emit(self._rows.row(position).id)

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
            Qt.Key.Key_Up: lambda: self._move_current(-1),
            Qt.Key.Key_Down: lambda: self._move_current(1),
            Qt.Key.Key_Return: self._activate_current,
        }.get(Qt.Key(event.key()))
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def _move_current(self, step: int) -> None:
        at = self._rows.position_of(self._rows.current)
        position = 0 if at is None else min(max(at + step, 0), len(self._rows) - 1)
        if len(self._rows):
            self._rows.set_current(self._rows.row(position).id)

    def _activate_current(self) -> None:
        if self._rows.current is not None:
            self.row_activated.emit(self._rows.current)

    def _show_tip(self, event: QHelpEvent) -> None:
        position = self.row_at(event.pos().y())
        if position is None:
            QToolTip.hideText()
            return
        marked = self._marks.of(self._rows.row(position))
        words = spoken_row(marked.row, marked.state, language())
        QToolTip.showText(event.globalPos(), tip(words, _TIP_WIDTH), self)
