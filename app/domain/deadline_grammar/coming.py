"""Which year is meant where none is named: 於6月底前, by the end of June, 農曆新年前.

Whoever promises something names a time to come, so it is the next one from the publication of the
document on. That is likely and no more: such a reading is never firm, and it is asked about where
one is just over or nearly.
"""

from collections.abc import Callable
from datetime import timedelta

from app.domain.conventions import ReadingContext
from app.domain.deadline_grammar import periods, relations
from app.domain.deadline_grammar.periods import Period
from app.domain.deadline_grammar.relations import Reading

ANY_YEAR = periods.year(2024)
"""One with every day and festival there is, to find the words that belong to a period."""
_TOO_NEAR = timedelta(days=31)

PeriodOf = Callable[[Period], Period]
"""The part of a year that the words name. Raises ValueError if it has no such part."""


def coming(
    context: ReadingContext, period_of: PeriodOf, related: Callable[[Period], Reading | None]
) -> Reading | None:
    """The reading of a part of a year without the year; None if the words limit no deed."""
    published = context.published
    if published is None:
        return relations.unknown("deadline_needs_year")
    try:
        every = [_of(period_of, published.year + more) for more in (-1, 0, 1, 2)]
    except ValueError:
        return relations.unknown("deadline_not_on_calendar")
    at = next(at for at, period in enumerate(every) if at and period.end >= published)
    reading = related(every[at])
    if reading is not None and reading.latest is not None and reading.latest < published:
        at += 1  # within the festival that it was to be done before
        reading = related(every[at])
    if reading is None or reading.doubt:
        return reading
    for near, other in ((at - 1, at - 1), (at, at + 1)):
        if not every[near].festival and abs(every[near].end - published) < _TOO_NEAR:
            unlikely = related(every[other])
            windows = () if unlikely is None else (unlikely.window,)
            return relations.unclear(reading, *windows, doubt="deadline_needs_year")
    return relations.softened(reading)


def _of(period_of: PeriodOf, year: int) -> Period:
    """29 February is the last day of that month in the years without it."""
    try:
        return period_of(periods.year(year))
    except ValueError:
        day = period_of(ANY_YEAR)
        if (day.end.month, day.end.day) != (2, 29):
            raise
        return periods.day(periods.month(periods.year(year), 2), 28)
