"""Whether one change set can be taken back by itself, however long ago it was written.

What came later matters only by what is left of it: a change that was itself undone since is as if
it had never been. So of all that was written about one change set (itself, its undos, its redos),
an odd number stands for a difference and an even number for none.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from app.base.folding import fold
from app.domain.changes import Change, ChangeSet, Origin
from app.domain.changes import Table as Name
from app.domain.history import Contradiction, Obstacle
from app.domain.organisation import Role
from app.storage import tables
from app.storage.batches import batched
from app.storage.journal import change_of, head_of
from app.storage.journal_pages import refs_of, taken_back

_SET, _CHANGE = tables.change_set, tables.change
_ADDED, _REMOVED, _CHANGED = "+", "-", "~"


def contradiction(connection: Connection, identifier: str) -> Contradiction | None:
    """What stands against taking back a change set, or, if it is undone, against its return."""
    own = connection.execute(select(_SET).where(_SET.c.id == identifier)).one()
    if own.origin == Origin.CREATION.value:
        return Contradiction(Obstacle.FIRST_CONTENTS, head_of(own))
    latest = select(func.max(_SET.c.seq)).where(_SET.c.reverts == identifier)
    since = connection.execute(latest).scalar_one() or own.seq
    undone = bool(taken_back(connection, [identifier]))
    comes, goes = (_ADDED, _REMOVED) if undone else (_REMOVED, _ADDED)
    return (
        _changed(connection, own.seq, since)
        or _referred(connection, own.seq, goes)
        or _gone(connection, own.seq, comes)
        or _doubled(connection, own.seq, comes, goes)
    )


def _changed(connection: Connection, seq: int, since: int) -> Contradiction | None:
    """A later change of the same field, or one that brought or took the row."""
    mine, later = _CHANGE.alias("mine"), _CHANGE.alias("later")
    same = and_(
        later.c.row_id == mine.c.row_id,
        later.c.table_name == mine.c.table_name,
        later.c.change_set_seq > since,
        or_(mine.c.kind != _CHANGED, later.c.kind != _CHANGED, mine.c.field == later.c.field),
    )
    root = func.coalesce(_SET.c.reverts, _SET.c.id)
    times = func.count(later.c.change_set_seq.distinct())
    query = (
        select(func.max(later.c.change_set_seq))
        .select_from(mine)
        .join(later, same)
        .join(_SET, _SET.c.seq == later.c.change_set_seq)
        .where(mine.c.change_set_seq == seq)
        .group_by(root)
        .having(times % 2 == 1)
        .order_by(func.max(later.c.change_set_seq).desc())
        .limit(1)
    )
    last = connection.execute(query).scalar_one_or_none()
    if last is None:
        return None
    touching = (
        select(later)
        .join(mine, same)
        .where(mine.c.change_set_seq == seq, later.c.change_set_seq == last)
        .order_by(later.c.seq)
        .limit(1)
    )
    row = connection.execute(touching).one()
    return _told(connection, Obstacle.CHANGED, row)


def _referred(connection: Connection, seq: int, goes: str) -> Contradiction | None:
    """A row that came later and needs one of those that would go."""
    kinds = select(_CHANGE.c.table_name).where(
        _CHANGE.c.change_set_seq == seq, _CHANGE.c.kind == goes
    )
    gone_from = set(connection.execute(kinds.distinct()).scalars())
    for table in tables.TRUTH.values():
        for key in table.foreign_keys:
            if key.column.table.name not in gone_from:
                continue
            going = select(_CHANGE.c.row_id).where(
                _CHANGE.c.change_set_seq == seq,
                _CHANGE.c.kind == goes,
                _CHANGE.c.table_name == key.column.table.name,
            )
            query = select(table.c.id).where(
                key.parent.in_(going), ~_own(seq, table.c.id, key.parent.name, goes)
            )
            found = connection.execute(query.limit(1)).scalar_one_or_none()
            if found is not None:
                return _told(connection, Obstacle.REFERRED, _latest_change(connection, found))
    return None


def _own(seq: int, row_id: Any, field: str, goes: str) -> ColumnElement[bool]:
    """The reference goes with the same change set."""
    return exists().where(
        _CHANGE.c.row_id == row_id,
        _CHANGE.c.change_set_seq == seq,
        or_(_CHANGE.c.kind == goes, _CHANGE.c.field == field),
    )


def _gone(connection: Connection, seq: int, comes: str) -> Contradiction | None:
    """A row that would come back needs one that is not there any more."""
    query = select(_CHANGE).where(_CHANGE.c.change_set_seq == seq, _CHANGE.c.kind == comes)
    coming: set[str] = set()
    needed: dict[str, set[str]] = {}
    for row in connection.execute(query):
        coming.add(row.row_id)
        values = json.loads(row.before if comes == _REMOVED else row.after)
        for key in tables.TRUTH[Name(row.table_name)].foreign_keys:
            target = values.get(key.parent.name)
            if target is not None:
                needed.setdefault(key.column.table.name, set()).add(target)
    for name, ids in needed.items():
        table = tables.TRUTH[Name(name)]
        for batch in batched(sorted(ids - coming)):
            there = set(
                connection.execute(select(table.c.id).where(table.c.id.in_(batch))).scalars()
            )
            missing = [one for one in batch if one not in there]
            if missing:
                return _told(connection, Obstacle.GONE, _latest_change(connection, missing[0]))
    return None


def _doubled(connection: Connection, seq: int, comes: str, goes: str) -> Contradiction | None:
    """A row that would come back, or a ref, beside one that says the same and came later."""
    going: set[str] = set()
    coming: dict[Name, set[tuple[Any, ...]]] = {}
    changes = select(_CHANGE).where(
        _CHANGE.c.change_set_seq == seq, _CHANGE.c.table_name.in_([one.value for one in _ALONE])
    )
    for row in connection.execute(changes):
        name = Name(row.table_name)
        if row.kind == goes:
            going.add(row.row_id)
        elif row.kind == comes or row.field == "ref":
            then = json.loads(row.before if comes == _REMOVED else row.after)
            said = (then,) if row.kind == _CHANGED else _ALONE[name](then)
            coming.setdefault(name, set()).add(said)
            going.add(row.row_id)
    for name, wanted in coming.items():
        double = _held(connection, name, wanted, going)
        if double is not None:
            return _told(connection, Obstacle.CHANGED, _latest_change(connection, double))
    return None


def _held(
    connection: Connection, name: Name, wanted: set[tuple[Any, ...]], going: set[str]
) -> str | None:
    """A row, other than those that go, that says one of some things."""
    table = tables.TRUTH[name]
    column = table.c.ref if name is Name.COMMITMENT else table.c.commitment_id
    for batch in batched({one[0] for one in wanted}):
        for row in connection.execute(select(table).where(column.in_(batch))).mappings():
            if row["id"] not in going and _ALONE[name](dict(row)) in wanted:
                return str(row["id"])
    return None


def _party(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Somebody responsible may be named in the text as well."""
    known = row["organisation_id"] or fold(row["name"])
    return row["commitment_id"], row["action_id"], known, row["role"] == Role.AGENT.value


_ALONE: dict[Name, Callable[[Mapping[str, Any]], tuple[Any, ...]]] = {
    Name.COMMITMENT: lambda row: (row["ref"],),
    Name.TAG: lambda row: (row["commitment_id"], row["name"]),
    Name.QUESTION: lambda row: (
        row["commitment_id"],
        row["about"],
        row["code"],
        row["details"],
        row["state"],
    ),
    Name.RESPONSIBILITY: _party,
}
"""What no two rows of a table may share, first the column by which the others are found."""


def _latest_change(connection: Connection, row_id: str) -> Any:
    query = select(_CHANGE).where(_CHANGE.c.row_id == row_id)
    return connection.execute(query.order_by(_CHANGE.c.seq.desc()).limit(1)).one()


def _told(connection: Connection, obstacle: Obstacle, row: Any) -> Contradiction:
    change: Change = change_of(row)
    head = connection.execute(select(_SET).where(_SET.c.seq == row.change_set_seq)).one()
    by: ChangeSet = head_of(head, (change,))
    return Contradiction(obstacle, by, refs_of(connection, (change,)).get(change.id, ""))
