"""A window of days in words that the grammar reads back: what a dragged bar proposes as phrase."""

from datetime import date

from app.base.i18n import Language
from app.domain.deadline import Window, last_day
from app.wording.deadlines import month

_QUARTERS = "一二三四"
_YEAR = 12


def phrase_of(window: Window, language: Language) -> str:
    """2024年第三季, 2024年9月30日或之前, 由2024年4月1日起; in English Q3 2024, by …, from ….

    Empty for a window that is open on both sides.
    """
    first, last = window.earliest, window.latest
    english = language is Language.EN
    if first is None and last is None:
        return ""
    if first is None:
        assert last is not None
        words = _ending(last, english=english)
        return f"by {words}" if english else f"{words}或之前"
    if last is None:
        words = _starting(first, english=english)
        return f"from {words}" if english else f"由{words}起"
    return _between(first, last, english=english)


def _between(first: date, last: date, *, english: bool) -> str:
    if first == last:
        return _day(first, english=english)
    whole = _whole(first, last, english=english)
    if whole:
        return whole
    starts, ends = _starting(first, english=english), _ending(last, english=english)
    return f"{starts} to {ends}" if english else f"{starts}至{ends}"


def _whole(first: date, last: date, *, english: bool) -> str:
    """The name of the one month, quarter, half or year that the days fill; otherwise nothing."""
    if first.day != 1 or first.year != last.year or last != last_day(last.year, last.month):
        return ""
    year, months = first.year, last.month - first.month + 1
    if months == _YEAR:
        return f"in {year}" if english else f"{year}年"
    if months == 6 and first.month in (1, 7):
        half = 0 if first.month == 1 else 1
        return (
            f"{('first', 'second')[half]} half of {year}"
            if english
            else f"{year}年{'上下'[half]}半年"
        )
    if months == 3 and first.month % 3 == 1:
        number = first.month // 3
        return f"Q{number + 1} {year}" if english else f"{year}年第{_QUARTERS[number]}季"
    if months == 1:
        return _month(first, english=english)
    return ""


def _starting(day: date, *, english: bool) -> str:
    return _month(day, english=english) if day.day == 1 else _day(day, english=english)


def _ending(day: date, *, english: bool) -> str:
    ends_month = day == last_day(day.year, day.month)
    return _month(day, english=english) if ends_month else _day(day, english=english)


def _month(day: date, *, english: bool) -> str:
    name = month(day.month, Language.EN)
    return f"{name} {day.year}" if english else f"{day.year}年{day.month}月"


def _day(day: date, *, english: bool) -> str:
    name = month(day.month, Language.EN)
    return f"{day.day} {name} {day.year}" if english else f"{day.year}年{day.month}月{day.day}日"
