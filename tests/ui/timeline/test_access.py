"""What a screen reader finds in the timeline."""

import pytest
from PySide6.QtGui import QAccessible

from app.ui.timeline.access import spoken_entry
from app.wording.timeline import spoken_row
from tests.ui.driving import row_of

NAME = QAccessible.Text.Name


@pytest.fixture
def reader(window, view):
    window.actions_["view_timeline"].trigger()
    return QAccessible.queryAccessibleInterface(view.timeline)


def test_the_timeline_is_a_list_with_an_entry_for_each_row(view, reader):
    assert reader.role() is QAccessible.Role.List
    assert reader.childCount() == 54
    for position in (0, 23, 53):
        entry = reader.child(position)
        assert entry.role() is QAccessible.Role.ListItem
        assert entry.text(NAME) == spoken_entry(view.timeline, position)
        assert reader.indexOfChild(entry) == position
    assert reader.child(54) is None


def test_an_entry_says_text_deadline_and_due_state(view, reader):
    position = view.rows.position_of(row_of(view, "24").id)
    name = reader.child(position).text(NAME)
    assert name.startswith("24 警務處在2024年第一季度")
    assert "2024年第一季度 (1 Jan 2024 to 31 Mar 2024)" in name
    assert "Past latest" in name
    assert "days over" in name


def test_a_row_with_several_bars_says_each(view, reader):
    position = view.rows.position_of(row_of(view, "12").id)
    name = reader.child(position).text(NAME)
    assert "2023年年底前" in name
    assert "2024年至2025年內" in name


def test_entries_are_where_their_rows_are_painted(view, reader):
    entry = reader.child(2)
    area = entry.rect()
    found = reader.childAt(area.center().x(), area.center().y())
    assert found.text(NAME) == entry.text(NAME)
    assert area.height() == pytest.approx(view.timeline.row_height, abs=1)


def test_the_current_row_has_the_focus(view, reader):
    view.rows.set_current(view.rows.row(7).id)
    assert reader.focusChild().text(NAME).startswith(view.rows.row(7).ref)
    assert reader.child(7).state().focused
    assert not reader.child(8).state().focused


def test_going_through_very_many_keeps_few_and_breaks_nothing(view, reader):
    for _ in range(20):
        for position in range(54):
            assert reader.child(position).text(NAME)
    entry = reader.child(3)
    view.rows.set_spec(type(view.rows.spec)(view.rows.spec.conditions, ()))
    assert entry.isValid()


def test_under_a_filter_there_are_fewer(window, view, reader):
    window.search.setText("颱風")
    assert reader.childCount() == 0
    assert reader.focusChild() is None
    window.search.clear()
    row = view.rows.row(0)
    assert spoken_row(row, view.timeline.marked(0).state, language()) in reader.child(0).text(NAME)


def language():
    from app.base.i18n import Language

    return Language.EN
