"""Which items of a document follow which of an earlier one: same, reworded, split, merged.

Items are compared by the pairs of characters that they share. A pair that stands in many items says
little, one that stands in few says much (inverse document frequency, Spärck Jones 1972), so that
phrases of every policy document make nothing alike.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest
from math import log
from typing import Generic, TypeVar

from app.base.folding import fold

Key = TypeVar("Key", bound=Hashable)
Other = TypeVar("Other", bound=Hashable)

REWORDED_FROM = 0.5
"""Likeness from which two items are one promise in other words."""
PART_FROM = 0.6
"""Share of a short item that a long one has to hold for the short one to be a part of it."""
_COVERED_FROM = 0.5
"""Share of a whole that its parts together have to cover."""
_MOST_LOOKED_AT, _MOST_CANDIDATES = 600, 12
"""For one item, so that large documents take time in proportion to their size."""


class LinkKind(StrEnum):
    """How items follow each other."""

    SAME = "same"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


class Succession(StrEnum):
    """What a document is to one that the tracker holds."""

    UNRELATED = "unrelated"
    FOLLOWS = "follows"
    """A later document: its promises follow those of the earlier one, which stay as they are."""
    EDITION = "edition"
    """The same document, corrected or read again: only differences come in."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A commitment before or after another one, or the document that dropped it."""

    kind: LinkKind
    document_title: str
    is_older: bool
    commitment_id: str | None
    """None for a commitment that was dropped."""
    ref: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Older items, by identifier, and the newer ones that follow them, by number."""

    kind: LinkKind
    older: tuple[str, ...]
    newer: tuple[int, ...]
    likeness: float = 1.0
    """From 0.0, nothing shared, to 1.0, the same words."""


def links(older: Mapping[str, str], newer: Mapping[int, str]) -> tuple[Link, ...]:
    """Match items, given as texts by key in the order of their documents.

    Every key stands in exactly one link. Links with newer items come first, in their order; what
    was dropped follows, in the order of the older document.
    """
    matching = _Matching(older, newer)
    found = [*matching.same(), *matching.reworded()]
    found = matching.with_parts(found)
    seen_old = {key for link in found for key in link.older}
    seen_new = {key for link in found for key in link.newer}
    found += [Link(LinkKind.NEW, (), (key,), 0.0) for key in newer if key not in seen_new]
    place = {key: at for at, key in enumerate(newer)}
    found.sort(key=lambda link: min(place[key] for key in link.newer))
    dropped = [Link(LinkKind.DROPPED, (key,), (), 0.0) for key in older if key not in seen_old]
    return (*found, *dropped)


class _Side(Generic[Key]):
    """The items of one document with their pairs of characters."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        self.folded = {key: fold(text) for key, text in texts.items()}
        self.pairs = {key: _pairs(text) for key, text in self.folded.items()}


class _Matching:
    """Two documents beside each other."""

    def __init__(self, older: Mapping[str, str], newer: Mapping[int, str]) -> None:
        self._old, self._new = _Side(older), _Side(newer)
        self._weights = _weights([*self._old.pairs.values(), *self._new.pairs.values()])
        self._shared: dict[tuple[str, int], float] = {}
        self._near_old: defaultdict[str, list[int]] = defaultdict(list)
        self._near_new: defaultdict[int, list[str]] = defaultdict(list)

    def same(self) -> list[Link]:
        """Items of the same words. Of several alike, the first follows the first."""
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in self._new.folded.items():
            waiting[text].append(number)
        found = []
        for identifier, text in self._old.folded.items():
            if waiting.get(text):
                found.append(Link(LinkKind.SAME, (identifier,), (waiting[text].pop(0),)))
        for link in found:
            del self._old.pairs[link.older[0]]
            del self._new.pairs[link.newer[0]]
        self._shared = self._share()
        for old, new in sorted(self._shared):
            self._near_new[new].append(old)
            self._near_old[old].append(new)
        return found

    def reworded(self) -> list[Link]:
        """Pairs that are more like each other than anything else that is left."""
        scored = [(self._likeness(*pair), pair) for pair in self._shared]
        scored = [entry for entry in scored if entry[0] >= REWORDED_FROM]
        scored.sort(key=lambda entry: (-entry[0], entry[1][1], entry[1][0]))
        taken_old: set[str] = set()
        taken_new: set[int] = set()
        found = []
        for likeness, (identifier, number) in scored:
            if identifier not in taken_old and number not in taken_new:
                taken_old.add(identifier)
                taken_new.add(number)
                found.append(Link(LinkKind.REWORDED, (identifier,), (number,), likeness))
        return found

    def with_parts(self, found: Sequence[Link]) -> list[Link]:
        """Join to the pairs what is a part of one of their sides: splits and merges."""
        by_old = {link.older[0]: link for link in found if link.kind is LinkKind.REWORDED}
        by_new = {link.newer[0]: link for link in by_old.values()}
        free_old = [key for key in self._old.pairs if key not in by_old]
        free_new = [key for key in self._new.pairs if key not in by_new]
        split = self._splits(free_new, by_old)
        merged = self._merges([key for key in free_old if key not in split], by_new, split)
        gone = {old for group in merged.values() for old in group}
        kept = [
            link
            for link in found
            if link.kind is LinkKind.SAME
            or (link.older[0] not in split and link.newer[0] not in merged)
        ]
        kept += [
            Link(LinkKind.SPLIT, (old,), numbers, self._cover_of_old(old, numbers))
            for old, numbers in split.items()
            if old not in gone
        ]
        kept += [
            Link(LinkKind.MERGED, olds, (number,), self._cover_of_new(number, olds))
            for number, olds in merged.items()
        ]
        return kept

    def _splits(
        self, free: Iterable[int], by_old: Mapping[str, Link]
    ) -> dict[str, tuple[int, ...]]:
        """Older items with the newer ones that they were split into."""
        wholes: defaultdict[str, set[int]] = defaultdict(set)
        for number in free:
            whole = max(
                self._near_new[number],
                key=lambda old: self._part_of_old(old, number),
                default=None,
            )
            if whole is not None and self._part_of_old(whole, number) >= PART_FROM:
                wholes[whole].add(number)
        for old, numbers in wholes.items():
            if old in by_old:
                numbers.add(by_old[old].newer[0])
        return {
            old: tuple(sorted(numbers))
            for old, numbers in wholes.items()
            if len(numbers) > 1
            and self._cover_of_old(old, numbers) >= _COVERED_FROM
            and all(self._part_of_old(old, number) >= PART_FROM for number in numbers)
        }

    def _merges(
        self, free: Iterable[str], by_new: Mapping[int, Link], split: Mapping[str, tuple[int, ...]]
    ) -> dict[int, tuple[str, ...]]:
        """Newer items with the older ones that were merged into them."""
        taken = {number for numbers in split.values() for number in numbers}
        wholes: defaultdict[int, set[str]] = defaultdict(set)
        for old in free:
            whole = max(
                (new for new in self._near_old[old] if new not in taken),
                key=lambda new: self._part_of_new(old, new),
                default=None,
            )
            if whole is not None and self._part_of_new(old, whole) >= PART_FROM:
                wholes[whole].add(old)
        for number, olds in wholes.items():
            if number in by_new:
                olds.add(by_new[number].older[0])
        order = {key: at for at, key in enumerate(self._old.pairs)}
        return {
            number: tuple(sorted(olds, key=order.__getitem__))
            for number, olds in wholes.items()
            if len(olds) > 1
            and self._cover_of_new(number, olds) >= _COVERED_FROM
            and all(self._part_of_new(old, number) >= PART_FROM for old in olds)
        }

    # --- how much is shared ---------------------------------------------------------------------

    def _share(self) -> dict[tuple[str, int], float]:
        """The weight of what an older and a newer item share, for those that may be alike."""
        old, new = self._old.pairs, self._new.pairs
        met = {(one, other) for other, found in self._candidates(new, old) for one in found}
        met |= {(one, other) for one, found in self._candidates(old, new) for other in found}
        return {(one, other): self._weight(old[one] & new[other]) for one, other in met}

    def _candidates(
        self, items: Mapping[Key, frozenset[str]], others: Mapping[Other, frozenset[str]]
    ) -> Iterator[tuple[Key, list[Other]]]:
        """For each item the few others with which it shares most of what is rare."""
        holders: defaultdict[str, list[Other]] = defaultdict(list)
        for holder, held in others.items():
            for pair in held:
                holders[pair].append(holder)
        for key, pairs in items.items():
            scores: defaultdict[Other, float] = defaultdict(float)
            looked_at = 0
            for pair in sorted(pairs & holders.keys(), key=lambda pair: (len(holders[pair]), pair)):
                for other in holders[pair][: _MOST_LOOKED_AT - looked_at]:
                    scores[other] += self._weights[pair]
                looked_at += len(holders[pair])
                if looked_at >= _MOST_LOOKED_AT:
                    break
            yield key, nlargest(_MOST_CANDIDATES, scores, key=scores.__getitem__)

    def _weight(self, pairs: Iterable[str]) -> float:
        return sum(map(self._weights.__getitem__, pairs))

    def _likeness(self, old: str, new: int) -> float:
        both = self._weight(self._old.pairs[old]) + self._weight(self._new.pairs[new])
        return 2 * self._shared[old, new] / both if both else 0.0

    def _part_of_old(self, old: str, new: int) -> float:
        """The share of a newer item that an older one holds."""
        whole = self._weight(self._new.pairs[new])
        return self._shared.get((old, new), 0.0) / whole if whole else 0.0

    def _part_of_new(self, old: str, new: int) -> float:
        """The share of an older item that a newer one holds."""
        whole = self._weight(self._old.pairs[old])
        return self._shared.get((old, new), 0.0) / whole if whole else 0.0

    def _cover_of_old(self, old: str, numbers: Iterable[int]) -> float:
        parts = frozenset[str]().union(*(self._new.pairs[number] for number in numbers))
        whole = self._old.pairs[old]
        return self._weight(whole & parts) / (self._weight(whole) or 1.0)

    def _cover_of_new(self, number: int, olds: Iterable[str]) -> float:
        parts = frozenset[str]().union(*(self._old.pairs[old] for old in olds))
        whole = self._new.pairs[number]
        return self._weight(whole & parts) / (self._weight(whole) or 1.0)


def _pairs(folded: str) -> frozenset[str]:
    """The pairs of neighbouring letters, digits and characters, without punctuation."""
    plain = "".join(filter(str.isalnum, folded))
    return frozenset(plain[at : at + 2] for at in range(max(1, len(plain) - 1)))


def _weights(items: Sequence[frozenset[str]]) -> dict[str, float]:
    counts: defaultdict[str, int] = defaultdict(int)
    for pairs in items:
        for pair in pairs:
            counts[pair] += 1
    return {pair: log(1 + len(items) / count) for pair, count in counts.items()}
