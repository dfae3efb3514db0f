"""The timeline as an area of the real window: what of time and of the rows is seen."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.fields import Field
from app.domain.filters import SortKey
from app.ui.timeline.scale import CLOSEST, WIDEST
from tests.ui.driving import refs

TODAY = date(2024, 5, 15)


@pytest.fixture
def timeline(view):
    return view.timeline


def seen_days(timeline):
    return timeline.scale.day(0), timeline.scale.day(timeline._time_width)


def test_at_first_all_of_time_is_seen(view, timeline):
    first, last = view.rows.extent()
    left, right = seen_days(timeline)
    assert left < first <= TODAY
    assert right > last


@pytest.mark.parametrize("name", ["zoom_in", "zoom_out"])
def test_the_actions_zoom_about_the_middle(window, timeline, name):
    before = timeline.scale
    middle = timeline._time_width / 2
    window.actions_[name].trigger()
    after = timeline.scale
    assert (after.density > before.density) == (name == "zoom_in")
    assert after.day(middle) == before.day(middle)


def test_zoom_ends_somewhere(window, timeline):
    for name, limit in (("zoom_in", CLOSEST), ("zoom_out", WIDEST)):
        for _ in range(60):
            window.actions_[name].trigger()
        assert timeline.scale.density == limit


def test_today_comes_to_the_middle(window, timeline):
    timeline.set_scale(timeline.scale.panned(50_000))
    window.actions_["today"].trigger()
    assert timeline.scale.day(timeline._time_width / 2) == TODAY


def test_fit_all_comes_back_from_anywhere(window, timeline):
    start = timeline.scale
    timeline.set_scale(timeline.scale.zoomed(9, 10).panned(9_000))
    window.actions_["fit_all"].trigger()
    assert timeline.scale == start


def test_fit_all_fits_the_rows_that_are_shown(window, view, timeline):
    whole = seen_days(timeline)
    window.search.setText("due:2024Q3")
    assert 0 < len(view.rows) < 54
    window.actions_["fit_all"].trigger()
    first, last = view.rows.extent()
    left, right = seen_days(timeline)
    assert left < first
    assert last < right < whole[1]
    assert left <= TODAY <= right


def test_fit_rows_shows_every_row_at_once_and_fit_all_in_the_table_brings_them_back(
    window, view, timeline, qtbot
):
    height = timeline.row_height
    window.actions_["fit_rows"].trigger()
    assert view.table.isHidden()
    assert timeline.row_area(53).bottom() <= timeline.viewport().height() + 0.5
    assert timeline.verticalScrollBar().maximum() == 0
    assert timeline.row_height < height
    window.actions_["view_split"].trigger()
    window.actions_["fit_all"].trigger()
    assert timeline.row_height == height


def test_few_rows_are_not_blown_up(window, view, timeline):
    window.search.setText("區議會")
    assert 0 < len(view.rows) < 5
    window.actions_["one_line"].trigger()
    low = timeline.row_height
    window.actions_["fit_rows"].trigger()
    assert timeline.row_height == pytest.approx(low, abs=2)


def test_rows_and_heights_lead_to_each_other(timeline):
    for position in range(54):
        area = timeline.row_area(position)
        if area.top() >= timeline._head:
            assert timeline.row_at(area.center().y()) == position
    assert timeline.row_at(2) is None
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().maximum())
    assert timeline.row_at(timeline.row_area(53).center().y()) == 53
    timeline.set_row_height(3)
    assert timeline.row_at(timeline.row_area(53).bottom() + 10) is None


@pytest.mark.parametrize("lines", ["one_line", "two_lines", "three_lines"])
@pytest.mark.parametrize("end", ["top", "bottom"])
def test_side_by_side_every_row_lies_beside_itself(window, view, timeline, lines, end, qtbot):
    window.actions_[lines].trigger()
    table = view.table
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() if end == "bottom" else 0)
    assert timeline.verticalScrollBar().value() == bar.value()
    seen = [
        (at, beside)
        for at in range(54)
        if table.viewport().rect().contains((beside := row_in_table(table, at)).center())
    ]
    assert len(seen) > 4
    for at, beside in seen:
        area = timeline.row_area(at)
        tops = [
            one.viewport().mapToGlobal(place.topLeft()).y()
            for one, place in ((timeline, area.toRect()), (table, beside))
        ]
        assert tops[0] == pytest.approx(tops[1], abs=1)
        assert area.height() == pytest.approx(beside.height(), abs=1)


def row_in_table(table, position):
    return table.visualRect(table.model().index(position, 0))


def test_they_have_the_same_rows_in_the_same_order(window, view, timeline, qtbot):
    view.rows.set_sort((SortKey(Field.DEADLINE, descending=True),))
    window.actions_["view_timeline"].trigger()
    listed = refs(view)
    assert listed != [str(number) for number in range(1, 55)]
    for at in (0, 1, 17, 52, 53):
        view.rows.set_current(view.rows.row(at).id)
        place = timeline.row_area(at).center().toPoint()
        qtbot.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=place)
        row = view.rows.row(view.rows.position_of(view.rows.current))
        assert row.ref == listed[at]


def test_scrolling_one_scrolls_the_other(view, timeline):
    timeline.verticalScrollBar().setValue(120)
    assert view.table.verticalScrollBar().value() == 120
    view.table.verticalScrollBar().setValue(60)
    assert timeline.verticalScrollBar().value() == 60


def test_the_current_row_comes_into_sight(window, view, timeline):
    window.actions_["view_timeline"].trigger()
    for position in (53, 0, 30):
        view.rows.set_current(view.rows.row(position).id)
        area = timeline.row_area(position)
        assert timeline._head - 1 <= area.top()
        assert area.bottom() <= timeline.viewport().height() + 1


def test_another_width_keeps_the_scale_and_another_filter_the_stretch(window, view, timeline):
    scale = timeline.scale
    window.resize(1_100, 600)
    window.search.setText("消防")
    assert timeline.scale == scale
    assert timeline.verticalScrollBar().maximum() == 0
