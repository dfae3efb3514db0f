"""Stretches of the calendar that a timeline can shade: quarters, halves, years of several kinds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.conventions import Conventions
from app.domain.deadline import add_months


class BandKind(StrEnum):
    """By what time is divided; a tracker's conventions say when two of the years begin."""

    QUARTER = "quarter"
    HALF = "half"
    FINANCIAL_YEAR = "financial_year"
    SCHOOL_YEAR = "school_year"


@dataclass(frozen=True, slots=True)
class Band:
    """One stretch; `odd` ones are shaded."""

    kind: BandKind
    first: date
    last: date
    odd: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with a name, such as that of a meeting."""

    day: date
    name: str


_LATEST = date(9990, 1, 1)


def bands(
    kind: BandKind, first: date, last: date, conventions: Conventions = Conventions()
) -> Iterator[Band]:
    """The stretches of a kind that days from `first` to `last` lie in."""
    months, begin = _division(kind, conventions)
    start = _floor(max(first, date(2, 1, 1)), months, begin)
    while start <= min(last, _LATEST):
        following = add_months(start, months)
        number = (start.year * 12 + start.month - begin) // months
        yield Band(kind, start, following - timedelta(days=1), bool(number % 2))
        start = following


def _division(kind: BandKind, conventions: Conventions) -> tuple[int, int]:
    """How many months a stretch has, and with which month of the year one begins."""
    if kind is BandKind.QUARTER:
        return 3, 1
    if kind is BandKind.HALF:
        return 6, 1
    if kind is BandKind.FINANCIAL_YEAR:
        return 12, conventions.financial_first_month
    return 12, conventions.school_first_month


def _floor(day: date, months: int, begin: int) -> date:
    count = day.year * 12 + day.month - begin
    year, month = divmod(count - count % months + begin - 1, 12)
    return date(year, month + 1, 1)
