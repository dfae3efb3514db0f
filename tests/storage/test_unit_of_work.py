import itertools

import pytest

from app.base.progress import Cancelled
from app.domain.changes import FieldChanged, RowAdded, RowRemoved, Table, inverse
from app.domain.errors import StaleValue
from app.storage.unit_of_work import unit_of_work
from tests.storage.contents import everything, journaled, replayed, truth
from tests.storage.random_changes import RandomChanges, change_set


@pytest.fixture
def changes(database):
    """A tracker with some rows."""
    made = RandomChanges(3)
    write(database, made.first(5))
    return made


def write(database, change):
    with unit_of_work(database) as work:
        return work.write(change)


def some(changes, table, number=0):
    identifier = sorted(changes.rows[table])[number]
    return identifier, changes.rows[table][identifier]


def test_an_added_row_a_changed_field_and_a_removed_row_are_written(database, changes):
    tag, held = some(changes, Table.TAG)
    commitment, row = some(changes, Table.COMMITMENT)
    write(
        database,
        change_set([
            RowAdded(Table.TAG, "new", {"commitment_id": commitment, "name": "新"}),
            FieldChanged(Table.COMMITMENT, commitment, "notes", row["notes"], "改"),
            RowRemoved(Table.TAG, tag, held),
        ]),
    )  # fmt: skip
    now = truth(database)
    assert now[Table.TAG]["new"] == {"commitment_id": commitment, "name": "新"}
    assert now[Table.COMMITMENT][commitment] == row | {"notes": "改"}
    assert tag not in now[Table.TAG]


def test_the_steps_of_one_field_are_taken_in_their_order(database, changes):
    commitment, row = some(changes, Table.COMMITMENT)
    values = [row["owner"], "甲", "乙", "丙"]
    steps = [
        FieldChanged(Table.COMMITMENT, commitment, "owner", before, after)
        for before, after in itertools.pairwise(values)
    ]
    made = change_set(steps)
    write(database, made)
    assert truth(database)[Table.COMMITMENT][commitment]["owner"] == "丙"
    write(database, change_set(inverse(made.changes)))
    assert truth(database)[Table.COMMITMENT][commitment] == row


def test_parents_and_children_may_come_in_any_order(database, changes):
    document, _ = some(changes, Table.DOCUMENT)
    section = {"document_id": document, "position": 9, "title": "節"}
    write(
        database,
        change_set([
            RowAdded(Table.SECTION, "child", section | {"parent_id": "parent"}),
            RowAdded(Table.SECTION, "parent", section | {"parent_id": None}),
        ]),
    )  # fmt: skip
    assert truth(database)[Table.SECTION]["child"]["parent_id"] == "parent"


def test_whom_it_concerns_is_told(database, changes):
    commitment, row = some(changes, Table.COMMITMENT)
    other, _ = some(changes, Table.COMMITMENT, 1)
    applied = write(
        database,
        change_set([
            FieldChanged(Table.COMMITMENT, commitment, "notes", row["notes"], "改"),
            RowAdded(Table.TAG, "new", {"commitment_id": other, "name": "新"}),
        ]),
    )  # fmt: skip
    assert applied.commitments == {commitment, other}


def stale_changes(changes):
    """Change sets made for what is no longer there, each behind a change that would succeed."""
    commitment, row = some(changes, Table.COMMITMENT)
    other, second = some(changes, Table.COMMITMENT, 1)
    tag, held = some(changes, Table.TAG)
    good = FieldChanged(Table.COMMITMENT, other, "notes", second["notes"], "好")
    return {
        "another value": [good, FieldChanged(Table.COMMITMENT, commitment, "owner", "誰", "我")],
        "nothing where a value was": [
            good, FieldChanged(Table.COMMITMENT, commitment, "assessment", None, "watch")
        ],
        "one of many": [
            *(
                FieldChanged(Table.COMMITMENT, one, "owner", held_by["owner"], "眾")
                for one, held_by in changes.rows[Table.COMMITMENT].items()
            ),
            FieldChanged(Table.COMMITMENT, commitment, "owner", row["owner"], "眾"),
        ],
        "a row that is gone": [good, FieldChanged(Table.COMMITMENT, "gone", "owner", "", "我")],
        "removed although it changed": [good, RowRemoved(Table.TAG, tag, held | {"name": "舊"})],
        "removed already": [good, RowRemoved(Table.TAG, "gone", held)],
    }  # fmt: skip


KINDS = [
    "another value", "nothing where a value was", "one of many", "a row that is gone",
    "removed although it changed", "removed already",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_made_for_what_is_no_longer_there_writes_nothing_at_all(database, changes, kind):
    before = everything(database.path)
    with pytest.raises(StaleValue) as stale:
        write(database, change_set(stale_changes(changes)[kind]))
    assert stale.value.code in ("value_changed", "row_gone")
    assert everything(database.path) == before


def test_a_stale_change_says_what_it_met(database, changes):
    tag, held = some(changes, Table.TAG)
    with pytest.raises(StaleValue) as stale:
        write(database, change_set([RowRemoved(Table.TAG, tag, held | {"name": "舊"})]))
    assert stale.value.values == {
        "table": "tag", "id": tag, "field": "name", "now": held["name"]
    }  # fmt: skip


def test_work_that_is_called_off_writes_nothing(database, changes):
    class Called:
        def step(self, done, total, what):
            raise Cancelled

    before = everything(database.path)
    with pytest.raises(Cancelled), unit_of_work(database) as work:
        work.write(changes.next(), Called())
    assert everything(database.path) == before


def test_what_a_use_case_reads_is_what_it_writes_on(database, changes):
    commitment, row = some(changes, Table.COMMITMENT)
    with unit_of_work(database) as work:
        work.write(
            change_set([FieldChanged(Table.COMMITMENT, commitment, "owner", row["owner"], "我")])
        )
        assert work.reader.plain(Table.COMMITMENT, [commitment])[commitment]["owner"] == "我"


@pytest.mark.parametrize("seed", range(3))
def test_rows_are_what_the_journal_leads_to_after_any_changes(database, seed):
    changes, written = RandomChanges(seed), []
    for number in range(25):
        made = changes.next() if number else changes.first()
        write(database, made)
        written.append(made)
    assert truth(database) == changes.rows == replayed(database.path)
    for made in reversed(written):
        write(database, change_set(inverse(made.changes)))
    assert truth(database) == {table: {} for table in Table}
    assert len(journaled(database.path)) == 50
