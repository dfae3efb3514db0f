"""What was written into a tracker, as people look through it, and what stands against an undo."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.changes import Change, ChangeSet


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A change set as a row of the history, without its changes."""

    seq: int
    """Its place in the journal; later ones have greater numbers."""
    change_set: ChangeSet
    taken_back: bool
    """Whether it is undone now; for an undo or a redo, never."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which change sets are looked at; what is empty does not filter."""

    commitment: str = ""
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some entries, the newest first."""

    entries: tuple[HistoryEntry, ...]
    before: int | None
    """Go on with what is older than this; None at the end. A page may be empty and not the last."""


@dataclass(frozen=True, slots=True)
class ChangesShown:
    """The first changes of a change set, with the numbers of the commitments they belong to."""

    changes: tuple[Change, ...]
    total: int
    refs: dict[str, str] = field(default_factory=dict)
    """By the identifier of the row that changed; rows of no commitment are not in it."""


class Obstacle(StrEnum):
    """Why a change set cannot be taken back, or brought again, by itself."""

    FIRST_CONTENTS = "first_contents"
    """Nothing was before it."""
    CHANGED = "changed"
    """The same field, or the whole row, has been changed since."""
    REFERRED = "referred"
    """What would go is used by something that came later."""
    GONE = "gone"
    """What would come back belongs to something that is there no more."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What stands against an undo: the latest change set in the way and its change."""

    obstacle: Obstacle
    by: ChangeSet
    """With exactly one change, but for the first contents."""
    ref: str = ""
    """The number of the commitment that it is about, where it is about one."""
