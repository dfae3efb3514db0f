"""What the user was at stays when the window is built anew."""

import pytest
from PySide6.QtCore import Qt

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import Facet, SortKey
from tests.ui.driving import click_cell, click_head, press, refs, row_of, settle


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
