"""Positions, rows and the current row, whatever happens to the filter, the order and the file."""

import random

import pytest

from app.domain.fields import Field
from app.domain.filters import AnyOf, Contains, Facet, FilterSpec, SortKey
from app.services.editing import SetField
from app.ui.signals import WorkspaceSignals
from app.ui.viewed_rows import ViewedRows
from tests.services.random_commands import random_command

OPEN = AnyOf(Facet.STATUS, ("",))


@pytest.fixture
def rows(sample, qapp):
    found = ViewedRows(sample)
    signals = WorkspaceSignals(sample, found)
    signals.change_applied.connect(found.note)
    return found


def listed(rows):
    return [row.ref for row in rows.rows(0, len(rows))]


def test_begins_with_all_rows_and_the_first_one_current(rows):
    assert listed(rows) == [str(number) for number in range(1, 55)]
    assert rows.current == rows.row(0).id


def test_an_empty_tracker_has_no_rows_and_no_current_one(empty, qapp):
    rows = ViewedRows(empty)
    assert len(rows) == 0
    assert rows.current is None
    assert rows.rows(0, 10) == []
    assert rows.extent() is None


def test_other_rows_are_told_once_and_the_same_are_not(rows, qtbot):
    told = []
    rows.replaced.connect(lambda: told.append(len(rows)))
    rows.set_spec(FilterSpec((Contains("警務處"),)))
    rows.set_spec(FilterSpec((Contains("警務處"),)))
    assert told == [len(rows)]
    assert 0 < len(rows) < 54


def test_the_order_changes_and_the_filter_stays(rows):
    rows.set_spec(FilterSpec((Contains("警務處"),)))
    found = listed(rows)
    rows.set_sort((SortKey(Field.REF, descending=True),))
    assert listed(rows) == found[::-1]
    assert rows.spec.conditions == (Contains("警務處"),)


def test_words_that_are_searched_for_are_known(rows):
    conditions = (Contains("消防"), Contains("警務", negated=True), Contains(""), OPEN)
    rows.set_spec(FilterSpec(conditions))
    assert rows.words == ("消防",)


def test_a_row_knows_where_it_is_shown(rows):
    row = rows.row(23)
    assert rows.position_of(row.id) == rows.known_position(row.id) == 23
    rows.set_spec(FilterSpec((Contains(row.text[:12]),)))
    position = rows.position_of(row.id)
    assert rows.row(position).id == row.id
    rows.set_spec(FilterSpec((Contains("no such words"),)))
    assert rows.position_of(row.id) is rows.known_position(row.id) is None
    assert rows.position_of(None) is rows.known_position(None) is None


def test_the_current_row_may_be_out_of_sight(rows, qtbot):
    row = rows.row(5)
    with qtbot.waitSignal(rows.current_changed) as told:
        rows.set_current(row.id)
    assert told.args == [row.id]
    rows.set_spec(FilterSpec((Contains("no such words"),)))
    assert rows.current == row.id


@pytest.mark.parametrize("text", ["", "推"])
def test_an_edit_tells_the_positions_that_look_different(rows, sample, text):
    rows.rows(0, len(rows))
    rows.set_spec(FilterSpec((Contains(text),) if text else ()))
    row = rows.rows(0, len(rows))[2]
    told = []
    rows.changed.connect(told.append)
    sample.apply(SetField((row.id,), Field.OWNER, "Amy"))
    assert told == [{2}]
    assert rows.row(2).owner == "Amy"


def test_a_row_that_leaves_the_filter_is_gone_at_once(rows, sample, qtbot):
    rows.set_spec(FilterSpec((OPEN,)))
    first = rows.row(0)
    with qtbot.waitSignal(rows.replaced):
        sample.apply(SetField((first.id,), Field.STATUS, "done"))
    assert first.ref not in listed(rows)
    with qtbot.waitSignal(rows.replaced):
        sample.undo()
    assert rows.row(0).id == first.id


def test_is_settled_when_nothing_has_happened_for_a_moment(rows, qtbot):
    with qtbot.waitSignal(rows.settled):
        rows.set_spec(FilterSpec((Contains("推"),)))


def test_another_day_brings_other_due_states(rows, sample, clock, qtbot):
    late = AnyOf(Facet.DUE, ("past_latest",))
    rows.set_spec(FilterSpec((late,)))
    before = len(rows)
    clock.forward(days=400)
    assert sample.renew_day()
    with qtbot.waitSignal(rows.replaced):
        rows.reload()
    assert len(rows) > before


@pytest.mark.parametrize("seed", range(3))
def test_shows_what_the_file_holds_after_any_changes(rows, sample, seed):
    choose = random.Random(seed)
    ids = [row.id for row in rows.rows(0, 54)]
    specs = (
        FilterSpec(), FilterSpec((OPEN,)), FilterSpec((Contains("陳"),)),
        FilterSpec((), (SortKey(Field.PERCENT, True),)),
        FilterSpec((OPEN, Contains("推")), (SortKey(Field.OWNER),)),
    )  # fmt: skip
    for _ in range(40):
        sample.apply(random_command(choose, ids))
        if choose.random() < 0.3:
            rows.set_spec(choose.choice(specs))
        if choose.random() < 0.2:
            sample.undo()
        keys = list(sample.matches(rows.spec))
        assert [rows.key(at) for at in range(len(rows))] == keys
        fresh = sample.rows(keys)
        assert rows.rows(0, len(rows)) == [fresh[key] for key in keys]
