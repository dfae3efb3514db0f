"""A commitment in a tracker, with what is reported and judged about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.deadline import Deadline, Span, Window
from app.domain.ledger import Revision, earlier_windows, in_force
from app.domain.organisation import Role
from app.domain.target import Target


class Status(StrEnum):
    """As reported by the organisation. No status at all: nothing reported yet."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class Assessment(StrEnum):
    """The unit's own judgement, never the same field as the status."""

    ON_TRACK = "on_track"
    WATCH = "watch"
    OFF_TRACK = "off_track"
    NOT_ASSESSED = "not_assessed"


class UpdateKind(StrEnum):
    """What an update says."""

    PROGRESS = "progress"
    NO_CHANGE = "no_change"
    """Confirmed, no change: an update of its own."""


class QuestionState(StrEnum):
    """Where a question about a commitment stands."""

    OPEN = "open"
    ANSWERED = "answered"
    DISMISSED = "dismissed"
    """It need not be answered."""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """An organisation's part in a commitment; `organisation_id` is None for an unknown name."""

    name: str
    role: Role
    organisation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A part of a commitment, with a deadline and targets of its own."""

    id: str
    text: str
    span: Span
    deadline: Deadline | None
    targets: tuple[Target, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    """Who is responsible for this action alone; without any, those of the commitment."""
    revisions: tuple[Revision, ...] = ()
    """Later deadlines, the latest last; `deadline` stays what was first promised."""

    @property
    def in_force(self) -> Deadline | None:
        """The deadline that counts now."""
        return in_force(self.deadline, self.revisions)

    @property
    def earlier(self) -> tuple[Window, ...]:
        """The windows that were promised before that one, the first promise first."""
        return earlier_windows(self.deadline, [one.deadline for one in self.revisions])


@dataclass(frozen=True, slots=True)
class Update:
    """A dated note of progress."""

    id: str
    on: date
    kind: UpdateKind
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question about a commitment that nobody has answered yet."""

    id: str
    about: str
    code: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Commitment:
    """One item of a document, whole. Counted once, whoever shares it."""

    id: str
    document_id: str
    ref: str
    printed_number: str
    path: tuple[str, ...]
    text: str
    responsibilities: tuple[Responsibility, ...]
    actions: tuple[Action, ...]
    updates: tuple[Update, ...]
    questions: tuple[OpenQuestion, ...]
    tags: tuple[str, ...]
    status: Status | None = None
    percent: int | None = None
    completed_on: date | None = None
    assessment: Assessment = Assessment.NOT_ASSESSED
    assessment_reason: str = ""
    owner: str = ""
    notes: str = ""
