"""The rules of the grammar that name a stretch of the calendar.

period := unit [to unit]
unit   := year [half | quarter | edge | month [edge | day]]
        | years (school year | financial year)
        | quarter | half | edge | month [day]   only behind `to`, in the year before it
"""

from app.domain.conventions import ReadingContext
from app.domain.deadline_grammar import periods
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.periods import Edge, Period
from app.domain.deadline_grammar.tokens import Kind, Token

_EDGES = {
    "初": Edge.EARLY,
    "上": Edge.EARLY,
    "中": Edge.MIDDLE,
    "下": Edge.END,
    "底": Edge.END,
    "末": Edge.END,
}


class NotOnCalendar(Exception):
    """Words of time that name no day, such as the 31st of June."""


class NeedsPublished(Exception):
    """今年, but nobody said when the document was published."""


def read_period(cursor: Cursor, context: ReadingContext) -> Period | None:
    """The period that begins at the cursor; None, and nothing taken, if there is none.

    Raises NotOnCalendar and NeedsPublished, with the words taken.
    """
    try:
        first = _unit(cursor, context, None)
        if first is None:
            return None
        back = cursor.at
        if cursor.take(Kind.TO) and (last := _unit(cursor, context, first)) is not None:
            return periods.through(first, last)
        cursor.at = back
        return first
    except (ValueError, OverflowError) as error:
        raise NotOnCalendar from error


def _unit(cursor: Cursor, context: ReadingContext, before: Period | None) -> Period | None:
    if cursor.peek(Kind.YEAR_PAIR):
        return _pair_of_years(cursor, context, before)
    if (token := cursor.take(Kind.YEAR)) is not None:
        return _narrowed(cursor, context, periods.year(token.value))
    if (token := cursor.take(Kind.RELATIVE_YEAR)) is not None:
        if context.published is None:
            # Take all the words that belong to it, whatever the year may be.
            _narrowed(cursor, context, periods.year(2000))
            raise NeedsPublished
        return _narrowed(cursor, context, periods.year(context.published.year + token.value))
    if before is not None and cursor.peek(Kind.QUARTER, Kind.HALF, Kind.EDGE, Kind.MONTH):
        return _narrowed(cursor, context, periods.year(before.end.year))
    return None


def _pair_of_years(cursor: Cursor, context: ReadingContext, before: Period | None) -> Period | None:
    """2024/25學年, 2023-24年度 and 2024-2026年. In a range only the last one carries the word."""
    back = cursor.at
    pair = cursor.take(Kind.YEAR_PAIR)
    assert pair is not None
    if len(pair.word) == 4 and int(pair.word) != pair.value + 1:
        last = _narrowed(cursor, context, periods.year(int(pair.word)))
        return periods.through(periods.year(pair.value), last)
    in_range = before is None and cursor.peek(Kind.TO) is not None
    school = cursor.take(Kind.SCHOOL_YEAR) or (in_range and cursor.peek(Kind.SCHOOL_YEAR, ahead=2))
    if school or cursor.take(Kind.FINANCIAL_YEAR) or in_range:
        of_one = periods.school_year if school else periods.financial_year
        first = of_one(pair.value, context.conventions)
        last = of_one(_last_year(pair) - 1, context.conventions)
        return first if first == last else periods.through(first, last)
    cursor.at = back
    return None


def _last_year(pair: Token) -> int:
    """2024 of 2023-24, 2027 of 2024-27. Raises ValueError where it is before the first."""
    last = int(pair.word)
    if len(pair.word) == 2:
        last += (pair.value + 1) // 100 * 100
    if last <= pair.value:
        raise ValueError("years run backwards")
    return last


def _narrowed(cursor: Cursor, context: ReadingContext, year: Period) -> Period:
    if (token := cursor.take(Kind.HALF)) is not None:
        return periods.half(year, token.value)
    if (token := cursor.take(Kind.QUARTER)) is not None:
        return periods.quarter(year, token.value)
    if (token := cursor.take(Kind.EDGE)) is not None:
        return periods.edge_of_year(year, _EDGES[token.word], context.conventions)
    if (token := cursor.take(Kind.MONTH)) is not None:
        return _narrowed_month(cursor, periods.month(year, token.value))
    return year


def _narrowed_month(cursor: Cursor, month: Period) -> Period:
    if (token := cursor.take(Kind.DAY)) is not None:
        return periods.day(month, token.value)
    if (token := cursor.take(Kind.EDGE)) is not None:
        return periods.edge_of_month(month, _EDGES[token.word])
    return month
