import sqlite3
from contextlib import closing

import pytest

from app.domain.changes import FieldChanged, Table
from app.storage import derived
from app.storage.unit_of_work import unit_of_work
from tests.storage.random_changes import RandomChanges, change_set

LISTED = "SELECT * FROM listing ORDER BY id"
FACETS = (
    "SELECT facet, value, listing.id FROM listing_facet JOIN listing USING (key) ORDER BY 1, 2, 3"
)


def write(database, change):
    with unit_of_work(database) as work:
        work.write(change)


def rows(database, query, *, without=()):
    with closing(sqlite3.connect(database.path)) as connection:
        connection.row_factory = sqlite3.Row
        return [
            {name: row[name] for name in row.keys() if name not in without}  # noqa: SIM118
            for row in connection.execute(query)
        ]


def differences(database):
    with database.connected() as connection:
        return derived.differences(connection)


@pytest.mark.parametrize("seed", range(5))
def test_the_listing_keeps_step_with_every_change(database, seed):
    changes = RandomChanges(seed)
    write(database, changes.first())
    for _ in range(15):
        write(database, changes.next())
        assert differences(database) == 0
    before = [rows(database, LISTED, without=("key", "changed")), rows(database, FACETS)]
    with database.transaction() as connection:
        derived.rebuild(connection, "2024-05-15T02:00:00.000Z")
    assert [rows(database, LISTED, without=("key", "changed")), rows(database, FACETS)] == before


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        (Table.COMMITMENT, "owner", "Amy"),
        (Table.COMMITMENT, "status", "dropped"),
        (Table.COMMITMENT, "assessment", "off_track"),
        (Table.ACTION, "latest", "2031-08-09"),
        (Table.ACTION, "certainty", "ambiguous"),
        (Table.ACTION, "relation", "until"),
    ],
)
def test_the_facets_keep_step_with_a_change_of_one_field_alone(database, table, field, value):
    changes = RandomChanges(3)
    write(database, changes.first())
    for key, row in changes.rows[table].items():
        if row[field] != value:
            write(database, change_set([FieldChanged(table, key, field, row[field], value)]))
    before = rows(database, FACETS)
    with database.transaction() as connection:
        derived.rebuild(connection, "2024-05-15T02:00:00.000Z")
    assert rows(database, FACETS) == before


def test_a_row_tells_when_it_was_changed_last_and_others_do_not(database):
    changes = RandomChanges(1)
    write(database, changes.first())
    before = {row["id"]: row["changed"] for row in rows(database, LISTED)}
    made = changes.next(1)
    with unit_of_work(database) as work:
        applied = work.write(type(made)(made.id, "2030-01-01T00:00:00.000Z", *_rest(made)))
    after = {row["id"]: row["changed"] for row in rows(database, LISTED)}
    assert applied.commitments
    assert {key for key in after if after[key] != before.get(key)} == applied.commitments


def _rest(made):
    return made.who, made.origin, made.label, made.changes


def test_a_listing_that_is_out_of_step_is_noticed(database):
    write(database, RandomChanges(1).first(4))
    with database.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE listing SET owner = 'x' WHERE key IN (SELECT min(key) FROM listing)"
        )
        connection.exec_driver_sql(
            "DELETE FROM listing WHERE key IN (SELECT max(key) FROM listing)"
        )
    assert differences(database) == 2


def test_more_rows_than_one_statement_takes_are_written(database, monkeypatch):
    monkeypatch.setattr("app.storage.batches.IDS_AT_ONCE", 2)
    monkeypatch.setattr("app.storage.bulk._ROWS_AT_ONCE", 3)
    changes = RandomChanges(5)
    write(database, changes.first(11))
    write(database, changes.next(20))
    assert differences(database) == 0
