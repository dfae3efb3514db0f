"""Fields, tags and updates of commitments: which changes follow when they are set."""

from collections.abc import Iterable, Mapping, Sequence

from app.base.identifiers import new_id
from app.base.unicode_text import whole
from app.domain.changes import Change, FieldChanged, Plain, RowAdded, RowRemoved, Table
from app.domain.commitment import UpdateKind
from app.domain.edits import Value, checked, columns_read, consequences, read_tags
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.services.commands import AddTags, AddUpdate, Circumstances, RemoveTags, SetField, SetTags
from app.storage.reader import Reader


def set_field(reader: Reader, command: SetField, now: Circumstances) -> list[Change]:
    """One value for all."""
    return set_values(reader, command.field, dict.fromkeys(command.ids, command.value), now)


def set_values(
    reader: Reader, field: Field, values: Mapping[str, Value], now: Circumstances
) -> list[Change]:
    """A value for each. Raises InvalidValue for one that the field cannot take."""
    stored = {value: checked(field, value) for value in set(values.values())}
    if field is Field.REF:
        _require_free(reader, {identifier: str(stored[one]) for identifier, one in values.items()})
    rows = reader.plain(Table.COMMITMENT, values, columns_read(field))
    return [
        FieldChanged(Table.COMMITMENT, identifier, column, row[column], after)
        for identifier, row in rows.items()
        for column, after in consequences(field, stored[values[identifier]], row, now.today).items()
    ]


def _require_free(reader: Reader, refs: Mapping[str, str]) -> None:
    """No two commitments have one ref. Those that give theirs up at the same time are free."""
    given: set[str] = set()
    for ref in refs.values():
        if ref in given:
            raise InvalidValue("ref_taken", ref=ref)
        given.add(ref)
    holders = reader.belonging(Table.COMMITMENT, "ref", given)
    for identifier, row in holders.items():
        if identifier not in refs:
            raise InvalidValue("ref_taken", ref=row["ref"])


def set_tags(reader: Reader, command: SetTags, _now: Circumstances) -> list[Change]:
    """The same tags for all."""
    return tags_changed(reader, dict.fromkeys(command.ids, read_tags(command.text)))


def add_tags(reader: Reader, command: AddTags, _now: Circumstances) -> list[Change]:
    """What they have stays."""
    return _altered(reader, command.ids, add=read_tags(command.text))


def remove_tags(reader: Reader, command: RemoveTags, _now: Circumstances) -> list[Change]:
    """What they have else stays."""
    return _altered(reader, command.ids, remove=read_tags(command.text))


def _altered(
    reader: Reader, ids: Sequence[str], add: tuple[str, ...] = (), remove: tuple[str, ...] = ()
) -> list[Change]:
    held = _tags(reader, ids)
    wanted = {
        identifier: (*(name for name in tags if name not in remove), *add)
        for identifier, tags in held.items()
    }
    return _brought(held, wanted)


def tags_changed(reader: Reader, wanted: Mapping[str, tuple[str, ...]]) -> list[Change]:
    """The changes that bring each commitment to its tags."""
    return _brought(_tags(reader, wanted), wanted)


def _tags(reader: Reader, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """The tags of the commitments that there are, with the identifiers of their rows."""
    held: dict[str, dict[str, str]] = {key: {} for key in reader.present(ids)}
    for tag_id, row in reader.children(Table.TAG, held).items():
        held[str(row["commitment_id"])][str(row["name"])] = tag_id
    return held


def _brought(
    held: Mapping[str, Mapping[str, str]], wanted: Mapping[str, tuple[str, ...]]
) -> list[Change]:
    removed: list[Change] = []
    added: list[Change] = []
    for identifier, tags in held.items():
        names = dict.fromkeys(wanted[identifier])
        removed += (
            RowRemoved(Table.TAG, key, {"commitment_id": identifier, "name": name})
            for name, key in tags.items()
            if name not in names
        )
        added += (
            RowAdded(Table.TAG, new_id(), {"commitment_id": identifier, "name": name})
            for name in names
            if name not in tags
        )
    return [*removed, *added]


def add_update(reader: Reader, command: AddUpdate, now: Circumstances) -> list[Change]:
    """A note of this day on each."""
    text = whole(command.text).strip()
    if command.kind is UpdateKind.PROGRESS and not text:
        raise InvalidValue("update_empty")
    values: Mapping[str, Plain] = {
        "on_date": now.today.isoformat(),
        "kind": command.kind.value,
        "text": text,
        "author": now.who,
    }
    return [
        RowAdded(Table.UPDATE, new_id(), {"commitment_id": identifier, **values})
        for identifier in reader.present(command.ids)
    ]
