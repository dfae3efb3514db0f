"""A tracker of an older schema, brought up to date: on a copy, checked, then put in its place."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import alembic.command
import alembic.config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.base.files import replacing
from app.domain.errors import Environment
from app.storage.header import Header
from app.storage.opening import REVISION, stamp

_MIGRATIONS = Path(__file__).with_name("migrations")


def migrate(path: Path, found: Header) -> Path:
    """Upgrade a tracker that nobody has open; returns the copy of it as it was.

    Raises Environment, with the tracker untouched, if a step fails or the result is not sound.
    """
    kept = path.with_name(f"{path.name}.schema-{found.schema}")
    try:
        _settle(path)
        shutil.copy2(path, kept)
        with replacing(path, verify=_verify) as draft:
            shutil.copyfile(path, draft)
            upgrade(draft)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        reason = str(getattr(error, "orig", error))
        raise Environment("migration_failed", path=str(path), reason=reason) from error
    return kept


def upgrade(path: Path, revision: str = REVISION) -> None:
    """Run the missing steps on a file, all in one transaction."""
    engine = create_engine("sqlite://", creator=lambda: _raw(path))

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    config = alembic.config.Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        alembic.command.upgrade(config, revision)
    engine.dispose()
    with closing(_raw(path)) as raw:
        stamp(raw)


def _raw(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def _settle(path: Path) -> None:
    """Bring everything into the one file, so that a copy of it is whole."""
    with closing(_raw(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")


def _verify(path: Path) -> None:
    with closing(_raw(path)) as connection:
        (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
    if answer != "ok":
        raise Environment("migration_failed", path=str(path), reason=answer)
