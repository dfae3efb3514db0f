"""Days, stretches of days, and stretches that move with the present day, as they are typed."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from app.base.folding import fold
from app.base.i18n import Language
from app.domain.conventions import Conventions, ReadingContext
from app.domain.deadline import Window, last_day
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import Between, Period, Relative
from app.domain.relative_days import COUNTED, MOST_DAYS
from app.wording.labels import label
from app.wording.query_language.words import compact

_YEAR_PART = re.compile(r"^(\d{4})(?:[-/]?Q([1-4])|-(\d{1,2})(?:-(\d{1,2}))?)?$", re.IGNORECASE)
_OPERATOR = re.compile(r"^(<=|>=|<>|<|>|=)?(.*)$", re.DOTALL)
_WIDE = str.maketrans({"＜": "<", "＞": ">", "＝": "=", "≤": "<=", "≥": ">=", "≠": "<>"})
_RANGE = ".."

_PERIODS: dict[Period, tuple[str, ...]] = {
    Period.TODAY: ("今天", "今日"),
    Period.YESTERDAY: ("昨天", "昨日"),
    Period.TOMORROW: ("明天", "明日"),
    Period.LAST_WEEK: ("上周", "上星期", "上個星期", "上禮拜"),
    Period.THIS_WEEK: ("本周", "本星期", "這個星期", "這周"),
    Period.NEXT_WEEK: ("下周", "下星期", "下個星期", "下禮拜"),
    Period.LAST_MONTH: ("上月", "上個月"),
    Period.THIS_MONTH: ("本月", "這個月", "今個月"),
    Period.NEXT_MONTH: ("下月", "下個月"),
    Period.LAST_QUARTER: ("上季", "上季度", "上一季"),
    Period.THIS_QUARTER: ("本季", "本季度", "今季", "這季"),
    Period.NEXT_QUARTER: ("下季", "下季度", "下一季"),
    Period.LAST_HALF: ("上個半年",),
    Period.THIS_HALF: ("本半年", "這半年"),
    Period.NEXT_HALF: ("下個半年",),
    Period.LAST_YEAR: ("去年", "上年"),
    Period.THIS_YEAR: ("今年", "本年"),
    Period.NEXT_YEAR: ("明年", "來年", "下年"),
    Period.LAST_FINANCIAL_YEAR: ("上財政年度", "上個財政年度"),
    Period.THIS_FINANCIAL_YEAR: ("本財政年度", "今個財政年度"),
    Period.NEXT_FINANCIAL_YEAR: ("下財政年度", "下個財政年度"),
    Period.PAST: ("今天以前", "今日之前", "已過"),
    Period.FUTURE: ("今天以後", "今日之後"),
}
_SIMPLIFIED = str.maketrans("個這來過後財禮", "个这来过后财礼")
_COUNTED = (
    (Period.NEXT_DAYS, re.compile(rf"(?:next|{fold('未來')})(\d{{1,9}})(?:days?|天|日)")),
    (
        Period.LAST_DAYS,
        re.compile(rf"(?:last|past|{fold('過去')}|{fold('最近')})(\d{{1,9}})(?:days?|天|日)"),
    ),
)


def operator_of(text: str) -> tuple[str, str]:
    """The operator in front, in its narrow form, and the rest."""
    match = _OPERATOR.match(text.translate(_WIDE))
    assert match is not None
    return match[1] or "", match[2].strip()


def read_days(
    field: Field, text: str, negated: bool, conventions: Conventions
) -> Between | Relative | None:
    """The condition that a typed time makes on a field of days; None if it is no time.

    Raises InvalidValue for what can only be meant as a time but is none.
    """
    operator, words = operator_of(text)
    if not operator and (relative := _relative(words)) is not None:
        period, days = relative
        return Relative(field, period, days, negated)
    if not operator and _RANGE in words:
        return _range(field, words, negated, conventions)
    window = read_window(words, conventions)
    if window is not None and _bound(operator, window) is not None:
        return _compared(field, operator or "=", window, negated)
    if operator:
        raise InvalidValue("query_date_unknown", value=operator + words)
    return None


def written_days(condition: Between) -> str:
    """A stretch of days as it is typed."""
    first, last = condition.first, condition.last
    if first is None or last is None:
        if first is None and last is None:
            return _RANGE
        return f">={first}" if first else f"<={last}"
    return _unit(first, last) or f"{first}{_RANGE}{last}"


def written_period(condition: Relative, language: Language) -> str:
    """A stretch that moves, in the words of the screen."""
    period, days = condition.period, condition.days
    if period in COUNTED:
        ahead = period is Period.NEXT_DAYS
        if language is Language.EN:
            return f"{'next' if ahead else 'last'} {days} days"
        simplified = language is Language.ZH_HANS
        head = ("未来" if simplified else "未來") if ahead else ("过去" if simplified else "過去")
        return f"{head}{days}天"
    return period_word(period, language)


def period_word(period: Period, language: Language) -> str:
    """The word for a stretch that moves, but for those that count days."""
    if language is Language.EN:
        return label(period, language)
    word = _PERIODS[period][0]
    return word.translate(_SIMPLIFIED) if language is Language.ZH_HANS else word


def read_window(words: str, conventions: Conventions) -> Window | None:
    """The days of a typed time: 2024, 2024Q3, 2024-04, 2024-04-01 or a phrase of a deadline."""
    match = _YEAR_PART.match(words.strip())
    if match is None:
        # The grammar takes a tenth of a second to import; few filters are phrases of time.
        from app.domain.deadline_grammar.reader import read_phrase

        context = ReadingContext(None, conventions, term=conventions.term)
        found = read_phrase(words, context) if words else None
        return found.deadline.window if found is not None and found.deadline.dated else None
    year, quarter, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if quarter:
            return Window(date(year, quarter * 3 - 2, 1), last_day(year, quarter * 3))
        if month and day:
            return Window(date(year, month, day), date(year, month, day))
        if month:
            return Window(date(year, month, 1), last_day(year, month))
        return Window(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None


def _relative(words: str) -> tuple[Period, int] | None:
    wanted = compact(words)
    for period, pattern in _COUNTED:
        if match := pattern.fullmatch(wanted):
            days = int(match[1])
            if days > MOST_DAYS:
                raise InvalidValue("query_date_unknown", value=words)
            return period, days
    for period, names in _PERIODS.items():
        known = (period.value, label(period, Language.EN), *names)
        if wanted in map(compact, known):
            return period, 0
    return None


def _range(field: Field, words: str, negated: bool, conventions: Conventions) -> Between:
    head, _, tail = words.partition(_RANGE)
    first = read_window(head.strip(), conventions) if head.strip() else Window()
    last = read_window(tail.strip(), conventions) if tail.strip() else Window()
    if first is None or last is None:
        raise InvalidValue("query_date_unknown", value=words)
    return Between(field, first.earliest, last.latest, negated)


def _bound(operator: str, window: Window) -> date | None:
    """The end of a window that an operator compares with; a phrase such as 年底前 has but one."""
    if operator in ("", "=", "<>"):
        return window.latest or window.earliest
    return window.earliest if operator in ("<", ">=") else window.latest


def _compared(field: Field, operator: str, window: Window, negated: bool) -> Between:
    """A date against the beginning or the end of a window."""
    first, last = window.earliest, window.latest
    one = timedelta(days=1)
    bounds: dict[str, Callable[[], tuple[date | None, date | None]]] = {
        "<": lambda: (None, first - one if first else None),
        "<=": lambda: (None, last),
        ">": lambda: (last + one if last else None, None),
        ">=": lambda: (first, None),
        "=": lambda: (first, last),
        "<>": lambda: (first, last),
    }
    turned = operator == "<>"
    try:
        return Between(field, *bounds[operator](), negated=negated is not turned)
    except OverflowError:
        raise InvalidValue("query_date_unknown", value=f"{operator}{first}") from None


def _unit(first: date, last: date) -> str:
    """The year, quarter, month or day that a stretch fills."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or first.year != last.year or last != last_day(last.year, last.month):
        return ""
    if (first.month, last.month) == (1, 12):
        return f"{first.year:04}"
    if first.month == last.month:
        return f"{first.year:04}-{first.month:02}"
    if first.month % 3 == 1 and last.month == first.month + 2:
        return f"{first.year:04}Q{last.month // 3}"
    return ""
