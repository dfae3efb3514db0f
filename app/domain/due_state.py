"""Where a commitment stands against its window on a given day.

`storage.due_expression` says the same in SQL; a test compares the two over every combination.
"""

from datetime import date, timedelta
from enum import StrEnum

from app.domain.commitment import Status
from app.domain.deadline import Relation

DUE_SOON_DAYS = 30


class DueState(StrEnum):
    """In the order in which they ask for attention."""

    PAST_LATEST = "past_latest"
    DUE_SOON = "due_soon"
    OPEN = "open"
    NOT_YET_OPEN = "not_yet_open"
    ONGOING = "ongoing"
    UNDATED = "undated"
    DONE_LATE = "done_late"
    DONE = "done"
    DROPPED = "dropped"


def due_state(
    relation: Relation,
    earliest: date | None,
    latest: date | None,
    status: Status | None,
    completed_on: date | None,
    today: date,
) -> DueState:
    """The due state of a window with the reported status, on the day `today`."""
    if status is Status.DROPPED:
        return DueState.DROPPED
    if status is Status.DONE:
        late = latest is not None and completed_on is not None and completed_on > latest
        return DueState.DONE_LATE if late else DueState.DONE
    if earliest is None and latest is None:
        return DueState.ONGOING if relation is Relation.ONGOING else DueState.UNDATED
    if earliest is not None and today < earliest:
        return DueState.NOT_YET_OPEN
    if latest is None:
        return DueState.OPEN
    if today > latest:
        return DueState.PAST_LATEST
    soon = latest <= today + timedelta(days=DUE_SOON_DAYS)
    return DueState.DUE_SOON if soon else DueState.OPEN
