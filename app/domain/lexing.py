"""The text as the grammars read it, and the way back from there to the text as printed.

Grammars read folded text (Simplified, half width, no blanks but those that part Latin words and
figures), so a word is written once in a grammar and found in every form that documents give it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.base.folding import fold, fold_with_offsets
from app.domain.deadline import Span
from app.domain.numerals import narrow

_NEAR = 200
"""Characters: words further in front say nothing about a phrase."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text ready for a grammar."""

    text: str
    offsets: tuple[int, ...]
    """For each character of `text`, the offset in the original that it came from."""
    original: str

    def span(self, start: int, end: int) -> Span:
        """The place in the original of a part of the prepared text."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def before(self, place: int) -> str:
        """The words in front of a place of the prepared text, as far as they can matter."""
        return self.text[max(0, place - _NEAR) : place]

    def printed(self, start: int, end: int) -> str:
        """The words as printed of a part of the prepared text."""
        first, last = self.span(start, end)
        return self.original[first:last]


# Several grammars read the same text, one after the other.
@lru_cache(maxsize=64)
def prepare(text: str, *, latin: bool | None = None) -> Prepared:
    """Fold a text for reading; one blank stays where it parts Latin words or figures.

    Whether it is Latin shows, unless `latin` says how it is to be read.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    latin = is_latin(text) if latin is None else latin
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        if not _parts(text, start, end, latin=latin):
            continue
        _add(text, done, start, pieces, offsets)
        pieces.append(" ")
        offsets.append(start)
        done = end
    _add(text, done, len(text), pieces, offsets)
    return Prepared("".join(pieces), tuple(offsets), text)


def _add(text: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    """Fold the part [start, end) of a text, behind what is there already."""
    folded, places = fold_with_offsets(text[start:end])
    pieces.append(folded)
    offsets.extend([start + place for place in places])


_BLANKS = re.compile(r"\s+")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_THOUSANDS_BEFORE = re.compile(r"(?<!\d)\d{1,3}\Z")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")


def is_latin(text: str) -> bool:
    """Whether a text is written without Chinese characters."""
    return _HAN.search(text) is None


def _parts(text: str, start: int, end: int, *, latin: bool) -> bool:
    """Whether the blanks at [start, end) part two Latin words.

    Between figures blanks are typesetting, broken lines or thousands (3 300), except in Latin
    texts, where only the last are.
    """
    before, after = narrow(text[max(0, start - 1) : start]), narrow(text[end : end + 1])
    if not (before and after and before.isascii() and after.isascii()):
        return False
    figures = before.isdigit() + after.isdigit()
    if not figures or not latin:
        return not figures
    if figures == 1:
        return True
    thousands = _THOUSANDS_BEFORE.search(text, max(0, start - 4), start)
    return thousands is None or _THOUSANDS.match(text, end) is None


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, as they stand in prepared text."""
    folded = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, folded)) + ")"


_QUOTED = re.compile('「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|“[^”]*”|‘[^’]*’|"[^"]*"')


def quoted_spans(prepared: str) -> list[Span]:
    """The parts that stand in quotation marks, which are names."""
    return [match.span() for match in _QUOTED.finditer(prepared)]
