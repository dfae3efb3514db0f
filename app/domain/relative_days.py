"""Stretches of days that move with the present day: this quarter, the next 30 days."""

from datetime import date, timedelta
from enum import StrEnum

from app.domain.deadline import Window, add_months


class Period(StrEnum):
    """A stretch of the calendar, seen from the present day."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    TOMORROW = "tomorrow"
    LAST_WEEK = "last_week"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    LAST_MONTH = "last_month"
    THIS_MONTH = "this_month"
    NEXT_MONTH = "next_month"
    LAST_QUARTER = "last_quarter"
    THIS_QUARTER = "this_quarter"
    NEXT_QUARTER = "next_quarter"
    LAST_HALF = "last_half"
    THIS_HALF = "this_half"
    NEXT_HALF = "next_half"
    LAST_YEAR = "last_year"
    THIS_YEAR = "this_year"
    NEXT_YEAR = "next_year"
    LAST_FINANCIAL_YEAR = "last_financial_year"
    THIS_FINANCIAL_YEAR = "this_financial_year"
    NEXT_FINANCIAL_YEAR = "next_financial_year"
    LAST_DAYS = "last_days"
    """The present day and so many before it."""
    NEXT_DAYS = "next_days"
    """The present day and so many after it."""
    PAST = "past"
    """Before the present day."""
    FUTURE = "future"
    """After the present day."""


COUNTED = (Period.LAST_DAYS, Period.NEXT_DAYS)
"""The periods that need a number of days."""
MOST_DAYS = 36_500

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "financial_year": 12}
_STEPS = {"last": -1, "this": 0, "next": 1}
_DAYS = {Period.YESTERDAY: -1, Period.TODAY: 0, Period.TOMORROW: 1}


def resolved(period: Period, days: int, today: date, financial_first_month: int = 4) -> Window:
    """The days that a period means on a day; weeks begin with Monday."""
    one = timedelta(days=1)
    if period in _DAYS:
        day = _later(today, _DAYS[period])
        return Window(day, day)
    if period is Period.LAST_DAYS:
        return Window(_later(today, -days), today)
    if period is Period.NEXT_DAYS:
        return Window(today, _later(today, days))
    if period is Period.PAST:
        return Window(None, today - one)
    if period is Period.FUTURE:
        return Window(today + one, None)
    step, _, unit = period.value.partition("_")
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + _STEPS[step] * timedelta(days=7)
        return Window(monday, monday + timedelta(days=6))
    first = add_months(_begin(unit, today, financial_first_month), _STEPS[step] * _MONTHS[unit])
    return Window(first, add_months(first, _MONTHS[unit]) - one)


def _begin(unit: str, today: date, financial_first_month: int) -> date:
    """The first day of the unit that the present day lies in."""
    months = _MONTHS[unit]
    if unit != "financial_year":
        return date(today.year, (today.month - 1) // months * months + 1, 1)
    begun = today.month >= financial_first_month
    return date(today.year if begun else today.year - 1, financial_first_month, 1)


def _later(today: date, days: int) -> date:
    """So many days later, or the last day that there is."""
    return date.fromordinal(min(max(1, today.toordinal() + days), date.max.toordinal()))
