"""The words of time of English, as they stand in prepared text: small letters, single blanks."""

from app.domain.deadline_grammar.tokens import Kind, Lexer, day_in_figures

_MONTH_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_MONTH_NUMBERS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), 1
    )
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "latter": 2, "third": 3, "3rd": 3,
             "fourth": 4, "4th": 4, "last": 4, "final": 4}  # fmt: skip
_RELATIVE = {"last year": -1, "this year": 0, "the current year": 0, "next year": 1,
             "the following year": 1, "the coming year": 1, "the year after next": 2}  # fmt: skip
_EDGES = {"early": "初", "beginning": "初", "start": "初", "mid": "中", "middle": "中",
          "end": "底", "close": "底", "late": "late"}  # fmt: skip
_UNITS = {
    "year": "年",
    "month": "个月",
    "financial year": "财政年度",
    "school year": "学年",
    "academic year": "学年",
    "week": "星期",
    "day": "天",
}
_RELATIVE_UNITS = {"month": "月", "quarter": "季", "school year": "学年", "academic year": "学年",
                   "financial year": "财政", "fiscal year": "财政"}  # fmt: skip
_YEAR = "(?:19|20)\\d\\d"
_DAY = "(\\d{1,2})(?:st|nd|rd|th)?"
_THE = "(?: the(?= \\d))?"
_OF = "(?: of| in)?(?: the)?"

_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.TERM,
        (
            "\\b(?:the |its )?(?:current|present|this)(?:[- ]term(?: of office)?(?: of)?(?: the)?"
            "(?: (?:current |present )?(?:government|administration))?)\\b"
        ),
    ),
    (Kind.DATE, f"\\b({_YEAR})(?P<sign>[-/])(\\d{{1,2}})(?P=sign)(\\d{{1,2}})\\b"),
    (Kind.YEAR_PAIR, f"\\b({_YEAR}) ?([-/–]) ?(\\d{{4}}|\\d{{2}})\\b(?![-/]\\d)"),
    (Kind.YEAR, f"(?<![\\d.,$/])(?<!\\d-)({_YEAR})\\b(?![,.]\\d|[-/]\\d|%)"),
    (Kind.RELATIVE_YEAR, f"\\b({'|'.join(_RELATIVE)})\\b(?! of)"),
    (
        Kind.RELATIVE_UNIT,
        f"\\b(?:the )?(this|current|next|coming|following) ({'|'.join(_RELATIVE_UNITS)})\\b",
    ),
    (
        Kind.QUARTER,
        f"\\b(?:q([1-4])|(?:the )?({'|'.join(_ORDINALS)})[- ]quarter){_OF}(?![a-z])",
    ),
    (
        Kind.HALF,
        "\\b(?:h([12])|([12])h|(?:the )?(first|1st|second|2nd|latter)[- ]half)" + _OF + "(?![a-z])",
    ),
    (
        Kind.BASELINE,
        (
            "\\b(?:(?:as )?(?:compared|compare) (?:with|to)|relative to|as against|as at|"
            "over that(?: of| in)?|"
            "than(?: that| those)?(?: in| of)?|over (?=(?:19|20)\\d\\d)|the past|past|the last|"
            "the previous|previous|preceding)\\b"
        ),
    ),
    (
        Kind.LENGTH,
        (f"\\b(?:the )?(\\d{{1,3}}|{'|'.join(_NUMBERS)})[- ]({'|'.join(_UNITS)})s?\\b(?!-)"),
    ),
    (
        Kind.EDGE,
        (
            "\\b(?:(?:the )?(beginning|start|middle|end|close)(?: of| in)?(?: the)?|"
            "(?:the )?(early)(?: part of)?|(?:the )?(late)(?: part of)?|(mid|end)(?=-)|"
            "(?:the )?year-(end))"
            "(?![a-z])-?"
        ),
    ),
    (
        Kind.DAY,
        f"\\b{_DAY}(?: of)? ({_MONTH_NAMES})\\b\\.?,?|\\b({_MONTH_NAMES})\\.? {_DAY},?(?= {_YEAR})",
    ),
    (Kind.MONTH, f"\\b({_MONTH_NAMES})\\b\\.?(?: of(?= {_YEAR}))?"),
    (
        Kind.FESTIVAL,
        "\\b(?:the )?(?:lunar|chinese) new year(?:'s day| holidays?)?\\b(?: of(?= \\d))?",
    ),
    (Kind.SCHOOL_YEAR, "\\b(?:school|academic) years?\\b"),
    (Kind.FINANCIAL_YEAR, "\\b(?:financial years?|fiscal years?|years? of assessment|fy)\\b"),
    (
        Kind.NO_LATER,
        "\\b(?:(?:no|not) later than|(?:on|in|at) or before|by or before|by|before or in|"
        "not after)\\b" + _THE,
    ),
    (Kind.BY, "\\b(?:before|prior to|ahead of)\\b" + _THE),
    (Kind.BY_INCLUDING, "\\bor (?:before|earlier)\\b"),
    (Kind.AFTER, "\\b(?:after|following|upon)\\b" + _THE),
    (
        Kind.FROM,
        "\\b(?:with effect from|(?:starting|beginning|commencing)(?: from| in| on)?|as from|as of|"
        "effective from|effective|from|since|between)\\b" + _THE,
    ),
    (Kind.START, "\\bonwards?\\b"),
    (Kind.TO, "\\b(?:until|till|up to|to|through)\\b" + _THE),
    (Kind.AND, "\\band\\b|(?<=[a-z\\d]) ?[-–] ?(?=[a-z]{3}|\\d{4})"),
    (Kind.IN, "\\b(?:within|during|throughout|over the course of|over)\\b" + _THE),
    (Kind.LASTING, "\\bfor (?:a (?:period|term) of )?(?=\\d|[a-z]+[- ](?:year|month))"),
    (Kind.AT, "\\b(?:in|on)\\b" + _THE),
    (Kind.FUTURE, "\\b(?:the )?(?:next|coming|ensuing)\\b"),
    (Kind.SOFT, "\\b(?:around|about|approximately|tentatively|as early as|at the earliest)\\b"),
    (Kind.ONGOING, "\\bcontinu(?:e|es|ing)(?: to)?\\b"),
    (
        Kind.DEPENDS,
        (
            "\\b(?:subject to|depending on|contingent (?:up)?on|"
            "pending(?= (?:the )?(?:passage|enactment|completion|approval)))\\b"
        ),
    ),
    (Kind.OPEN, "\\("),
    (Kind.CLOSE, "\\)"),
)


def _day_of_month(parts: list[str]) -> tuple[int, str]:
    """Month and day as one number: 331 for 31 March and for March 31."""
    day, month = parts if parts[0].isdigit() else reversed(parts)
    return _MONTH_NUMBERS[month[:3]] * 100 + int(day), ""


def _ordinal(parts: list[str]) -> tuple[int, str]:
    return int(parts[0]) if parts[0].isdigit() else _ORDINALS[parts[0]], ""


ENGLISH = Lexer(
    _PATTERNS,
    {
        Kind.DATE: day_in_figures,
        Kind.YEAR: lambda parts: (int(parts[0]), ""),
        Kind.YEAR_PAIR: lambda parts: (int(parts[0]), parts[1] + parts[2]),
        Kind.RELATIVE_YEAR: lambda parts: (_RELATIVE[parts[0]], parts[0]),
        Kind.RELATIVE_UNIT: lambda parts: (
            int(parts[0] not in ("this", "current")), _RELATIVE_UNITS[parts[1]]
        ),
        Kind.QUARTER: _ordinal,
        Kind.HALF: _ordinal,
        Kind.EDGE: lambda parts: (0, _EDGES[parts[0]]),
        Kind.LENGTH: lambda parts: (
            _NUMBERS.get(parts[0]) or int(parts[0]), _UNITS[parts[1]]
        ),
        Kind.DAY: _day_of_month,
        Kind.MONTH: lambda parts: (_MONTH_NUMBERS[parts[0][:3]], ""),
    },
)  # fmt: skip
"""The words of units and edges are those of Chinese, so both languages share their rules."""
