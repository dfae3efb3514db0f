"""Many rows at once: tuples straight to the driver, three times as fast as parameters by name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert

from app.storage.batches import batched

_ROWS_AT_ONCE = 5_000


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns."""
    statement = ""
    names: tuple[str, ...] = ()
    for batch in batched(rows, _ROWS_AT_ONCE):
        if not statement:
            compiled = insert(table).compile(dialect=connection.dialect, column_keys=list(batch[0]))
            statement, names = str(compiled), tuple(compiled.positiontup or ())
        values = [tuple(row[name] for name in names) for row in batch]
        connection.exec_driver_sql(statement, values)


def update_rows(
    connection: Connection, table: Table, key: str, columns: Sequence[str], rows: Iterable[Any]
) -> None:
    """Give rows, each with its key and all of the columns, other values in these columns."""
    changed = ", ".join(f'"{name}" = ?' for name in columns)
    # Names of our own tables, and question marks for all values.
    statement = f'UPDATE "{table.name}" SET {changed} WHERE "{key}" = ?'  # noqa: S608
    for batch in batched(rows, _ROWS_AT_ONCE):
        values = [(*(row[name] for name in columns), row[key]) for row in batch]
        connection.exec_driver_sql(statement, values)


def delete_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Delete rows, each told by its values of some columns."""
    alike = " AND ".join(f'"{name}" = ?' for name in names)
    # Names of our own tables, and question marks for all values.
    statement = f'DELETE FROM "{table.name}" WHERE {alike}'  # noqa: S608
    for batch in batched(rows, _ROWS_AT_ONCE):
        connection.exec_driver_sql(statement, batch)
