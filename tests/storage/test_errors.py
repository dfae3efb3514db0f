import sqlite3
from pathlib import Path

import pytest

from app.domain.errors import Environment
from app.storage.errors import translated


def driver_error(number):
    error = sqlite3.OperationalError("the driver's words")
    error.sqlite_errorcode = number
    return error


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_BUSY, "database_busy"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "database_busy"),
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk_error"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "database_read_only"),
        (sqlite3.SQLITE_CANTOPEN, "file_unreadable"),
        (sqlite3.SQLITE_CORRUPT, "database_damaged"),
        (sqlite3.SQLITE_NOTADB, "database_damaged"),
    ],
)
def test_what_the_machine_is_to_blame_for_has_a_code_of_its_own(number, code):
    with pytest.raises(Environment) as error, translated(Path("a.pledge")):
        raise driver_error(number)
    assert error.value.code == code
    assert error.value.values == {"path": "a.pledge", "reason": "the driver's words"}


@pytest.mark.parametrize("number", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT_UNIQUE])
def test_a_fault_of_the_program_stays_one(number):
    with pytest.raises(sqlite3.OperationalError), translated(Path("a.pledge")):
        raise driver_error(number)
