"""The words of time of Chinese, written in Traditional characters and found in any form."""

from app.base.folding import fold
from app.domain.deadline_grammar.tokens import Kind, Lexer, day_in_figures
from app.domain.lexing import any_of
from app.domain.numerals import NUMBER_PATTERN, parse_number

_N = NUMBER_PATTERN
_FOUR_DIGITS = "(?:[12]\\d{3}|[〇零○一二三四五六七八九]{4})"
_PAIR = f"{_FOUR_DIGITS}[-/–—~╱／](?:\\d{{4}}|\\d{{2}})(?!\\d)"
# Not 1.5年, of which the whole years are no length, nor 第三年, 首三年, 每三年 and 近三年.
_COUNTED = fold("(?<![\\d.第首每近])(?!\\d+\\.)")
_COUNTED_UNITS = any_of(
    ("年", "個月", "個星期", "星期", "週", "天", "個財政年度", "個年度", "個學年")
)
_RELATIVE = {
    "去年": -1, "今年": 0, "本年": 0, "年": 0, "明年": 1, "來年": 1, "後年": 2,
}  # fmt: skip
_RELATIVE_FOLDED = {fold(word): years for word, years in _RELATIVE.items()}
# 年內 and 年底前 alone speak of the year of publication, if nothing in front says which year.
_THIS_YEAR = fold("(?<![^，。；、:,;在於將會並須可])年(?=[內底中末初])")
_OF_YEARS = any_of(("學年", "年度", "財政年度", "課稅年度"))
_MONTHS = fold("個月")
_GOES_ON = any_of(
    ("堅持", "推進", "推動", "開展", "實施", "落實", "進行", "執行", "保持", "跟進", "任務", "工作")
)
_END = "(?=[)】。；;,]*$)"
_YEAR_ENDS = any_of(("底", "初", "中", "末", "第", "上半年", "下半年", "度"))

# A word that begins another one is not meant: 2024年內地…, 2024年前往…, 2024年中小企….
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.TERM,
        "(?:"
        + fold("本屆(?:特區)?政府(?:的)?任期|本屆任期|政府任期")
        + "|[「“]?十[一二三四五六七八九][五][」”]?(?:规划)?(?:时期|期间|期末|末期|末))"
        + fold("(?:之|以)?(?:內|(?:完結|結束|屆滿)?前)?")
        + "|"
        + fold("本屆(?:特區)?政府(?:之|以)?內")
        # In Taiwan school years have numbers of their own.
        + fold("|(?<![\\d-])1\\d\\d學年度?(?:內|或之前|前|起)?"),
    ),
    (Kind.DATE, "([12]\\d{3})(?P<sign>[-/.])(\\d{1,2})(?P=sign)(\\d{1,2})(?![\\d年])"),
    (
        Kind.YEAR_PAIR,
        (
            f"({_FOUR_DIGITS})(?:[-/–—~╱／](\\d{{4}}|\\d{{2}})(?!\\d)(年(?![度初中底末上下]))?"
            f"|[-至到](\\d\\d|[〇零一二三四五六七八九]{{2}})(?={_OF_YEARS}))"
        ),
    ),
    (
        Kind.MINGUO_YEAR,
        f"(?:中华)?(民国)({_N}|元)年度?|(?<!\\d)(1\\d\\d)年(?:度|(?={_YEAR_ENDS}|\\d+月))",
    ),
    (
        Kind.YEAR,
        (
            f"({_FOUR_DIGITS})(?:年(?:年(?=[内间])|(度)(?!假)|(?!代))"
            f"|(?=[至到和及与、–-]{_FOUR_DIGITS}年))"
        ),
    ),
    (Kind.RELATIVE_UNIT, "(本|这个?|今|下一?个?)(月|季度?|学年|财政年度|年度)"),
    (Kind.RELATIVE_YEAR, f"({any_of(word for word in _RELATIVE if word != '年')}|{_THIS_YEAR})"),
    (Kind.HALF, "([上下])半年|([上下一二])(学期)"),
    (Kind.QUARTER, "第?([1-4一二三四])季度?|(首|末)季度?|q([1-4])季?"),
    (
        Kind.LENGTH,
        (f"{_COUNTED}(?:{_N}[至到-])?({_N})({_COUNTED_UNITS})(半)?|(?<![上下每首近周第])(半年)"),
    ),
    (Kind.MONTH, f"({_N})月份?"),
    (Kind.DAY, f"({_N})[日号]"),
    (
        Kind.FESTIVAL,
        any_of(("農曆新年", "農曆年", "春節", "新春"))
        + "(?:长?假期?)?(?=[之以]?[前内]|[之以]?后(?![续勤备果])|期间|或[之以]前)",
    ),
    (Kind.SCHOOL_YEAR, fold("學年度?")),
    (Kind.FINANCIAL_YEAR, any_of(("財政年度", "課稅年度", "年度"))),
    (
        Kind.EDGE,
        fold(
            "年?(初(?![步中期級選])|中(?![國央心小學醫期旬東線文藥華])|底(?![層線])|末)|([上中下])旬"
        ),
    ),
    (Kind.BY_INCLUDING, any_of(("或之前", "或以前", "或更早", "完結前", "結束前", "終結前"))),
    (Kind.BY, fold("(?:之|以)?前(?![往線景期海置述行])")),
    (Kind.IN, fold("(?:之|以)?內(?![地部容])|期間|間(?![接題諜隔斷])")),
    (Kind.START, fold("開始|起計|起(?![重動草飛訴碼到用期])")),
    (Kind.AFTER, fold("(?:之|以)?後(?![續勤備果])")),
    (Kind.STOP, fold("為?止(?![損痛血])")),
    (Kind.BASELINE, any_of(("相對於", "相比", "較", "比", "過去", "此前", "以往"))),
    (
        Kind.SOFT,
        any_of(
            ("大約", "約", "預計", "預期", "預料", "最快", "最早", "爭取", "力爭", "有望", "暫定")
        )
        + "(?:可以?|能夠?|会|将)?",
    ),
    (Kind.FUTURE, any_of(("未來", "今後", "往後"))),
    (Kind.LASTING, any_of(("為期", "歷時"))),
    (
        Kind.ONGOING,
        any_of(("繼續", "持續")) + f"|{any_of(('長期', '恆常'))}(?={_GOES_ON}?{_END}|{_GOES_ON})",
    ),
    (
        Kind.DEPENDS,
        any_of(("視乎", "取決於"))
        # 等待, 期待, 待遇: the character belongs to another word.
        + "|(?<![等期接招优看对亏善虐有急亟尚留款相])待(?![遇业命定办机产审决续用售建拆开查])"
        "(?=[^,，。；;:、]{2,25}?后(?![续勤备果]))",
    ),
    (
        Kind.NO_LATER,
        any_of(
            ("不遲於", "不晚於", "最遲於", "最遲在", "最遲", "最晚於", "最晚", "至遲於", "至遲")
        ),
    ),
    (Kind.AT, "在|(?<![多少高低大小至由位属等关对基处限终用])于"),
    (Kind.FROM, fold("[由從自]")),
    (Kind.TO, any_of(("直至", "截至", "截止", "直到", "至", "到")) + "|(?<=年)[-–—~](?=\\d)"),
    (
        Kind.AND,
        f"(?<=[\\d年季月度])[和及与、](?={_FOUR_DIGITS}年|{_PAIR}|第?[1-4一二三四末]季|\\d{{1,2}}月)",
    ),
    (Kind.OF, "的"),
    (Kind.OPEN, "\\("),
    (Kind.CLOSE, "\\)"),
)
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "末": 4}


def _number(parts: list[str]) -> tuple[int, str]:
    return int(parse_number(parts[0])), parts[1] if len(parts) > 1 else ""


def _length(parts: list[str]) -> tuple[int, str]:
    """Number and unit; 一年半 and 半年 are counted in months, and 個月半 is nothing we know."""
    if len(parts) == 1:
        return 6, _MONTHS
    number, unit = int(parse_number(parts[0])), parts[1]
    if len(parts) == 2:
        return number, unit
    return (12 * number + 6, _MONTHS) if unit == "年" else (0, unit)


def _pair(parts: list[str]) -> tuple[int, str]:
    """The first year; `24` or `2024` for the last one, with 年 if that is printed behind it."""
    last = parts[1] if parts[1].isdecimal() else f"{int(parse_number(parts[1])):02}"
    return int(parse_number(parts[0])), "".join([last, *parts[2:]])


def _minguo(parts: list[str]) -> tuple[int, str]:
    """Years since 1911; the word is empty where the text does not name the calendar."""
    years = 1 if parts[-1] == "元" else int(parse_number(parts[-1]))
    return years, parts[0] if len(parts) > 1 else ""


CHINESE = Lexer(
    _PATTERNS,
    {
        Kind.DATE: day_in_figures,
        Kind.YEAR: _number,
        Kind.YEAR_PAIR: _pair,
        Kind.MINGUO_YEAR: _minguo,
        Kind.MONTH: _number,
        Kind.DAY: _number,
        Kind.LENGTH: _length,
        Kind.RELATIVE_YEAR: lambda parts: (_RELATIVE_FOLDED[parts[0]], parts[0]),
        Kind.RELATIVE_UNIT: lambda parts: (int(parts[0].startswith("下")), parts[1][:2]),
        Kind.HALF: lambda parts: (1 if parts[0] in "上一" else 2, "".join(parts[1:])),
        Kind.QUARTER: lambda parts: (_QUARTERS[parts[0]], ""),
        Kind.EDGE: lambda parts: (0, parts[0]),
    },
)
