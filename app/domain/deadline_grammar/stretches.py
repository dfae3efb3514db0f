"""Lengths of time that limit a deed: 三年內, 未來五年, 由2024年起三年內, and how they are counted.

stretch := [future] length [in] [( period )]
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.base.folding import fold
from app.domain.conventions import ReadingContext
from app.domain.deadline import Certainty, Deadline, Precision, Relation, Window, add_months
from app.domain.deadline_grammar import periods, relations
from app.domain.deadline_grammar.chinese_units import read_period
from app.domain.deadline_grammar.cursor import Cursor
from app.domain.deadline_grammar.periods import Period
from app.domain.deadline_grammar.relations import Reading
from app.domain.deadline_grammar.tokens import Kind, Token
from app.domain.deadline_grammar.units import NeedsCalendar, NeedsPublished, NotOnCalendar
from app.domain.lexing import any_of

_MONTHS_IN = {"年": 12, "个月": 1}
_WEEKS = ("个星期", "星期", "周")
_KNOWN_UNITS = (*_MONTHS_IN, *_WEEKS, "天")
_LONGEST_MONTHS = 100 * 12
"""Nobody promises for more; what counts more years speaks of something else."""
_CLAUSE_ENDS = "，。；,;"
_SENTENCE_END = re.compile("[。;\n]")
# What may stand in front of 三年內 that counts from publication.
_LEADING = any_of(
    ("將", "會", "並", "亦", "及", "以期", "須", "可", "目標", "計劃", "擬", "期望", "希望", "務求",
     "確保", "承諾", "政府", "我們")
)  # fmt: skip
_OPENS = re.compile(f"(?:^|[,、。;:(\\n]|{_LEADING})$")
_HOPED = any_of(("爭取", "力爭", "預計", "預期", "最快", "大約", "約"))
_OPENS_AT = re.compile(f"(?:^|[,、。;:(\\n在]|{_LEADING}|{_HOPED}|于)$")
_COMPARED = re.compile(
    any_of(
        ("不少於", "不多於", "不超過", "超過", "少於", "多於", "至少", "最少", "最多", "近", "達",
         "每", "逾", "首", "第", "同", "過往", "前", "上", "的", "數")
    ) + "$"
)  # fmt: skip
# 申請後…個月內 is how fast a service is, not when a promise is kept.
_SERVICE = re.compile(any_of(("後", "起計", "每", "申請", "收到", "接獲")))
_GOES_ON = re.compile(fold("[,將會可須,投]"))

ReadPeriod = Callable[[Cursor, ReadingContext], Period | None]
"""The rule of a language that reads a period."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch stands."""

    before: str
    """The prepared text in front of it and of 在."""
    led: bool
    """Whether 在 or 於 leads it."""
    earlier: tuple[Deadline, ...]
    """The deadlines found in the same sentence."""


def months_of(length: Token) -> int:
    """The months of a length such as 18個月 or 三年; 0 for other tokens and smaller units."""
    months = length.value * _MONTHS_IN.get(length.word, 0) if length.kind is Kind.LENGTH else 0
    return months if months <= _LONGEST_MONTHS else 0


def read_stretch(cursor: Cursor, context: ReadingContext, place: Place) -> Reading | None:
    """未來五年, 三年內; None, and nothing taken, if the words at the cursor are no such limit."""
    back = cursor.at
    future = cursor.take(Kind.FUTURE) is not None
    length = cursor.take(Kind.LENGTH)
    inside = length is not None and cursor.take(Kind.IN) is not None
    if length is None or not (future or inside) or not _limits(cursor, length, place, future):
        cursor.at = back
        return None
    if (explained := bracket(cursor, context, read_period)) is not None:
        return relations.within(explained)
    clear = place.led or (inside and future) or _OPENS.search(place.before) is not None
    reading = counted(length, context, place.earlier)
    if reading is None:
        cursor.at = back
        return None
    if clear or (future and _GOES_ON.match(cursor.following)) or reading.doubt:
        return reading
    return replace(reading, doubt="deadline_counts_from", certainty=Certainty.AMBIGUOUS)


def opens(before: str) -> bool:
    """Whether a length behind these words would tell of a deed, not of a thing: 我們會在."""
    return _OPENS_AT.search(before) is not None


def _limits(cursor: Cursor, length: Token, place: Place, future: bool) -> bool:
    """Whether the length is a limit for the deed, not a description or the speed of a service."""
    if _COMPARED.search(place.before) or cursor.peek(Kind.OF):
        return False
    clause = _SENTENCE_END.split(place.before)[-1]
    if future:
        return place.led or fold("每年") not in clause[-8:]
    if length.word not in _MONTHS_IN:  # 十個工作天內: so fast a service is.
        return False
    return length.word == "年" or not _SERVICE.search(clause)


def counted(
    length: Token, context: ReadingContext, earlier: tuple[Deadline, ...]
) -> Reading | None:
    """The window of a length that nothing explains: from publication, or from an earlier start."""
    if length.word not in _KNOWN_UNITS:  # 兩個財政年度: this one and the next, or the next two?
        return relations.unknown("deadline_counts_from")
    published = context.published
    starts = [one for one in earlier if one.earliest is not None]
    if starts and starts[-1].relation is Relation.FROM and starts[-1].latest is None:
        assert starts[-1].earliest is not None
        return _soft_window(starts[-1].earliest, length, whole_years=False)
    if published is None:
        return relations.unknown("deadline_needs_published")
    reading = _soft_window(published, length, whole_years=True)
    later = [one.earliest for one in starts if one.earliest and one.earliest > published]
    if reading is None or not later:
        return reading
    other = _soft_window(later[-1], length, whole_years=False)
    if other is None:
        return reading
    window = Window(other.earliest, other.latest)
    return relations.unclear(reading, window, doubt="deadline_counts_from")


def _soft_window(start: date, length: Token, *, whole_years: bool) -> Reading | None:
    """So long from a day on; nobody could say on which day it ends."""
    months = months_of(length)
    try:
        if whole_years and length.word == "年" and months:
            end = date(start.year + length.value, 12, 31)
        elif months:
            end = add_months(start, months) - timedelta(days=1)
        else:
            days = length.value * (7 if length.word in _WEEKS else 1)
            end = start + timedelta(days=days - 1)
        if end < start or (length.word in _MONTHS_IN and not months):
            return None
    except (ValueError, OverflowError):
        return None
    precision = Precision.MULTI_YEAR if months > 12 or length.word == "年" else Precision.MONTH
    return relations.within(Period(start, end, precision, soft_end=True))


def bracket(cursor: Cursor, context: ReadingContext, read: ReadPeriod) -> Period | None:
    """(2023-24至2032-33年度) behind a length says which years are meant."""
    back = cursor.at
    if cursor.take(Kind.OPEN):
        try:
            cursor.take(Kind.AT, Kind.FROM)
            period = read(cursor, context)
        except (NotOnCalendar, NeedsPublished, NeedsCalendar):
            period = None
        if period is not None and cursor.take(Kind.CLOSE):
            return period
    cursor.at = back
    return None


def skip_described(cursor: Cursor, context: ReadingContext, read: ReadPeriod) -> None:
    """Take a length with its bracket, as behind 過去 and 較之前."""
    cursor.take(Kind.FUTURE)
    if cursor.take(Kind.LENGTH):
        cursor.take(Kind.IN)
        bracket(cursor, context, read)


def stretch_before(cursor: Cursor, reading: Reading) -> Reading:
    """…前三年內: the stretch of that length which ends with the limit."""
    length = cursor.peek(Kind.LENGTH)
    if reading.relation is not Relation.BY or reading.latest is None or length is None:
        return reading
    months = months_of(length)
    if not months or not cursor.peek(Kind.IN, ahead=1):
        return reading
    cursor.at += 2
    earliest = periods.months_ending(reading.latest, months)
    return replace(reading, relation=Relation.IN, precision=Precision.MULTI_YEAR, earliest=earliest)


def lasting(cursor: Cursor, reading: Reading) -> Reading:
    """由…起…為期一年: what starts also ends, if the same sentence says how long it lasts."""
    if (counted := _counted_from(cursor, reading)) is not None:
        return counted
    text, begin = cursor.prepared.text, cursor.last.end
    for token, length in zip(
        cursor.tokens[cursor.at :], cursor.tokens[cursor.at + 1 :], strict=False
    ):
        between = text[begin : token.start]
        if _SENTENCE_END.search(between) or token.kind in (Kind.YEAR, Kind.YEAR_PAIR):
            break
        if token.kind is Kind.LASTING and (months := months_of(length)):
            apart = any(end in between for end in _CLAUSE_ENDS)
            if apart and not _is_clause(text, token.start, length.end):
                break
            assert reading.earliest is not None
            end = add_months(reading.earliest, months) - timedelta(days=1)
            return replace(reading, latest=end)
    return reading


def _is_clause(text: str, start: int, end: int) -> bool:
    """Whether the words [start, end) are a clause of their own: …，為期兩年。"""
    return text[start - 1] in _CLAUSE_ENDS and text[end : end + 1] in ("", *_CLAUSE_ENDS)


def _counted_from(cursor: Cursor, reading: Reading) -> Reading | None:
    """由2024年起三年內, 2024-25年度起的三年: so many years, the first one counted."""
    linked = 1 if cursor.peek(Kind.OF) else 0
    length = cursor.peek(Kind.LENGTH, ahead=linked)
    months = months_of(length) if length is not None else 0
    inside = cursor.peek(Kind.IN, ahead=linked + 1) is not None
    if not months or not (linked or inside):
        return None
    assert reading.earliest is not None
    cursor.at += linked + 1 + inside
    latest = add_months(reading.earliest, months) - timedelta(days=1)
    precision = Precision.MULTI_YEAR if months > 12 else reading.precision
    return replace(reading, relation=Relation.IN, latest=latest, precision=precision)
