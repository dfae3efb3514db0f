"""Text that somebody has typed or pasted into a field, turned into a command.

Status and assessment are understood in all three languages, organisations by any of their names,
days in all forms of `read_day`, deadlines and targets by their grammars. `OPEN_TO_TEXT` says which
fields take text at all.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from enum import StrEnum
from functools import cache, partial

from app.base.folding import fold
from app.base.i18n import Language
from app.domain.changes import Label, Plain, Table
from app.domain.commitment import Assessment, Status
from app.domain.conventions import ReadingContext
from app.domain.edits import checked, read_percent, read_tags
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.organisation import Directory, Role
from app.services.commands import (
    CorrectText,
    GivenParty,
    ReviseDeadline,
    SetEach,
    SetField,
    SetParties,
    SetTags,
    SetTargets,
    Several,
    Single,
    Typed,
)
from app.services.deadline_editing import read_deadline
from app.services.party_editing import read_parties
from app.services.reading_contexts import ReadingContexts
from app.services.target_editing import read_targets
from app.services.text_editing import checked_text
from app.storage.reader import Reader
from app.wording.labels import label

CHOICES: dict[Field, type[StrEnum]] = {Field.STATUS: Status, Field.ASSESSMENT: Assessment}
_OTHER_WORDS: dict[StrEnum, tuple[str, ...]] = {
    Status.NOT_STARTED: ("未開展", "尚未開展", "尚未開始", "待開展"),
    Status.IN_PROGRESS: ("推行中", "處理中", "ongoing", "in-progress"),
    Status.DONE: ("完成", "已落實", "completed", "complete", "finished"),
    Status.DROPPED: ("取消", "已取消", "擱置", "cancelled"),
}
_NO_STATUS = ("not reported", "未匯報", "-", "—")


class TypedText:
    """Reads text for one state of a tracker; made anew for each use case."""

    def __init__(self, reader: Reader, directory: Directory, *, any_name: bool = False) -> None:
        """`any_name` keeps names of organisations that are not in the list, and asks about them."""
        self._reader = reader
        self._directory = directory
        self._any_name = any_name
        self._contexts = ReadingContexts(reader)
        self._context_of: dict[str, ReadingContext] = {}
        self._names_of: dict[str, list[str]] = {}
        self._read: dict[Hashable, Typed | InvalidValue] = {}

    def prepare(self, field: Field, ids: Iterable[str]) -> None:
        """Read at once what `value` needs to know of many commitments."""
        if field is Field.DEADLINE:
            new = [one for one in ids if one not in self._context_of]
            if new:
                self._context_of |= self._contexts.of_commitments(new)
        if field is Field.RESPONSIBLE and not self._any_name:
            new = [one for one in ids if one not in self._names_of]
            self._names_of |= {one: [] for one in new}
            for row in self._reader.children(Table.RESPONSIBILITY, new).values():
                self._names_of[str(row["commitment_id"])].append(str(row["name"]))

    def value(self, field: Field, text: str, ids: tuple[str, ...] = ()) -> Typed:
        """What a text says of a field. Raises InvalidValue, with the reason."""
        if field not in _READERS:
            raise InvalidValue("field_not_editable", field=field)
        read = _READERS[field]
        if field not in _DEPENDING:
            return self._once((field, text), lambda: read(self, text, ids))
        self.prepare(field, ids)
        return read(self, text, ids)

    def _once(self, question: Hashable, read: Callable[[], Typed]) -> Typed:
        """What the same text says of the same field in a block of many lines: read once."""
        if question not in self._read:
            try:
                self._read[question] = read()
            except InvalidValue as problem:
                self._read[question] = problem
        found = self._read[question]
        if isinstance(found, InvalidValue):
            raise found.with_traceback(None)
        return found

    def _choice(self, field: Field, text: str) -> Typed:
        words = fold(text)
        if not words:
            return None
        found = _choices(field)
        if words not in found:
            raise _not_a_choice(field, text)
        return found[words]

    def _deadline(self, text: str, ids: tuple[str, ...]) -> Typed:
        if not text.strip():
            raise InvalidValue("deadline_not_cleared")
        every = {self._context_of[one] for one in ids if one in self._context_of}
        for context in every or {ReadingContext(None, self._reader.conventions())}:
            self._once((text, context), partial(_checked_deadline, text, context))
        return text

    def _parties(self, text: str, ids: tuple[str, ...]) -> Typed:
        directory, any_name = self._directory, self._any_name
        try:
            return self._once(text, lambda: read_parties(text, directory, any_name=any_name))
        except InvalidValue:
            # A name that is not in the list may stay where it stands already.
            names = {name for one in ids for name in self._names_of.get(one, ())}
            return read_parties(text, directory, names, any_name=any_name)

    def _targets(self, text: str) -> Typed:
        read_targets(text)
        return text


_READERS: dict[Field, Callable[[TypedText, str, tuple[str, ...]], Typed]] = {
    Field.REF: lambda _self, text, _ids: checked(Field.REF, text),
    Field.TEXT: lambda _self, text, _ids: checked_text(text),
    Field.RESPONSIBLE: lambda self, text, ids: self._parties(text, ids),
    Field.DEADLINE: lambda self, text, ids: self._deadline(text, ids),
    Field.TARGET: lambda self, text, _ids: self._targets(text),
    Field.STATUS: lambda self, text, _ids: self._choice(Field.STATUS, text),
    Field.PERCENT: lambda _self, text, _ids: read_percent(text),
    Field.COMPLETED: lambda _self, text, _ids: checked(Field.COMPLETED, text),
    Field.ASSESSMENT: lambda self, text, _ids: self._choice(Field.ASSESSMENT, text),
    Field.OWNER: lambda _self, text, _ids: checked(Field.OWNER, text),
    Field.TAGS: lambda _self, text, _ids: read_tags(text),
    Field.NOTES: lambda _self, text, _ids: checked(Field.NOTES, text),
}
_DEPENDING = frozenset({Field.RESPONSIBLE, Field.DEADLINE})
"""The fields in which a text says something else in another commitment, or may not stand."""
OPEN_TO_TEXT = frozenset(_READERS)
"""The fields that can be typed and pasted into."""


def command_for(
    reader: Reader,
    directory: Directory,
    field: Field,
    text: str,
    ids: tuple[str, ...],
    *,
    any_name: bool = False,
) -> Single:
    """The command that gives commitments what was typed into a field. Raises InvalidValue.

    A deadline becomes a revision without a reason; who has one fills it in, or makes it a
    correction, before it is applied.
    """
    typed = TypedText(reader, directory, any_name=any_name).value(field, text, ids)
    if field is Field.DEADLINE:
        return ReviseDeadline(ids, text)
    if field is Field.TARGET:
        return SetTargets(ids, text)
    if field is Field.TEXT:
        return CorrectText(ids, text)
    if field is Field.TAGS:
        return SetTags(ids, text)
    if field is Field.RESPONSIBLE:
        return SetParties(ids, _as_parties(typed))
    assert not isinstance(typed, tuple), "only tags and organisations are lists"
    return SetField(ids, field, typed)


def cleared(
    reader: Reader, directory: Directory, fields: Iterable[Field], ids: tuple[str, ...]
) -> Several:
    """Nothing in some fields of some commitments. Raises InvalidValue where it cannot be."""
    every = tuple(command_for(reader, directory, field, "", ids) for field in fields)
    return Several(every, step_label(reader, "clear_cells", ids))


def filled_down(reader: Reader, fields: Iterable[Field], ids: tuple[str, ...]) -> Several:
    """What the first commitment holds in some fields, for the others too. Refs are left out.

    Raises InvalidValue where the first has no deadline: nobody loses theirs by filling down.
    """
    first, others = ids[0], ids[1:]
    commands = []
    for field in fields:
        if field in OPEN_TO_TEXT and field is not Field.REF:
            value = held(reader, field, first)
            if field is Field.DEADLINE and not value:
                raise InvalidValue("deadline_not_cleared")
            commands.append(SetEach(field, dict.fromkeys(others, value)))
    return Several(tuple(commands), step_label(reader, "fill_down", others))


def held(reader: Reader, field: Field, identifier: str) -> Typed:
    """What a commitment holds in a field, as it can be given to others."""
    if field is Field.TAGS:
        rows = reader.children(Table.TAG, [identifier]).values()
        return tuple(sorted(str(row["name"]) for row in rows))
    if field is Field.RESPONSIBLE:
        return _held_parties(reader, identifier)
    if field in (Field.DEADLINE, Field.TARGET):
        actions = reader.actions([identifier]).get(identifier, ())
        if field is Field.TARGET:
            return "、".join(one.phrase for action in actions for one in action.targets)
        return "；".join(one.in_force.phrase for one in actions if one.in_force is not None)
    column = "completed_on" if field is Field.COMPLETED else field.value
    value = reader.plain(Table.COMMITMENT, [identifier])[identifier][column]
    assert not isinstance(value, float), "no field of a commitment is a fraction"
    return value


def _held_parties(reader: Reader, identifier: str) -> tuple[GivenParty, ...]:
    rows = reader.children(Table.RESPONSIBILITY, [identifier]).values()
    named = [row for row in rows if not row["action_id"] and row["role"] != Role.AGENT.value]
    return tuple(
        GivenParty(str(row["name"]), Role(str(row["role"])), _optional(row["organisation_id"]))
        for row in sorted(named, key=lambda row: int(row["position"] or 0))
    )


def step_label(reader: Reader, code: str, ids: tuple[str, ...]) -> Label:
    """The label of a step on some commitments: with the ref of one, or how many they are."""
    if len(ids) == 1:
        row: Mapping[str, Plain] = reader.plain(Table.COMMITMENT, ids).get(ids[0], {})
        return Label(code, {"ref": str(row.get("ref", ""))})
    return Label(code, {"count": str(len(ids))})


def _checked_deadline(text: str, context: ReadingContext) -> Typed:
    read_deadline(text, context)
    return text


@cache
def _choices(field: Field) -> dict[str, str | None]:
    """The values of a field by all their words, folded."""
    found: dict[str, str | None] = {}
    for value in CHOICES[field]:
        words = (
            value.value,
            *_OTHER_WORDS.get(value, ()),
            *(label(value, one) for one in Language),
        )
        found |= dict.fromkeys(map(fold, words), value.value)
    if field is Field.STATUS:
        found |= dict.fromkeys(map(fold, _NO_STATUS), None)
    return found


def _not_a_choice(field: Field, text: str) -> InvalidValue:
    known = {
        language.value: (", " if language is Language.EN else "、").join(
            label(value, language) for value in CHOICES[field]
        )
        for language in Language
    }
    return InvalidValue("choice_not_known", text=text.strip(), field=field, known=known)


def _as_parties(typed: Typed) -> tuple[GivenParty, ...]:
    parties = typed if isinstance(typed, tuple) else ()
    return tuple(one for one in parties if isinstance(one, GivenParty))


def _optional(value: Plain) -> str | None:
    return str(value) if value else None
