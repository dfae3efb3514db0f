"""What the words around a period of time in Chinese say about it; all texts are prepared ones."""

import re

from app.base.folding import fold
from app.domain.lexing import any_of
from app.domain.numerals import NUMBER_PATTERN

_CLAUSE_ENDS = "，。；,;\n"
_SENTENCE_ENDS = "。；;:\n"
_MODALS = tuple(map(fold, ("會", "將", "亦", "並", "仍", "須", "正")))

AS_AT = tuple(map(fold, ("截至", "截止")))
"""These mostly lead a statistic."""
SPANS = ("期", "假", "会议")
"""With one of these a noun lasts for a while."""
NOT_BEFORE = tuple("提先目日面空眼以")
"""提前, 目前: 前 belongs to another word."""
COUNTED = re.compile("[1-4一二三四]季(?!度)")
"""四季, without 第 or 度, is a name or all of them."""
RECURS = re.compile(any_of(("每", "逢", "歷年", "按年", "周年")))
RECURS_BEHIND = re.compile(f"[^，。；,;]{{0,6}}?{any_of(('每年', '按年', '逐年'))}")

_VERBS = re.compile(
    "[,、]|" + any_of(
        ("將", "會", "完成", "推出", "實施", "實現", "開始", "開展", "展開", "達到", "達至", "達致",
         "具備", "成立", "提交", "落實", "舉辦", "舉行", "公布", "發布", "建成", "落成", "投入",
         "投產", "啟用", "啟動", "動工", "竣工", "全面", "正式", "增至", "增加至", "增加到", "減至",
         "降至", "提升至", "提高至", "平均", "初步完成", "分階段", "逐步", "陸續", "試行", "推行",
         "推展", "設立", "制訂", "制定", "通過", "生效", "入伙", "通車", "通航", "前後", "率先",
         "預計", "預期", "擬", "力爭", "爭取",
         "可望", "有望", "全部", "基本", "分批", "計劃推出", "計劃完成", "計劃展開", "計劃開展")
    )
)  # fmt: skip
_COMPARES = re.compile(
    any_of(
        ("相比", "比較", "為基", "作基", "作為基", "基準", "的水平", "水平", "的基礎", "同期",
         "以來", "至今")
    )
)  # fmt: skip
_DESCRIBES = re.compile(
    "[^,，。；;]{0,8}?"
    + any_of(
        ("生效", "成立", "推出", "實施", "公布", "發布", "展開", "開始", "通過", "舉行", "簽署",
         "召開", "頒布", "落成", "啟用", "屆滿", "到期")
    )
    + "的"
)  # fmt: skip
_DOCUMENT = re.compile(
    "(?:政府)?(?:《|"
    + any_of(
        ("財政預算", "預算案", "開支預算", "施政報告", "工作報告", "施政綱領", "人口普查",
         "年報", "亞運", "奧運", "全運")
    )
    + ")"
)  # fmt: skip
_ABOUT = any_of(
    ("約", "大約", "接近", "近", "不少於", "不多於", "不超過", "超過", "最少", "至少", "逾")
)
_QUANTITY = re.compile(f"的?{_ABOUT}*{NUMBER_PATTERN}")
_CHANGE = re.compile(
    "[^，。；,;]{0,30}?(?:[增升减降]|提[高升]|扩[大展]|延长|缩[短减])[^，。；,;]{0,6}至"
)
_PARTING = "，。；、,;:( \n"
_GOES_ON = re.compile(
    any_of(
        ("堅持", "推進", "推動", "開展", "實施", "落實", "進行", "執行", "保持", "跟進", "任務",
         "工作", "")
    )
    + "[)】。；;,]*$"
)  # fmt: skip
_WAITED_FOR = re.compile("[^,，。；;:、]{2,25}?后(?![续勤备果])")
_NOUN = re.compile("[\u4e00-\u9fff]{1,10}")


def is_verb(before: str) -> bool:
    """Whether 繼續 behind these words is what the commitment does, not part of a description."""
    return not before or before[-1] in _SENTENCE_ENDS or before.endswith(_MODALS)


def stands_alone(before: str, following: str) -> bool:
    """Whether 長期 or 持續 is all that is said of the time: 完成時限：長期堅持."""
    return (not before or before[-1] in _PARTING) and _GOES_ON.match(following) is not None


def begins_with_verb(following: str) -> bool:
    """Whether a deed is told next."""
    return not following or _VERBS.match(following) is not None


def compares(following: str) -> bool:
    """Whether the period is what something is compared with: 與2021年相比."""
    return _COMPARES.match(following) is not None


def describes(following: str) -> bool:
    """Whether the period tells of a thing: 於2019年成立的專責小組."""
    return _DESCRIBES.match(following) is not None


def names_document(following: str) -> bool:
    """Whether the year is part of a name: 2023年《施政報告》."""
    return _DOCUMENT.match(following) is not None


def begins_with_quantity(following: str) -> bool:
    """Whether a number comes next, as in 增至2024年底不少於125個."""
    return _QUANTITY.match(following) is not None


def changes(following: str) -> bool:
    """Whether something rises or falls to another value: 由2019年(…)的4000人增加至."""
    return _CHANGE.match(following) is not None


def is_noun_between(gap: str) -> bool:
    """Whether only a few characters stand in a gap, no sign and no figure."""
    return _NOUN.fullmatch(gap) is not None


def begin_of_sentence(text: str, at: int) -> int:
    """Where the sentence begins that holds a place."""
    return max(text.rfind(end, 0, at) for end in _SENTENCE_ENDS) + 1


def begin_of_clause(text: str, at: int) -> int:
    """Where the clause begins that holds a place."""
    return max(text.rfind(end, 0, at) for end in _CLAUSE_ENDS) + 1


def end_of_event(text: str, at: int) -> int:
    """Where the words of an event end that begin at a place: 待…後."""
    event = _WAITED_FOR.match(text, at)
    return event.end() if event is not None else end_of_clause(text, at)


def end_of_clause(text: str, at: int) -> int:
    """Where the clause ends that holds a place."""
    ends = [end for mark in _CLAUSE_ENDS if (end := text.find(mark, at)) >= 0]
    return min(ends, default=len(text))
