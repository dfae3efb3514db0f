"""Edits of columns that the listing repeats as they are, and of tags: many rows in few statements.

Nearly all edits are of this kind. What else a row of the listing says cannot have changed, so it is
not put together anew.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.domain.changes import Change, FieldChanged, Table
from app.domain.filters import NOTHING, Facet
from app.storage import search_index
from app.storage.batches import batched
from app.storage.bulk import delete_rows, insert_rows, update_rows
from app.storage.listing_rows import dumped
from app.storage.tables import commitment, listing, listing_facet, tag

COLUMNS = frozenset(
    {
        "ref", "status", "percent", "completed_on", "assessment", "assessment_reason", "owner",
        "notes",
    }
)  # fmt: skip
"""The columns of a commitment that its row of the listing has too, and that depend on no other."""
FACETS = {"status": Facet.STATUS, "assessment": Facet.ASSESSMENT, "owner": Facet.OWNER}
"""The facets whose value is what such a column holds, or nothing."""
TAGS = "tags"
"""The one column besides that depends on rows of one kind only."""
FACET_KEY = ("facet", "value", "key")

Pairs = Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
"""Rows of the listing as they were and as they are now."""
Edited = defaultdict[str, set[str]]
"""Of some commitments the columns that have been changed."""


def parted(changes: Iterable[Change]) -> tuple[Edited, list[Change]]:
    """The columns changed of each commitment, and the changes that are of any other kind."""
    edited: Edited = defaultdict(set)
    others: list[Change] = []
    for change in changes:
        if (
            isinstance(change, FieldChanged)
            and change.table is Table.COMMITMENT
            and change.field in COLUMNS
        ):
            edited[change.id].add(change.field)
        elif not isinstance(change, FieldChanged) and change.table is Table.TAG:
            edited[str(change.values["commitment_id"])].add(TAGS)
        else:
            others.append(change)
    return edited, others


def follow(connection: Connection, edited: Mapping[str, Iterable[str]], when: str) -> Iterator[int]:
    """Bring the derived rows of edited commitments up to date; yields how many at each step."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for identifier, columns in edited.items():
        alike.setdefault(tuple(sorted(columns)), []).append(identifier)
    for columns, ids in alike.items():
        for batch in batched(sorted(ids)):
            _follow(connection, batch, columns, when)
            yield len(batch)


def _follow(
    connection: Connection, ids: Sequence[str], columns: tuple[str, ...], when: str
) -> None:
    words = search_index.beside(columns)
    read = dict.fromkeys((*columns, *words))
    held = select(listing.c.key, listing.c.id, *(listing.c[name] for name in read))
    stored = [dict(row) for row in connection.execute(held.where(listing.c.id.in_(ids))).mappings()]
    entered = _entered(connection, ids, columns)
    pairs: Pairs = [
        (before, {**before, **entered[before["id"]], "changed": when})
        for before in stored
        if before["id"] in entered
    ]
    update_rows(connection, listing, "key", (*columns, "changed"), (after for _, after in pairs))
    _regroup(connection, pairs, columns)
    if words:
        search_index.replace(connection, pairs)


def _entered(
    connection: Connection, ids: Sequence[str], columns: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """What the columns of the listing have to hold, by commitment."""
    own = (commitment.c[name] for name in columns if name != TAGS)
    query = select(commitment.c.id, *own).where(commitment.c.id.in_(ids))
    found = {row["id"]: dict(row) for row in connection.execute(query).mappings()}
    if TAGS in columns:
        named: defaultdict[str, list[str]] = defaultdict(list)
        tags = select(tag.c.commitment_id, tag.c.name).where(tag.c.commitment_id.in_(ids))
        for identifier, name in connection.execute(tags).all():
            named[identifier].append(name)
        for identifier, row in found.items():
            row[TAGS] = dumped(sorted(named[identifier]))
    return found


def _regroup(connection: Connection, pairs: Pairs, columns: tuple[str, ...]) -> None:
    gone: list[tuple[str, str, int]] = []
    come: list[tuple[str, str, int]] = []
    for column in columns:
        if column in FACETS or column == TAGS:
            facet = FACETS.get(column, Facet.TAG).value
            for before, after in pairs:
                if before[column] != after[column]:
                    was, now = _values(column, before), _values(column, after)
                    gone += ((facet, value, before["key"]) for value in was - now)
                    come += ((facet, value, before["key"]) for value in now - was)
    delete_rows(connection, listing_facet, FACET_KEY, sorted(gone))
    rows = (dict(zip(FACET_KEY, row, strict=True)) for row in sorted(come))
    insert_rows(connection, listing_facet, rows)


def _values(column: str, row: Mapping[str, Any]) -> set[str]:
    found = json.loads(row[column]) if column == TAGS else [row[column] or NOTHING]
    return set(found) or {NOTHING}
