"""A commitment as one row of a list: everything that table, timeline and workbook show of it."""

from dataclasses import dataclass
from datetime import date

from app.domain.commitment import Assessment, Status, UpdateKind
from app.domain.deadline import Certainty, Relation, Window
from app.domain.ledger import slipped_days
from app.domain.organisation import Role


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation of a row: its name as printed, and its identifier where it is known."""

    name: str
    role: Role
    organisation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """The window of one action, as far as drawing needs it."""

    relation: Relation
    earliest: date | None
    latest: date | None
    certainty: Certainty
    soft_start: bool
    soft_end: bool
    phrase: str
    earlier: tuple[Window, ...] = ()
    """What was promised before: the first promise first, then each revision but the latest."""


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One row. `key` is a small number that is good only for this file on this machine."""

    key: int
    id: str
    ref: str
    text: str
    path: tuple[str, ...]
    document_id: str
    section_id: str | None
    parties: tuple[Party, ...]
    phrase: str
    relation: Relation
    earliest: date | None
    latest: date | None
    certainty: Certainty
    bars: tuple[Bar, ...]
    target: str
    status: Status | None
    percent: int | None
    completed_on: date | None
    assessment: Assessment
    owner: str
    tags: tuple[str, ...]
    notes: str
    actions: int
    questions: int
    changed: str
    """When it was last changed, in UTC as `base.clock.as_text` writes it."""
    document: str = ""
    """The title of its document."""
    target_value: float | None = None
    """The number of its first target."""
    assessment_reason: str = ""
    published: date | None = None
    """The day of its document, as far as it is known."""
    updated: date | None = None
    """The day of the last update; None if there is none."""
    update_text: str = ""
    update_kind: UpdateKind | None = None
    slips: int = 0
    """How often a revision has moved the end of one of its actions away."""
    first_phrase: str = ""
    """The words of the first promise; `phrase` has those that count now."""
    first_latest: date | None = None

    @property
    def slipped_days(self) -> int | None:
        """By how many days the end lies behind the one first promised; None where unknown."""
        return slipped_days(self.first_latest, self.latest)
