"""What a tracker file holds, read past the program: by the driver alone."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from app.domain.changes import Table
from app.storage.database import Database


def truth(database: Database) -> dict[Table, dict[str, dict]]:
    """All rows that people entered, by table and identifier."""
    return truth_of(database.path)


def truth_of(path: Path) -> dict[Table, dict[str, dict]]:
    """The same of a file that need not be open."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: {
                row["id"]: {name: row[name] for name in row.keys() if name != "id"}  # noqa: SIM118
                for row in connection.execute(f'SELECT * FROM "{table.value}"')
            }
            for table in Table
        }


def content_hash(path: Path) -> str:
    """One number for everything that people entered."""
    text = json.dumps(truth_of(path), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def journaled(path: Path) -> list[str]:
    """The identifiers of all change sets, in order."""
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM change_set ORDER BY seq")]


def replayed(path: Path) -> dict[Table, dict[str, dict]]:
    """The rows that the journal, played from the beginning, leads to."""
    rows: dict[Table, dict[str, dict]] = {table: {} for table in Table}
    with closing(sqlite3.connect(path)) as connection:
        steps = connection.execute(
            "SELECT kind, table_name, row_id, field, before, after FROM change ORDER BY seq"
        )
        for kind, table, row_id, field, before, after in steps:
            held = rows[Table(table)]
            if kind == "+":
                assert row_id not in held
                held[row_id] = json.loads(after)
            elif kind == "-":
                assert held.pop(row_id) == json.loads(before)
            else:
                assert held[row_id][field] == json.loads(before)
                held[row_id] = held[row_id] | {field: json.loads(after)}
    return rows


def everything(path: Path) -> dict[str, list[tuple]]:
    """All rows of all ordinary tables, derived and journal too: to see that nothing was written."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
            for name in names
            if name not in ("search", "search_reported")
        }
