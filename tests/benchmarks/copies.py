"""A huge tracker out of a large one: its documents over and over again, under other identifiers.

To read and write a million commitments as an import does takes the better part of an hour; copied
in SQL they take minutes. The journal keeps what was written into the first tenth.
"""

import shutil
from pathlib import Path

from sqlalchemy import Connection, select, text

from app.domain.changes import Table
from app.services.workspace import open_workspace
from app.storage import search_index
from app.storage.batches import batched
from app.storage.tables import TRUTH, listing, listing_facet

_COPIED = (
    Table.DOCUMENT, Table.SECTION, Table.COMMITMENT, Table.SOURCE_LINE, Table.ACTION, Table.TARGET,
    Table.RESPONSIBILITY, Table.QUESTION,
)  # fmt: skip
_OWN = ("id", "document_id", "section_id", "commitment_id", "action_id", "parent_id")


def multiply(source: Path, path: Path, times: int) -> None:
    """Write a tracker that holds all of another one so many times."""
    shutil.copyfile(source, path)
    workspace = open_workspace(path)
    with workspace._database.transaction() as connection:
        made = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
        made += " AND tbl_name LIKE 'listing%'"
        indexes = list(connection.exec_driver_sql(made).scalars())
        for statement in indexes:
            connection.exec_driver_sql(f"DROP INDEX {statement.split()[2]}")
        greatest = "SELECT max(key), (SELECT max(position) + 1 FROM document) FROM listing"
        keys, documents = connection.exec_driver_sql(greatest).one()
        for number in range(1, times):
            _copy(connection, number, keys, documents)
        for statement in indexes:
            connection.exec_driver_sql(statement)
    workspace.close()


def _copy(connection: Connection, number: int, keys: int, documents: int) -> None:
    for name in _COPIED:
        table = TRUTH[name]
        columns = [_value(column.name, number) for column in table.c]
        if name is Table.DOCUMENT:
            columns[table.c.keys().index("position")] = f"position + {number * documents}"
        _insert(connection, table, columns, "id LIKE '0%'")
    columns = [_value(column.name, number) for column in listing.c]
    columns[listing.c.keys().index("key")] = f"key + {number * keys}"
    place = f"document_position + {number * documents}"
    columns[listing.c.keys().index("document_position")] = place
    _insert(connection, listing, columns, f"key <= {keys}")
    own = "value <> '' AND facet IN ('section', 'document')"
    value = f"CASE WHEN {own} THEN {_other('value', number)} ELSE value END"
    _insert(connection, listing_facet, ["facet", value, f"key + {number * keys}"],
            f"key <= {keys}")  # fmt: skip
    for batch in batched(range(number * keys + 1, (number + 1) * keys + 1), 5_000):
        rows = select(listing).where(listing.c.key.between(batch[0], batch[-1]))
        search_index.add(connection, connection.execute(rows).mappings())


def _insert(connection: Connection, table, columns: list[str], where: str) -> None:
    statement = f"INSERT INTO {table.name} SELECT {', '.join(columns)} FROM {table.name}"
    connection.execute(text(f"{statement} WHERE {where}"))


def _value(column: str, number: int) -> str:
    if column in _OWN:
        return _other(column, number)
    return f"'{number}/' || ref" if column == "ref" else f'"{column}"'


def _other(column: str, number: int) -> str:
    """Identifiers of this century begin with a nought; none stays none."""
    return f"'{number:x}' || substr({column}, 2)"
