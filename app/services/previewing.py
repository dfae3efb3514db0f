"""What a command would do, before anything is written: for how many, and what it overwrites."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.base.progress import Progress, Silent
from app.domain.changes import Change, FieldChanged, Label, RowRemoved, Table
from app.domain.commitment import Assessment
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.services.commands import Command, Several
from app.services.editing import field_of, staged
from app.services.workspace import Workspace
from app.storage.reader import Reader
from app.storage.unit_of_work import UnitOfWork

SAMPLES = 8
_EMPTY = (None, "", Assessment.NOT_ASSESSED.value)


@dataclass(frozen=True, slots=True)
class Sample:
    """A commitment before and after; None where it is not there yet, or no more."""

    before: ListingRow | None
    after: ListingRow | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What applying a command would do."""

    label: Label
    fields: tuple[Field, ...]
    """The columns in which it is seen; none for commands that are about rows or actions."""
    changing: int
    """How many commitments become others, come or go."""
    alike: int
    """How many are as wanted already."""
    overwritten: int
    """How many of those that change hold something else now that would be lost from sight."""
    changes: int
    """How many changes would be written."""
    samples: tuple[Sample, ...]


def preview(
    workspace: Workspace,
    command: Command,
    *,
    samples: int = SAMPLES,
    progress: Progress = Silent(),
) -> Preview:
    """Try a command out, and keep nothing of it. Raises what applying it would raise.

    It takes as long as the planning of all, but only the samples are really changed and read.
    """

    def act(work: UnitOfWork) -> Preview:
        planned = staged(work, command, workspace.today, workspace.who, progress)
        touched = work.reader.commitments_of(planned.changes)
        ids = command.ids
        shown = [one for one in ids if one in touched] or sorted(touched - set(ids))
        shown = shown[:samples]
        return Preview(
            label=planned.label,
            fields=_fields(command),
            changing=len(touched),
            alike=len(set(ids) - touched),
            overwritten=len(_overwritten(work.reader, planned.changes)),
            changes=len(planned.changes),
            samples=tuple(_samples(workspace, work, shown)),
        )

    return workspace.rehearsed(act)


def _fields(command: Command) -> tuple[Field, ...]:
    commands = command.commands if isinstance(command, Several) else (command,)
    found = (field_of(one) for one in commands)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _overwritten(reader: Reader, changes: Iterable[Change]) -> set[str]:
    losing = [change for change in changes if _loses(change)]
    return reader.commitments_of(losing)


def _loses(change: Change) -> bool:
    if isinstance(change, RowRemoved):
        return change.table is not Table.QUESTION
    # A position is nobody's value.
    return (
        isinstance(change, FieldChanged)
        and change.before not in _EMPTY
        and change.field != "position"
    )


def _samples(workspace: Workspace, work: UnitOfWork, ids: list[str]) -> Iterable[Sample]:
    with workspace.reader() as reader:
        before = {row.id: row for row in reader.rows(reader.keys(ids).values()).values()}
    work.derive(ids)
    reader = work.reader
    after = {row.id: row for row in reader.rows(reader.keys(ids).values()).values()}
    for one in ids:
        yield Sample(before.get(one), after.get(one))
