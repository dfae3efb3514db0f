"""What was understood of a document, before any of it is in a tracker."""

from dataclasses import dataclass, field

from app.domain.deadline import Deadline, Span
from app.domain.document import DocumentFacts, SourceLine
from app.domain.organisation import Organisation, Role
from app.domain.target import Target


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can decide; the code's sentence is made by `wording`."""

    about: str
    """`deadline`, `organisation`, `target` or `line`."""
    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadOrganisation:
    """An organisation as printed, with the one of the list that it is, if known."""

    name: str
    role: Role
    known: Organisation | None = None


@dataclass(frozen=True, slots=True)
class ReadAction:
    """A part of a commitment; spans count in the text of the commitment."""

    text: str
    span: Span
    deadline: Deadline | None = None
    targets: tuple[Target, ...] = ()
    organisations: tuple[ReadOrganisation, ...] = ()
    """Those of its own bracket; without one those of the commitment are responsible."""


@dataclass(frozen=True, slots=True)
class ReadCommitment:
    """One item of a document."""

    number: int
    printed_number: str
    path: tuple[str, ...]
    """The headings above it, the outermost first."""
    text: str
    organisations: tuple[ReadOrganisation, ...]
    agents: tuple[ReadOrganisation, ...]
    actions: tuple[ReadAction, ...]
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read."""

    document: DocumentFacts
    lines: tuple[SourceLine, ...]
    commitments: tuple[ReadCommitment, ...]
    questions: tuple[Question, ...] = ()
    """Questions about lines that belong to no commitment."""
    original: bytes = field(default=b"", repr=False)
    """The file that was read, to be kept; empty where there was none."""
