"""Stretches of the calendar and how smaller words narrow larger ones."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from app.domain.conventions import Conventions
from app.domain.deadline import Precision, add_months, last_day


class Edge(Enum):
    """The soft part of a year that a word names."""

    EARLY = auto()
    MIDDLE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Period:
    """Days `start` to `end`, both included, with the size of the unit they were named in."""

    start: date
    end: date
    precision: Precision
    edge: Edge | None = None
    soft_start: bool = False
    soft_end: bool = False
    ranged: bool = False
    """Two units were named, the first and the last."""
    festival: bool = False
    """Days that nobody counts in when something is to be done before them."""
    other: "Period | None" = None
    """What the words may mean as well, if they are unclear."""

    @property
    def approximate(self) -> bool:
        """Nobody could say on which day it ends."""
        return self.soft_end


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def half(of: Period, number: int) -> Period:
    """The first or second half of the calendar year of a period."""
    return _months(of.start.year, 6 * number - 5, 6, Precision.HALF)


def quarter(of: Period, number: int) -> Period:
    """A quarter, 1 to 4, of the calendar year of a period."""
    return _months(of.start.year, 3 * number - 2, 3, Precision.QUARTER)


def month(of: Period, number: int) -> Period:
    """A month of the calendar year of a period. Raises ValueError unless 1 to 12."""
    date(of.start.year, number, 1)
    return _months(of.start.year, number, 1, Precision.MONTH)


def day(of: Period, number: int) -> Period:
    """A day of the month of a period. Raises ValueError where the month has no such day."""
    only = of.start.replace(day=number)
    return Period(only, only, Precision.DAY)


def edge_of_year(of: Period, edge: Edge, conventions: Conventions) -> Period:
    """年初, 年中 (as a point in time) and 年底 of the calendar year of a period."""
    number = of.start.year
    if edge is Edge.EARLY:
        end = last_day(number, conventions.early_last_month)
        return Period(date(number, 1, 1), end, Precision.QUARTER, edge, soft_end=True)
    if edge is Edge.MIDDLE:
        start = date(number, conventions.middle_first_month, 1)
        end = last_day(number, conventions.middle_last_month)
        return Period(start, end, Precision.HALF, edge, soft_start=True, soft_end=True)
    start = date(number, conventions.end_first_month, 1)
    return Period(start, date(number, 12, 31), Precision.YEAR, edge, soft_start=True)


def edge_of_month(of: Period, edge: Edge) -> Period:
    """The first, second or last ten days of a month, more or less."""
    if edge is Edge.EARLY:
        return replace(of, end=of.start.replace(day=10), edge=edge, soft_end=True)
    if edge is Edge.MIDDLE:
        start, end = of.start.replace(day=11), of.start.replace(day=20)
        return replace(of, start=start, end=end, edge=edge, soft_start=True, soft_end=True)
    return replace(of, start=of.start.replace(day=21), edge=edge, soft_start=True)


def part(of: Period, number: int, count: int, precision: Precision) -> Period:
    """One of `count` equal parts, in months, of a year that need not begin in January."""
    months = 12 // count
    start = add_months(of.start, months * (number - 1))
    return Period(start, add_months(start, months) - timedelta(days=1), precision)


def school_year(first: int, conventions: Conventions) -> Period:
    """The school year that begins in the year `first`."""
    return _year_from(first, conventions.school_first_month, Precision.SCHOOL_YEAR)


def financial_year(first: int, conventions: Conventions) -> Period:
    """The financial year that begins in the year `first`."""
    return _year_from(first, conventions.financial_first_month, Precision.FINANCIAL_YEAR)


def through(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another. Raises ValueError if it ends before."""
    if last.end < first.start:
        raise ValueError("period ends before it begins")
    whole_years = {first.precision, last.precision} <= {Precision.YEAR, Precision.SCHOOL_YEAR,
                                                        Precision.FINANCIAL_YEAR}  # fmt: skip
    precision = Precision.MULTI_YEAR if whole_years else last.precision
    both = Period(first.start, last.end, precision, last.edge, first.soft_start, last.soft_end)
    if first.other is None and last.other is None:
        return both
    return replace(both, other=through(first.other or first, last.other or last))


def listed(first: Period, last: Period) -> Period:
    """Two periods of which something happens in each; soft where days between belong to neither."""
    both = through(first, last)
    if first.end + timedelta(days=1) >= last.start:
        return both
    return replace(both, soft_start=True, soft_end=True)


def either_kind_of_year(first: int, last: int, conventions: Conventions) -> Period:
    """2025-26 without a word that says which kind: financial years, or calendar years."""
    financial = through(financial_year(first, conventions), financial_year(last - 1, conventions))
    calendar = through(year(first), year(last))
    if last == first + 1:
        financial = financial_year(first, conventions)
    return replace(financial, other=calendar)


def month_of(published: date) -> Period:
    """The month of a day."""
    return month(year(published.year), published.month)


def quarter_of(published: date) -> Period:
    """The quarter of a day."""
    return quarter(year(published.year), (published.month + 2) // 3)


def year_of(published: date, first_month: int, precision: Precision) -> Period:
    """The school or financial year of a day."""
    return _year_from(published.year - (published.month < first_month), first_month, precision)


def following(period: Period, count: int) -> Period:
    """The period of the same length so many times later."""
    months = 12 * (period.end.year - period.start.year) + period.end.month - period.start.month + 1
    start = add_months(period.start, months * count)
    return replace(period, start=start, end=add_months(start, months) - timedelta(days=1))


def years_from(start: date, end: date) -> Period:
    """A stretch of several years."""
    return Period(start, end, Precision.MULTI_YEAR)


def months_ending(end: date, months: int) -> date:
    """The first day of the stretch of `months` months that ends with the day `end`."""
    return add_months(end + timedelta(days=1), -months)


def _months(number: int, first: int, count: int, precision: Precision) -> Period:
    return Period(date(number, first, 1), last_day(number, first + count - 1), precision)


def _year_from(first: int, first_month: int, precision: Precision) -> Period:
    start = date(first, first_month, 1)
    return Period(start, add_months(start, 12) - timedelta(days=1), precision)
