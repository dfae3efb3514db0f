"""Under which values of which facets a row of the listing stands, kept in step with the row."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from app.domain.filters import NOTHING, Facet
from app.domain.organisation import Role
from app.domain.quarters import quarter_of
from app.storage import tables
from app.storage.bulk import delete_rows, insert_rows
from app.storage.copied_columns import FACET_KEY, FACETS, Pairs
from app.storage.facet_names import UNKNOWN
from app.storage.listing_rows import section_chains

_Row = Mapping[str, Any]
_Entry = tuple[str, str, int]


def write(
    connection: Connection,
    added: Sequence[_Row],
    changed: Pairs,
    removed: Sequence[_Row],
) -> None:
    """Bring the facets up to date with rows that came, changed, or are gone."""
    moved = [after for before, after in changed if _moved(before, after)]
    stay = [pair for pair in changed if not _moved(*pair)]
    stored = _stored(connection, [row["key"] for row in (*moved, *removed)])
    wanted = _wanted(connection, [*added, *moved])
    gone, come = stored - wanted, wanted - stored
    for before, after in stay:
        # Most edits touch one value of one facet: the others stay as they are.
        for facet, (columns, values) in _VALUES.items():
            if any(before[name] != after[name] for name in columns):
                was, now = values(before), values(after)
                gone |= {(facet.value, value, after["key"]) for value in was - now}
                come |= {(facet.value, value, after["key"]) for value in now - was}
    delete_rows(connection, tables.listing_facet, FACET_KEY, sorted(gone))
    new = (dict(zip(FACET_KEY, row, strict=True)) for row in sorted(come))
    insert_rows(connection, tables.listing_facet, new)


def _moved(before: _Row, after: _Row) -> bool:
    """Whether a row stands in another section; the path tells of one put below another."""
    return bool(before["section_id"] != after["section_id"] or before["path"] != after["path"])


def _stored(connection: Connection, keys: Sequence[int]) -> set[_Entry]:
    if not keys:
        return set()
    facet = tables.listing_facet.c
    held = select(facet.facet, facet.value, facet.key).where(facet.key.in_(keys))
    return {tuple(row) for row in connection.execute(held)}


def _wanted(connection: Connection, rows: Sequence[_Row]) -> set[_Entry]:
    chains = section_chains(connection, {row["section_id"] for row in rows if row["section_id"]})
    found: set[_Entry] = set()
    for row in rows:
        key = row["key"]
        sections = {section.id for section in chains.get(row["section_id"], ())} or {NOTHING}
        found |= {(Facet.SECTION.value, value, key) for value in sections}
        for facet, (_columns, values) in _VALUES.items():
            found |= {(facet.value, value, key) for value in values(row)}
    return found


def _held(column: str) -> Callable[[_Row], set[str]]:
    return lambda row: {row[column] or NOTHING}


def _parties(wanted: Callable[[str], bool]) -> Callable[[_Row], set[str]]:
    @lru_cache(maxsize=4_096)
    def named(text: str) -> frozenset[str]:
        parties = json.loads(text)
        found = {known or UNKNOWN + name for name, role, known in parties if wanted(role)}
        return frozenset(found or {NOTHING})

    return lambda row: set(named(row["parties"]))


@lru_cache(maxsize=4_096)
def _roles(text: str) -> frozenset[str]:
    return frozenset({role for _name, role, _known in json.loads(text)} or {NOTHING})


def _tags(row: _Row) -> set[str]:
    return set(json.loads(row["tags"])) or {NOTHING}


@lru_cache(maxsize=4_096)
def _quarter(day: str | None) -> str:
    return str(quarter_of(date.fromisoformat(day))) if day else NOTHING


_VALUES: dict[Facet, tuple[tuple[str, ...], Callable[[_Row], set[str]]]] = {
    Facet.ORGANISATION: (("parties",), _parties(lambda role: role != Role.AGENT)),
    Facet.LEAD: (("parties",), _parties(lambda role: role == Role.LEAD)),
    Facet.AGENT: (("parties",), _parties(lambda role: role == Role.AGENT)),
    Facet.ROLE: (("parties",), lambda row: set(_roles(row["parties"]))),
    Facet.DOCUMENT: (("document_id",), _held("document_id")),
    **{facet: ((column,), _held(column)) for column, facet in FACETS.items()},
    Facet.RELATION: (("relation",), _held("relation")),
    Facet.CERTAINTY: (("certainty",), _held("certainty")),
    Facet.QUARTER: (("latest",), lambda row: {_quarter(row["latest"])}),
    Facet.TAG: (("tags",), _tags),
    Facet.TARGET: (("target",), lambda row: {"yes" if row["target"] else "no"}),
    Facet.QUESTION: (("questions",), lambda row: {"yes" if row["questions"] else "no"}),
}
"""The columns that each facet but the sections is read from, and how."""
