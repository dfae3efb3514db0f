"""Views that a tracker keeps: each step is a change set, and undo gives back what was."""

from contextlib import closing
from dataclasses import replace

import pytest

from app.base.i18n import Language
from app.base.identifiers import new_id
from app.domain.changes import Origin
from app.domain.errors import InvalidValue, StaleValue
from app.domain.filters import FilterSpec
from app.domain.saved_views import SavedView
from app.services.saved_views import planned_order, planned_removal, planned_view
from app.services.workspace import open_workspace
from app.wording.changes import change_label
from tests.storage.contents import content_hash, replayed, truth_of


def write(workspace, plan, *given):
    with workspace.reader() as reader:
        planned = plan(reader, *given)
    return workspace.write(planned, Origin.EDIT) if planned.changes else None


def view(name, **values):
    return SavedView(new_id(), name, '{"later":1}', **values)


@pytest.fixture
def three(sample):
    views = [view("一"), view("二", icon="star", default=True), view("三")]
    for one in views:
        write(sample, planned_view, one)
    return views


def test_views_stand_in_the_order_in_which_they_came(sample, three):
    kept = sample.saved_views()
    assert [one.name for one in kept] == ["一", "二", "三"]
    assert kept[1] == replace(three[1], position=1)


def test_another_default_takes_the_place_of_the_first(sample, three):
    write(sample, planned_view, replace(three[2], default=True))
    assert [one.default for one in sample.saved_views()] == [False, False, True]
    sample.undo()
    assert [one.default for one in sample.saved_views()] == [False, True, False]


def test_saving_again_keeps_the_place(sample, three):
    write(sample, planned_view, replace(three[0], name="首", state="{}"))
    assert [(one.name, one.position) for one in sample.saved_views()] == [
        ("首", 0), ("二", 1), ("三", 2),
    ]  # fmt: skip


def test_what_a_newer_version_put_in_survives_a_new_name(sample, three):
    write(sample, planned_view, replace(sample.saved_views()[0], name="首"))
    assert sample.saved_views()[0].state == '{"later":1}'


def test_a_deleted_view_comes_back_exactly(sample, three):
    before = content_hash(sample.path)
    write(sample, planned_removal, three[1].id)
    assert [one.name for one in sample.saved_views()] == ["一", "三"]
    sample.undo()
    assert content_hash(sample.path) == before
    sample.redo()
    assert len(sample.saved_views()) == 2
    assert write(sample, planned_removal, three[1].id) is None


def test_all_of_it_can_be_undone_and_is_in_the_journal(sample):
    before = content_hash(sample.path)
    one = view("一")
    write(sample, planned_view, one)
    write(sample, planned_view, view("二"))
    write(sample, planned_order, [sample.saved_views()[1].id, one.id])
    assert [each.name for each in sample.saved_views()] == ["二", "一"]
    write(sample, planned_removal, one.id)
    assert replayed(sample.path) == truth_of(sample.path)
    for _ in range(4):
        sample.undo()
    assert content_hash(sample.path) == before


def test_a_name_is_taken_once(sample, three):
    with pytest.raises(InvalidValue):
        write(sample, planned_view, view("二 "))
    write(sample, planned_view, replace(three[1], icon="flag"))


def test_a_view_that_somebody_else_has_changed_is_not_deleted_unseen(sample, three):
    with sample.reader() as reader:
        stale = planned_removal(reader, three[0].id)
    write(sample, planned_view, replace(three[0], name="首"))
    with pytest.raises(StaleValue):
        sample.write(stale, Origin.EDIT)
    assert len(sample.saved_views()) == 3


def test_rows_and_counts_stay_what_they_were(sample, three):
    """A view is no commitment: nothing derived changes, and nothing is asked for anew."""
    spec = FilterSpec()
    before = sample.matches(spec)
    write(sample, planned_view, view("四"))
    assert sample.matches(spec) is before


@pytest.mark.parametrize("language", list(Language))
def test_each_step_has_words(sample, three, language):
    steps = [
        write(sample, planned_view, view("四")),
        write(sample, planned_view, replace(three[0], icon="flag")),
        write(sample, planned_view, replace(three[0], name="首")),
        write(sample, planned_order, [three[2].id]),
        write(sample, planned_removal, three[1].id),
    ]
    words = [change_label(step.label, language) for step in steps]
    assert len(set(words)) == 5
    assert "首" in words[2]


def test_views_are_in_the_file(sample, three, clock):
    path = sample.path
    with closing(open_workspace(path, read_only=True, clock=clock)) as other:
        assert [one.name for one in other.saved_views()] == ["一", "二", "三"]
