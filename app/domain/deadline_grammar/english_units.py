"""The rules of English that name a stretch of the calendar.

period := unit [(to | and | -) unit]
unit   := [edge] year | quarter year | half year | [edge] month year | day-of-month year | date
        | years [school year | financial year] | (school year | financial year) years
        | this | next (month | quarter | school year | financial year)
year   := 2024 | this year | next year
"""

import contextlib
import re
from dataclasses import replace
from datetime import date

from app.domain.conventions import ReadingContext
from app.domain.deadline import Precision, last_day
from app.domain.deadline_grammar import periods
from app.domain.deadline_grammar.coming import ANY_YEAR, PeriodOf
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.festivals import lunar_new_year
from app.domain.deadline_grammar.periods import Edge, Period
from app.domain.deadline_grammar.tokens import Kind, Token
from app.domain.deadline_grammar.units import (
    EDGES,
    NeedsPublished,
    NotOnCalendar,
    last_year,
    relative_unit,
)

_EDGES = {**EDGES, "late": Edge.END}
_FIGURE = re.compile(r" ?\d")
_LINKS = (Kind.TO, Kind.AND)
_PARTS = (Kind.QUARTER, Kind.HALF, Kind.MONTH, Kind.DAY, Kind.EDGE, Kind.FESTIVAL)


def read_period(cursor: Cursor, context: ReadingContext) -> Period | None:
    """The period that begins at the cursor; None, and nothing taken, if there is none.

    Raises NotOnCalendar and NeedsPublished, with the words taken.
    """
    back = cursor.at
    try:
        first = _unit(cursor, context) or _borrowing(cursor, context)
        if first is None:
            cursor.at = back
            return None
        back = cursor.at
        link = cursor.take(*_LINKS)
        if link is not None and (last := _unit(cursor, context)) is not None:
            return replace(periods.through(first, last), ranged=True)
        cursor.at = back
        return first
    except (ValueError, OverflowError) as error:
        raise NotOnCalendar from error


def _borrowing(cursor: Cursor, context: ReadingContext) -> Period | None:
    """April to June 2024: the first unit takes the year of the last one."""
    parts = [cursor.take(*_PARTS)]
    if parts[0] is not None and parts[0].kind is Kind.EDGE:
        parts.append(cursor.take(Kind.MONTH))
    if parts[-1] is None or cursor.peek(*_LINKS) is None:
        return None
    back = cursor.at
    cursor.at += 1
    last = _unit(cursor, context)
    cursor.at = back
    tokens = [part for part in parts if part is not None]
    return None if last is None else _part(tokens, periods.year(last.end.year), context)


def read_yearless(cursor: Cursor, context: ReadingContext) -> PeriodOf | None:
    """The end of June, 30 June, Lunar New Year without a year: what it is in any year."""
    back = cursor.at
    parts: list[Token] = []
    while (token := cursor.take(*_PARTS)) is not None:
        parts.append(token)
    named = any(token.kind is not Kind.EDGE for token in parts)
    # By March 15 is not by the end of March.
    if named and not _FIGURE.match(cursor.following):
        with contextlib.suppress(ValueError):
            _part(parts, ANY_YEAR, context)
            return lambda year: _part(parts, year, context)
    cursor.at = back
    return None


def _unit(cursor: Cursor, context: ReadingContext) -> Period | None:
    if (token := cursor.take(Kind.DATE)) is not None:
        only = date(token.value // 10_000, token.value // 100 % 100, token.value % 100)
        return Period(only, only, Precision.DAY)
    if (token := cursor.take(Kind.RELATIVE_UNIT)) is not None:
        return relative_unit(token, context)
    back = cursor.at
    parts: list[Token] = []
    while (token := cursor.take(*_PARTS)) is not None:
        parts.append(token)
    edge_only = not parts or (len(parts) == 1 and parts[0].kind is Kind.EDGE)
    if edge_only and cursor.peek(Kind.YEAR_PAIR, Kind.SCHOOL_YEAR, Kind.FINANCIAL_YEAR):
        pair = _pair_of_years(cursor, context)
        if pair is not None:
            return pair if not parts else _end_of_years(parts[0], pair)
    year = _year(cursor, context)
    if year is None:
        cursor.at = back
        return None
    if not parts and (quarter := cursor.take(Kind.QUARTER)) is not None:  # 2024 Q3
        return periods.quarter(year, quarter.value)
    if not parts and cursor.take(Kind.FESTIVAL):
        return lunar_new_year(year.start.year)
    return _part(parts, year, context)


def _end_of_years(edge: Token, years: Period) -> Period:
    """The end of 2024-25. Raises ValueError for its middle, of which nobody speaks."""
    if _EDGES[edge.word] is not Edge.END:
        raise ValueError("no such part of such a year")
    start = periods.months_ending(years.end, 2)
    return replace(years, start=start, edge=Edge.END, soft_start=True)


def _year(cursor: Cursor, context: ReadingContext) -> Period | None:
    if (token := cursor.take(Kind.YEAR)) is not None:
        return periods.year(token.value)
    if (token := cursor.take(Kind.RELATIVE_YEAR)) is not None:
        if context.published is None:
            raise NeedsPublished
        return periods.year(context.published.year + token.value)
    return None


def _part(parts: list[Token], year: Period, context: ReadingContext) -> Period:
    """The part of a year that the words in front of it name. Raises ValueError for nonsense."""
    kinds = [part.kind for part in parts]
    if not parts:
        return year
    last = parts[-1]
    if len(parts) == 1:
        return _one_part(last, year, context)
    if kinds == [Kind.EDGE, Kind.MONTH]:
        return periods.edge_of_month(periods.month(year, last.value), _EDGES[parts[0].word])
    if kinds == [Kind.EDGE, Kind.QUARTER] and _EDGES[parts[0].word] is Edge.END:
        return replace(periods.quarter(year, last.value), edge=Edge.END)
    if kinds == [Kind.EDGE, Kind.HALF] and _EDGES[parts[0].word] is Edge.END:
        return replace(periods.half(year, last.value), edge=Edge.END)
    raise ValueError("no such part of a year")


def _one_part(part: Token, year: Period, context: ReadingContext) -> Period:
    if part.kind is Kind.QUARTER:
        return periods.quarter(year, part.value)
    if part.kind is Kind.HALF:
        return periods.half(year, part.value)
    if part.kind is Kind.DAY:
        return periods.day(periods.month(year, part.value // 100), part.value % 100)
    if part.kind is Kind.FESTIVAL:
        return lunar_new_year(year.start.year)
    if part.kind is Kind.MONTH:
        return periods.month(year, part.value)
    return _edge(part, year, context)


def _edge(token: Token, year: Period, context: ReadingContext) -> Period:
    """Early, mid-, end- and late 2024; late begins sooner than the end, and softly ends."""
    found = periods.edge_of_year(year, _EDGES[token.word], context.conventions)
    if token.word != "late":
        return found
    start = last_day(year.start.year, 9).replace(month=10, day=1)
    return replace(found, start=start, precision=Precision.QUARTER, soft_end=True)


def _pair_of_years(cursor: Cursor, context: ReadingContext) -> Period | None:
    """2024-25, of financial years where no word says otherwise; 2024/25 alone is unclear."""
    back = cursor.at
    named = cursor.take(Kind.SCHOOL_YEAR, Kind.FINANCIAL_YEAR)
    pair = cursor.take(Kind.YEAR_PAIR)
    if pair is None:
        cursor.at = back
        return None
    named = named or cursor.take(Kind.SCHOOL_YEAR, Kind.FINANCIAL_YEAR)
    sign, written = pair.word[0], pair.word[1:]
    last = last_year(pair.value, written)
    if named is not None or (last == pair.value + 1 and sign != "/"):
        school = named is not None and named.kind is Kind.SCHOOL_YEAR
        of_one = periods.school_year if school else periods.financial_year
        first, final = (of_one(one, context.conventions) for one in (pair.value, last - 1))
        return first if first == final else periods.through(first, final)
    if len(written) == 4 and last > pair.value + 1:
        return periods.through(periods.year(pair.value), periods.year(last))
    return periods.either_kind_of_year(pair.value, last, context.conventions)
