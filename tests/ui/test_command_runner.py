"""Every command goes through here: told when it is saved, told when it cannot be."""

import pytest

from app.domain.changes import FieldChanged, Label, Origin, Table
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.services.editing import Planned, SetField
from app.services.workspace import open_workspace
from app.ui.command_runner import CommandRunner
from tests.storage.contents import content_hash


class Told:
    """What a runner has told so far."""

    def __init__(self, runner):
        self.saved = 0
        self.refused = []
        runner.saved.connect(self._save)
        runner.refused.connect(lambda error: self.refused.append(error.code))

    def _save(self):
        self.saved += 1


@pytest.fixture
def runner(sample, qapp):
    return CommandRunner(sample)


@pytest.fixture
def told(runner):
    return Told(runner)


@pytest.fixture
def first(sample):
    return next(iter(sample.rows(range(1, 2)).values())).id


def test_what_is_written_is_told_as_saved(runner, told, first):
    assert runner.apply(SetField((first,), Field.OWNER, "Amy"))
    assert told.saved == 1


def test_nothing_to_change_is_not_saved(runner, told, first):
    assert runner.apply(SetField((first,), Field.OWNER, ""))
    assert told.saved == 0
    runner.undo()
    runner.redo()
    assert (told.saved, told.refused) == (0, [])


def test_a_wrong_value_is_for_the_field_that_it_was_typed_into(runner, told, first):
    with pytest.raises(InvalidValue):
        runner.apply(SetField((first,), Field.PERCENT, 150))
    assert (told.saved, told.refused) == (0, [])


def test_undo_and_redo_are_saved_too(runner, told, first, sample):
    before = content_hash(sample.path)
    runner.apply(SetField((first,), Field.OWNER, "Amy"))
    after = content_hash(sample.path)
    runner.undo()
    assert content_hash(sample.path) == before
    runner.redo()
    assert content_hash(sample.path) == after
    assert told.saved == 3


def test_a_stale_undo_is_refused_and_changes_nothing(runner, told, first, sample):
    """Somebody else has changed the field since."""
    runner.apply(SetField((first,), Field.OWNER, "Amy"))
    theirs = FieldChanged(Table.COMMITMENT, first, "owner", "Amy", "Ben")
    sample.store(
        Planned(Label("set_field", {"field": "owner", "ref": "1"}), (theirs,)), Origin.EDIT
    )
    before = content_hash(sample.path)
    runner.undo()
    assert told.refused == ["value_changed"]
    assert content_hash(sample.path) == before


def test_read_only_is_refused(sample_path, clock, qapp):
    reading = open_workspace(sample_path, read_only=True, clock=clock)
    runner = CommandRunner(reading)
    told = Told(runner)
    first = next(iter(reading.rows(range(1, 2)).values())).id
    assert not runner.apply(SetField((first,), Field.OWNER, "Amy"))
    assert told.refused == ["tracker_read_only"]
    reading.close()
