"""Folding: the form of a text in which words are looked for and names are compared.

Traditional and Simplified, variants (台/臺, 裏/裡, 衞/衛), full and half width, Kangxi radicals,
capitals, accents and blanks do not matter for finding. What is shown and stored is never folded.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from operator import add

from app.base import paths


class _Table(dict[int, str]):
    """Folded text of each character, worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        """Characters met so far that fold to nothing or to several."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded


@cache
def _variants() -> dict[str, str]:
    """Each Chinese character that is folded, with the one that stands for it."""
    text = paths.resource("folding", "han-variants.txt").read_text(encoding="utf-8")
    return {
        variant: line[0]
        for line in text.splitlines()
        if not line.startswith("#")
        for variant in line[1:]
    }


def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).casefold()
    variants = _variants()
    return "".join(
        variants.get(part, part)
        for part in plain
        if not part.isspace() and unicodedata.category(part) not in _UNWRITTEN
    )


# Accents, invisible signs, and halves of characters.
_UNWRITTEN = ("Mn", "Cf", "Cc", "Cs")
_table = _Table()


def fold(text: str) -> str:
    """The folded text. Character by character, so a part of a text folds to a part of its fold."""
    return text.translate(_table)


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters the offset in `text` that it came from."""
    whole = fold(text)
    if _table.uneven.isdisjoint(text):  # Nearly always, and twenty times as fast.
        return whole, range(len(whole))
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        piece = _table[ord(character)]
        folded.append(piece)
        offsets.extend([offset] * len(piece))
    return "".join(folded), offsets


def find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where `wanted` occurs in `text` under folding, as [from, to) offsets in `text`."""
    needle = fold(wanted)
    if not needle:
        return []
    folded, offsets = fold_with_offsets(text)
    places: list[tuple[int, int]] = []
    start = folded.find(needle)
    while start >= 0:
        places.append((offsets[start], offsets[start + len(needle) - 1] + 1))
        start = folded.find(needle, start + len(needle))
    return places


def bigrams(text: str) -> str:
    """The tokens under which a text is indexed: each pair of neighbours and the last character.

    The last character stands alone so that a search for it, as the beginning of a token, finds it.
    """
    folded = fold(text)
    return " ".join([*map(add, folded, folded[1:]), folded[-1:]])
