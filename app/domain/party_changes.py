"""What became of the organisations of a commitment between two documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.base.folding import fold
from app.domain.organisation import Directory


class PartyFate(StrEnum):
    """What became of an organisation."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    """Another one has taken over its duties: 環境局, 環境及生態局."""


@dataclass(frozen=True, slots=True)
class NamedParty:
    """An organisation as a document names it; `known` is its identifier."""

    name: str
    known: str | None

    @property
    def key(self) -> str:
        return self.known or fold(self.name)


@dataclass(frozen=True, slots=True)
class PartyChange:
    """One organisation that is not there on both sides; the other side of a renamed one."""

    fate: PartyFate
    before: NamedParty | None
    after: NamedParty | None


def party_changes(
    before: Iterable[NamedParty], after: Iterable[NamedParty], directory: Directory
) -> tuple[PartyChange, ...]:
    """The differences; successors are followed as far as the directory knows them."""
    older = {one.key: one for one in before}
    newer = {one.key: one for one in after}
    gone = [one for key, one in older.items() if key not in newer]
    come = {key: one for key, one in newer.items() if key not in older}
    found = []
    for one in gone:
        heir = next((come.pop(key) for key in _heirs(one, directory) if key in come), None)
        fate = PartyFate.RENAMED if heir else PartyFate.REMOVED
        found.append(PartyChange(fate, one, heir))
    found += [PartyChange(PartyFate.ADDED, None, one) for one in come.values()]
    return tuple(found)


def _heirs(one: NamedParty, directory: Directory) -> list[str]:
    """The identifiers of those that took over, one after the other."""
    found: list[str] = []
    organisation = directory.by_id(one.known) if one.known else None
    while organisation is not None and organisation.successor_id:
        if organisation.successor_id in found:
            break
        found.append(organisation.successor_id)
        organisation = directory.by_id(organisation.successor_id)
    return found
