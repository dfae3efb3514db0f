"""Trackers made and opened."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine

from app.base.files import replacing
from app.domain.errors import Environment, Refused
from app.storage import header
from app.storage.database import Database
from app.storage.errors import translated
from app.storage.lock import WriterLock
from app.storage.search_tables import SEARCH_DDL
from app.storage.tables import metadata

REVISION = "0001"
"""The Alembic revision of `header.SCHEMA`."""


def create_tracker(path: Path) -> Database:
    """Make a new empty tracker and open it for writing.

    Raises Refused if the file is there already, Environment if it cannot be made.
    """
    if path.exists():
        raise Refused("tracker_exists", path=str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _set_aside_logs(path)
        with translated(path), replacing(path) as draft:
            _write_schema(draft)
    except OSError as error:
        raise Environment(
            "folder_not_writable", path=str(path.parent), reason=str(error)
        ) from error
    return open_tracker(path)


def _set_aside_logs(path: Path) -> None:
    """Rename what is left of a tracker that is gone: SQLite would put its log into the new one."""
    for ending in ("-wal", "-shm"):
        left = path.with_name(path.name + ending)
        if left.exists():
            left.replace(left.with_name(left.name + ".left"))


def open_tracker(path: Path, *, read_only: bool = False) -> Database:
    """Open a tracker; one of an older schema is brought up to date first, with a copy kept.

    Raises Refused for what is no tracker or was made by a newer program, Environment if it cannot
    be opened, or is open for writing somewhere else.
    """
    found = header.read_header(path)
    if read_only:
        if found.schema < header.SCHEMA:
            raise Environment("tracker_needs_update", path=str(path))
        return Database(path, None)
    if found.schema > header.SCHEMA:
        # Its maker allows older programs to read it, but they cannot keep all of it in step.
        raise Refused("tracker_too_new", path=str(path), needed=found.schema, known=header.SCHEMA)
    if not os.access(path, os.W_OK):
        raise Environment("tracker_read_only", path=str(path))
    lock = WriterLock(path)
    lock.acquire()
    try:
        if found.schema < header.SCHEMA:
            # Alembic takes a third of a second to import and is needed once in a tracker's life.
            from app.storage.migrate import migrate

            migrate(path, found)
        return Database(path, lock)
    except BaseException:
        lock.release()
        raise


def stamp(connection: sqlite3.Connection) -> None:
    """Write the numbers of the present schema into the header."""
    connection.execute(f"PRAGMA application_id={header.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={header.CURRENT.user_version}")


def _write_schema(path: Path) -> None:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path))
    with engine.begin() as connection:
        metadata.create_all(connection)
        for statement in SEARCH_DDL:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))
    engine.dispose()
    with closing(sqlite3.connect(path)) as raw:
        stamp(raw)
        raw.commit()
