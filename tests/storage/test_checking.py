import sqlite3
from contextlib import closing

from app.storage.opening import open_tracker
from app.storage.reader import reading


def check(path):
    database = open_tracker(path, read_only=True)
    with reading(database) as reader:
        found = reader.check()
    database.close()
    return found


def spoil(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_sound_tracker_is_told_with_its_counts(sample_path):
    found = check(sample_path)
    assert found.sound
    assert (found.commitments, found.change_sets) == (54, 2)


def test_references_that_lead_nowhere_are_counted(sample_path):
    spoil(sample_path, "INSERT INTO tag VALUES ('1', 'gone', 'a'), ('2', 'gone', 'b')")
    found = check(sample_path)
    assert (found.sound, found.broken_references) == (False, 2)


def test_rows_that_are_not_what_they_should_be_are_counted(sample_path):
    spoil(sample_path, "UPDATE listing SET notes = 'x' WHERE key < 4")
    found = check(sample_path)
    assert (found.sound, found.stale_rows) == (False, 3)


def test_damage_is_found(sample_path):
    spoil(
        sample_path,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'listing (latest', 'listing (earliest') "
        "WHERE name = 'ix_listing_latest'",
    )
    found = check(sample_path)
    assert not found.sound
    assert any("ix_listing_latest" in line for line in found.damage)
