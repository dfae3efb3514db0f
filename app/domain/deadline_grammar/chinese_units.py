"""The rules of Chinese that name a stretch of the calendar.

period := unit [(to | and) unit]
unit   := year [的] [half | quarter | edge | month [edge | day] | festival] | date
        | years (school year | financial year | 年 | 年底)
        | 本 | 下 (month | quarter | school year | financial year)
        | quarter | half | edge | month [day]   only behind `to`, in the year before it
"""

import re
from dataclasses import replace
from datetime import date

from app.domain.conventions import ReadingContext
from app.domain.deadline import Precision
from app.domain.deadline_grammar import periods
from app.domain.deadline_grammar.coming import ANY_YEAR
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.festivals import lunar_new_year
from app.domain.deadline_grammar.periods import Edge, Period
from app.domain.deadline_grammar.tokens import Kind, Token
from app.domain.deadline_grammar.units import (
    EDGES,
    NeedsCalendar,
    NeedsPublished,
    NotOnCalendar,
    last_year,
    relative_unit,
)
from app.domain.lexing import any_of

_MINGUO = 1911
_COUNTED_YEARS = re.compile(
    f"[一二三四五六七八九十两\\d]+个?{any_of(('財政年度', '課稅年度', '年度'))}"
)
_COUNTED_SCHOOL_YEARS = re.compile("[一二三四五六七八九十两\\d]+个?学年")
_PARTS = (Kind.QUARTER, Kind.HALF, Kind.EDGE, Kind.MONTH)


def read_period(cursor: Cursor, context: ReadingContext) -> Period | None:
    """The period that begins at the cursor; None, and nothing taken, if there is none.

    Raises NotOnCalendar, NeedsPublished and NeedsCalendar, with the words taken.
    """
    try:
        first = _unit(cursor, context, None)
        if first is None:
            return None
        back = cursor.at
        link = cursor.take(Kind.TO, Kind.AND)
        if link is not None and (last := _unit(cursor, context, first)) is not None:
            join = periods.through if link.kind is Kind.TO else periods.listed
            return replace(join(first, last), ranged=True)
        cursor.at = back
        return first
    except (ValueError, OverflowError) as error:
        raise NotOnCalendar from error


def _unit(cursor: Cursor, context: ReadingContext, before: Period | None) -> Period | None:
    if cursor.peek(Kind.YEAR_PAIR):
        return _pair_of_years(cursor, context, before)
    if (token := cursor.take(Kind.DATE)) is not None:
        only = date(token.value // 10_000, token.value // 100 % 100, token.value % 100)
        return Period(only, only, Precision.DAY)
    if (token := cursor.take(Kind.RELATIVE_UNIT)) is not None:
        return _part_of_years(cursor, relative_unit(token, context))
    if (token := cursor.take(Kind.YEAR, Kind.MINGUO_YEAR, Kind.RELATIVE_YEAR)) is not None:
        return _year(cursor, context, token)
    if before is not None and before.precision is Precision.DAY and cursor.peek(Kind.DAY):
        month = periods.month(periods.year(before.end.year), before.end.month)
        return _narrowed_month(cursor, month)
    if before is not None and cursor.peek(*_PARTS):
        return narrowed(cursor, context, periods.year(before.end.year))
    return None


def _year(cursor: Cursor, context: ReadingContext, token: Token) -> Period:
    """The year of a token just taken, and the part of it that the next words name."""
    if token.kind is Kind.YEAR:
        year = periods.year(token.value)
        if token.word == "度":  # 2024年度, of the calendar or of money
            return replace(year, other=periods.financial_year(token.value, context.conventions))
        return narrowed(cursor, context, year)
    if token.kind is Kind.MINGUO_YEAR:
        found = narrowed(cursor, context, periods.year(token.value + _MINGUO))
        if not token.word and not context.minguo:
            raise NeedsCalendar
        return found
    if context.published is None:
        # Take all the words that belong to it, whatever the year may be.
        narrowed(cursor, context, ANY_YEAR)
        raise NeedsPublished
    return narrowed(cursor, context, periods.year(context.published.year + token.value))


def _pair_of_years(cursor: Cursor, context: ReadingContext, before: Period | None) -> Period | None:
    """2024/25學年, 2023-24年度 and 2024-2026年. In a range only the last one carries the word."""
    back = cursor.at
    pair = cursor.take(Kind.YEAR_PAIR)
    assert pair is not None
    last_digits, of_years = pair.word.rstrip("年"), pair.word.endswith("年")
    if len(last_digits) == 4 and int(last_digits) != pair.value + 1:
        last = narrowed(cursor, context, periods.year(int(last_digits)))
        return periods.through(periods.year(pair.value), last)
    in_range = before is None and cursor.peek(Kind.TO, Kind.AND) is not None
    school = cursor.take(Kind.SCHOOL_YEAR) is not None or _says_school(cursor, in_range=in_range)
    counted = before is not None and _COUNTED_YEARS.match(cursor.following) is not None
    if school or counted or cursor.take(Kind.FINANCIAL_YEAR) or (in_range and not of_years):
        of_one = periods.school_year if school else periods.financial_year
        first = of_one(pair.value, context.conventions)
        last = of_one(last_year(pair.value, last_digits) - 1, context.conventions)
        return _part_of_years(cursor, first) if first == last else periods.through(first, last)
    if of_years or cursor.peek(Kind.EDGE):
        return _unclear_years(cursor, context, pair.value, last_year(pair.value, last_digits))
    cursor.at = back
    return None


def _says_school(cursor: Cursor, *, in_range: bool) -> bool:
    """2023/24至2025/26學年, 2023/24至2025/26三個學年: the word stands behind the last of them."""
    if not in_range:
        return _COUNTED_SCHOOL_YEARS.match(cursor.following) is not None
    if cursor.peek(Kind.SCHOOL_YEAR, ahead=2):
        return True
    last = cursor.peek(Kind.YEAR_PAIR, ahead=1)
    return last is not None and bool(_COUNTED_SCHOOL_YEARS.match(cursor.prepared.text, last.end))


def _part_of_years(cursor: Cursor, years: Period) -> Period:
    """2024-25年度第四季, 2024/25學年上學期, of which nobody knows when it ends."""
    part = cursor.peek(Kind.HALF, Kind.QUARTER)
    if part is None or (part.kind is Kind.HALF and bool(part.word) != _is_school(years)):
        return years
    cursor.at += 1
    if part.kind is Kind.QUARTER:
        return periods.part(years, part.value, 4, Precision.QUARTER)
    half = periods.part(years, part.value, 2, Precision.HALF)
    first = part.value == 1
    return replace(half, soft_end=first, soft_start=not first) if part.word else half


def _is_school(years: Period) -> bool:
    return years.precision is Precision.SCHOOL_YEAR


def _unclear_years(cursor: Cursor, context: ReadingContext, first: int, last: int) -> Period | None:
    """2025-26年, and 2025-26年底, of which nobody knows which kind of years they are."""
    either = periods.either_kind_of_year(first, last, context.conventions)
    edge = cursor.take(Kind.EDGE)
    if edge is None:
        return either
    assert either.other is not None
    end = periods.edge_of_year(periods.year(last), EDGES[edge.word], context.conventions)
    if end.edge is not Edge.END:
        raise ValueError("no edge of two years")
    return Period(either.start, either.end, either.precision, Edge.END, other=end)


def narrowed(cursor: Cursor, context: ReadingContext, year: Period) -> Period:
    """The part of a year that the next words name; the whole year without any."""
    if cursor.peek(Kind.OF) and cursor.peek(Kind.QUARTER, Kind.HALF, Kind.FESTIVAL, ahead=1):
        cursor.take(Kind.OF)
    if (token := cursor.take(Kind.HALF)) is not None:
        if token.word:
            raise ValueError("a term is part of a school year")
        return periods.half(year, token.value)
    if (token := cursor.take(Kind.QUARTER)) is not None:
        return periods.quarter(year, token.value)
    if cursor.take(Kind.FESTIVAL):
        return lunar_new_year(year.start.year)
    if (token := cursor.take(Kind.EDGE)) is not None:
        return periods.edge_of_year(year, EDGES[token.word], context.conventions)
    if (token := cursor.take(Kind.MONTH)) is not None:
        return _narrowed_month(cursor, periods.month(year, token.value))
    return year


def _narrowed_month(cursor: Cursor, month: Period) -> Period:
    if (token := cursor.take(Kind.DAY)) is not None:
        return periods.day(month, token.value)
    if (token := cursor.take(Kind.EDGE)) is not None:
        return periods.edge_of_month(month, EDGES[token.word])
    return month
