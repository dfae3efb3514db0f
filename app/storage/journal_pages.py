"""The journal a page at a time, the newest first: by seq, so no page costs the ones before."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, Select, func, or_, select

from app.domain.changes import Change, FieldChanged, Origin, Table
from app.domain.history import ChangesShown, HistoryEntry, HistoryFilter
from app.storage import tables
from app.storage.batches import batched
from app.storage.journal import change_of, head_of

_SET, _CHANGE = tables.change_set, tables.change


def entries(
    connection: Connection,
    wanted: HistoryFilter,
    limit: int,
    *,
    before: int | None = None,
    after: int | None = None,
) -> list[HistoryEntry]:
    """Change sets older than one place and newer than another; words are not looked at here."""
    query = select(_SET).order_by(_SET.c.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(_SET.c.seq < before)
    if after is not None:
        query = query.where(_SET.c.seq > after)
    if wanted.who:
        query = query.where(_SET.c.who == wanted.who)
    if wanted.commitment:
        query = query.where(_SET.c.seq.in_(_touching(wanted.commitment)))
    rows = connection.execute(query).all()
    undone = taken_back(connection, [row.id for row in rows])
    return [HistoryEntry(row.seq, head_of(row), row.id in undone) for row in rows]


def taken_back(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of some change sets are undone now: the last word on each is an undo."""
    latest: dict[str, str] = {}
    for batch in batched(ids):
        query = (
            select(_SET.c.reverts, _SET.c.origin)
            .where(_SET.c.reverts.in_(batch))
            .order_by(_SET.c.seq)
        )
        latest |= {row.reverts: row.origin for row in connection.execute(query)}
    return {identifier for identifier, origin in latest.items() if origin == Origin.UNDO.value}


def people(connection: Connection) -> list[str]:
    """Everybody who has written something, by name."""
    query = select(_SET.c.who).distinct().order_by(_SET.c.who)
    return list(connection.execute(query).scalars())


def changes_shown(connection: Connection, identifier: str, limit: int) -> ChangesShown:
    """The first changes of a change set."""
    seq = select(_SET.c.seq).where(_SET.c.id == identifier).scalar_subquery()
    mine = _CHANGE.c.change_set_seq == seq
    total = connection.execute(select(func.count()).where(mine)).scalar_one()
    query = select(_CHANGE).where(mine).order_by(_CHANGE.c.seq).limit(limit)
    changes = tuple(change_of(row) for row in connection.execute(query))
    return ChangesShown(changes, int(total), refs_of(connection, changes))


def first_changes(
    connection: Connection, seqs: Iterable[int], limit: int
) -> dict[int, list[Change]]:
    """The changes of several change sets; of those with more than `limit` only the first."""
    found: dict[int, list[Change]] = {}
    for batch in batched(seqs):
        ranked = (
            select(
                _CHANGE,
                func.row_number()
                .over(partition_by=_CHANGE.c.change_set_seq, order_by=_CHANGE.c.seq)
                .label("place"),
            )
            .where(_CHANGE.c.change_set_seq.in_(batch))
            .subquery()
        )
        for row in connection.execute(select(ranked).where(ranked.c.place <= limit)):
            found.setdefault(row.change_set_seq, []).append(change_of(row))
    return found


def refs_of(connection: Connection, changes: Iterable[Change]) -> dict[str, str]:
    """By the identifier of a changed row, the number of the commitment that it belongs to."""
    owners: dict[str, str] = {}
    unowned: dict[Table, set[str]] = {}
    named: dict[str, str] = {}
    for change in changes:
        owner = None if isinstance(change, FieldChanged) else change.values.get("commitment_id")
        if change.table is Table.COMMITMENT:
            owners[change.id] = change.id
            if not isinstance(change, FieldChanged):
                named[change.id] = str(change.values.get("ref") or "")
        elif owner is not None:
            owners[change.id] = str(owner)
        elif isinstance(change, FieldChanged) and change.table in _PARTS:
            unowned.setdefault(change.table, set()).add(change.id)
    for table, ids in unowned.items():
        part = tables.TRUTH[table]
        for batch in batched(ids):
            query = select(part.c.id, part.c.commitment_id).where(part.c.id.in_(batch))
            owners |= {row.id: row.commitment_id for row in connection.execute(query)}
    refs = named | _refs(connection, set(owners.values()) - named.keys())
    return {row: refs[owner] for row, owner in owners.items() if refs.get(owner)}


_PARTS = (Table.ACTION, Table.RESPONSIBILITY, Table.TAG, Table.UPDATE, Table.QUESTION)


def _refs(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The numbers of commitments, also of those that are gone."""
    commitment, found = tables.commitment, dict[str, str]()
    wanted = set(ids)
    for batch in batched(wanted):
        query = select(commitment.c.id, commitment.c.ref).where(commitment.c.id.in_(batch))
        found |= {row.id: row.ref for row in connection.execute(query)}
    for batch in batched(wanted - found.keys()):
        query = select(_CHANGE.c.row_id, _CHANGE.c.after).where(
            _CHANGE.c.row_id.in_(batch), _CHANGE.c.kind == "+"
        )
        for row in connection.execute(query):
            found[row.row_id] = str(json.loads(row.after).get("ref") or "")
    return found


def _touching(identifier: str) -> Select[tuple[int]]:
    """The change sets that touched a commitment or a part of it, whether it is still there or not.

    Every part came in by a row that names its commitment, so its later changes are found too.
    """
    parts = select(_CHANGE.c.row_id).where(_CHANGE.c.owner_id == identifier)
    return select(_CHANGE.c.change_set_seq).where(
        or_(_CHANGE.c.row_id == identifier, _CHANGE.c.row_id.in_(parts))
    )
