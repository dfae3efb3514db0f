"""The deadline ledger: the first promise of an action never changes; later deadlines follow it.

What counts is the latest revision. A slip is a revision that moved the last day further away, or
took it away altogether; a deadline where none was promised before is no slip.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.deadline import Deadline, Window


@dataclass(frozen=True, slots=True)
class Revision:
    """A later deadline of an action; `deadline` is None where there is to be none any more."""

    id: str
    on: date
    """The day on which it was entered."""
    deadline: Deadline | None
    reason: str = ""
    approver: str = ""
    source: str = ""


def in_force(first: Deadline | None, revisions: Sequence[Revision]) -> Deadline | None:
    """The deadline that counts: that of the latest revision, or the first promise."""
    return revisions[-1].deadline if revisions else first


def earlier_windows(first: Deadline | None, later: Sequence[Deadline | None]) -> tuple[Window, ...]:
    """What was promised before the deadline that counts, the first promise first."""
    return tuple(one.window for one in (first, *later)[:-1] if one is not None)


def slips(first: Deadline | None, later: Sequence[Deadline | None]) -> int:
    """How many of the deadlines, each behind the other, moved the last day away."""
    return sum(itertools.starmap(_slipped, itertools.pairwise((first, *later))))


def slipped_days(promised: date | None, latest: date | None) -> int | None:
    """By how many days the end has moved; None where one of the two is open or unknown."""
    return None if promised is None or latest is None else (latest - promised).days


def _slipped(before: Deadline | None, after: Deadline | None) -> bool:
    if before is None or before.latest is None:
        return False
    return after is None or after.latest is None or after.latest > before.latest
