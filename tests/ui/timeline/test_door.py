"""The timeline in the window by keyboard: bands, holidays, actions, selection, bars."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.domain.bands import BandKind, Moment
from app.domain.fields import Field
from app.services.editing import SetField
from tests.ui.driving import row_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def timeline(window, view, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["view_timeline"].trigger()
    return view.timeline


def choose(view, ref):
    view.rows.set_current(row_of(view, ref).id)
    return view.rows.position_of(view.rows.current)


def select(view, ref):
    """The row of a commitment alone, whatever keys the test before has left pressed."""
    position = choose(view, ref)
    model = view.table.selectionModel()
    flags = model.SelectionFlag
    model.select(view.table.model().index(position, 0), flags.ClearAndSelect | flags.Rows)


def screen(timeline):
    return timeline.viewport().grab().toImage()


# --- behind the bars ------------------------------------------------------------------------------


def test_a_key_goes_through_all_bands(window, timeline, qtbot):
    seen = []
    for _ in range(6):
        seen.append(timeline.backdrop.bands)
        qtbot.keyClick(timeline, Qt.Key.Key_B)
    assert seen == [None, *BandKind, None]
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL | SHIFT)
    assert timeline.backdrop.bands is BandKind.HALF
    assert window.actions_["bands_half"].isChecked()


def test_bands_are_seen_and_named_on_the_ruler(window, timeline):
    before = screen(timeline)
    window.actions_["bands_financial_year"].trigger()
    after = screen(timeline)
    head = (300, 0, 700, 20)
    assert before.copy(*head) != after.copy(*head)
    shaded = QPoint(round(timeline._left + timeline.scale.x(date(2024, 2, 1))), timeline._head + 5)
    plain = QPoint(round(timeline._left + timeline.scale.x(date(2024, 6, 1))), timeline._head + 5)
    changed = [before.pixelColor(place) != after.pixelColor(place) for place in (shaded, plain)]
    assert sorted(changed) == [False, True], "every other year"
    window.actions_["bands_none"].trigger()
    assert screen(timeline) == before


def test_holidays_are_shaded_and_named_where_they_are_known(window, timeline, qtbot):
    timeline.show_days(date(2024, 9, 20), date(2024, 10, 20))
    plain = screen(timeline)
    qtbot.keyClick(timeline, Qt.Key.Key_H)
    assert window.actions_["show_holidays"].isChecked()
    shaded = screen(timeline)

    def place(day):
        scale = timeline.scale
        return round(timeline._left + scale.x(day) + scale.density / 2)

    y = timeline._head + 2
    for day, differs in ((date(2024, 10, 1), True), (date(2024, 10, 2), False)):
        same = plain.pixelColor(place(day), y) == shaded.pixelColor(place(day), y)
        assert same != differs
    assert "National Day" in timeline.tip_words(QPoint(place(date(2024, 10, 1)), 5))
    timeline.show_days(date(2030, 9, 20), date(2030, 10, 20))
    words = timeline.tip_words(QPoint(place(date(2030, 10, 1)), 5))
    assert "not known" in words


def test_named_days_have_a_line_and_a_name(timeline):
    timeline.show_days(date(2024, 1, 1), date(2024, 6, 30))
    before = screen(timeline)
    day = date(2024, 2, 20)
    moment = Moment(day, "第3次督導會議")
    timeline.show_backdrop(timeline.backdrop.with_moments([moment]))
    after = screen(timeline)
    x = round(timeline._left + timeline.scale.x(day))
    strip = (x - 2, timeline._head, 4, 200)
    assert before.copy(*strip) != after.copy(*strip)
    assert moment.name in timeline.tip_words(QPoint(x + 1, 5))


# --- actions --------------------------------------------------------------------------------------


def test_actions_open_below_their_commitment_and_close_again(view, timeline, qtbot):
    position = choose(view, "12")
    below, height = timeline.row_area(position + 1).top(), timeline.row_height
    qtbot.keyClick(timeline, Qt.Key.Key_Space)
    assert timeline.row_layout.lanes(position) == 2
    assert timeline.row_area(position + 1).top() == below + 2 * height
    lanes = timeline.opened.lanes(view.rows.row(position))
    assert [one.mark.phrase for one in lanes] == ["2023年年底前", "2024年至2025年內"]
    assert [one.mark.bar for one in lanes] == [0, 1]
    place = QPoint(600, round(timeline.row_area(position, 2).center().y()))
    assert timeline.line_at(place.y()) == (position, 2)
    qtbot.keyClick(timeline, Qt.Key.Key_Space)
    assert timeline.row_layout.lanes(position) == 0


def test_a_click_on_the_sign_opens_and_the_row_stays_what_it_was(view, timeline, qtbot):
    position = choose(view, "12")
    current = view.rows.current
    place = QPoint(7, round(timeline.row_area(position).center().y()))
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=place)
    assert timeline.row_layout.lanes(position) == 2
    assert view.rows.current == current
    other = choose(view, "13")
    place = QPoint(7, round(timeline.row_area(other).center().y()))
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=place)
    assert timeline.row_layout.lanes(other) == 0, "a single action is the commitment itself"


def test_beside_the_table_the_timeline_first_stands_alone(window, view, qtbot):
    window.actions_["view_split"].trigger()
    position = choose(view, "12")
    window.actions_["show_actions"].trigger()
    assert view.table.isHidden()
    assert view.timeline.row_layout.lanes(position) == 2
    window.actions_["view_split"].trigger()
    assert view.timeline.row_layout.lanes(position) == 0, "rows are level with the table"


def test_all_actions_at_once(window, view, timeline):
    window.actions_["show_all_actions"].trigger()
    several = [at for at in range(54) if view.rows.row(at).actions > 1]
    assert [at for at in range(54) if timeline.row_layout.lanes(at)] == several != []
    assert not screen(timeline).isNull()
    window.actions_["show_all_actions"].trigger()
    assert timeline.opened.ids == ()


def test_open_rows_stay_open_under_another_filter_and_follow_changes(window, view, timeline):
    choose(view, "12")
    timeline.toggle_actions()
    window.search.setText("bureau:創新科技及工業局")
    position = view.rows.position_of(row_of(view, "12").id)
    assert timeline.row_layout.lanes(position) == 2
    before = screen(timeline)
    row = view.rows.row(position)
    view.runner.apply(SetField((row.id,), Field.STATUS, "dropped"))
    assert timeline.row_layout.lanes(position) == 2
    assert screen(timeline) != before
    window.search.setText("颱風")
    assert timeline.row_layout.total == 0


# --- selection and bars ---------------------------------------------------------------------------


def test_the_rows_selected_in_the_table_are_marked(window, view):
    window.actions_["view_split"].trigger()
    select(view, "3")
    timeline = view.timeline
    before = screen(timeline)
    place = QPoint(100, round(timeline.row_area(5).center().y()))
    model = view.table.selectionModel()
    model.select(
        view.table.model().index(5, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows
    )
    edge = QPoint(1, place.y() - 12)
    assert screen(timeline).pixelColor(edge) != before.pixelColor(edge)


def test_control_and_shift_select_rows_from_the_timeline(window, view, qtbot):
    window.actions_["view_split"].trigger()
    timeline = view.timeline
    view.rows.set_current(view.rows.row(1).id)

    def click(position, modifier):
        area = timeline.row_area(position)
        place = QPoint(round(area.right()) - 3, round(area.bottom()) - 3)
        qtbot.mouseClick(timeline.viewport(), LEFT, modifier, pos=place)

    click(3, CONTROL)
    assert len(view.table.selected_ids()) == 2
    click(5, SHIFT)
    assert len(view.table.selected_ids()) == 5


def test_fit_selection_shows_the_time_of_the_selected_rows(window, view, qtbot):
    window.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(lambda: window.isActiveWindow() and view.table.hasFocus())
    select(view, "24")
    qtbot.keyClick(window, Qt.Key.Key_8, CONTROL)
    first, last = view.timeline.seen_days()
    assert date(2023, 12, 1) < first <= date(2024, 1, 1)
    assert date(2024, 3, 31) <= last < date(2024, 5, 1)
    before = view.timeline.scale
    select(view, "14")
    window.actions_["fit_selection"].trigger()
    assert view.timeline.scale == before
    assert "no time" in view.status.currentMessage()


def test_shift_and_arrows_reach_every_bar_of_a_row(view, timeline, qtbot):
    choose(view, "12")
    timeline.setFocus()
    assert timeline.current_bar == 1, "the one that ends last"
    told = []
    timeline.bar_changed.connect(lambda: told.append(timeline.current_bar))
    timeline.show_days(date(2025, 1, 1), date(2025, 6, 1))
    qtbot.keyClick(timeline, Qt.Key.Key_Left, SHIFT)
    assert told == [0]
    first, last = timeline.seen_days()
    assert first <= date(2023, 12, 31), "it comes into sight"
    assert last > date(2023, 10, 25)
    qtbot.keyClick(timeline, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(timeline, Qt.Key.Key_Right, SHIFT)
    assert timeline.current_bar == 1


def test_pages_of_rows(view, timeline, qtbot):
    view.rows.set_current(view.rows.row(0).id)
    qtbot.keyClick(timeline, Qt.Key.Key_PageDown)
    at = view.rows.position_of(view.rows.current)
    assert at == timeline.page > 3
    qtbot.keyClick(timeline, Qt.Key.Key_PageUp)
    assert view.rows.position_of(view.rows.current) == 0


def test_everything_is_in_the_tab_order(window, view, timeline):
    timeline.setFocus()
    assert QApplication.focusWidget() is timeline
