"""What users do to commitments: one command each, one handler that says which changes follow."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.base.identifiers import new_id
from app.base.unicode_text import whole
from app.domain.changes import (
    Change,
    FieldChanged,
    Label,
    Plain,
    RowAdded,
    RowRemoved,
    Table,
)
from app.domain.commitment import QuestionState, UpdateKind
from app.domain.edits import Value, checked, consequences, read_tags
from app.domain.errors import InvalidValue, StaleValue
from app.domain.fields import Field
from app.storage.reader import Reader


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


Command = SetField | SetTags | AddUpdate | SettleQuestion


@dataclass(frozen=True, slots=True)
class Planned:
    """The changes that a command leads to; no changes if all is as it should be."""

    label: Label
    changes: tuple[Change, ...]
    originals: tuple[bytes, ...] = ()
    """Files to be kept with them."""


def plan(reader: Reader, command: Command, today: date, who: str) -> Planned:
    """What has to be written for a command. Raises InvalidValue."""
    changes = tuple(_HANDLERS[type(command)](reader, command, today, who))
    return Planned(_label(reader, command), changes)


def _set_field(reader: Reader, command: SetField, today: date, _who: str) -> Sequence[Change]:
    value = checked(command.field, command.value)
    rows = reader.plain(Table.COMMITMENT, command.ids)
    return [
        FieldChanged(Table.COMMITMENT, identifier, column, row[column], after)
        for identifier, row in rows.items()
        for column, after in consequences(command.field, value, row, today).items()
    ]


def _set_tags(reader: Reader, command: SetTags, _today: date, _who: str) -> Sequence[Change]:
    wanted = read_tags(command.text)
    present = reader.children(Table.TAG, command.ids)
    held: dict[str, dict[str, str]] = {identifier: {} for identifier in command.ids}
    for tag_id, row in present.items():
        held[str(row["commitment_id"])][str(row["name"])] = tag_id
    changes: list[Change] = []
    for identifier, tags in held.items():
        changes += [
            RowRemoved(Table.TAG, tag_id, present[tag_id])
            for name, tag_id in tags.items()
            if name not in wanted
        ]
        changes += [
            RowAdded(Table.TAG, new_id(), {"commitment_id": identifier, "name": name})
            for name in wanted
            if name not in tags
        ]
    return changes


def _add_update(reader: Reader, command: AddUpdate, today: date, who: str) -> Sequence[Change]:
    text = whole(command.text).strip()
    if command.kind is UpdateKind.PROGRESS and not text:
        raise InvalidValue("update_empty")
    values: Mapping[str, Plain] = {
        "on_date": today.isoformat(),
        "kind": command.kind.value,
        "text": text,
        "author": who,
    }
    return [
        RowAdded(Table.UPDATE, new_id(), {"commitment_id": identifier, **values})
        for identifier in reader.plain(Table.COMMITMENT, command.ids)
    ]


def _settle_question(
    reader: Reader, command: SettleQuestion, _today: date, who: str
) -> Sequence[Change]:
    """The answer stays with the question, and who gave it, so that it can be asked about later."""
    row = reader.plain(Table.QUESTION, [command.question]).get(command.question)
    if row is None:
        raise StaleValue("row_gone", table=Table.QUESTION.value, id=command.question)
    answer = whole(command.answer).strip()
    if command.state is QuestionState.ANSWERED and not answer:
        raise InvalidValue("answer_empty")
    details = json.loads(str(row["details"]))
    kept = {name: value for name, value in details.items() if name not in _ANSWER}
    if command.state is QuestionState.ANSWERED:
        kept |= dict(zip(_ANSWER, (answer, who), strict=True))
    values = {"state": command.state.value}
    if kept != details:
        values["details"] = json.dumps(kept, ensure_ascii=False)
    return [
        FieldChanged(Table.QUESTION, command.question, field, row[field], after)
        for field, after in values.items()
        if row[field] != after
    ]


_ANSWER = ("answer", "answered_by")


def _label(reader: Reader, command: Command) -> Label:
    if len(command.ids) == 1:
        row = reader.plain(Table.COMMITMENT, command.ids).get(command.ids[0])
        what = {"ref": str(row["ref"]) if row else ""}
    else:
        what = {"count": str(len(command.ids))}
    if isinstance(command, SetField):
        return Label("set_field", {"field": command.field.value, **what})
    if isinstance(command, SetTags):
        return Label("set_field", {"field": Field.TAGS.value, **what})
    if isinstance(command, SettleQuestion):
        return Label("settle_question", what)
    return Label("add_update", {"kind": command.kind.value, **what})


_HANDLERS: dict[type[Command], Callable[[Reader, Any, date, str], Sequence[Change]]] = {
    SetField: _set_field,
    SetTags: _set_tags,
    AddUpdate: _add_update,
    SettleQuestion: _settle_question,
}
