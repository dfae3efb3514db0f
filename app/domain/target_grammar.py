"""The grammar of targets: which numbers of a text are to be reached, and which are not.

    target := [scope] [comparator [few words]] number unit [after]

A number is a target only with a unit of counting or measure. Ordinals (第三季), names (1823,
HKSOS), years, lengths of time (為期18個月) and the 一 of 一個 and 一次性 are none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.domain.lexing import Prepared, any_of, prepare
from app.domain.numerals import NUMBER_PATTERN, parse_number, plain_number
from app.domain.target import Comparator, Scope, Target

_COMPARATORS = {
    Comparator.AT_LEAST: ("不少於", "不低於", "至少", "最少", "起碼"),
    Comparator.AT_MOST: ("不超過", "不多於", "不高於", "最多", "至多", "上限為"),
    Comparator.MORE: ("超過", "多於", "高於", "逾", "超逾"),
    Comparator.LESS: ("少於", "低於", "不足", "不到"),
    Comparator.ABOUT: ("大約", "約", "接近", "近"),
}
_AFTER = {Comparator.AT_LEAST: ("或以上", "以上"), Comparator.ABOUT: ("左右", "上下")}
_SCOPES = {
    Scope.TOTAL: ("累計", "合共", "總共", "共", "合計"),
    Scope.PER_YEAR: ("每年", "每一年", "年均"),
}

_UNITS = (
    # people, things, events
    "名", "人次", "人", "位", "戶", "伙", "家", "間", "所", "個", "項", "場", "次", "宗", "件",
    "份", "種", "條", "座", "幅", "張", "輛", "架", "艘", "台", "套", "隊", "組", "課", "節", "班",
    "單位", "個單位", "個百分點", "學額", "名額", "宿位", "床位", "席", "公司", "小時訓練",
    # measures
    "平方公里", "平方米", "公頃", "公里", "米", "公噸", "噸", "公斤", "立方米", "公升",
    "兆瓦", "千瓦", "度電", "兆瓦時", "標準箱", "百分點", "倍", "%",
    # money
    "港元", "美元", "人民幣", "元",
)  # fmt: skip
_ARTICLE_UNITS = frozenset(prepare(unit).text for unit in "個項種套名位家間所條座份件組")
"""With 一 they make an indefinite article: 一個平台."""

_LONG_UNIT = any_of(unit for unit in _UNITS if len(unit) > 1)
_SHORT_UNIT = any_of(unit for unit in _UNITS if len(unit) == 1)
# 一次性, 一次過, 18個月, 三個星期, 家庭: the character belongs to another word.
_NOT_UNIT = "(?![性过月庭]|星期|工作[天日])"
_LARGEST = 10**15
"""What is larger is no promise, and a file could not keep it exactly."""
_EARLIER = any_of(word for words in (*_COMPARATORS.values(), *_SCOPES.values()) for word in words)
_BEHIND = any_of(word for words in _AFTER.values() for word in words)
_NUMBER = re.compile(
    f"(?<![第数几\\d.A-Za-z])(?P<number>{NUMBER_PATTERN})(?P<more>多)?"
    f"(?P<unit>{_LONG_UNIT}|{_SHORT_UNIT}{_NOT_UNIT})(?P<after>{_BEHIND})?"
)
_LEAD = re.compile(f"(?P<words>(?:{_EARLIER}|为)*)$")
_WORD = re.compile(_EARLIER)
# 最多亦只須到政府辦公室一次: the limit stands before the verb.
_LIMIT_BEFORE_VERB = re.compile(
    f"(?P<limit>{any_of(('最多', '最少', '至少'))})[^,，。；;、\\d]{{1,14}}$"
)


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands in front of the number."""

    start: int
    comparator: Comparator | None = None
    scope: Scope = Scope.PLAIN


def find_targets(text: str) -> list[Target]:
    """All targets of a text, in order, with spans in it."""
    prepared = prepare(text)
    found = [_target(prepared, match) for match in _NUMBER.finditer(prepared.text)]
    return [target for target in found if target is not None]


def _target(prepared: Prepared, match: re.Match[str]) -> Target | None:
    lead = _lead(prepared.text, match.start())
    value = plain_number(parse_number(match.group("number")))
    if _is_article(match, lead) or value > _LARGEST:
        return None
    comparator, end = _after(match)
    if match.group("more"):  # 60多個: more than sixty.
        comparator = Comparator.MORE
    comparator = lead.comparator or comparator or Comparator.EXACTLY
    return Target(
        prepared.printed(lead.start, end),
        comparator,
        value,
        prepared.printed(*match.span("unit")),
        lead.scope,
        prepared.span(lead.start, end),
    )


def _after(match: re.Match[str]) -> tuple[Comparator | None, int]:
    """The comparator behind the unit, and where the phrase ends."""
    word = match.group("after")
    return (None if word is None else _AFTER_FOLDED[word]), match.end()


def _lead(text: str, number_at: int) -> _Lead:
    """The comparator and scope in front of a number; the phrase begins with the comparator."""
    words = _LEAD.search(text, max(0, number_at - 24), number_at)
    start, comparator, scope = number_at, None, Scope.PLAIN
    if words is not None:
        for word in _WORD.finditer(text, words.start("words"), number_at):
            if word.group() in _SCOPES_FOLDED:
                scope = _SCOPES_FOLDED[word.group()]
            else:
                comparator, start = _COMPARATORS_FOLDED[word.group()], word.start()
    if comparator is None:
        limit = _LIMIT_BEFORE_VERB.search(text, max(0, number_at - 20), number_at)
        if limit is not None:
            comparator, start = _COMPARATORS_FOLDED[limit.group("limit")], limit.start()
    return _Lead(start, comparator, scope)


def _is_article(match: re.Match[str], lead: _Lead) -> bool:
    """一個平台 is a platform, not a target of one."""
    alone = match.group("number") == "一" and match.group("unit") in _ARTICLE_UNITS
    return alone and lead.comparator is None and lead.scope is Scope.PLAIN


_Meaning = TypeVar("_Meaning")


def _by_word(table: Mapping[_Meaning, tuple[str, ...]]) -> dict[str, _Meaning]:
    return {prepare(word).text: meaning for meaning, words in table.items() for word in words}


_COMPARATORS_FOLDED = _by_word(_COMPARATORS)
_AFTER_FOLDED = _by_word(_AFTER)
_SCOPES_FOLDED = _by_word(_SCOPES)
