import re
import sqlite3
from contextlib import closing

import pytest

from app.domain.errors import Environment
from app.storage import header
from app.storage.header import APPLICATION_ID
from app.storage.migrate import upgrade
from app.storage.opening import create_tracker, open_tracker
from app.storage.reader import reading


@pytest.fixture
def older(tracker_path):
    """A tracker of the time before the first schema: stamped, and empty."""
    with closing(sqlite3.connect(tracker_path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("CREATE TABLE before_all (id TEXT)")
        connection.execute("DROP TABLE before_all")
        connection.commit()
    return tracker_path


def schema(path):
    """Every table with its columns, keys, references and indexes; every other object by its SQL."""
    with closing(sqlite3.connect(path)) as connection:

        def rows(statement):
            return sorted(map(tuple, connection.execute(statement)), key=repr)

        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
            )
        ]
        return {
            name: {
                "columns": rows(f"PRAGMA table_xinfo({name})"),
                "references": sorted(row[2:] for row in rows(f"PRAGMA foreign_key_list({name})")),
                "indexes": {
                    _own_name(index[1]): (index[2:], rows(f"PRAGMA index_xinfo({index[1]})"))
                    for index in rows(f"PRAGMA index_list({name})")
                },
                "words": _words(connection, name),
            }
            for name in tables
        } | {name: _words(connection, name) for name in ("search", "search_reported")}


def _own_name(index):
    return "unique" if index.startswith("sqlite_autoindex") else index


def _words(connection, name):
    """The clauses that no PRAGMA tells, such as DEFERRABLE and WITHOUT ROWID, in any order."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return sorted(re.findall(r"\w+|[^\w\s]", sql.replace('"', "")))


def test_the_steps_lead_to_the_schema_that_a_new_tracker_has(older, tmp_path):
    upgrade(older)
    create_tracker(tmp_path / "new.pledge").close()
    by_steps, at_once = schema(older), schema(tmp_path / "new.pledge")
    assert by_steps.keys() == at_once.keys()
    for name in by_steps:
        assert by_steps[name] == at_once[name], name


def test_an_older_tracker_is_brought_up_to_date_and_a_copy_kept(older):
    before = older.read_bytes()
    database = open_tracker(older)
    with reading(database) as reader:
        assert reader.check().sound
    database.close()
    assert header.read_header(older) == header.CURRENT
    assert older.with_name("tracker.pledge.schema-0").read_bytes() == before
    assert sorted(path.name for path in older.parent.iterdir()) == [
        "tracker.pledge", "tracker.pledge.schema-0"
    ]  # fmt: skip


def test_what_was_still_in_the_log_is_brought_along(older):
    """The program that made it ended without tidying up."""
    live = older.with_name("live.pledge")
    older.rename(live)
    with closing(sqlite3.connect(live)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE extra (id TEXT)")
        connection.execute("INSERT INTO extra VALUES ('kept')")
        connection.commit()
        for suffix in ("", "-wal"):
            older.with_name(f"{older.name}{suffix}").write_bytes(
                live.with_name(f"{live.name}{suffix}").read_bytes()
            )
    open_tracker(older).close()
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("SELECT id FROM extra").fetchall() == [("kept",)]


def test_a_step_that_fails_leaves_the_tracker_as_it_was(older):
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("CREATE TABLE commitment (id TEXT)")
    before = older.read_bytes()
    with pytest.raises(Environment) as failed:
        open_tracker(older)
    assert failed.value.code == "migration_failed"
    assert older.read_bytes() == before
    assert not older.with_name("tracker.pledge.lock").exists()
    assert [path.name for path in older.parent.iterdir() if path.name.startswith(".")] == []


def test_one_program_at_a_time_brings_a_tracker_up_to_date(older):
    first = open_tracker(older)
    with pytest.raises(Environment) as error:
        open_tracker(older)
    assert error.value.code == "tracker_in_use"
    first.close()
