"""The strip below the timeline: all of time at once, with what is seen of it as a handle."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.coverage import coverage, undated
from app.domain.deadline import Window
from app.domain.windows import RowWindows
from app.ui.fonts import resized
from app.ui.theme import Theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.pane import TimelinePane
from app.ui.timeline.scale import TimeScale, Unit, fitted
from app.ui.timeline.tints import Tints
from app.ui.viewed_rows import ViewedRows
from app.ui.words import _, language
from app.wording.deadlines import window as window_words
from app.wording.time_axis import year_label

_HEIGHT = 46
_LABELS = 15.0
_GRIP = 6.0
_NARROWEST_HANDLE = 10.0
_BIN_PIXELS = 3
_IDLE_MILLISECONDS = 60
_STEP = timedelta(days=31)


class _Part(Enum):
    MIDDLE = auto()
    LEFT = auto()
    RIGHT = auto()


_CURSORS = {
    None: Qt.CursorShape.PointingHandCursor,
    _Part.MIDDLE: Qt.CursorShape.OpenHandCursor,
    _Part.LEFT: Qt.CursorShape.SizeHorCursor,
    _Part.RIGHT: Qt.CursorShape.SizeHorCursor,
}


class OverviewStrip(QWidget):
    """Where the rows lie in time; the handle moves and stretches what the timeline shows."""

    def __init__(
        self,
        timeline: TimelinePane,
        rows: ViewedRows,
        windows: Callable[[], RowWindows],
        today: Callable[[], date],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._rows = rows
        self._windows = windows
        self._today = today
        self._theme = theme
        self._writer = LabelWriter(resized(self.font(), 0.82))
        self._held: tuple[_Part, float] | None = None
        self._counts: list[float] = []
        self._without_days = 0
        self._whole: tuple[date, date] | None = None
        # Counted when nobody waits: while somebody types, the old counts stand.
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MILLISECONDS)
        self._idle.timeout.connect(self._count)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Overview of all time"))
        rows.settled.connect(self._idle.start)
        timeline.scale_changed.connect(self._show_range)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    # --- where ----------------------------------------------------------------------------------

    @property
    def scale(self) -> TimeScale:
        """The whole of time over the width of the strip."""
        first, last = self._extent()
        return fitted(first, last, max(50.0, float(self.width())))

    def handle(self) -> QRectF:
        """What is seen of time, as a part of the strip."""
        first, last = self._timeline.seen_days()
        scale = self.scale
        left = min(max(0.0, scale.x(first)), self.width() - _NARROWEST_HANDLE)
        right = max(left + _NARROWEST_HANDLE, min(float(self.width()), scale.right(last)))
        return QRectF(left, 1.0, right - left, self.height() - 2.0)

    def _extent(self) -> tuple[date, date]:
        """All that the rows speak of, the present day, and what is seen."""
        if self._whole is None:
            today = self._today()
            first, last = self._rows.extent() or (today, today)
            self._whole = min(first, today), max(last, today)
        return self._whole

    # --- counting -------------------------------------------------------------------------------

    @Slot()
    def _count(self) -> None:
        self._whole = None
        scale = self.scale
        first, last = scale.day(0).toordinal(), scale.day(self.width()).toordinal()
        keys = list(self._rows.matches)
        bins = max(1, self.width() // _BIN_PIXELS)
        windows = self._windows()
        self._counts = coverage(keys, windows, first, last, bins)
        self._without_days = undated(keys, windows)
        self.update()

    def resizeEvent(self, event: object) -> None:
        self._idle.start()

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour, scale = self._theme.colour, self.scale
        painter.fillRect(self.rect(), colour("header"))
        self._paint_years(painter, scale)
        self._paint_counts(painter)
        x = scale.x(self._today())
        painter.setPen(QPen(colour("today"), 1.5))
        painter.drawLine(QPointF(x, _LABELS), QPointF(x, self.height()))
        self._paint_handle(painter)
        self._paint_lanes(painter)
        painter.setPen(colour("line"))
        painter.drawLine(0, 0, self.width(), 0)

    def _paint_years(self, painter: QPainter, scale: TimeScale) -> None:
        self._writer.begin(painter)
        colour, free = self._theme.colour, 0.0
        for tick in scale.ticks(Unit.YEAR, self.width()):
            x = round(scale.x(tick.start)) + 0.5
            painter.setPen(colour("line"))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
            text = year_label(tick.start, language())
            width = self._writer.width(text)
            if x >= free and x + width + 4 <= self.width():
                place = QRectF(x + 4, 1, width + 1, _LABELS)
                self._writer.write(painter, place, Label(text, colour("muted")))
                free = x + width + 12

    def _paint_counts(self, painter: QPainter) -> None:
        """The higher, the more rows have their time there."""
        highest = max(self._counts, default=0.0)
        if not highest:
            return
        room = self.height() - _LABELS - 3
        width = self.width() / len(self._counts)
        tints = Tints(self._theme.colour("header"), opaque=True)
        colour = tints.of(self._theme.colour("accent"), 0.5)
        bars = []
        for number, count in enumerate(self._counts):
            high = room * count / highest
            bars.append(QRectF(number * width, self.height() - 1 - high, width + 0.4, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(bars)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_handle(self, painter: QPainter) -> None:
        handle, colour = self.handle(), self._theme.colour
        veil = QColor(colour("window"))
        veil.setAlphaF(0.55)
        painter.fillRect(QRectF(0, 1, handle.left(), handle.height()), veil)
        rest = self.width() - handle.right()
        painter.fillRect(QRectF(handle.right(), 1, rest, handle.height()), veil)
        painter.setPen(QPen(colour("accent"), 2 if self.hasFocus() else 1))
        painter.drawRect(handle.adjusted(0.5, 0.5, -0.5, -0.5))
        for x in (handle.left(), handle.right() - 3):
            painter.fillRect(QRectF(x, handle.center().y() - 7, 3, 14), colour("accent"))

    def _paint_lanes(self, painter: QPainter) -> None:
        """How many rows have no place on the axis: they cannot be seen in the strip."""
        if not self._without_days:
            return
        words = _("{count} without a day").format(count=f"{self._without_days:,}")
        self._writer.begin(painter)
        width = self._writer.width(words)
        plate = QRectF(self.width() - width - 14, 2, width + 10, _LABELS - 1)
        ground = QColor(self._theme.colour("header"))
        ground.setAlphaF(0.92)
        painter.fillRect(plate, ground)
        label = Label(words, self._theme.colour("text"))
        self._writer.write(painter, plate.adjusted(5, 0, 0, 0), label)

    @Slot()
    def _show_range(self) -> None:
        words = window_words(Window(*self._timeline.seen_days()), language())
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.update()

    # --- mouse ----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        part = self._part_at(x)
        if part is None:
            self._centre(x)
            part = _Part.MIDDLE
        self._held = part, x

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held is None:
            self.setCursor(_CURSORS[self._part_at(x)])
            return
        part, before = self._held
        self._held = part, x
        days = (x - before) / self.scale.density
        if part is _Part.MIDDLE:
            self._timeline.set_scale(self._timeline.scale.moved(days))
        else:
            first, last = self._timeline.seen_days()
            at = self.scale.day(x)
            self._show(*((at, last) if part is _Part.LEFT else (first, at)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._timeline.fit_all()

    def _part_at(self, x: float) -> _Part | None:
        handle = self.handle()
        if abs(x - handle.left()) <= _GRIP and handle.width() > 3 * _GRIP:
            return _Part.LEFT
        if abs(x - handle.right()) <= _GRIP and handle.width() > 3 * _GRIP:
            return _Part.RIGHT
        return _Part.MIDDLE if handle.left() <= x <= handle.right() else None

    def _centre(self, x: float) -> None:
        days = (x - self.handle().center().x()) / self.scale.density
        self._timeline.set_scale(self._timeline.scale.moved(days))

    def _show(self, first: date, last: date) -> None:
        """Show a stretch; the hand that makes it too short is not followed."""
        if (last - first).days >= 7:
            self._timeline.show_days(first, last)

    # --- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the handle, with Shift its right edge; Home shows all of time."""
        timeline, key = self._timeline, Qt.Key
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        do = {
            key.Key_Left: lambda: self._push(-_STEP, stretch=shift),
            key.Key_Right: lambda: self._push(_STEP, stretch=shift),
            key.Key_Plus: timeline.zoom_in,
            key.Key_Equal: timeline.zoom_in,
            key.Key_Minus: timeline.zoom_out,
            key.Key_Home: timeline.fit_all,
            key.Key_T: timeline.go_to_today,
        }.get(Qt.Key(event.key()))
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def _push(self, step: timedelta, *, stretch: bool) -> None:
        first, last = self._timeline.seen_days()
        if stretch:
            self._show(first, last + step)
        else:
            self._timeline.set_scale(self._timeline.scale.moved(step.days))
