"""What can be done with a field of many commitments, and the command that does it."""

from enum import StrEnum

from app.domain.fields import Field
from app.services.commands import (
    AddParties,
    AddTags,
    CorrectDeadline,
    RemoveParties,
    RemoveTags,
    ReviseDeadline,
    SetParties,
    SetTags,
    Single,
)
from app.ui.editors.facts import EditorFacts
from app.ui.widgets.field_editors import FieldEditor


class Operation(StrEnum):
    """What happens to the values that are there."""

    SET = "set"
    CLEAR = "clear"
    ADD = "add"
    REMOVE = "remove"
    REVISE = "revise"
    CORRECT = "correct"


_LISTS = (Field.TAGS, Field.RESPONSIBLE)


def operations_of(field: Field) -> tuple[Operation, ...]:
    """What can be done with a field, the most likely first."""
    if field is Field.DEADLINE:
        return Operation.REVISE, Operation.CORRECT
    if field in _LISTS:
        return Operation.ADD, Operation.REMOVE, Operation.SET, Operation.CLEAR
    return Operation.SET, Operation.CLEAR


def command_of(
    operation: Operation,
    editor: FieldEditor,
    facts: EditorFacts,
    ids: tuple[str, ...],
    why: tuple[str, str] = ("", ""),
) -> Single:
    """The command for what an editor holds. Raises InvalidValue."""
    if operation is Operation.CLEAR:
        return facts.command(editor.field, "", ids)
    command: Single = editor.command(ids)  # type: ignore[assignment]
    if isinstance(command, ReviseDeadline):
        if operation is Operation.CORRECT:
            return CorrectDeadline(ids, command.phrase)
        return ReviseDeadline(ids, command.phrase, *why)
    if isinstance(command, SetTags) and operation is not Operation.SET:
        kind = AddTags if operation is Operation.ADD else RemoveTags
        return kind(ids, command.text)
    if isinstance(command, SetParties) and operation is not Operation.SET:
        if operation is Operation.ADD:
            return AddParties(ids, command.parties)
        return RemoveParties(ids, command.parties)
    return command
