"""The timeline as a stretch of time: which days are seen, and how large."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.timeline.scale import TimeScale, fitted

_ZOOM_STEP = 1.25
_STRETCH_MARGIN = 0.08
_NARROWEST = 50.0


class TimeArea(QAbstractScrollArea):
    """Pans and zooms through time; knows nothing of what has its time there."""

    scale_changed = Signal()

    def __init__(
        self,
        extent: Callable[[], tuple[date, date] | None],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """`extent` tells the first and the last day of all that is shown, if it has any."""
        super().__init__(parent)
        self._extent = extent
        self._today = today
        self._scale: TimeScale | None = None
        self._scale_seen = False

    @property
    def scale(self) -> TimeScale:
        """What is seen of time; at first all that is spoken of."""
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
        """Show the whole of time that is spoken of."""
        self.set_scale(self._fitted())

    def fit_days(self, first: date, last: date) -> None:
        """Show a stretch of time as large as it can be."""
        self.set_scale(fitted(first, last, self._time_width, _STRETCH_MARGIN))

    def show_days(self, first: date, last: date) -> None:
        """Show exactly these days, from edge to edge."""
        days = last.toordinal() - first.toordinal() + 1
        scale = TimeScale(float(first.toordinal()), self._time_width / max(1, days))
        self.set_scale(scale.zoomed(1.0, 0.0))

    def seen_days(self) -> tuple[date, date]:
        """The first and the last day in sight."""
        return self.scale.day(0), self.scale.day(self._time_width - 0.01)

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
        """Where the axis begins."""
        return 0.0

    @property
    def _time_width(self) -> float:
        return max(_NARROWEST, self.viewport().width() - self._left)

    def _fitted(self) -> TimeScale:
        today = self._today()
        first, last = self._extent() or (today, today)
        return fitted(min(first, today), max(last, today), self._time_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._scale_seen:  # Asked for before the window had its size: fitted again.
            self._scale = None
