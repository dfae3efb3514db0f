"""What the user was at stays when the window is built anew."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import Facet, SortKey
from app.domain.saved_views import ViewState
from app.ui.place import Place, kept_place, plain_place
from tests.ui.driving import click_cell, click_head, press, refs, row_of, settle
from tests.ui.saved_views.hands import save_as


@pytest.mark.parametrize(
    "choose",
    [
        lambda window: window.menus.language_actions[Language.ZH_HANT].trigger(),
        lambda window: window.actions_["appearance_dark"].trigger(),
        lambda window: window.actions_["larger_text"].trigger(),
    ],
)
def test_another_look_comes_at_once_and_everything_stays(session, window, view, qtbot, choose):
    window.resize(1500, 900)
    window.actions_["view_table"].trigger()
    view.filtering.choose(Facet.STATUS, ("",))
    window.search.setText("公務員")
    click_head(qtbot, view, Field.REF)
    click_head(qtbot, view, Field.REF)
    before = refs(view)
    click_cell(qtbot, view, before[2], Field.REF)
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    selected, current = view.table.selected_ids(), view.rows.current
    spec, scale = view.rows.spec, view.timeline.scale
    choose(window)
    qtbot.waitUntil(lambda: session.window is not window)
    settle()
    new = session.window.view
    assert new.rows.spec == spec
    assert spec.sort == (SortKey(Field.REF, descending=True),)
    assert refs(new) == before
    assert session.window.search.text() == "公務員"
    assert new.rows.current == current
    assert set(new.table.selected_ids()) == set(selected)
    assert len(selected) == 2
    assert new.timeline.scale == scale
    assert session.window.actions_["view_table"].isChecked()
    assert session.window.view.workspace is session._workspace
    assert new.table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_a_current_row_out_of_sight_stays_the_current_one(session, window, view, qtbot):
    hidden = row_of(view, "24")
    click_cell(qtbot, view, "24", Field.REF)
    window.search.setText("no such words")
    window.actions_["appearance_dark"].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    assert session.window.view.rows.current == hidden.id
    assert refs(session.window.view) == []


def test_what_is_typed_wrongly_stays_to_be_mended(session, window, qtbot):
    window.search.setText("colour:red")
    window.actions_["appearance_dark"].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    assert session.window.search.text() == "colour:red"
    assert session.window.view.query_error.isVisible()


def test_another_tracker_begins_at_its_beginning(session, window, session_home, sample_file):
    window.search.setText("no such words")
    other = session_home / "other.pledge"
    other.write_bytes(sample_file.read_bytes())
    session.trackers.open(other)
    assert session.window.search.text() == ""
    assert len(refs(session.window.view)) == 54


# --- after a restart ----------------------------------------------------------------------------


def scrolled(view, position):
    """Scroll so that a row is the uppermost one."""
    view.table.verticalScrollBar().setValue(position * view.table.verticalHeader().sectionSize(0))
    return view.rows.row(view.table.rowAt(0)).ref


def settings_file(home):
    return home / "settings" / "settings.json"


def test_everything_is_there_again_after_a_restart(session, window, view, qtbot, start, stop):
    window.resize(1400, 800)
    window.actions_["view_table"].trigger()
    window.actions_["three_lines"].trigger()
    view.filtering.choose(Facet.STATUS, ("",))
    view.filtering.exclude(Facet.DUE, ("open",))
    window.search.setText("-公務員")
    click_head(qtbot, view, Field.DEADLINE)
    view.table.show_field(Field.NOTES, False)
    view.table.setColumnWidth(view.table.commitments.fields.index(Field.TARGET), 222)
    view.facets.close_facets([Facet.DUE.value])
    view.timeline.zoom_in()
    before = refs(view)
    click_cell(qtbot, view, before[7], Field.REF)
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    top = scrolled(view, 5)
    assert top == before[5]
    kept = view.rows.spec, view.rows.current, view.table.selected_ids(), view.timeline.scale
    shown = view.table.shown_fields
    stop(session)
    again = start().window
    new = again.view
    assert refs(new) == before
    assert again.search.text() == "-公務員"
    now = new.rows.spec, new.rows.current, new.table.selected_ids(), new.timeline.scale
    assert now == kept
    assert new.table.shown_fields == shown
    assert new.table.columnWidth(new.table.commitments.fields.index(Field.TARGET)) == 222
    assert new.table.lines == 3
    assert new.rows.row(new.table.rowAt(0)).ref == top
    assert again.actions_["view_table"].isChecked()
    assert new.facets.closed == [Facet.DUE.value]


def test_the_timeline_alone_is_scrolled_to_the_same_row(session, window, view, start, stop):
    window.resize(1400, 600)
    window.actions_["view_timeline"].trigger()
    settle()
    timeline = view.timeline
    timeline.verticalScrollBar().setValue(round(9 * timeline.row_height))
    top = view.rows.row(timeline.row_at(timeline.first_row_y)).ref
    assert top == refs(view)[9]
    stop(session)
    new = start().window.view
    assert new.rows.row(new.timeline.row_at(new.timeline.first_row_y)).ref == top


def test_the_place_is_by_the_row_and_not_by_its_number(session, window, view, start, stop):
    """Rows that came above meanwhile do not move it."""
    window.resize(1400, 600)
    top = scrolled(view, 20)
    identifier = row_of(view, top).id
    view.rows.set_sort((SortKey(Field.REF, descending=True),))
    place = scrolled(view, view.rows.position_of(identifier))
    assert place == top
    stop(session)
    new = start().window.view
    assert new.rows.row(new.table.rowAt(0)).id == identifier


def test_each_tracker_has_its_own_place(session, window, session_home, sample_file, qtbot):
    window.search.setText("公務員")
    other = session_home / "other.pledge"
    other.write_bytes(sample_file.read_bytes())
    first = session.window.view.workspace.path
    session.trackers.open(other)
    assert session.window.search.text() == ""
    session.window.search.setText("消防")
    session.trackers.open(first)
    assert session.window.search.text() == "公務員"
    session.trackers.open(other)
    assert session.window.search.text() == "消防"


def test_the_places_of_fifty_trackers_are_kept(session, window, session_home, stop):
    many = {f"/gone/{at}.pledge": {"view": ""} for at in range(60)}
    session._preferences.values = replace(session._preferences.values, places=many)
    stop(session)
    places = json.loads(settings_file(session_home).read_text("utf-8"))["places"]
    assert len(places) == 50
    assert list(places)[-1].endswith("sample.pledge")
    assert "/gone/59.pledge" in places
    assert "/gone/0.pledge" not in places


DAMAGED = [
    3, [], {}, {"state": 3}, {"state": {"spec": {"conditions": [3]}, "lines": 99, "shape": "ball"}},
    {"state": {"typed": 3, "stretch": {"origin": 1e300, "density": -4}}},
    {"state": {"stretch": {"origin": float("nan"), "density": 1}}, "current": 3},
    {"current": "gone", "selected": ["gone", 3], "top": "gone", "view": "gone"},
    {"left": [{"view": 3}], "state": {"columns": [{"field": "ref", "width": 10**9}, 3]}},
    {"state": {"columns": [{"field": "ref"}] * 40, "frozen": -3, "typed": "colour:red"}},
]  # fmt: skip


@pytest.mark.parametrize("damaged", DAMAGED)
def test_a_damaged_place_is_never_a_failure(session, view, start, stop, session_home, damaged):
    """An exception in a slot, or a warning of Qt, fails the test too."""
    path = str(view.workspace.path)
    stop(session)
    file = settings_file(session_home)
    held = json.loads(file.read_text("utf-8"))
    held["places"] = {path: damaged}
    held["views"] = {view.workspace.tracker_id: damaged}
    file.write_text(json.dumps(held), "utf-8")
    new = start().window.view
    assert len(refs(new)) == 54
    assert new.rows.current in {row.id for row in new.rows.rows(0, 54)}


def test_a_place_goes_into_the_settings_and_back():
    place = Place(ViewState("a"), "v", (), "c", ("c", "d"), "t")
    assert kept_place(json.loads(json.dumps(plain_place(place)))) == place
    assert kept_place(None) is None


def test_the_default_view_comes_before_the_last_filter(session, window, view, qtbot, start, stop):
    save_as(qtbot, window, "late", Facet.DUE, "past_latest", default=True)
    window.actions_["clear_filter"].trigger()
    window.search.setText("公務員")
    chosen = refs(view)[3]
    click_cell(qtbot, view, chosen, Field.REF)
    current = view.rows.current
    stop(session)
    again = start().window
    assert again.search.text() == "due:past-latest"
    assert again.view.rows.spec.chosen(Facet.DUE) == ("past_latest",)
    assert again.view.rows.current == current, "the row stays where it was"
    assert again.view.applied.id == again.view.workspace.saved_views()[0].id


def test_a_private_default_comes_before_a_shared_one(session, window, qtbot, start, stop):
    save_as(qtbot, window, "ours", Facet.DUE, "past_latest", default=True)
    save_as(qtbot, window, "mine", Facet.DUE, "open", default=True, private=True)
    stop(session)
    again = start().window
    assert again.view.rows.spec.chosen(Facet.DUE) == ("open",)


def test_an_applied_view_and_its_change_are_known_after_a_restart(
    session, window, view, qtbot, start, stop
):
    save_as(qtbot, window, "late", Facet.DUE, "past_latest")
    view.filtering.choose(Facet.DUE, ("open",))
    stop(session)
    again = start().window
    qtbot.waitUntil(again.view.saved_views.change_line.isVisible)
    assert again.view.applied.id == again.view.workspace.saved_views()[0].id
    assert again.view.rows.spec.chosen(Facet.DUE) == ("open",)
    again.actions_["revert_view"].trigger()
    assert again.view.rows.spec.chosen(Facet.DUE) == ("past_latest",)
