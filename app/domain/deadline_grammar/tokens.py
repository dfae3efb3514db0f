"""The words of time, as tokens. Words are written in Traditional Chinese and found in any form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from app.base.folding import fold
from app.domain.lexing import any_of
from app.domain.numerals import NUMBER_PATTERN, parse_number


class Kind(Enum):
    """What a token does in a phrase."""

    YEAR = auto()
    YEAR_PAIR = auto()
    RELATIVE_YEAR = auto()
    EDGE = auto()
    HALF = auto()
    QUARTER = auto()
    MONTH = auto()
    DAY = auto()
    SCHOOL_YEAR = auto()
    FINANCIAL_YEAR = auto()
    LENGTH = auto()
    AT = auto()
    FROM = auto()
    TO = auto()
    BY_INCLUDING = auto()
    BY = auto()
    IN = auto()
    START = auto()
    AFTER = auto()
    SOFT = auto()
    FUTURE = auto()
    LASTING = auto()
    BASELINE = auto()
    ONGOING = auto()
    OF = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of time at [start, end) of the prepared text."""

    kind: Kind
    start: int
    end: int
    value: int = 0
    """Year, month, day, quarter, half, number of units, or years from the published one."""
    word: str = ""
    """The folded word, where it matters which one it was."""


_N = NUMBER_PATTERN
_FOUR_DIGITS = "(?:[12]\\d{3}|[〇零○一二三四五六七八九]{4})"
# Not 1.5年, of which the whole years are no length, nor 第三年, 首三年, 每三年 and 近三年.
_COUNTED = fold("(?<![\\d.第首每近])(?!\\d+\\.)")
_RELATIVE = {"去年": -1, "今年": 0, "本年": 0, "明年": 1, "來年": 1, "後年": 2}
_RELATIVE_FOLDED = {fold(word): years for word, years in _RELATIVE.items()}

# A word that begins another one is not meant: 2024年內地…, 2024年前往…, 2024年中小企….
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.YEAR_PAIR,
        f"({_FOUR_DIGITS})[-/–—╱／](\\d{{4}}|\\d{{2}})(?!\\d)(?:年(?![度初中底末上下]))?",
    ),
    (Kind.YEAR, f"({_FOUR_DIGITS})(?:年(?!代)|(?=至{_FOUR_DIGITS}年))"),
    (Kind.RELATIVE_YEAR, f"({any_of(_RELATIVE)})"),
    (Kind.HALF, "([上下])半年"),
    (Kind.QUARTER, "第?([1-4一二三四])季度?|(首|末)季度?"),
    (
        Kind.LENGTH,
        f"{_COUNTED}({_N})({any_of(('年', '個月', '個星期', '星期', '週', '天'))})(?!半)",
    ),
    (Kind.MONTH, f"({_N})月份?"),
    (Kind.DAY, f"({_N})[日号]"),
    (Kind.SCHOOL_YEAR, fold("學年度?")),
    (Kind.FINANCIAL_YEAR, any_of(("財政年度", "課稅年度", "年度"))),
    (
        Kind.EDGE,
        fold(
            "年?(初(?![步中期級選])|中(?![國央心小學醫期旬東線文藥華])|底(?![層線])|末)|([上中下])旬"
        ),
    ),
    (Kind.BY_INCLUDING, any_of(("或之前", "或以前", "完結前", "結束前", "終結前"))),
    (Kind.BY, fold("(?:之|以)?前(?![往線景期海置述行])")),
    (Kind.IN, fold("(?:之|以)?內(?![地部容])|期間")),
    (Kind.START, fold("開始|起計|起(?![重動草飛訴碼到用期])")),
    (Kind.AFTER, fold("(?:之|以)?後(?![續勤備果])")),
    (Kind.BASELINE, any_of(("相對於", "相比", "較", "比", "過去"))),
    (Kind.SOFT, any_of(("大約", "約", "預計", "預期", "預料", "最快", "爭取", "力爭"))),
    (Kind.FUTURE, any_of(("未來", "今後", "往後"))),
    (Kind.LASTING, any_of(("為期", "歷時"))),
    (Kind.ONGOING, any_of(("繼續", "持續"))),
    (Kind.AT, "[在于]"),
    (Kind.FROM, fold("[由從自]")),
    (Kind.TO, any_of(("直至", "截至", "至", "到"))),
    (Kind.OF, "的"),
    (Kind.OPEN, "\\("),
    (Kind.CLOSE, "\\)"),
)
_LEXER = re.compile("|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _PATTERNS))
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "末": 4}


def tokenize(prepared: str) -> list[Token]:
    """The words of time in a prepared text, in order; everything between them is left out."""
    return [_token(match) for match in _LEXER.finditer(prepared)]


def _token(match: re.Match[str]) -> Token:
    kind = Kind[match.lastgroup or ""]
    parts = [part for part in match.groups()[_GROUPS[kind] :] if part is not None][:2]
    value, word = _MEANINGS[kind](parts) if kind in _MEANINGS else (0, match.group())
    return Token(kind, match.start(), match.end(), value, word)


def _number(parts: list[str]) -> tuple[int, str]:
    return int(parse_number(parts[0])), parts[1] if len(parts) > 1 else ""


_MEANINGS: dict[Kind, Callable[[list[str]], tuple[int, str]]] = {
    Kind.YEAR: _number,
    Kind.YEAR_PAIR: _number,
    Kind.MONTH: _number,
    Kind.DAY: _number,
    Kind.LENGTH: _number,
    Kind.RELATIVE_YEAR: lambda parts: (_RELATIVE_FOLDED[parts[0]], parts[0]),
    Kind.HALF: lambda parts: (1 if parts[0] == "上" else 2, ""),
    Kind.QUARTER: lambda parts: (_QUARTERS[parts[0]], ""),
    Kind.EDGE: lambda parts: (0, parts[0]),
}
# Where the groups of each kind's own pattern begin among the groups of the whole.
_GROUPS = {kind: _LEXER.groupindex[kind.name] for kind, _ in _PATTERNS}
