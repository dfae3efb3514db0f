"""Which words of a text have changed, for two versions side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from app.base.folding import fold

_WORDS = re.compile(r"\s*(?:\d+(?:[.,]\d+)*|[A-Za-z]+|\S)|\s+$")
"""A number or a word of letters changes as a whole; of the rest every character is a word. Blanks
belong to the word behind them."""
_ISLAND = 1
"""As few words that stayed, between others that changed, are shown as changed with them."""


class RunKind(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words with the same fate."""

    kind: RunKind
    text: str


def word_differences(before: str, after: str) -> tuple[Run, ...]:
    """The runs of both texts in order: those kept and added together are `after`.

    Variants of characters, width and blanks are no difference: 條例 stays in 条例.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Run] = []
    old_at = new_at = 0
    for old_from, new_from, size in _kept(old, new):
        found += _changed("".join(old[old_at:old_from]), "".join(new[new_at:new_from]))
        if size:
            found.append(Run(RunKind.KEPT, "".join(new[new_from : new_from + size])))
        old_at, new_at = old_from + size, new_from + size
    return tuple(found)


def _kept(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where words stayed: place in both and how many; at last their ends, with none."""
    one, other = [fold(word) for word in old], [fold(word) for word in new]
    for block in SequenceMatcher(a=one, b=other, autojunk=False).get_matching_blocks():
        at_edge = block.a == block.b == 0 or block.size == 0
        if at_edge or block.size > _ISLAND:
            yield block


def _changed(removed: str, added: str) -> Iterator[Run]:
    if removed:
        yield Run(RunKind.REMOVED, removed)
    if added:
        yield Run(RunKind.ADDED, added)
