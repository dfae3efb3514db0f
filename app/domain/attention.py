"""Why a commitment needs somebody to look at it.

`storage.attention_expression` says the same in SQL; a test compares the two over every combination.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.commitment import Status
from app.domain.due_state import DueState

STALE_DAYS = 60


class Attention(StrEnum):
    """A reason, in the order in which they are shown."""

    PAST_LATEST = "past_latest"
    NO_ORGANISATION = "no_organisation"
    QUESTION = "question"
    STALE = "stale"
    """No update for some days, or none ever. What is done or dropped is never stale."""
    SLIPPED = "slipped"


@dataclass(frozen=True, slots=True)
class AttentionFacts:
    """What has to be known of a row."""

    status: Status | None
    due: DueState
    has_organisation: bool
    questions: int
    updated: date | None
    slips: int = 0


def attention(
    facts: AttentionFacts, today: date, stale_days: int = STALE_DAYS
) -> frozenset[Attention]:
    """All reasons that hold on a day."""
    finished = facts.status in (Status.DONE, Status.DROPPED)
    silent = facts.updated is None or (today - facts.updated).days >= stale_days
    holding = {
        Attention.PAST_LATEST: facts.due is DueState.PAST_LATEST,
        Attention.NO_ORGANISATION: not facts.has_organisation,
        Attention.QUESTION: facts.questions > 0,
        Attention.STALE: silent and not finished,
        Attention.SLIPPED: facts.slips > 0,
    }
    return frozenset(reason for reason, holds in holding.items() if holds)
