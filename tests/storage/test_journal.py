import pytest

from app.domain.changes import ChangeSet, FieldChanged, Label, Origin, RowAdded, Table
from app.storage import journal
from app.storage.reader import reading
from app.storage.unit_of_work import unit_of_work
from tests.storage.random_changes import RandomChanges, change_set


@pytest.fixture
def written(database):
    """Change sets of every kind, as they were written."""
    changes = RandomChanges(11)
    made = [changes.first(4), *(changes.next() for _ in range(10))]
    for one in made:
        with unit_of_work(database) as work:
            work.write(one)
    return made


def test_a_change_set_comes_back_as_it_was_written(database, written):
    with reading(database) as reader:
        assert [reader.change_set(one.id) for one in written] == written
        assert reader.change_set("none") is None


def test_who_and_when_and_why_are_kept(database):
    one = ChangeSet(
        "1", "2024-05-15T01:00:00.000Z", "陳大文", Origin.UNDO, Label("set_field", {"ref": "“3”"}),
        (RowAdded(Table.PROPERTY, "p", {"value": "=1+1 \"'\n😀"}),), reverts="0",
    )  # fmt: skip
    with unit_of_work(database) as work:
        work.write(one)
    with reading(database) as reader:
        assert reader.change_set("1") == one


@pytest.mark.parametrize("value", [None, 0, 45, 2.5, "", "字", "null", "12"])
def test_a_value_keeps_its_type(database, value):
    one = change_set([FieldChanged(Table.COMMITMENT, "c", "percent", None, value)])
    with database.transaction() as connection:
        journal.append(connection, one)
        (change,) = journal.load(connection, one.id).changes
    assert (change.before, change.after, type(change.after)) == (None, value, type(value))


def test_the_latest_come_first_and_without_their_changes(database, written):
    with reading(database) as reader:
        heads = reader.heads(3)
    assert [one.id for one in heads] == [one.id for one in reversed(written)][:3]
    assert {one.changes for one in heads} == {()}


def test_the_history_of_a_commitment_tells_its_own_changes_and_parts_newest_first(
    database, written
):
    """Parts are told as they come and go; lines of the document are none of them."""
    every = [change for one in written for change in one.changes]
    added = [one for one in every if isinstance(one, RowAdded) and one.table is Table.COMMITMENT]
    for commitment in {one.id for one in added}:
        expected = [
            (one.id, changes)
            for one in reversed(written)
            if (changes := tuple(change for change in one.changes if belongs(change, commitment)))
        ]
        with reading(database) as reader:
            told = reader.history(commitment)
        assert [(one.id, one.changes) for one in told] == expected


def belongs(change, commitment):
    if change.id == commitment:
        return True
    if isinstance(change, FieldChanged) or change.table is Table.SOURCE_LINE:
        return False
    return change.values.get("commitment_id") == commitment
