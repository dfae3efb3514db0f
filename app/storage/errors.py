"""What the database says, in the words of the tracker."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.domain.errors import Environment

_BY_PRIMARY_CODE = {
    sqlite3.SQLITE_BUSY: "database_busy",
    sqlite3.SQLITE_LOCKED: "database_busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_READONLY: "database_read_only",
    sqlite3.SQLITE_CANTOPEN: "file_unreadable",
    sqlite3.SQLITE_PERM: "database_read_only",
    sqlite3.SQLITE_CORRUPT: "database_damaged",
    sqlite3.SQLITE_NOTADB: "database_damaged",
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what the machine is to blame for as Environment; everything else is our own fault."""
    try:
        yield
    except DBAPIError as error:
        raise _translate(error.orig, path) or error from error
    except sqlite3.Error as error:
        raise _translate(error, path) or error from error


def _translate(error: BaseException | None, path: Path) -> Environment | None:
    number = getattr(error, "sqlite_errorcode", None)
    code = _BY_PRIMARY_CODE.get(number & 0xFF) if isinstance(number, int) else None
    return None if code is None else Environment(code, path=str(path), reason=str(error))
