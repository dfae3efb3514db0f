import random
from dataclasses import replace
from datetime import date

import pytest

from app.base.clock import as_text
from app.domain.changes import FieldChanged, Origin, Table
from app.domain.commitment import Status, UpdateKind
from app.domain.errors import Environment, InvalidValue, StaleValue
from app.domain.fields import Field
from app.domain.filters import AnyOf, Facet, FilterSpec, SortKey
from app.domain.lineage import Succession
from app.exchange.document_reader import read_document
from app.services.editing import AddUpdate, SetField, SetTags
from app.services.importing import planned, propose, related
from app.services.workspace import Workspace, open_workspace
from app.storage.opening import open_tracker
from app.storage.query import Query
from tests.services.random_commands import random_command
from tests.storage.contents import content_hash, everything, journaled


def ids_of(workspace):
    rows = workspace.rows(workspace.matches(FilterSpec()))
    return [row.id for row in sorted(rows.values(), key=lambda row: row.key)]


def row_of(workspace, identifier):
    (row,) = workspace.rows(workspace.keys([identifier]).values()).values()
    return row


def commands(workspace, count, seed=1):
    """Random commands carried out until so many of them have changed something."""
    choose, ids = random.Random(seed), ids_of(workspace)
    done = []
    while len(done) < count:
        change_set = workspace.apply(random_command(choose, ids))
        if change_set is not None:
            done.append(change_set)
    return done


def test_a_command_is_written_with_who_and_when(sample, clock):
    identifier = ids_of(sample)[0]
    made = sample.apply(SetField((identifier,), Field.STATUS, "done"))
    assert (made.who, made.when, made.origin) == ("tester", as_text(clock.now), Origin.EDIT)
    assert made.changes == (
        FieldChanged(Table.COMMITMENT, identifier, "status", None, "done"),
        FieldChanged(Table.COMMITMENT, identifier, "completed_on", None, "2024-05-15"),
    )
    row = row_of(sample, identifier)
    assert (row.status, row.completed_on) == (Status.DONE, date(2024, 5, 15))


def test_one_command_may_concern_many_commitments_and_is_one_step(sample):
    ids = tuple(ids_of(sample))
    sample.apply(SetField(ids, Field.STATUS, "in_progress"))
    spec = FilterSpec((AnyOf(Facet.STATUS, ("in_progress",)),))
    assert sample.count(spec) == 54
    sample.undo()
    assert sample.count(spec) == 0


def test_a_command_that_changes_nothing_is_no_step(sample):
    identifier = ids_of(sample)[0]
    assert sample.apply(SetField((identifier,), Field.OWNER, "")) is None
    assert sample.apply(SetTags((identifier,), "")) is None
    assert sample.to_undo is None


def test_a_value_that_cannot_be_writes_nothing(sample):
    before = everything(sample.path)
    with pytest.raises(InvalidValue):
        sample.apply(SetField((ids_of(sample)[0],), Field.PERCENT, 101))
    with pytest.raises(InvalidValue):
        sample.apply(AddUpdate((ids_of(sample)[0],), UpdateKind.PROGRESS, "  "))
    assert everything(sample.path) == before
    assert sample.to_undo is None


def test_listeners_are_told_after_it_was_written(sample):
    told = []
    sample.subscribe(lambda applied: told.append((applied, row_of(sample, identifier).owner)))
    identifier = ids_of(sample)[3]
    made = sample.apply(SetField((identifier,), Field.OWNER, "陳"))
    undone = sample.undo()
    assert [(applied.change_set, owner) for applied, owner in told] == [(made, "陳"), (undone, "")]
    assert {applied.commitments for applied, _ in told} == {frozenset({identifier})}


def test_undo_and_redo_are_change_sets_of_their_own(sample):
    identifier = ids_of(sample)[0]
    made = sample.apply(SetField((identifier,), Field.OWNER, "陳"))
    assert (sample.to_undo.id, sample.to_redo) == (made.id, None)
    undone = sample.undo()
    assert (undone.origin, undone.reverts, undone.label) == (Origin.UNDO, made.id, made.label)
    assert (sample.to_undo, sample.to_redo.id) == (None, made.id)
    redone = sample.redo()
    assert (redone.origin, redone.reverts) == (Origin.REDO, made.id)
    assert (sample.to_undo.id, sample.to_redo) == (made.id, None)
    assert row_of(sample, identifier).owner == "陳"
    assert journaled(sample.path)[-3:] == [made.id, undone.id, redone.id]


def test_with_nothing_to_take_back_or_bring_again_nothing_happens(sample):
    before = journaled(sample.path)
    assert (sample.undo(), sample.redo()) == (None, None)
    assert journaled(sample.path) == before


def test_a_new_step_ends_what_could_be_brought_again(sample):
    identifier = ids_of(sample)[0]
    sample.apply(SetField((identifier,), Field.OWNER, "陳"))
    sample.undo()
    sample.apply(SetField((identifier,), Field.NOTES, "記"))
    assert sample.to_redo is None


def test_the_first_contents_of_a_tracker_cannot_be_taken_back(sample):
    assert sample.to_undo is None


def test_two_hundred_steps_go_back_and_forth_and_older_ones_stay(sample):
    commands(sample, 5, seed=2)
    start = content_hash(sample.path)
    made = commands(sample, 200)
    end = content_hash(sample.path)
    undone = [one.reverts for one in iter(sample.undo, None)]
    assert undone == [one.id for one in reversed(made)]
    assert content_hash(sample.path) == start != end
    assert len(list(iter(sample.redo, None))) == 200
    assert content_hash(sample.path) == end
    assert len(journaled(sample.path)) == 2 + 605
    with sample.reader() as reader:
        assert reader.check().sound


def test_steps_are_kept_over_a_restart(sample, clock):
    start = content_hash(sample.path)
    commands(sample, 20)
    for _ in range(8):
        sample.undo()
    sample.redo()
    to_undo, to_redo = sample.to_undo, sample.to_redo
    sample.close()
    again = open_workspace(sample.path, clock=clock)
    assert (again.to_undo, again.to_redo) == (to_undo, to_redo)
    redone = list(iter(again.redo, None))
    assert len(redone) == 7
    while again.undo():
        pass
    assert content_hash(again.path) == start
    again.close()


@pytest.mark.parametrize("seed", range(2))
def test_what_a_workspace_keeps_is_what_it_would_find_anew(sample, clock, seed_path, seed):
    """After edits, undo, redo and an import, some of it lazily."""
    choose, sizes = random.Random(seed), set()
    reading = read_document(seed_path, sample.directory, title="再版")
    specs = [FilterSpec(), *(FilterSpec(sort=(SortKey(field),)) for field in Field)]
    for number in range(24):
        for spec in specs:
            sample.matches(spec).page(0, 3)
        kept = {facet: sample.counts(FilterSpec(), facet) for facet in Facet}
        assert all(kept.values())
        if number == 12:
            with sample.reader() as reader:
                found = propose(reader, reading, "a.txt")
                apart = related(reader, found, Succession.UNRELATED, None)
                plan = planned(reader, apart, {1, 2, 49})
            sample.write(plan, Origin.IMPORT)
        else:
            step = choose.choice((sample.undo, sample.redo, commands, commands, commands))
            step(sample, 1, number) if step is commands else step()
        fresh = Query(sample._database, sample.today)
        for spec in specs:
            assert list(sample.matches(spec)) == list(fresh.matches(spec)), (number, spec)
        for facet in Facet:
            assert sample.counts(FilterSpec(), facet) == fresh.counts(FilterSpec(), facet), number
        sizes.add(sample.count(FilterSpec()))
    assert sizes == {54, 57}


def test_what_somebody_else_changed_meanwhile_is_not_taken_back(sample, clock):
    identifier = ids_of(sample)[0]
    sample.close()
    database = open_tracker(sample.path)
    mine, other = (Workspace(database, clock=clock, who=who) for who in ("我", "他"))
    mine.apply(SetField((identifier,), Field.OWNER, "陳"))
    other.apply(SetField((identifier,), Field.OWNER, "李"))
    before = everything(mine.path)
    with pytest.raises(StaleValue):
        mine.undo()
    assert everything(mine.path) == before
    assert row_of(mine, identifier).owner == "李"
    other.apply(SetField((identifier,), Field.OWNER, "陳"))
    mine.undo()
    assert row_of(mine, identifier).owner == ""
    database.close()


def test_a_tracker_opened_to_read_offers_no_steps(sample, clock):
    commands(sample, 3)
    sample.close()
    reader = open_workspace(sample.path, read_only=True, clock=clock)
    assert (reader.read_only, reader.to_undo, reader.to_redo) == (True, None, None)
    with pytest.raises(Environment):
        reader.apply(SetField((ids_of(reader)[0],), Field.OWNER, "陳"))
    reader.close()


def test_due_states_follow_the_day_of_the_office(sample, clock):
    late = FilterSpec((AnyOf(Facet.DUE, ("past_latest",)),))
    before = sample.count(late)
    clock.forward(hours=14, minutes=59)
    assert sample.renew_day() is False
    clock.forward(minutes=1)
    assert sample.renew_day() is True
    assert sample.today == date(2024, 5, 16)
    clock.forward(days=365)
    assert sample.renew_day() is True
    assert sample.count(late) > before


def test_a_commitment_of_the_past_is_not_found(sample):
    assert sample.commitment("none") is None
    assert sample.history("none") == []


def test_the_history_of_a_commitment_is_told(sample):
    identifier = ids_of(sample)[0]
    made = [
        sample.apply(SetField((identifier,), Field.OWNER, "陳")),
        sample.apply(SetTags((identifier,), "會議")),
    ]
    told = sample.history(identifier)
    assert [one.id for one in told][:2] == [one.id for one in reversed(made)]
    assert told[-1].origin is Origin.CREATION
    assert replace(told[1], changes=()) == replace(made[0], changes=())
