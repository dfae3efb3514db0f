"""The one festival that deadlines speak of whose day is another one in each year."""

from datetime import date, timedelta

from app.domain.deadline import Precision
from app.domain.deadline_grammar.periods import Period

_FIRST_YEAR = 2015
# Month and day of the first day of each lunar year; a test works the new moons out.
_NEW_YEARS = (
    (2, 19), (2, 8), (1, 28), (2, 16), (2, 5),
    (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13),
    (2, 3), (1, 23), (2, 11), (1, 31), (2, 19), (2, 8), (1, 28), (2, 15), (2, 4), (1, 24),
    (2, 12),
)  # fmt: skip
_LASTS = timedelta(days=15)
"""To the feast of lanterns; nobody could say on which of these days it is over."""


def lunar_new_year(year: int) -> Period:
    """The festival at the beginning of a lunar year. Raises ValueError outside the table."""
    if not 0 <= year - _FIRST_YEAR < len(_NEW_YEARS):
        raise ValueError("no lunar year of the table")
    first = date(year, *_NEW_YEARS[year - _FIRST_YEAR])
    last = first + _LASTS - timedelta(days=1)
    return Period(first, last, Precision.DAY, soft_start=True, soft_end=True, festival=True)
