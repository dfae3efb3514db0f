"""The plain rows that a tracker begins with, read once; and again to be compared."""

import json
from datetime import date
from typing import Any

from app.base.clock import from_text
from app.base.folding import fold
from app.domain.changes import Table
from app.domain.filters import FilterSpec
from app.services.workspace import Workspace
from tests.journeys.plain_table.edits import Details
from tests.journeys.plain_table.facts import World
from tests.journeys.plain_table.rows import PlainRows, Row

_COLUMNS = {
    "commitment": "document_id section_id position ref text status percent completed_on assessment "
    "assessment_reason owner notes",
    "action": "commitment_id position text span_from span_to phrase relation earliest latest "
    "certainty phrase_from phrase_to",
    "revision": "commitment_id action_id position phrase relation earliest latest certainty",
    "target": "action_id position phrase value unit comparator scope span_from span_to",
    "party": "commitment_id organisation_id position name role",
    "tag": "commitment_id name",
    "update": "commitment_id on_date kind text",
    "question": "commitment_id about code details state",
}
_TABLES = {
    "revision": Table.REVISION, "party": Table.RESPONSIBILITY, "tag": Table.TAG,
    "update": Table.UPDATE, "question": Table.QUESTION,
}  # fmt: skip


def plain_rows(workspace: Workspace) -> PlainRows:
    """What people have entered, without what is derived from it."""
    keys = list(workspace.matches(FilterSpec()))
    listed = workspace.rows(keys).values()
    ids = [row.id for row in listed]
    with workspace.reader() as reader:
        found: dict[str, Any] = {"commitment": reader.plain(Table.COMMITMENT, ids)}
        found["action"] = reader.children(Table.ACTION, ids)
        found["target"] = reader.targets(found["action"])
        for name, table in _TABLES.items():
            found[name] = reader.children(table, ids)
    tables = {
        name: {key: _plain(name, row) for key, row in found[name].items()} for name in _COLUMNS
    }
    assert not any(row["action_id"] for row in found["party"].values()), "one action's alone"
    return PlainRows(tables, {row.id: from_text(row.changed) for row in listed})


def world(workspace: Workspace) -> World:
    """Documents, sections and organisations."""
    documents = {
        one.id: {"title": one.title, "position": one.position,
                 "published": date.fromisoformat(one.published) if one.published else None}
        for one in workspace.documents()
    }  # fmt: skip
    sections = {
        one.id: {"title": one.title, "parent": one.parent_id, "place": at}
        for at, one in enumerate(workspace.sections())
    }
    organisations = {}
    for one in workspace.directory.organisations:
        names = [one.zh_hant, one.zh_hans, one.en, one.abbreviation, *one.aliases]
        every = [name for name in names if name]
        organisations[one.id] = {"every": every, "shown": one.en or every[0]}
    return World(documents, sections, organisations)


def essence(rows: PlainRows) -> dict[str, list[Any]]:
    """All rows without the names that each side gives to its own."""
    shown: dict[str, list[Any]] = {}
    names = {
        key: (row["commitment_id"], row["position"]) for key, row in rows.tables["action"].items()
    }
    for table, found in rows.tables.items():
        values = [
            {**row, **({"action_id": names[row["action_id"]]} if "action_id" in row else {})}
            for row in found.values()
        ]
        shown[table] = sorted(sorted(map(str, row.items())) for row in values)
    return shown


def _plain(name: str, row: Any) -> Row:
    found = {column: row[column] for column in _COLUMNS[name].split()}
    if name == "party":
        found["known"] = row["organisation_id"] or f"?{fold(row['name'])}"
    if name == "question":
        found["details"] = Details(json.loads(row["details"]))
    if name == "target" and found["value"] == int(found["value"]):
        found["value"] = int(found["value"])
    return found
