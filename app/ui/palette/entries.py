"""What can be found in the palette, and how well a typed text fits it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from app.base.folding import fold

_WORD = re.compile(r"\w+")
_EXACT, _BEGINS, _INITIALS, _WORD_BEGINS, _INSIDE, _MENTIONED = 100, 80, 60, 55, 40, 15


@dataclass(frozen=True)
class Entry:
    """One line of the palette."""

    key: str
    """By which it is remembered; the same in every language."""
    title: str
    run: Callable[[], object]
    place: str = ""
    """Where else it is found: the menu, or what kind of thing it is."""
    keys: str = ""
    names: tuple[str, ...] = ()
    """Other names, such as the title in other languages."""
    mentions: tuple[str, ...] = ()
    """What it is about; counts less than a name."""
    icon: str = ""
    refused: str = ""
    """Why it cannot be done now; empty if it can."""

    @cached_property
    def _folded(self) -> tuple["_Name", ...]:
        return tuple(_Name.of(one) for one in dict.fromkeys((self.title, *self.names)))

    @cached_property
    def _about(self) -> str:
        return fold("\n".join((self.place, *self.mentions)))

    def score(self, terms: Sequence[str]) -> float:
        """How well the folded terms fit; 0 if one of them does not."""
        whole = "".join(terms)
        best = 0.0
        for name in self._folded:
            scores = [name.score(term) or self._mentioned(term) for term in terms]
            if all(scores):
                # Of two that fit alike the shorter one is what was meant.
                best = max(best, sum(scores) / len(scores) - min(len(name.whole), 60) / 100)
        if len(whole) > 1 and any(name.initials.startswith(whole) for name in self._folded):
            best = max(best, _INITIALS)
        if any(name.whole == whole for name in self._folded):
            best = _EXACT
        return best

    def _mentioned(self, term: str) -> int:
        return _MENTIONED if term in self._about else 0


@dataclass(frozen=True, slots=True)
class _Name:
    whole: str
    words: tuple[str, ...]
    initials: str

    @classmethod
    def of(cls, text: str) -> "_Name":
        words = tuple(fold(word) for word in _WORD.findall(text))
        return cls(fold(text), words, "".join(word[:1] for word in words))

    def score(self, term: str) -> int:
        if self.whole == term:
            return _EXACT
        if self.whole.startswith(term):
            return _BEGINS
        if any(word.startswith(term) for word in self.words):
            return _WORD_BEGINS
        return _INSIDE if term in self.whole else 0


class Provider(Protocol):
    """Offers entries of one kind."""

    def entries(self) -> Sequence[Entry]:
        """Those that are there from the beginning; asked when the palette opens."""
        ...

    def found(self, typed: str) -> Sequence[Entry]:
        """Those that a typed text asks for, the best first; asked with every key."""
        ...


MOST = 60
_RECENT = 8


def ranked(
    entries: Sequence[Entry], typed: str, recent: Sequence[str], found: Sequence[Entry] = ()
) -> list[Entry]:
    """What a typed text finds, the best first; without any, what was used lately, then all."""
    order = {key: len(recent) - at for at, key in enumerate(recent)}
    terms = [term for word in typed.split() if (term := fold(word))]
    if not terms:
        lately = sorted(
            (one for one in entries if one.key in order), key=lambda one: -order[one.key]
        )
        return [*lately, *(one for one in entries if one.key not in order)]
    scored = [(one.score(terms), one) for one in entries]
    fitting = [
        (score + min(order.get(one.key, 0), _RECENT) - (5 if one.refused else 0), one)
        for score, one in scored
        if score > 0
    ]
    fitting.sort(key=lambda pair: -pair[0])
    strong = [one for score, one in fitting if score >= _INSIDE - 1]
    weak = [one for score, one in fitting if score < _INSIDE - 1]
    return [*strong, *found, *weak][:MOST]
