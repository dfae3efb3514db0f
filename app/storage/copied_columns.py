"""Edits of columns that the listing repeats as they are: thousands of rows in a few statements.

Nearly all edits are of this kind. What else a row of the listing says cannot have changed, so it is
not put together anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.domain.changes import Change, FieldChanged, Table
from app.domain.filters import NOTHING, Facet
from app.storage import search_index
from app.storage.batches import batched
from app.storage.bulk import delete_rows, insert_rows, update_rows
from app.storage.tables import SEARCHED, commitment, listing, listing_facet

COLUMNS = frozenset(
    {
        "ref", "status", "percent", "completed_on", "assessment", "assessment_reason", "owner",
        "notes",
    }
)  # fmt: skip
"""The columns of a commitment that its row of the listing has too, and that depend on no other."""
FACETS = {"status": Facet.STATUS, "assessment": Facet.ASSESSMENT, "owner": Facet.OWNER}
"""The facets whose value is what such a column holds, or nothing."""
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
    words = [name for name in columns if name in SEARCHED]
    read = dict.fromkeys((*columns, *(SEARCHED if words else ())))
    held = select(listing.c.key, listing.c.id, *(listing.c[name] for name in read))
    stored = [dict(row) for row in connection.execute(held.where(listing.c.id.in_(ids))).mappings()]
    true = select(commitment.c.id, *(commitment.c[name] for name in columns))
    rows = connection.execute(true.where(commitment.c.id.in_(ids))).mappings()
    entered = {row["id"]: row for row in rows}
    pairs: Pairs = [
        (before, {**before, **entered[before["id"]], "changed": when})
        for before in stored
        if before["id"] in entered
    ]
    update_rows(connection, listing, "key", (*columns, "changed"), (after for _, after in pairs))
    _regroup(connection, pairs, columns)
    if words:
        search_index.replace(connection, pairs)


def _regroup(connection: Connection, pairs: Pairs, columns: tuple[str, ...]) -> None:
    gone: list[tuple[str, str, int]] = []
    come: list[tuple[str, str, int]] = []
    for column in columns:
        if column not in FACETS:
            continue
        facet = FACETS[column].value
        for before, after in pairs:
            if before[column] != after[column]:
                gone.append((facet, before[column] or NOTHING, before["key"]))
                come.append((facet, after[column] or NOTHING, before["key"]))
    delete_rows(connection, listing_facet, FACET_KEY, sorted(gone))
    rows = (dict(zip(FACET_KEY, row, strict=True)) for row in sorted(come))
    insert_rows(connection, listing_facet, rows)
