"""The text as the grammars read it, and the way back from there to the text as printed.

Grammars read folded text (Simplified, half width, no blanks but those between Latin words), so a
word is written once in a grammar and found in every form that documents give it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from app.base.folding import fold
from app.domain.deadline import Span


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

    def printed(self, start: int, end: int) -> str:
        """The words as printed of a part of the prepared text."""
        first, last = self.span(start, end)
        return self.original[first:last]


def prepare(text: str) -> Prepared:
    """Fold a text for reading; blanks stay, as one, only between two Latin letters or words."""
    pieces: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        piece = fold(character)
        if character.isspace() and _separates(text, offset):
            piece = " "
        pieces.append(piece)
        offsets.extend([offset] * len(piece))
    return Prepared("".join(pieces), tuple(offsets), text)


def _separates(text: str, offset: int) -> bool:
    """Whether the blank at an offset stands between two Latin words."""
    before, after = text[:offset].rstrip()[-1:], text[offset + 1 : offset + 2]
    return offset > 0 and not text[offset - 1].isspace() and _latin(before) and _latin(after)


def _latin(character: str) -> bool:
    return bool(character) and character.isascii() and unicodedata.category(character)[0] != "N"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, as they stand in prepared text."""
    folded = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, folded)) + ")"


_QUOTED = re.compile("「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|“[^”]*”")


def quoted_spans(prepared: str) -> list[Span]:
    """The parts that stand in quotation marks, which are names."""
    return [match.span() for match in _QUOTED.finditer(prepared)]
