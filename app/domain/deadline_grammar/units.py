"""What the units of the calendar of both languages share."""

from app.domain.conventions import ReadingContext
from app.domain.deadline import Precision
from app.domain.deadline_grammar import periods
from app.domain.deadline_grammar.periods import Edge, Period
from app.domain.deadline_grammar.tokens import Token

EDGES = {
    "初": Edge.EARLY,
    "上": Edge.EARLY,
    "中": Edge.MIDDLE,
    "下": Edge.END,
    "底": Edge.END,
    "末": Edge.END,
}
"""By the words of tokens, which are Chinese in both languages."""

_MOST_YEARS = 50
"""From the first to the last of a pair such as 2024-27; 2024-23 is no 99 years."""


class NotOnCalendar(Exception):
    """Words of time that name no day, such as the 31st of June."""


class NeedsPublished(Exception):
    """今年, but nobody said when the document was published."""


class NeedsCalendar(Exception):
    """103年, but nothing says that its years are those of Taiwan."""


def relative_unit(token: Token, context: ReadingContext) -> Period:
    """本季, 下學年: the unit of the day of publication, or the one behind it."""
    if context.published is None:
        raise NeedsPublished
    on, conventions = context.published, context.conventions
    if token.word.startswith("月"):
        of_day = periods.month_of(on)
    elif token.word.startswith("季"):
        of_day = periods.quarter_of(on)
    elif token.word.startswith("学"):
        of_day = periods.year_of(on, conventions.school_first_month, Precision.SCHOOL_YEAR)
    else:
        of_day = periods.year_of(on, conventions.financial_first_month, Precision.FINANCIAL_YEAR)
    return periods.following(of_day, token.value)


def last_year(first: int, written: str) -> int:
    """2024 of 2023-24, 2027 of 2024-27. Raises ValueError where it is before the first."""
    last = int(written)
    if len(written) == 2:
        last += first // 100 * 100
        last += 100 * (last <= first)
    if not first < last <= first + _MOST_YEARS:
        raise ValueError("years run backwards")
    return last
