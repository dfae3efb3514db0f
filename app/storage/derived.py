"""Listing, facets and search index: derived from the rows of truth and kept in step with them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, select

from app.base.progress import Progress, Silent
from app.domain.changes import Change, FieldChanged, Table
from app.storage import copied_columns, derived_facets, search_index, tables
from app.storage.batches import batched
from app.storage.bulk import insert_rows, update_rows
from app.storage.listing_rows import Row, compose
from app.storage.search_tables import SEARCH_DDL, SEARCH_TABLES

_OWNERS = {Table.TARGET: "action_id", Table.LINEAGE: "older_id"}


def commitments_of(connection: Connection, changes: Iterable[Change]) -> set[str]:
    """The commitments whose derived rows depend on what some changes touch."""
    direct: set[str] = set()
    asked: defaultdict[Table, set[str]] = defaultdict(set)
    for change in changes:
        owner = None if isinstance(change, FieldChanged) else _owner(change.table, change.values)
        if change.table is Table.COMMITMENT:
            direct.add(change.id)
        elif change.table is Table.TARGET and owner is not None:
            asked[Table.ACTION].add(owner)
        elif owner is not None:
            direct.add(owner)
        elif isinstance(change, FieldChanged):
            asked[change.table].add(change.id)
    for table, ids in asked.items():
        find = _FINDERS.get(table)
        if find is not None:
            for batch in batched(ids):
                direct |= find(connection, batch)
    return direct


def refresh(
    connection: Connection, ids: set[str], when: str, progress: Progress = Silent()
) -> None:
    """Write the derived rows of some commitments anew; `when` is their moment of change."""
    done = 0
    for batch in batched(sorted(ids)):
        _refresh_batch(connection, batch, when)
        done += len(batch)
        progress.step(done, len(ids), "index")


def follow(
    connection: Connection,
    touched: set[str],
    edited: Mapping[str, Iterable[str]],
    when: str,
    progress: Progress = Silent(),
) -> None:
    """`refresh` for commitments touched in any way; of `edited` only some columns were changed."""
    only = {
        identifier: columns for identifier, columns in edited.items() if identifier not in touched
    }
    done = 0
    for count in copied_columns.follow(connection, only, when):
        done += count
        progress.step(done, len(only) + len(touched), "index")
    refresh(connection, touched, when, progress)


def rebuild(connection: Connection, when: str, progress: Progress = Silent()) -> None:
    """Write all derived rows anew."""
    for name, statement in zip(SEARCH_TABLES, SEARCH_DDL, strict=True):
        connection.exec_driver_sql(f"DROP TABLE {name}")
        connection.exec_driver_sql(statement)
    connection.execute(delete(tables.listing_facet))
    connection.execute(delete(tables.listing))
    connection.execute(delete(tables.listing_key))
    ids = set(connection.execute(select(tables.commitment.c.id)).scalars())
    refresh(connection, ids, when, progress)


def differences(connection: Connection) -> int:
    """How many commitments have a listing row that is not what it should be, or none."""
    listing = tables.listing
    ids = list(connection.execute(select(tables.commitment.c.id)).scalars())
    wrong = 0
    for batch in batched(ids):
        stored = _stored(connection, batch)
        for row in compose(connection, batch):
            before = stored.get(row["id"], {})
            wrong += any(before.get(name) != value for name, value in row.items())
    listed = connection.execute(select(listing.c.id)).scalars()
    return wrong + len(set(listed) - set(ids))


def _refresh_batch(connection: Connection, ids: list[str], when: str) -> None:
    stored = _stored(connection, ids)
    composed = {row["id"]: row for row in compose(connection, ids)}
    added, changed, removed = [], [], []
    for identifier in ids:
        before, after = stored.get(identifier), composed.get(identifier)
        if after is None:
            if before is not None:
                removed.append(before)
            continue
        after["changed"] = when
        if before is None:
            added.append(after)
        else:
            changed.append((before, {**after, "key": before["key"]}))
    _write(connection, added, changed, removed)


def _write(
    connection: Connection,
    added: list[Row],
    changed: list[tuple[Mapping[str, Any], Row]],
    removed: list[Mapping[str, Any]],
) -> None:
    listing = tables.listing
    if removed:
        keys = [row["key"] for row in removed]
        connection.execute(delete(listing).where(listing.c.key.in_(keys)))
        gone = ({"id": row["id"], "key": row["key"]} for row in removed)
        insert_rows(connection, tables.listing_key, gone)
    if added:
        keys_of = _keys_for(connection, [row["id"] for row in added])
        added = [{**row, "key": keys_of[row["id"]]} for row in added]
        insert_rows(connection, listing, added)
    alike: dict[tuple[str, ...], list[Row]] = {}
    for before, after in changed:
        columns = tuple(name for name, value in after.items() if before[name] != value)
        alike.setdefault(columns, []).append(after)
    for columns, rows in alike.items():
        if columns:  # None for two notes of progress within one millisecond.
            update_rows(connection, listing, "key", columns, rows)
    search_index.remove(connection, removed)
    search_index.add(connection, added)
    search_index.replace(connection, changed)
    derived_facets.write(connection, added, changed, removed)


def _keys_for(connection: Connection, ids: list[str]) -> dict[str, int]:
    """The keys of rows that come: their own for those that come back, the next for new ones."""
    kept, listed = tables.listing_key, tables.listing.c.key
    query = select(kept.c.id, kept.c.key).where(kept.c.id.in_(ids))
    found = {row.id: row.key for row in connection.execute(query)}
    ever = select(func.max(listed)).union_all(select(func.max(kept.c.key)))
    last = max((key for key in connection.execute(ever).scalars() if key is not None), default=0)
    connection.execute(delete(kept).where(kept.c.id.in_(ids)))
    new = (one for one in ids if one not in found)
    return found | {one: last + count for count, one in enumerate(new, 1)}


def _stored(connection: Connection, ids: list[str]) -> dict[str, Mapping[str, Any]]:
    query = select(tables.listing).where(tables.listing.c.id.in_(ids))
    return {row["id"]: dict(row) for row in connection.execute(query).mappings()}


def _owner(table: Table, values: Mapping[str, Any]) -> str | None:
    return values.get(_OWNERS.get(table, "commitment_id"))


def _by_column(table: Any) -> Callable[[Connection, list[str]], set[str]]:
    """For the children of a commitment: the commitments of some of their rows."""

    def find(connection: Connection, ids: list[str]) -> set[str]:
        query = select(table.c.commitment_id).where(table.c.id.in_(ids))
        return set(connection.execute(query).scalars())

    return find


def _of_targets(connection: Connection, ids: list[str]) -> set[str]:
    action, target = tables.action, tables.target
    query = select(action.c.commitment_id).join(target, target.c.action_id == action.c.id)
    return set(connection.execute(query.where(target.c.id.in_(ids))).scalars())


def _of_organisations(connection: Connection, ids: list[str]) -> set[str]:
    named = tables.responsibility
    query = select(named.c.commitment_id).where(named.c.organisation_id.in_(ids))
    return set(connection.execute(query).scalars())


def _of_documents(connection: Connection, ids: list[str]) -> set[str]:
    commitment = tables.commitment
    query = select(commitment.c.id).where(commitment.c.document_id.in_(ids))
    return set(connection.execute(query).scalars())


def _of_sections(connection: Connection, ids: list[str]) -> set[str]:
    below = set(_sections_below(connection, ids))
    commitment = tables.commitment
    query = select(commitment.c.id).where(commitment.c.section_id.in_(below))
    return set(connection.execute(query).scalars())


def _sections_below(connection: Connection, ids: list[str]) -> Iterator[str]:
    level = set(ids)
    while level:
        yield from level
        section = tables.section
        level = set(
            connection.execute(select(section.c.id).where(section.c.parent_id.in_(level))).scalars()
        )


_FINDERS = {
    Table.ACTION: _by_column(tables.action),
    Table.REVISION: _by_column(tables.revision),
    Table.RESPONSIBILITY: _by_column(tables.responsibility),
    Table.TAG: _by_column(tables.tag),
    Table.UPDATE: _by_column(tables.progress_update),
    Table.QUESTION: _by_column(tables.question),
    Table.SOURCE_LINE: lambda _connection, _ids: set(),
    Table.TARGET: _of_targets,
    Table.ORGANISATION: _of_organisations,
    Table.DOCUMENT: _of_documents,
    Table.SECTION: _of_sections,
}
