"""What users do to commitments, as plain data: one class for each kind of command.

`services.editing.plan` says which changes a command leads to, `services.previewing` what it would
do before anything is written, `Workspace.apply` carries it out. Text that somebody has typed or
pasted becomes a command through `services.typing.command_for`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.base.identifiers import new_id
from app.base.progress import Progress, Silent
from app.domain.changes import Change, Label
from app.domain.commitment import QuestionState, UpdateKind
from app.domain.deadline import Deadline
from app.domain.edits import Value
from app.domain.fields import Field
from app.domain.organisation import Role


@dataclass(frozen=True, slots=True)
class GivenParty:
    """An organisation that somebody gives a commitment to.

    Without a role it keeps the one that it has there, or is responsible.
    """

    name: str
    role: Role | None = None
    organisation_id: str | None = None
    """None for a name that is not in the list: it is kept as it is, and asked about."""


Typed = Value | tuple[str, ...] | tuple[GivenParty, ...]
"""What a field is to hold: tags and organisations as tuples, everything else as one value.

Deadlines, targets and the words of a commitment are their text: it is read when it is written.
"""


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field of some commitments a value."""

    ids: tuple[str, ...]
    field: Field
    value: Value


@dataclass(frozen=True, slots=True)
class SetTags:
    """Give some commitments exactly these tags, typed as one text."""

    ids: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class AddTags:
    """Give some commitments more tags."""

    ids: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class RemoveTags:
    """Take tags away from some commitments."""

    ids: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class SetParties:
    """Make exactly these organisations responsible for some commitments, in this order."""

    ids: tuple[str, ...]
    parties: tuple[GivenParty, ...]


@dataclass(frozen=True, slots=True)
class AddParties:
    """Make more organisations responsible; those that are there already may get another role."""

    ids: tuple[str, ...]
    parties: tuple[GivenParty, ...]


@dataclass(frozen=True, slots=True)
class RemoveParties:
    """Make some organisations responsible no more; their role does not matter."""

    ids: tuple[str, ...]
    parties: tuple[GivenParty, ...]


@dataclass(frozen=True, slots=True)
class SetTargets:
    """Give some commitments exactly the targets of a text, such as `500名、30%`."""

    ids: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class CorrectText:
    """Correct the words of a commitment; what they say of time and numbers goes with them."""

    ids: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ReviseDeadline:
    """A later deadline in the ledger: the first promise stays, this is what counts from now on."""

    ids: tuple[str, ...]
    phrase: str
    """Read by the conventions of the tracker; empty: there is to be no deadline any more."""
    reason: str = ""
    approver: str = ""
    source: str = ""
    action_id: str | None = None
    """Of one commitment. Without it that action is revised which decides the end."""
    reading: Deadline | None = None
    """A reading that somebody has chosen, in place of what the grammar says."""


@dataclass(frozen=True, slots=True)
class CorrectDeadline:
    """The document was misread: the first promise itself becomes another one. No slip."""

    ids: tuple[str, ...]
    phrase: str
    action_id: str | None = None
    reading: Deadline | None = None


@dataclass(frozen=True, slots=True)
class SetEach:
    """Give a field of many commitments a value of its own each: a column that was pasted."""

    field: Field
    values: Mapping[str, Typed]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.values)


@dataclass(frozen=True, slots=True)
class AddUpdate:
    """Note progress, or that nothing has changed, on some commitments."""

    ids: tuple[str, ...]
    kind: UpdateKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class SettleQuestion:
    """Answer a question about a commitment, dismiss it, or open it again."""

    ids: tuple[str, ...]
    """The commitment."""
    question: str
    state: QuestionState
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DeleteCommitments:
    """Remove commitments with everything that belongs to them; undo brings all of it back."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddCommitment:
    """A commitment by hand. Its text is read as that of a document, with organisations in brackets.

    It stands behind `after_id`, else at the end of the section, else of the document; with none of
    these in a document of its own for what was added by hand, called `title`.
    """

    text: str
    document_id: str | None = None
    section_id: str | None = None
    after_id: str | None = None
    title: str = "Added by hand"
    identifier: str = field(default_factory=new_id)

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.identifier,)


@dataclass(frozen=True, slots=True)
class AddCommitments:
    """Many commitments by hand, such as pasted lines; those of one place stand in their order."""

    every: tuple[AddCommitment, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.identifier for one in self.every)


@dataclass(frozen=True, slots=True)
class DuplicateCommitments:
    """Copies of the promises, each behind its original; nothing is reported on them yet."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitActions:
    """Make the text of a commitment several actions, which begin at 0 and at each of the cuts."""

    commitment_id: str
    cuts: tuple[int, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.commitment_id,)


@dataclass(frozen=True, slots=True)
class JoinActions:
    """Make some actions of a commitment one again; without naming any, all of them."""

    commitment_id: str
    action_ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.commitment_id,)


Single = (
    SetField | SetTags | AddTags | RemoveTags | SetParties | AddParties | RemoveParties | SetTargets
    | CorrectText | ReviseDeadline | CorrectDeadline | SetEach | AddUpdate | DeleteCommitments
    | AddCommitment | AddCommitments | SettleQuestion | DuplicateCommitments | SplitActions
    | JoinActions
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Several:
    """Commands that are one step: each is planned for what the one before it has left."""

    commands: tuple[Single, ...]
    label: Label

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for command in self.commands for one in command.ids))


Command = Single | Several


@dataclass(frozen=True, slots=True)
class Planned:
    """The changes that a command leads to; no changes if all is as it should be."""

    label: Label
    changes: tuple[Change, ...]
    originals: tuple[bytes, ...] = ()
    """Files to be kept with them."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who plans when, and who is told how far it is."""

    today: date
    who: str
    progress: Progress = field(default_factory=Silent)
