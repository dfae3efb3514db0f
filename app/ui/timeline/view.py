"""The timeline on the screen: the same rows as the table, over an axis of time."""

from collections.abc import Callable, Sequence
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

from app.domain.windows import RowWindows
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(rows, today, parent)
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
        offset, height, left = self.verticalScrollBar().value(), self._row_height, self._left
        first = int(offset / height)
        last = min(len(self._rows), int((offset + body.height()) / height) + 1)
        tops = [self._head + position * height - offset for position in range(first, last)]
        self._paint_grounds(painter, first, tops)
        self._ruler.paint_grid(painter, body, self.scale, self._today())
        painter.setPen(self._theme.colour("line"))
        edge = round(body.right())
        painter.drawLines([QLine(0, bottom, edge, bottom) for bottom in
                           (round(top + height) - 1 for top in tops)])  # fmt: skip
        scale, width = self.scale, self._time_width
        marked = [self._marks.of(row) for row in self._rows.rows(first, last)]
        if left:
            for top, one in zip(tops, marked, strict=True):
                self._names.paint(painter, QRectF(0, top, left, height), one)
        painter.setClipRect(body)
        self._painter.begin(painter)
        for top, one in zip(tops, marked, strict=True):
            area = QRectF(left, top, width, height)
            self._painter.paint_row(painter, area, one.marks, one.state, scale)
        painter.setClipping(False)

    def _paint_grounds(self, painter: QPainter, first: int, tops: Sequence[float]) -> None:
        """Every other row striped, the current one marked."""
        current = self._rows.known_position(self._rows.current)
        width = self.viewport().width()
        for position, top in enumerate(tops, first):
            area = QRectF(0, top, width, self._row_height)
            if position == current:
                painter.fillRect(area, self.palette().color(QPalette.ColorRole.Highlight))
            elif position % 2:
                painter.fillRect(area, self._theme.colour("stripe"))

    def _paint_density(self, painter: QPainter, body: QRectF) -> None:
        offset = self.verticalScrollBar().value()
        dense = DenseRows(self._rows.matches, self._windows(), self._row_height, offset)
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
        self.set_scale(self.scale.panned(-moved.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

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
