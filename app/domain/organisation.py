"""Organisations, and finding them by the names that documents give them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from app.base.folding import fold, fold_with_offsets

_ELSEWHERE_BEFORE = tuple(map(fold, ("國家", "中國", "全國", "內地", "廣東省", "深圳市", "澳門")))
_ELSEWHERE_AFTER = fold("總署")
_SHORTEST, _SHORTEST_LATIN = 2, 4


class OrganisationKind(StrEnum):
    """What sort of body it is."""

    OFFICE = "office"
    BUREAU = "bureau"
    DEPARTMENT = "department"
    BODY = "body"
    COMPANY = "company"
    PLACEHOLDER = "placeholder"
    """Words that stand for bureaux without naming one: 相關政策局."""
    OTHER = "other"


class Role(StrEnum):
    """What an organisation has to do with a commitment."""

    RESPONSIBLE = "responsible"
    LEAD = "lead"
    SUPPORTING = "supporting"
    AGENT = "agent"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body with its names. It is valid from and to the given days, both included."""

    id: str
    code: str
    zh_hant: str
    zh_hans: str
    en: str
    abbreviation: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    parent_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor_id: str | None = None
    aliases: tuple[str, ...] = ()

    def valid_on(self, day: date | None) -> bool:
        """Whether it existed on a day; without a day, whether it exists still."""
        if day is None:
            return self.valid_to is None
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)

    @property
    def names(self) -> tuple[str, ...]:
        """All names but the abbreviation."""
        own = (self.zh_hant, self.zh_hans, self.en)
        return tuple(name for name in (*own, *self.aliases) if name)


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation named at [start, end) of a text."""

    start: int
    end: int
    name: str
    organisation: Organisation


class Directory:
    """Finds organisations by name. Variants of characters, width and case do not matter."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self.organisations = tuple(organisations)
        self._by_id = {organisation.id: organisation for organisation in self.organisations}

    def __len__(self) -> int:
        return len(self.organisations)

    def by_id(self, identifier: str) -> Organisation | None:
        """The organisation with an identifier."""
        return self._by_id.get(identifier)

    def named(self, name: str, on: date | None = None) -> Organisation | None:
        """The organisation of exactly this name or abbreviation; the one valid on a day first."""
        candidates = self._by_name.get(fold(name), [])
        valid = [candidate for candidate in candidates if candidate.valid_on(on)]
        if valid or on is not None:
            return next(iter(valid or candidates), None)
        return max(candidates, key=lambda one: one.valid_to or date.max, default=None)

    def mentions(self, text: str, on: date | None = None) -> list[Mention]:
        """Organisations named in a running text, valid on a day, longest names first."""
        folded, offsets = fold_with_offsets(text)
        found = []
        for match in self._any_name.finditer(folded):
            valid = [one for one in self._by_name[match.group()] if one.valid_on(on)]
            if valid and not _elsewhere(folded, match):
                start, end = offsets[match.start()], offsets[match.end() - 1] + 1
                found.append(Mention(start, end, text[start:end], valid[0]))
        return found

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of each organisation in the directory, by identifier."""
        return {one.id: at for at, one in enumerate(self.organisations)}

    # Names are looked up when documents are read, not when a tracker is opened: folding all of
    # them takes a while.
    @cached_property
    def _by_name(self) -> dict[str, list[Organisation]]:
        found: dict[str, list[Organisation]] = {}
        for organisation in self.organisations:
            for name in {fold(name) for name in (*organisation.names, organisation.abbreviation)}:
                if name:
                    found.setdefault(name, []).append(organisation)
        return found

    @cached_property
    def _any_name(self) -> re.Pattern[str]:
        return _alternatives(self._mentionable())

    def _mentionable(self) -> Iterator[str]:
        for organisation in self.organisations:
            if organisation.kind is not OrganisationKind.PLACEHOLDER:
                names = map(fold, organisation.names)
                yield from (name for name in names if not _too_short(name))


def _too_short(folded: str) -> bool:
    """Whether a name that somebody taught stands within other words too: CS in physics."""
    return len(folded) < (_SHORTEST_LATIN if folded.isascii() else _SHORTEST)


def _elsewhere(folded: str, match: re.Match[str]) -> bool:
    """Whether a like-named body of another place is meant: 國家審計署, 海關總署."""
    before = folded[: match.start()].endswith(_ELSEWHERE_BEFORE)
    return before or folded.startswith(_ELSEWHERE_AFTER, match.end())


def _alternatives(names: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, ordered)) or "(?!)")
