"""From a command to the changes that follow from it: one handler for each kind."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from app.base.progress import Progress, Silent
from app.domain.changes import Change, Label, Table
from app.domain.edits import Value
from app.domain.fields import Field
from app.services.action_editing import join_actions, split_actions
from app.services.commands import (
    AddCommitment,
    AddCommitments,
    AddParties,
    AddTags,
    AddUpdate,
    Circumstances,
    Command,
    CorrectDeadline,
    CorrectText,
    DeleteCommitments,
    DuplicateCommitments,
    GivenParty,
    JoinActions,
    Planned,
    RemoveParties,
    RemoveTags,
    ReviseDeadline,
    SetEach,
    SetField,
    SetParties,
    SetTags,
    SetTargets,
    SettleQuestion,
    Several,
    Single,
    SplitActions,
    Typed,
)
from app.services.deadline_editing import correct_deadline, revise_deadline, revised
from app.services.field_editing import (
    add_tags,
    add_update,
    remove_tags,
    set_field,
    set_tags,
    set_values,
    tags_changed,
)
from app.services.party_editing import (
    add_parties,
    parties_changed,
    remove_parties,
    set_parties,
)
from app.services.questions import settle_question
from app.services.row_editing import (
    add_commitment,
    add_commitments,
    delete_commitments,
    duplicate_commitments,
)
from app.services.target_editing import set_targets, targets_changed
from app.services.text_editing import correct_text, texts_corrected
from app.storage.reader import Reader
from app.storage.unit_of_work import UnitOfWork

__all__ = [
    "AddUpdate", "Command", "Planned", "SetField", "SetTags", "SettleQuestion", "Several", "plan",
    "staged",
]  # fmt: skip


def plan(
    reader: Reader, command: Single, today: date, who: str, progress: Progress = Silent()
) -> Planned:
    """What has to be written for one command. Raises InvalidValue."""
    now = Circumstances(today, who, progress)
    changes = tuple(_HANDLERS[type(command)](reader, command, now))
    return Planned(_label(reader, command), changes)


def staged(
    work: UnitOfWork, command: Command, today: date, who: str, progress: Progress = Silent()
) -> Planned:
    """What a command leads to, with its changes applied in a transaction: `record` must follow.

    Of several commands each is planned for what the one before it has left. Raises InvalidValue.
    """
    if not isinstance(command, Several):
        planned = plan(work.reader, command, today, who, progress)
        work.stage(planned.changes)
        return planned
    changes: list[Change] = []
    for one in command.commands:
        part = plan(work.reader, one, today, who, progress).changes
        work.stage(part)
        changes += part
    return Planned(command.label, tuple(changes))


def _set_each(reader: Reader, command: SetEach, now: Circumstances) -> list[Change]:
    field, values = command.field, command.values
    if field in _EACH:
        return _EACH[field](reader, values, now)
    return set_values(reader, field, cast("Mapping[str, Value]", values), now)


_EACH: dict[Field, Callable[[Reader, Mapping[str, Typed], Circumstances], list[Change]]] = {
    Field.TAGS: lambda reader, values, _now: tags_changed(
        reader, cast("Mapping[str, tuple[str, ...]]", values)
    ),
    Field.RESPONSIBLE: lambda reader, values, _now: parties_changed(
        reader, cast("Mapping[str, tuple[GivenParty, ...]]", values)
    ),
    Field.DEADLINE: lambda reader, values, now: revised(
        reader, cast("Mapping[str, str]", values), now
    ),
    Field.TARGET: lambda reader, values, _now: targets_changed(
        reader, cast("Mapping[str, str]", values)
    ),
    Field.TEXT: lambda reader, values, now: texts_corrected(
        reader, cast("Mapping[str, str]", values), now
    ),
}
"""The fields that are more than a column of the commitment."""

_FIELDS: dict[type[Single], Field] = {
    SetTags: Field.TAGS,
    AddTags: Field.TAGS,
    RemoveTags: Field.TAGS,
    SetParties: Field.RESPONSIBLE,
    AddParties: Field.RESPONSIBLE,
    RemoveParties: Field.RESPONSIBLE,
    SetTargets: Field.TARGET,
    CorrectText: Field.TEXT,
    ReviseDeadline: Field.DEADLINE,
    CorrectDeadline: Field.DEADLINE,
}
_CODES: dict[type[Single], str] = {
    AddUpdate: "add_update",
    SettleQuestion: "settle_question",
    ReviseDeadline: "revise_deadline",
    DeleteCommitments: "delete_commitments",
    AddCommitment: "add_commitment",
    AddCommitments: "add_commitment",
    DuplicateCommitments: "duplicate_commitments",
    SplitActions: "split_actions",
    JoinActions: "join_actions",
}


def field_of(command: Single) -> Field | None:
    """The field that a command changes; None if it is about rows, actions or updates."""
    if isinstance(command, SetField | SetEach):
        return command.field
    return _FIELDS.get(type(command))


def _label(reader: Reader, command: Single) -> Label:
    values = {}
    if isinstance(command, AddUpdate):
        values["kind"] = command.kind.value
    code = _CODES.get(type(command), "set_field")
    if code == "set_field" and (field := field_of(command)) is not None:
        values["field"] = field.value
    ids = command.ids
    if len(ids) == 1:
        row = reader.plain(Table.COMMITMENT, ids).get(ids[0])
        values["ref"] = str(row["ref"]) if row else ""
    else:
        values["count"] = str(len(ids))
    return Label(code, values)


_HANDLERS: dict[type[Single], Callable[[Reader, Any, Circumstances], list[Change]]] = {
    SetField: set_field,
    SetTags: set_tags,
    AddTags: add_tags,
    RemoveTags: remove_tags,
    SetParties: set_parties,
    AddParties: add_parties,
    RemoveParties: remove_parties,
    SetTargets: set_targets,
    CorrectText: correct_text,
    ReviseDeadline: revise_deadline,
    CorrectDeadline: correct_deadline,
    SetEach: _set_each,
    AddUpdate: add_update,
    SettleQuestion: settle_question,
    DeleteCommitments: delete_commitments,
    AddCommitment: add_commitment,
    AddCommitments: add_commitments,
    DuplicateCommitments: duplicate_commitments,
    SplitActions: split_actions,
    JoinActions: join_actions,
}
