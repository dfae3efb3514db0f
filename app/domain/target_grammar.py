"""The grammar of targets: which numbers of a text are to be reached, and which are not.

    target   := [scope] [comparator [few words]] quantity [after]
    quantity := [currency] [number 至] number unit | fraction | noun comparator number
    everyone := 所有 noun 須 ... 完成   at the start of a sentence
    condition := quantity ... comparator length 的   within one clause

A number is a target only with a unit of counting or measure, as a fraction, or behind the noun that
is counted. Ordinals (第三季), names (1823, HKSOS), years, lengths of time (為期18個月), the 一 of
一個 and 一次性, and the value from which something rises or falls (由50宗減至30宗) are none. What
narrows those who are counted is a condition: 35 000名逗留至少12個月的人才.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from app.domain.english_targets import find_english_targets
from app.domain.lexing import Prepared, any_of, is_latin, prepare
from app.domain.numerals import (
    DIGITS,
    HUNDREDS,
    MYRIADS,
    NUMBER_PATTERN,
    parse_number,
    plain_number,
)
from app.domain.target import Comparator, Scope, Target
from app.domain.target_words import (
    AFTER,
    ARTICLE_UNITS,
    ATTAINED,
    COMPARATORS,
    COUNTED_NOUNS,
    CURRENCIES,
    DUTIES,
    EARLIER,
    EVERY,
    LENGTHS,
    PERCENT,
    SCOPES,
    UNITS,
)

_LARGEST = 10**15
"""What is larger is no promise, and a file could not keep it exactly."""
_ARTICLE_UNITS = frozenset(prepare(unit).text for unit in ARTICLE_UNITS)

_LEADS = any_of(
    word for table in (COMPARATORS, SCOPES) for words in table.values() for word in words
)
_COMPARATOR = any_of(word for words in COMPARATORS.values() for word in words)
_BEHIND = f"(?P<after>{any_of(word for words in AFTER.values() for word in words)})?"
_LONG_UNIT = any_of(unit for unit in UNITS if len(unit) > 1)
_SHORT_UNIT = any_of(unit for unit in UNITS if len(unit) == 1)
# 一次性, 一次過, 一次辦, 18個月, 三個星期, 家庭: the character belongs to another word.
_NOT_UNIT = "(?![性过办月庭]|星期|工作[天日]|小时|分钟)"
_NUMBER = f"(?P<number>{NUMBER_PATTERN})(?P<more>[多余](?P<scale>[百千万亿]*))?"
_COUNTED = re.compile(
    f"(?P<currency>{any_of(CURRENCIES)}|[a-z]*\\$)?"
    f"(?<![第数几每\\d.A-Za-z])(?:(?P<least>{NUMBER_PATTERN}){_SHORT_UNIT}?[至到~-])?{_NUMBER}"
    f"(?:(?P<unit>{_LONG_UNIT}|{_SHORT_UNIT}{_NOT_UNIT})|(?(currency)(?![元\\d.,])|(?!))){_BEHIND}"
)
_DIGIT = "[1-9" + "".join(digit for digit, value in DIGITS.items() if value) + "]"
_FRACTION = re.compile(
    "(?<![第数几每\\d.A-Za-z])(?:"
    f"(?P<denominator>{NUMBER_PATTERN})分之(?P<numerator>{NUMBER_PATTERN})"
    f"|(?<![十百千万])(?P<tenths>{_DIGIT})成(?P<hundredths>{_DIGIT}|半)?(?![立功果员就效熟品])"
    f"|(?P<half>一半|半数|减半)){_BEHIND}"
)
# 入場人次超過140 000: what is counted stands in front, and no measure word behind.
_UNMEASURED = re.compile(
    f"(?P<unit>{any_of(COUNTED_NOUNS)})(?:(?![由从现至到])[^,，。；;\\d]){{0,8}}?"
    f"(?P<comparator>{_COMPARATOR}){_NUMBER}"
    f"(?![年月日号\\d百千万亿成]|[.,]\\d|分之|{_LONG_UNIT}|{_SHORT_UNIT})"
)
_EVERYONE = re.compile(
    f"(?<![^。；;\\n])(?P<every>{any_of(EVERY)})"
    f"(?=(?!的)[^,，。；;:、\\d]{{2,16}}?{any_of(DUTIES)}[^,，。；;]*?{any_of(ATTAINED)})"
)
_CONDITION = re.compile(
    f"(?P<comparator>{_COMPARATOR})(?P<number>{NUMBER_PATTERN})(?P<unit>{any_of(LENGTHS)})(?=的)"
)
_CLAUSE_END = re.compile("[,，。；;\\n]")
_LEAD = re.compile(f"(?P<words>(?:{_LEADS}|为)*)$")
_WORD = re.compile(_LEADS)
# 最多亦只須到政府辦公室一次: the limit stands before the verb.
_LIMIT_BEFORE_VERB = re.compile(
    f"(?P<limit>{any_of(('最多', '最少', '至少'))})[^,，。；;、\\d]{{1,14}}$"
)
_PERIOD = "(?:\\d{4}(?:[-/]\\d{2,4})?(?:学?年度?)?(?:年?[底初中])?(?:\\([^)]*\\))?的?)?"
_EACH = "(?:每年|每月)?(?:平均)?"
_FROM = re.compile(f"(?:由|从){_PERIOD}{_EACH}$")
_NOW = re.compile(f"{any_of(EARLIER)}的?{_EACH}$")
_NOW_SOMEWHERE = re.compile(f"{any_of(EARLIER)}[^,，。；;至到]{{0,8}}$")
_RISES = re.compile("[^。；;]{0,40}?[至到]")
_HELD_AGAINST = re.compile("[比较][^,，。；;]*的$")
_AGAIN = re.compile("[^,，。；;]{0,20}?\\d|[^,，。；;]{0,20}?倍")


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands in front of the number."""

    start: int
    comparator: Comparator | None = None
    scope: Scope = Scope.PLAIN


def find_targets(text: str) -> list[Target]:
    """All targets of a text, in order, with spans in it."""
    prepared = prepare(text)
    if is_latin(text):
        return find_english_targets(prepared)
    found: list[Target] = []
    matches = [
        match
        for pattern in (_UNMEASURED, _FRACTION, _CONDITION, _EVERYONE, _COUNTED)
        for match in pattern.finditer(prepared.text)
    ]
    free = counted = 0
    # Of two that overlap the one that begins first is meant, of those the one that was tried first.
    for match in sorted(matches, key=lambda match: match.start()):
        if match.start() >= free:
            narrows = match.re is _CONDITION
            if narrows and not (counted and _in_clause(prepared.text, counted, match.start())):
                continue
            target = _target(prepared, match)
            free = match.end()
            if target is not None:
                found.append(target)
                counted = 0 if narrows or match.re is _EVERYONE else free
    return found


def _in_clause(text: str, start: int, end: int) -> bool:
    """Whether a part of a text is within one clause, and not empty."""
    return start < end and _CLAUSE_END.search(text, start, end) is None


def _target(prepared: Prepared, match: re.Match[str]) -> Target | None:
    if match.re is _EVERYONE:
        words, span = prepared.printed(*match.span()), prepared.span(*match.span())
        return Target(words, Comparator.EXACTLY, 100, PERCENT, Scope.PLAIN, span)
    lead = _lead(prepared.text, match)
    value, unit = _quantity(prepared, match)
    if _is_article(match, lead) or value > _LARGEST or _is_earlier(prepared.text, lead, match):
        return None
    parts = match.groupdict()
    comparator = lead.comparator or _COMPARATORS_FOLDED.get(parts.get("comparator") or "")
    if comparator is None and parts.get("after"):
        comparator = _AFTER_FOLDED[parts["after"]]
    if comparator is None and parts.get("more"):  # 60多個: more than sixty.
        comparator = Comparator.MORE
    if comparator is None and parts.get("least"):  # 50至100名
        comparator = Comparator.ABOUT
    return Target(
        prepared.printed(lead.start, match.end()),
        comparator or Comparator.EXACTLY,
        plain_number(value),
        unit,
        Scope.CONDITION if match.re is _CONDITION else lead.scope,
        prepared.span(lead.start, match.end()),
    )


def _quantity(prepared: Prepared, match: re.Match[str]) -> tuple[Decimal, str]:
    """The value in single units, and the unit as printed; fractions are per cent."""
    parts = match.groupdict()
    if "tenths" in parts:
        return _percent(parts), PERCENT
    value = parse_number(parts["number"])
    for character in parts.get("scale") or "":
        value *= HUNDREDS.get(character) or MYRIADS[character]
    named = "currency" if parts.get("currency") else "unit"
    return value, prepared.printed(*match.span(named))


def _percent(parts: Mapping[str, str | None]) -> Decimal:
    if parts["half"]:
        return Decimal(50)
    if (tenths := parts["tenths"]) is not None:
        rest = parts["hundredths"]
        more = 0 if rest is None else 5 if rest == "半" else int(parse_number(rest))
        return 10 * parse_number(tenths) + more
    whole = parse_number(parts["denominator"] or "")
    part = parse_number(parts["numerator"] or "")
    return 100 * part / whole if whole else Decimal(0)


def _lead(text: str, match: re.Match[str]) -> _Lead:
    """The comparator and scope in front of a number; the phrase begins with the comparator."""
    number_at = match.start()
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
    parts = match.groupdict()
    alone = parts.get("number") == "一" and parts.get("unit") in _ARTICLE_UNITS
    return alone and lead.comparator is None and lead.scope is Scope.PLAIN


def _is_earlier(text: str, lead: _Lead, match: re.Match[str]) -> bool:
    """Whether it is what there was or is: 由2022年的330間增至600間, 比過去五年的120公頃多四倍."""
    before = text[max(0, lead.start - 40) : lead.start]
    if _NOW.search(before):
        return True
    rises = _RISES.match(text, match.end()) is not None
    if rises and (_FROM.search(before) or _NOW_SOMEWHERE.search(before)):
        return True
    return bool(_HELD_AGAINST.search(before) and _AGAIN.match(text, match.end()))


_Meaning = TypeVar("_Meaning")


def _by_word(table: Mapping[_Meaning, tuple[str, ...]]) -> dict[str, _Meaning]:
    return {prepare(word).text: meaning for meaning, words in table.items() for word in words}


_COMPARATORS_FOLDED = _by_word(COMPARATORS)
_AFTER_FOLDED = _by_word(AFTER)
_SCOPES_FOLDED = _by_word(SCOPES)
