"""The journal: every change set that was ever written, in order."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, insert, or_, select

from app.domain.changes import (
    Change,
    ChangeSet,
    FieldChanged,
    Label,
    Origin,
    Plain,
    RowAdded,
    RowRemoved,
    Table,
)
from app.storage import tables
from app.storage.bulk import insert_rows


def append(connection: Connection, change_set: ChangeSet) -> int:
    """Write a change set into the journal; returns its sequence number."""
    seq = connection.execute(
        insert(tables.change_set).values(
            id=change_set.id,
            instant=change_set.when,
            who=change_set.who,
            origin=change_set.origin,
            label=_dump({"code": change_set.label.code, "values": dict(change_set.label.values)}),
            reverts=change_set.reverts,
        )
    ).inserted_primary_key[0]  # type: ignore[index]
    insert_rows(connection, tables.change, _change_rows(seq, change_set.changes))
    return int(seq)


def load(connection: Connection, identifier: str) -> ChangeSet | None:
    """A change set with its changes."""
    query = select(tables.change_set).where(tables.change_set.c.id == identifier)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    changes = connection.execute(
        select(tables.change)
        .where(tables.change.c.change_set_seq == row.seq)
        .order_by(tables.change.c.seq)
    )
    return head_of(row, tuple(change_of(change) for change in changes))


def heads(connection: Connection, limit: int) -> list[ChangeSet]:
    """The latest change sets without their changes, the newest first."""
    query = select(tables.change_set).order_by(tables.change_set.c.seq.desc()).limit(limit)
    return [head_of(row) for row in connection.execute(query)]


def of_commitment(connection: Connection, identifier: str) -> list[ChangeSet]:
    """What happened to a commitment and its parts, newest first, with only the changes of these."""
    query = (
        select(
            *(column for column in tables.change.c if column.name != "seq"),
            *(column for column in tables.change_set.c if column.name != "seq"),
        )
        .join(tables.change_set, tables.change.c.change_set_seq == tables.change_set.c.seq)
        .where(or_(tables.change.c.row_id == identifier, tables.change.c.owner_id == identifier))
        .order_by(tables.change_set.c.seq.desc(), tables.change.c.seq)
    )
    found: dict[int, tuple[Any, list[Change]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.change_set_seq, (row, []))[1].append(change_of(row))
    return [head_of(row, tuple(changes)) for row, changes in found.values()]


def _change_rows(seq: int, changes: Iterable[Change]) -> Iterator[dict[str, Any]]:
    for change in changes:
        row: dict[str, Any] = {
            "change_set_seq": seq,
            "table_name": change.table.value,
            "row_id": change.id,
            "owner_id": _owner(change),
            "field": None,
            "before": None,
            "after": None,
        }
        if isinstance(change, FieldChanged):
            row |= {"kind": "~", "field": change.field}
            row |= {"before": _dump(change.before), "after": _dump(change.after)}
        elif isinstance(change, RowAdded):
            row |= {"kind": "+", "after": _dump(dict(change.values))}
        else:
            row |= {"kind": "-", "before": _dump(dict(change.values))}
        yield row


def _owner(change: Change) -> Plain:
    """The commitment that a row coming or going belongs to, so that its history finds it."""
    if isinstance(change, FieldChanged) or change.table is Table.SOURCE_LINE:
        return None
    return change.values.get("older_id" if change.table is Table.LINEAGE else "commitment_id")


def change_of(row: Any) -> Change:
    """A row of `change`."""
    table = Table(row.table_name)
    if row.kind == "+":
        return RowAdded(table, row.row_id, json.loads(row.after))
    if row.kind == "-":
        return RowRemoved(table, row.row_id, json.loads(row.before))
    before, after = json.loads(row.before), json.loads(row.after)
    return FieldChanged(table, row.row_id, row.field, before, after)


def head_of(row: Any, changes: tuple[Change, ...] = ()) -> ChangeSet:
    """A row of `change_set`, with its changes or without."""
    label = json.loads(row.label)
    return ChangeSet(
        id=row.id,
        when=row.instant,
        who=row.who,
        origin=Origin(row.origin),
        label=Label(label["code"], label["values"]),
        changes=changes,
        reverts=row.reverts,
    )


# One encoder for all: `json.dumps` makes a new one each time, which takes longer than its work.
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
