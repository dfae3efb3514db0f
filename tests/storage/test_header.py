import hashlib
import shutil
import sqlite3
from contextlib import closing

import pytest

from app.domain.errors import Environment, Refused
from app.storage import header
from app.storage.header import Header, read_header
from app.storage.opening import create_tracker, open_tracker


@pytest.fixture
def tracker(tracker_path):
    create_tracker(tracker_path).close()
    return tracker_path


def stamp(path, schema, min_reader):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={Header(schema, min_reader).user_version}")
        connection.commit()


def leave_a_write_ahead_log(path):
    """The files of a program that ended without tidying up."""
    live = path.with_name("live.pledge")
    path.rename(live)
    with closing(sqlite3.connect(live)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE later (id TEXT)")
        connection.commit()
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{live}{suffix}", f"{path}{suffix}")
    live.unlink()


def prints(folder):
    """Every file of a folder with its SHA-256."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_tracker_tells_its_numbers(tracker):
    assert read_header(tracker) == header.CURRENT == Header(schema=1, min_reader=1)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"text\n" * 100, bytes(4096)])
def test_another_file_is_no_tracker(tmp_path, content):
    path = tmp_path / "other.pledge"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_header(path)
    assert refused.value.code == "not_a_tracker"
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_no_tracker(tmp_path):
    path = tmp_path / "other.pledge"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id TEXT)")
    with pytest.raises(Refused) as refused:
        open_tracker(path)
    assert refused.value.code == "not_a_tracker"


def test_a_file_that_is_not_there_is_no_fault_of_the_file(tmp_path):
    with pytest.raises(Environment) as missing:
        read_header(tmp_path / "none.pledge")
    assert missing.value.code == "file_missing"


def test_a_folder_cannot_be_read(tmp_path):
    with pytest.raises(Environment) as unreadable:
        read_header(tmp_path)
    assert unreadable.value.code == "file_unreadable"


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("with_log", [False, True])
def test_a_tracker_of_a_newer_program_is_refused_and_not_one_byte_touched(
    tracker, with_log, read_only
):
    stamp(tracker, schema=2, min_reader=2)
    if with_log:
        leave_a_write_ahead_log(tracker)
    before = prints(tracker.parent)
    assert len(before) == 1 + with_log
    with pytest.raises(Refused) as refused:
        open_tracker(tracker, read_only=read_only)
    assert refused.value.code == "tracker_too_new"
    assert refused.value.values["needed"] == 2
    assert prints(tracker.parent) == before


def test_a_newer_tracker_that_older_programs_may_read_is_read_and_never_written(tracker):
    stamp(tracker, schema=2, min_reader=1)
    before = prints(tracker.parent)
    with pytest.raises(Refused) as refused:
        open_tracker(tracker)
    assert refused.value.values["needed"] == 2
    assert prints(tracker.parent) == before
    open_tracker(tracker, read_only=True).close()
