"""The filter as people type it: `消防 bureau:保安局 due:<2024Q3 status:done -tag:會議`.

    query     := { term }
    term      := [ "-" ] ( words | field ":" [ operator ] value { "," value } )

Words must occur; a minus in front turns a term round; quotation marks keep blanks and colons
together. Field names and values are taken in Chinese and in English, whatever the screen shows.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.base.folding import fold
from app.base.i18n import Language
from app.domain.commitment import Assessment, Status
from app.domain.conventions import ReadingContext
from app.domain.deadline import Relation, Window, last_day
from app.domain.due_state import DueState
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import NOTHING, AnyOf, Between, Condition, Contains, Facet
from app.domain.organisation import Directory
from app.wording.labels import label

_TERM = re.compile(
    r'(?P<minus>-(?=\S))?(?:(?P<field>[^\s:："“”<>=]+)[:：])?'
    r'(?P<value>(?:"[^"]*"|“[^”]*”|[^\s"“])+|$)'
)
_OPERATOR = re.compile(r"^(<=|>=|<|>|=)?(.*)$")
_YEAR_PART = re.compile(r"^(\d{4})(?:[-/]?Q([1-4])|-(\d{1,2})(?:-(\d{1,2}))?)?$", re.IGNORECASE)
_QUOTES = str.maketrans("", "", '"“”')
_WIDE_OPERATORS = str.maketrans({"＜": "<", "＞": ">", "＝": "=", "≤": "<=", "≥": ">="})

_NAMES = {
    Facet.ORGANISATION: ("org", "organisation", "bureau", "機構", "政策局", "責任單位"),
    Facet.AGENT: ("agent", "部門", "執行部門"),
    Facet.SECTION: ("section", "章節"),
    Facet.DOCUMENT: ("document", "文件"),
    Facet.DUE: ("due", "期限", "到期狀況", "到期"),
    Facet.STATUS: ("status", "匯報狀態", "狀態"),
    Facet.ASSESSMENT: ("assessment", "評估"),
    Facet.RELATION: ("relation", "期限類別"),
    Facet.TAG: ("tag", "標籤"),
    Facet.TARGET: ("target", "指標"),
    Facet.QUESTION: ("question", "問題", "疑問"),
}
_BY_NAME = {fold(name): facet for facet, names in _NAMES.items() for name in names}
_ENUMS: dict[Facet, type[StrEnum]] = {
    Facet.DUE: DueState,
    Facet.STATUS: Status,
    Facet.ASSESSMENT: Assessment,
    Facet.RELATION: Relation,
}
_NONE_WORDS = ("none", "無", "沒有", "未匯報", "not reported")
_YES_NO = {"yes": ("yes", "有", "是"), "no": ("no", "無", "沒有", "否")}


@dataclass(frozen=True, slots=True)
class Titles:
    """The sections and documents that a tracker has: titles with identifiers."""

    sections: tuple[tuple[str, str], ...] = ()
    documents: tuple[tuple[str, str], ...] = ()


def parse(text: str, directory: Directory, titles: Titles = Titles()) -> tuple[Condition, ...]:
    """The conditions of a typed filter.

    Raises InvalidValue with what is wrong and what could be typed in its place.
    """
    if sum(map(text.count, '"“”')) % 2:
        raise InvalidValue("query_quote_open", text=re.split('["“]', text)[-1])
    parser = _Parser(directory, titles)
    return tuple(parser.condition(match) for match in _TERM.finditer(text) if match.group().strip())


def field_names(language: Language) -> list[str]:
    """The names of fields to suggest, in the language of the screen."""
    chinese = language is not Language.EN
    return [
        next(name for name in names if name.isascii() is not chinese) for names in _NAMES.values()
    ]


class _Parser:
    def __init__(self, directory: Directory, titles: Titles) -> None:
        self._directory = directory
        self._titles = titles

    def condition(self, match: re.Match[str]) -> Condition:
        negated = match["minus"] is not None
        value, name = match["value"], match["field"]
        if name is None:
            return Contains(value.translate(_QUOTES), negated)
        facet = _facet_named(name)
        if facet is None:
            known = {one: ", ".join(field_names(one)) for one in Language}
            raise InvalidValue("query_field_unknown", name=name, known=known)
        if not value.translate(_QUOTES).strip("<>=,，、"):
            raise InvalidValue("query_value_missing", name=match.group())
        if facet is Facet.DUE:
            return self._due(value, negated)
        return AnyOf(facet, self._values(facet, value), negated)

    def _values(self, facet: Facet, text: str) -> tuple[str, ...]:
        parts = [part.translate(_QUOTES) for part in re.split("[,，、]", text) if part]
        return tuple(dict.fromkeys(code for part in parts for code in self._codes(facet, part)))

    def _codes(self, facet: Facet, word: str) -> Iterable[str]:
        if facet in (Facet.TARGET, Facet.QUESTION):
            return [_choice(facet, word, _YES_NO)]
        if facet in (Facet.ORGANISATION, Facet.AGENT):
            return self._organisations(word)
        if facet in (Facet.SECTION, Facet.DOCUMENT):
            return self._titled(facet, word)
        if facet is Facet.TAG:
            return [NOTHING if _is_none(word) else word]
        if facet is Facet.STATUS and _is_none(word):
            return [NOTHING]
        return [_choice(facet, word, _value_words(_ENUMS[facet]))]

    def _organisations(self, word: str) -> list[str]:
        if _is_none(word):
            return [NOTHING]
        exact = self._directory.named(word)
        if exact is not None:
            return [exact.id]
        part = fold(word)
        found = [
            one.id
            for one in self._directory.organisations
            if any(part in fold(name) for name in one.names)
        ]
        if not found:
            raise InvalidValue("query_organisation_unknown", value=word)
        return found

    def _titled(self, facet: Facet, word: str) -> list[str]:
        titled = self._titles.sections if facet is Facet.SECTION else self._titles.documents
        found = [identifier for title, identifier in titled if fold(word) in fold(title)]
        if not found:
            known = "、".join(dict.fromkeys(title for title, _ in titled))
            raise InvalidValue("query_value_unknown", value=word, name=facet.value, known=known)
        return found

    def _due(self, text: str, negated: bool) -> Condition:
        plain = text.translate(_QUOTES).translate(_WIDE_OPERATORS)
        operator, words = _OPERATOR.match(plain).groups()  # type: ignore[union-attr]
        window = _window(words)
        if window is not None and _bound(operator, window) is not None:
            return _compared(operator or "=", window, negated)
        if operator:
            raise InvalidValue("query_date_unknown", value=plain)
        words_of = _value_words(DueState)
        parts = [part for part in re.split("[,，、]", plain) if part]
        return AnyOf(
            Facet.DUE, tuple(_choice(Facet.DUE, part, words_of) for part in parts), negated
        )


def _bound(operator: str | None, window: Window) -> date | None:
    """The end of a window that an operator compares with; a phrase such as 年底前 has but one."""
    if operator is None or operator == "=":
        return window.latest or window.earliest
    return window.earliest if operator in ("<", ">=") else window.latest


def _compared(operator: str, window: Window, negated: bool) -> Between:
    """Rows by their latest date, against the beginning or the end of a window."""
    first, last = window.earliest, window.latest
    one = timedelta(days=1)
    bounds: dict[str, Callable[[], tuple[date | None, date | None]]] = {
        "<": lambda: (None, first - one if first else None),
        "<=": lambda: (None, last),
        ">": lambda: (last + one if last else None, None),
        ">=": lambda: (first, None),
        "=": lambda: (first, last),
    }
    return Between(Field.LATEST, *bounds[operator](), negated=negated)


def _window(words: str) -> Window | None:
    match = _YEAR_PART.match(words.strip())
    if match is None:
        # The grammar takes a tenth of a second to import; few filters are phrases of time.
        from app.domain.deadline_grammar.reader import read_phrase

        found = read_phrase(words, ReadingContext()) if words else None
        dated = found is not None and found.deadline.dated
        return found.deadline.window if found is not None and dated else None
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


def _facet_named(name: str) -> Facet | None:
    """By the names above, or by what the screen calls it in any language."""
    wanted = fold(name)
    shown = (one for one in _NAMES for language in Language if fold(label(one, language)) == wanted)
    return _BY_NAME.get(wanted) or next(shown, None)


def _is_none(word: str) -> bool:
    return _compact(word) in map(_compact, _NONE_WORDS)


def _choice(facet: Facet, word: str, words: dict[str, tuple[str, ...]]) -> str:
    wanted = _compact(word)
    for code, names in words.items():
        if wanted in map(_compact, (code, *names)):
            return code
    known = {
        language: ", ".join(_name_in(language, code, names) for code, names in words.items())
        for language in Language
    }
    raise InvalidValue("query_value_unknown", value=word, name=facet.value, known=known)


def _name_in(language: Language, code: str, names: tuple[str, ...]) -> str:
    """What may be typed for a value, in the language of the screen."""
    if language is Language.EN:
        return code.replace("_", "-")
    return next((name for name in names if not name.isascii()), code)


def _compact(word: str) -> str:
    return fold(word).replace("_", "").replace("-", "")


def _value_words(values: type[StrEnum]) -> dict[str, tuple[str, ...]]:
    return {value.value: tuple(label(value, language) for language in Language) for value in values}
