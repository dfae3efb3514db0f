"""What asks for attention in a commitment, and why.

`storage.attention_expression` says the same in SQL; a test compares the two over every combination.
"""

from dataclasses import dataclass
from datetime import date
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
class AttentionFacts:
    """What the reasons depend on."""

    status: Status | None
    due: DueState
    has_organisation: bool
    questions: int
    last_news: date | None
    """Its latest update; without any, when its document was published, as far as that is known."""
    slips: int = 0


def attention(
    facts: AttentionFacts, today: date, stale_days: int = STALE_DAYS
) -> frozenset[Attention]:
    """Why a commitment asks for attention. What is done or dropped asks only what is unclear."""
    unfinished = facts.status not in (Status.DONE, Status.DROPPED)
    silent = facts.last_news is None or (today - facts.last_news).days >= stale_days
    holding = {
        Attention.PAST_LATEST: facts.due is DueState.PAST_LATEST,
        Attention.QUESTION: facts.questions > 0,
        Attention.NO_ORGANISATION: unfinished and not facts.has_organisation,
        Attention.SLIPPED: unfinished and facts.slips > 0,
        Attention.STALE: unfinished and silent,
    }
    return frozenset(reason for reason, holds in holding.items() if holds)
