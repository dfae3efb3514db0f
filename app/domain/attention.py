"""What asks for attention in a commitment, and why.

`storage.attention` says the same in SQL; a test compares the two.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.commitment import Status
from app.domain.due_state import DueState

STALE_DAYS = 60
"""Until another number is chosen."""
LEAST_STALE_DAYS, MOST_STALE_DAYS = 7, 730


class Attention(StrEnum):
    """A reason, in the order in which they are told."""

    PAST_LATEST = "past_latest"
    QUESTION = "question"
    """Something about its reading is still to be answered."""
    NO_ORGANISATION = "no_organisation"
    SLIPPED = "slipped"
    """Its deadline has been put off."""
    STALE = "stale"
    """Nobody has reported on it for some days."""


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What the reasons depend on."""

    status: Status | None
    due: DueState
    questions: int
    organised: bool
    """Whether anybody is responsible."""
    last_news: date | None
    """Its latest update; without any, when its document was published, as far as that is known."""
    slips: int = 0


def attention(row_facts: RowFacts, today: date, stale_days: int) -> frozenset[Attention]:
    """Why a commitment asks for attention. What is done or dropped asks only what is unclear."""
    found = set()
    if row_facts.questions:
        found.add(Attention.QUESTION)
    if row_facts.status in (Status.DONE, Status.DROPPED):
        return frozenset(found)
    if row_facts.due is DueState.PAST_LATEST:
        found.add(Attention.PAST_LATEST)
    if not row_facts.organised:
        found.add(Attention.NO_ORGANISATION)
    if row_facts.slips:
        found.add(Attention.SLIPPED)
    if row_facts.last_news is None or row_facts.last_news <= today - timedelta(days=stale_days):
        found.add(Attention.STALE)
    return frozenset(found)
