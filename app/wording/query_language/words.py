"""The words of values: each understood in every language, written in that of the screen."""

from collections.abc import Iterable
from functools import cache, lru_cache

from app.base.folding import fold
from app.base.i18n import Language
from app.domain.due_state import DueState
from app.domain.filters import Facet, Match
from app.wording.filters import ENUMS
from app.wording.labels import label

EMPTY = ("empty", "空白", "空", "blank")
NONE = ("none", "無", "沒有", "未匯報", "not reported")
YES_NO = {"yes": ("yes", "有", "是"), "no": ("no", "無", "沒有", "否")}
MATCHES = {
    Match.CONTAINS: ("contains", "包含", "包含"),
    Match.STARTS: ("starts", "開頭", "开头"),
    Match.ENDS: ("ends", "結尾", "结尾"),
    Match.EQUALS: ("is", "等於", "等于"),
}
IN = ("in", "其中", "其中")
_ALSO = {(Facet.DUE, DueState.PAST_LATEST.value): ("overdue", "逾期", "過期")}


def compact(word: str) -> str:
    """A word without what does not matter: case, script, blanks, hyphens."""
    return folded(word).replace("_", "").replace("-", "")


@lru_cache(maxsize=16_384)
def folded(word: str) -> str:
    """A word in the form in which it is compared: names and titles are folded once."""
    return fold(word)


def is_one_of(word: str, words: Iterable[str]) -> bool:
    """Whether a word is one of some, whatever its form."""
    return compact(word) in map(compact, words)


def in_language(words: tuple[str, str, str], language: Language) -> str:
    """The one of English, Traditional and Simplified that the screen shows."""
    return words[(Language.EN, Language.ZH_HANT, Language.ZH_HANS).index(language)]


def choice_word(facet: Facet, code: str, language: Language) -> str:
    """What is written for a value of a facet that has fixed values."""
    if facet in (Facet.TARGET, Facet.QUESTION):
        return code if language is Language.EN else YES_NO[code][1]
    if language is Language.EN:
        return code.replace("_", "-")
    return label(ENUMS[facet](code), language)


@cache
def choices(facet: Facet) -> dict[str, tuple[str, ...]]:
    """All words of each value of a facet that has fixed values."""
    if facet in (Facet.TARGET, Facet.QUESTION):
        return YES_NO
    return {
        value.value: (
            value.value,
            *(label(value, language) for language in Language),
            *_ALSO.get((facet, value.value), ()),
        )
        for value in ENUMS[facet]
    }
