"""What lies behind the bars on request: bands of the calendar, holidays, and named days."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from app.domain.bands import Band, BandKind, Moment, bands
from app.domain.conventions import Conventions
from app.domain.holidays import Holidays
from app.ui.fonts import resized
from app.ui.theme import Theme
from app.ui.timeline.labels import Label, LabelWriter
from app.ui.timeline.scale import TimeScale

_SHADE = 0.07
_HOLIDAY_SHADE = 0.16
_FEWEST_PIXELS_A_DAY = 1.0
"""Below this a holiday is too thin to be seen, and many of them are a grey veil."""


@dataclass(frozen=True)
class Backdrop:
    """What has been asked for."""

    bands: BandKind | None = None
    holidays: Holidays | None = None
    moments: Sequence[Moment] = ()
    conventions: Conventions = field(default_factory=Conventions)

    def with_bands(self, kind: BandKind | None, conventions: Conventions) -> "Backdrop":
        """The same with other bands, or without."""
        return replace(self, bands=kind, conventions=conventions)

    def with_holidays(self, holidays: Holidays | None) -> "Backdrop":
        """The same with holidays, or without."""
        return replace(self, holidays=holidays)

    def with_moments(self, moments: Sequence[Moment]) -> "Backdrop":
        """The same with other named days."""
        return replace(self, moments=moments)

    def stretches(self, scale: TimeScale, width: float) -> list[Band]:
        """The bands that are seen in a width; none were asked for, none are there."""
        if self.bands is None:
            return []
        return list(bands(self.bands, scale.day(0), scale.day(width), self.conventions))


class BackdropPainter:
    """Paints a backdrop behind rows."""

    def __init__(self, theme: Theme, font: QFont, *, keep: bool = True) -> None:
        self._theme = theme
        self._writer = LabelWriter(resized(font, 0.86), keep=keep)

    def paint(self, painter: QPainter, area: QRectF, scale: TimeScale, backdrop: Backdrop) -> None:
        """Paint bands and holidays into an area whose left is the x = 0 of the scale."""
        shade = QColor(self._theme.colour("accent"))
        shade.setAlphaF(_SHADE)
        for band in backdrop.stretches(scale, area.width()):
            if band.odd:
                painter.fillRect(_stretch(area, scale, band.first, band.last), shade)
        if backdrop.holidays is not None:
            self._paint_holidays(painter, area, scale, backdrop.holidays)

    def paint_moments(
        self, painter: QPainter, area: QRectF, scale: TimeScale, backdrop: Backdrop
    ) -> None:
        """Dotted lines with the names of days, such as meetings, at the foot."""
        self._writer.begin(painter)
        free = area.left()
        colour = self._theme.colour("accent")
        for moment in sorted(backdrop.moments, key=lambda one: one.day):
            x = area.left() + scale.x(moment.day)
            if not area.left() <= x <= area.right():
                continue
            pen = QPen(colour, 1.2, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            width = self._writer.width(moment.name) + 9
            if x >= free and x + width <= area.right():
                height = self._writer.height + 2
                plate = QRectF(x, area.bottom() - height - 2, width, height)
                painter.fillRect(plate, self._theme.colour("base"))
                self._writer.write(painter, plate.adjusted(5, 0, 0, 0), Label(moment.name, colour))
                free = x + width + 2

    def _paint_holidays(
        self, painter: QPainter, area: QRectF, scale: TimeScale, holidays: Holidays
    ) -> None:
        first, last = scale.day(0), scale.day(area.width())
        if scale.density >= _FEWEST_PIXELS_A_DAY:
            shade = QColor(self._theme.colour("today"))
            shade.setAlphaF(_HOLIDAY_SHADE)
            for holiday in holidays.between(first, last):
                painter.fillRect(_stretch(area, scale, holiday.day, holiday.day), shade)
        pattern = QBrush(self._theme.colour("faint"), Qt.BrushStyle.BDiagPattern)
        for year in holidays.unknown_years(first, last):
            stretch = _stretch(area, scale, date(year, 1, 1), date(year, 12, 31))
            strip = QRectF(stretch.left(), area.top(), stretch.width(), 4)
            painter.fillRect(strip, pattern)


def _stretch(area: QRectF, scale: TimeScale, first: date, last: date) -> QRectF:
    left = max(area.left(), area.left() + scale.x(first))
    right = min(area.right(), area.left() + scale.right(last))
    return QRectF(left, area.top(), max(0.0, right - left), area.height())
