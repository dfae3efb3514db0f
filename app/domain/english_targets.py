"""Targets in English: `not less than 500 places`, `over 70%`, `HK$3 billion`."""

import re
from decimal import Decimal

from app.domain.lexing import Prepared
from app.domain.numerals import plain_number
from app.domain.target import Comparator, Scope, Target

_COMPARATORS = {
    "not less than": Comparator.AT_LEAST, "no less than": Comparator.AT_LEAST,
    "not fewer than": Comparator.AT_LEAST, "no fewer than": Comparator.AT_LEAST,
    "at least": Comparator.AT_LEAST, "a minimum of": Comparator.AT_LEAST,
    "not more than": Comparator.AT_MOST, "no more than": Comparator.AT_MOST,
    "at most": Comparator.AT_MOST, "up to": Comparator.AT_MOST, "a maximum of": Comparator.AT_MOST,
    "more than": Comparator.MORE, "over": Comparator.MORE, "exceeding": Comparator.MORE,
    "less than": Comparator.LESS, "fewer than": Comparator.LESS, "below": Comparator.LESS,
    "about": Comparator.ABOUT, "around": Comparator.ABOUT, "approximately": Comparator.ABOUT,
    "some": Comparator.ABOUT, "nearly": Comparator.NEARLY, "almost": Comparator.NEARLY,
    "close to": Comparator.NEARLY, "just under": Comparator.NEARLY,
}  # fmt: skip
_SCOPES = {"a total of": Scope.TOTAL, "in total": Scope.TOTAL, "an annual": Scope.PER_YEAR}
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
}  # fmt: skip
_LARGEST = 10**15
# Phase 2 to train over 500 nurses: the words behind a number end where another quantity begins.
_NEXT_QUANTITY = f"(?:{'|'.join([*_COMPARATORS, *_SCOPES, *_NUMBERS])})(?![\\w-])"
_QUANTITY = re.compile(
    f"(?:\\b(?P<scope>{'|'.join(_SCOPES)}) )?(?:\\b(?P<comparator>{'|'.join(_COMPARATORS)}) )?"
    "(?P<currency>(?:(?:hk|us|rmb) ?)?\\$ ?|\\brmb ?)?"
    f"(?<![\\w.,/-])(?P<number>\\d{{1,3}}(?:,\\d{{3}})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|"
    f"\\b(?:{'|'.join(_NUMBERS)})\\b)(?: (?P<scale>thousand|million|billion|trillion)\\b)?"
    "(?: ?(?P<percent>%|per ?cent\\b|percentage points?\\b)|"
    f"(?P<words>(?: (?!{_NEXT_QUANTITY})[a-z][a-z-]*){{1,5}}))?"
)
# Times, names and ordinals; what is left behind such a word counts nothing.
_NOT_COUNTED = re.compile(
    " (?:years?|months?|weeks?|days?|hours?|minutes?|working|calendar|jan|feb|mar|apr|may|jun|jul|"
    "aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|"
    "december|and|or|to|in|on|of|by|for|from|the|will|with|at|as|is|are|onwards?|after|before|when|"
    "which|that|should|shall|school|academic|financial|policy|budget|through|until|under)\\b"
)
_NAMED = re.compile(
    r"(?:\b(?:article|section|chapter|cap\.?|phase|stage|no\.?|line|area|route|level|part|in|by|"
    r"since|until|mid|end|early|late|q|from|than|before|within)|-) ?$"
)
_PLURAL = re.compile(r"[a-z-]+s\b|\b(?:people|staff|personnel|children|women|men|youth)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BASE = re.compile(r"\bfrom (?:the (?:current|present|existing) )?$")
_RISES = re.compile(r"[^;.]{0,60}\bto\b")
# 35,000 talents who stay for at least 12 months
_CONDITION = re.compile(
    f"\\b(?P<comparator>{'|'.join(_COMPARATORS)}) (?P<number>\\d{{1,3}}|{'|'.join(_NUMBERS)})"
    " (?P<unit>(?:year|month|week|day|hour)s?)\\b"
)
_WHO = re.compile(r"^[^,;.]{0,60}?\b(?:who|that|which|staying|expected|intending)\b[^,;.]{0,60}$")
_EVERYONE = re.compile(
    r"(?:(?<=^)|(?<=[.;] ))all(?= [^,;.\d]{3,60}? (?:must|shall|are required to|have to)"
    r" (?:complete|have completed|attain|achieve|reach)\b)"
)


def find_english_targets(prepared: Prepared) -> list[Target]:
    """All targets of an English text, in order, with spans in it."""
    read = [(match, _target(prepared, match)) for match in _QUANTITY.finditer(prepared.text)]
    found = [target for _match, target in read if target is not None]
    ends = [match.start() + len(target.phrase) for match, target in read if target is not None]
    for match in _EVERYONE.finditer(prepared.text):
        words, span = prepared.printed(*match.span()), prepared.span(*match.span())
        found.append(Target(words, Comparator.EXACTLY, 100, "%", Scope.PLAIN, span))
    for match in _CONDITION.finditer(prepared.text):
        before = max((end for end in ends if end <= match.start()), default=0)
        if before and _WHO.match(prepared.text[before : match.start()]):
            found.append(_condition(prepared, match))
    return sorted(found, key=lambda target: target.span)


def _condition(prepared: Prepared, match: re.Match[str]) -> Target:
    return Target(
        prepared.printed(*match.span()),
        _COMPARATORS[match["comparator"]],
        int(_NUMBERS.get(match["number"]) or match["number"]),
        prepared.printed(*match.span("unit")),
        Scope.CONDITION,
        prepared.span(*match.span()),
    )


def _target(prepared: Prepared, match: re.Match[str]) -> Target | None:
    text, before = prepared.text, prepared.before(match.start())
    value = _value(match)
    if value > _LARGEST or (_BASE.search(before) and _RISES.match(text, match.end())):
        return None
    named = next((name for name in ("currency", "percent") if match[name]), None)
    end = match.end()
    if named is None:
        noun = _noun(match)
        named_thing = _NAMED.search(before) or _YEAR.fullmatch(match["number"])
        if noun is None or (match["comparator"] is None and named_thing):
            return None
        unit, end = prepared.printed(*noun), noun[1]
    else:
        if named == "currency":
            end = max(match.end("number"), match.end("scale"))
        unit = prepared.printed(*match.span(named)).strip()
    return Target(
        prepared.printed(match.start(), end),
        _COMPARATORS.get(match["comparator"] or "", Comparator.EXACTLY),
        plain_number(value),
        unit,
        _SCOPES.get(match["scope"] or "", Scope.PLAIN),
        prepared.span(match.start(), end),
    )


def _value(match: re.Match[str]) -> Decimal:
    number = match["number"]
    known = _NUMBERS.get(number)
    value = Decimal(known if known is not None else number.replace(",", ""))
    return value * _SCALES[match["scale"] or ""]


def _noun(match: re.Match[str]) -> tuple[int, int] | None:
    """Where the noun stands that is counted: the last word before one that counts nothing."""
    start, end = match.span("words")
    if start < 0:
        return None
    words = match["words"]
    stop = _NOT_COUNTED.search(words)
    last = stop.start() if stop else end - start
    kept = words[:last].rstrip()
    if not kept:
        return None
    plural = [one for one in _PLURAL.finditer(kept) if not one.group().endswith("ss")]
    if not plural:
        return None
    head = plural[0]
    for following in plural[1:]:  # sports venues, as against places for students
        if following.start() == head.end() + 1:
            head = following
    return start + head.start(), start + head.end()
