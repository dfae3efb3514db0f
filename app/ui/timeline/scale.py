"""Time to x and back, and where the ruler has its lines. No Qt: pure arithmetic."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from app.domain.deadline import add_months

CLOSEST = 24.0
"""Most pixels for a day: a week fills a good part of the screen."""
WIDEST = 0.02
"""Fewest pixels for a day: a century fits on the screen."""


class Unit(Enum):
    """The stretches between the lines of the ruler."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    FIVE_YEARS = auto()
    DECADE = auto()


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of the ruler: its first day, and the first day of the next."""

    start: date
    end: date
    unit: Unit
    name: str = ""
    """What it is called, where that is not said by its unit."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """`origin` is at x = 0; `density` is pixels per day."""

    origin: float
    """A day as a proleptic ordinal, with a fraction."""
    density: float

    def x(self, day: date) -> float:
        """The left edge of a day."""
        return (day.toordinal() - self.origin) * self.density

    def right(self, day: date) -> float:
        """The right edge of a day."""
        return (day.toordinal() + 1 - self.origin) * self.density

    def day(self, x: float) -> date:
        """The day at a place, kept within the calendar."""
        ordinal = int(self.origin + x / self.density)
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))

    def panned(self, pixels: float) -> "TimeScale":
        """Moved so that what was at x = `pixels` is at the left edge."""
        return replace(self, origin=_kept(self.origin + pixels / self.density))

    def moved(self, days: float) -> "TimeScale":
        """Moved by some days, forward or back."""
        return replace(self, origin=_kept(self.origin + days))

    def zoomed(self, factor: float, x: float) -> "TimeScale":
        """Closer or wider by a factor, with the day at `x` kept in its place."""
        density = min(CLOSEST, max(WIDEST, self.density * factor))
        origin = self.origin + x / self.density - x / density
        return TimeScale(_kept(origin), density)

    def ticks(self, unit: Unit, width: float) -> Iterator[Tick]:
        """The stretches of a unit that are seen in a width, from left to right."""
        start = _floor(self.day(0), unit)
        last = self.day(width)
        while start <= last:
            end = _following(start, unit)
            yield Tick(start, end, unit)
            if end >= date.max - timedelta(days=4000):
                return
            start = end

    def levels(self, label_width: Callable[[Unit], float]) -> tuple[Unit, Unit]:
        """The upper and the lower row of the ruler: the finest whose labels have room.

        `label_width` gives the pixels that a label of a unit needs. Quarters come first: months
        appear only when there is room for them, years alone when there is none for quarters.
        """
        for upper, lower in _LEVELS:
            if DAYS[lower] * self.density >= label_width(lower):
                return upper, lower
        return _LEVELS[-1]

    def snapped(self, x: float, unit: Unit) -> tuple[date, date]:
        """The first and the last day of the stretch of a unit that lies at a place."""
        start = _floor(self.day(x), unit)
        return start, _following(start, unit) - timedelta(days=1)


def _kept(origin: float) -> float:
    """Within the calendar."""
    return min(max(origin, 1.0), float(date.max.toordinal() - 40_000))


def bounded(origin: float, density: float) -> TimeScale:
    """The scale of numbers that were kept, brought back to what can be shown."""
    return TimeScale(_kept(origin), min(CLOSEST, max(WIDEST, density)))


def fitted(first: date, last: date, width: float, margin: float = 0.03) -> TimeScale:
    """The scale that shows some days over a width, with a little room on both sides."""
    days = max(30, last.toordinal() - first.toordinal() + 1)
    density = min(CLOSEST, max(WIDEST, width / (days * (1 + 2 * margin))))
    middle = (first.toordinal() + last.toordinal() + 1) / 2
    return TimeScale(middle - width / density / 2, density)


_LEVELS = (
    (Unit.MONTH, Unit.DAY),
    (Unit.MONTH, Unit.WEEK),
    (Unit.QUARTER, Unit.MONTH),
    (Unit.YEAR, Unit.QUARTER),
    (Unit.DECADE, Unit.YEAR),
    (Unit.DECADE, Unit.FIVE_YEARS),
    (Unit.DECADE, Unit.DECADE),
)
DAYS = {
    Unit.DAY: 1,
    Unit.WEEK: 7,
    Unit.MONTH: 28,
    Unit.QUARTER: 90,
    Unit.YEAR: 365,
    Unit.FIVE_YEARS: 1826,
    Unit.DECADE: 3652,
}
"""The least days that each has."""
_MONTHS = {
    Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.FIVE_YEARS: 60, Unit.DECADE: 120
}  # fmt: skip


def _floor(day: date, unit: Unit) -> date:
    """The first day of the stretch that a day lies in."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    months = _MONTHS[unit]
    if months < 12:
        return date(day.year, (day.month - 1) // months * months + 1, 1)
    years = months // 12
    return date(max(1, day.year // years * years), 1, 1)


def _following(start: date, unit: Unit) -> date:
    if unit is Unit.DAY:
        return start + timedelta(days=1)
    if unit is Unit.WEEK:
        return start + timedelta(days=7)
    months = _MONTHS[unit]
    years = months // 12
    if years > 1 and start.year % years:  # The first decade of the calendar is a year short.
        return date(start.year // years * years + years, 1, 1)
    return add_months(start, months)
