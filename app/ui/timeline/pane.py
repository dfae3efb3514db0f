"""The timeline as an area: which stretch of time and which rows are seen, and where they lie."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.table.columned import head_height
from app.ui.table.grouped import row_height
from app.ui.timeline.scale import TimeScale, fitted
from app.ui.viewed_rows import ViewedRows

_ZOOM_STEP = 1.25
_LOWEST_ROW = 0.002
_NAME_SHARE = 0.34
_WIDEST_NAMES = 420.0


class Levels(Protocol):
    """Where rows stand that are not all equally high: as in the table beside."""

    def top(self, position: int) -> int: ...

    def height(self, position: int) -> int: ...

    def position_at(self, y: int) -> int: ...

    def total(self) -> int: ...


class TimelinePane(QAbstractScrollArea):
    """Scrolls through rows, pans and zooms through time; paints nothing itself."""

    scale_changed = Signal()

    def __init__(
        self, rows: ViewedRows, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._today = today
        self._row_height = float(row_height(self, 2))
        self._scale: TimeScale | None = None
        self._scale_seen = False
        self._names_shown = False
        self._levels: Levels | None = None
        self._head = head_height(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # While somebody types, the table beside is painted first and this in the next turn.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._repaint)
        rows.replaced.connect(self._take_other_rows)
        rows.changed.connect(self._repaint)
        rows.settled.connect(self._repaint)
        rows.current_changed.connect(self._show_current)
        self.take_rows()

    def set_foot(self, height: int) -> None:
        """Leave room at the foot, as high as the scroll bar of the table beside it."""
        self.setViewportMargins(0, 0, 0, height)

    def set_names_shown(self, shown: bool) -> None:
        """Show the names of the rows at the left, where no table does."""
        self._names_shown = shown
        self.take_rows()

    # --- scale ----------------------------------------------------------------------------------

    @property
    def scale(self) -> TimeScale:
        """What is seen of time; at first all that the rows speak of."""
        if self._scale is None:
            self._scale = self._fitted()
        return self._scale

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time."""
        self._scale, self._scale_seen = scale, True
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
        first, last = self._rows.extent() or (today, today)
        return fitted(min(first, today), max(last, today), self._time_width)

    # --- rows -----------------------------------------------------------------------------------

    @property
    def row_height(self) -> float:
        """The height of a row in pixels; far below one when thousands are fitted in."""
        return self._row_height

    def set_row_height(self, height: float) -> None:
        """Make rows higher or lower."""
        self._row_height = max(_LOWEST_ROW, height)
        self.take_rows()

    def set_levels(self, levels: Levels | None) -> None:
        """Put rows where they stand in the table beside; None makes all of them equally high."""
        self._levels = levels
        self.take_rows()

    @Slot()
    def fit_rows(self) -> None:
        """Show all rows at once, however many, over all of time."""
        room = max(1, self.viewport().height() - self._head)
        normal = float(row_height(self, 1))
        self.set_row_height(min(normal, room / max(1, len(self._rows))))
        self.fit_all()

    @Slot()
    def take_rows(self) -> None:
        """There are other rows, or they have other heights."""
        self._fit_bar()
        self.viewport().update()

    @Slot()
    def _take_other_rows(self) -> None:
        self._fit_bar()
        self._later.start()

    def _fit_bar(self) -> None:
        bar = self.verticalScrollBar()
        room = self.viewport().height() - self._head
        levels = self._levels
        total = levels.total() if levels else round(len(self._rows) * self._row_height)
        bar.setRange(0, max(0, total - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(max(1, round(self._row_height)))

    @Slot()
    def _repaint(self, *_anything: object) -> None:
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._scale_seen:  # Asked for before the window had its size: fitted again.
            self._scale = None
        self.take_rows()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @property
    def first_row_y(self) -> float:
        """The height of the viewport at which the rows begin."""
        return float(self._head)

    def row_at(self, y: float) -> int | None:
        """The position of the row at a height of the viewport."""
        if y < self._head:
            return None
        position = self._line_at(y - self._head)
        return position if position is not None and position < len(self._rows) else None

    def _line_at(self, y: float) -> int | None:
        """The position at a height below the ruler."""
        scrolled = y + self.verticalScrollBar().value()
        if self._levels is None:
            return int(scrolled / self._row_height)
        position = self._levels.position_at(int(scrolled))
        return position if position >= 0 else None

    def _top_of(self, position: int) -> float:
        """Where a row begins, counted from the ruler."""
        levels = self._levels
        top = levels.top(position) if levels else position * self._row_height
        return top - self.verticalScrollBar().value()

    def row_area(self, position: int) -> QRectF:
        """Where a row is painted."""
        height = self._levels.height(position) if self._levels else self._row_height
        top = self._head + self._top_of(position)
        return QRectF(self._left, top, self._time_width, height)

    @Slot()
    def _show_current(self, *_identifier: object) -> None:
        """Scroll so that the current row is seen."""
        position = self._rows.position_of(self._rows.current)
        if position is None or not self.isVisible():
            return
        area, bar = self.row_area(position), self.verticalScrollBar()
        if area.top() < self._head:
            bar.setValue(round(bar.value() + area.top() - self._head))
        elif area.bottom() > self.viewport().height():
            bar.setValue(round(bar.value() + area.bottom() - self.viewport().height()))
        self.viewport().update()
