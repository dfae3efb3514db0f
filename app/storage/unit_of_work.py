"""The only door for writes: a change set goes whole into rows, journal and index, or not at all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, select, update

from app.base.progress import Progress, Silent
from app.domain.changes import Applied, Change, ChangeSet, FieldChanged, RowAdded, RowRemoved, Table
from app.domain.errors import StaleValue
from app.storage import attachments, copied_columns, derived, journal, tables
from app.storage.batches import batched
from app.storage.bulk import insert_rows
from app.storage.copied_columns import Edited
from app.storage.database import Database
from app.storage.reader import Reader

Result = TypeVar("Result")


class UnitOfWork:
    """One transaction. Made by `unit_of_work`; durable when its block has ended well."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.reader = Reader(connection)
        """Reads what this transaction sees."""
        self._touched: set[str] = set()
        self._edited: Edited = defaultdict(set)

    def keep(self, content: bytes) -> None:
        """Keep the file that a document came in, under its digest."""
        attachments.keep(self._connection, content)

    def write(self, change_set: ChangeSet, progress: Progress = Silent()) -> Applied:
        """Apply all changes, journal them and bring the derived tables up to date.

        Raises StaleValue, and writes nothing, if a row or a field is no longer what the change set
        was made for.
        """
        self.stage(change_set.changes)
        return self.record(change_set, progress)

    def stage(self, changes: Sequence[Change]) -> None:
        """Apply changes, so that what is planned next sees them. `record` must follow."""
        self._note(changes)
        for kind, run in groupby(changes, key=type):
            for (table, field), alike in _by_target(run).items():
                _WRITERS[kind](self._connection, tables.TRUTH[table], field, alike)

    def derive(self, ids: Iterable[str]) -> None:
        """Bring the derived rows of some commitments up to date with what was staged."""
        wanted = set(ids)
        touched = wanted & self._touched
        edited = {key: columns for key, columns in self._edited.items() if key in wanted}
        derived.follow(self._connection, touched, edited, "")

    def record(self, change_set: ChangeSet, progress: Progress = Silent()) -> Applied:
        """Journal what was staged and bring the derived tables up to date."""
        journal.append(self._connection, change_set)
        self._note(change_set.changes)
        touched, edited = self._touched, self._edited
        derived.follow(self._connection, touched, edited, change_set.when, progress)
        self._touched, self._edited = set(), defaultdict(set)
        return Applied(change_set, frozenset(touched | edited.keys()))

    def _note(self, changes: Iterable[Change]) -> None:
        """Remember whose derived rows depend on some changes."""
        edited, others = copied_columns.parted(changes)
        for identifier, columns in edited.items():
            self._edited[identifier] |= columns
        self._touched |= derived.commitments_of(self._connection, others)


class _Rehearsed(Exception):
    """Ends a transaction that was never meant to be kept."""


def rehearsal(database: Database, act: Callable[[UnitOfWork], Result]) -> Result:
    """What an act leads to; it happens in a transaction of which nothing is kept."""
    found: list[Result] = []
    with suppress(_Rehearsed), unit_of_work(database) as work:
        found.append(act(work))
        raise _Rehearsed
    return found[0]


@contextmanager
def unit_of_work(database: Database) -> Iterator[UnitOfWork]:
    """Begin a transaction; it is committed at the end of the block, rolled back if that raises."""
    with database.transaction() as connection:
        yield UnitOfWork(connection)


def _by_target(run: Iterable[Change]) -> dict[tuple[Table, str], list[Change]]:
    """Changes of one kind by table and field. References are checked at the end, so among
    changes of one kind only the order of those of one field of one row matters, and is kept.
    """
    groups: dict[tuple[Table, str], list[Change]] = {}
    for change in run:
        field = change.field if isinstance(change, FieldChanged) else ""
        groups.setdefault((change.table, field), []).append(change)
    return groups


def _add(connection: Connection, table: Any, _field: str, changes: list[Any]) -> None:
    insert_rows(connection, table, ({"id": change.id, **change.values} for change in changes))


def _remove(connection: Connection, table: Any, _field: str, changes: list[Any]) -> None:
    """A row goes only if it is still as it was when the change set was made."""
    for batch in batched(changes):
        query = select(table).where(table.c.id.in_([change.id for change in batch]))
        held = {row["id"]: row for row in connection.execute(query).mappings()}
        for change in batch:
            _compare(table, change.id, change.values, held.get(change.id))
    statement = delete(table).where(table.c.id == bindparam("row_id"))
    connection.execute(statement, [{"row_id": change.id} for change in changes])


def _change_field(connection: Connection, table: Any, field: str, changes: list[Any]) -> None:
    column = table.c[field]
    statement = (
        update(table)
        .where(table.c.id == bindparam("row_id"))
        .where(column.is_not_distinct_from(bindparam("before")))
        .values({field: bindparam("after")})
    )
    rows = [
        {"row_id": change.id, "before": change.before, "after": change.after} for change in changes
    ]
    if connection.execute(statement, rows).rowcount != len(rows):
        for change in changes:
            _require(connection, table, change.id, {field: change.after})
        raise StaleValue("value_changed", table=table.name, id=changes[0].id, field=field)


def _require(connection: Connection, table: Any, row_id: str, values: Any) -> None:
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    _compare(table, row_id, values, row)


def _compare(table: Any, row_id: str, values: Any, row: Any) -> None:
    if row is None:
        raise StaleValue("row_gone", table=table.name, id=row_id)
    for field, value in values.items():
        if row[field] != value:
            raise StaleValue(
                "value_changed", table=table.name, id=row_id, field=field, now=row[field]
            )


_WRITERS = {RowAdded: _add, RowRemoved: _remove, FieldChanged: _change_field}
