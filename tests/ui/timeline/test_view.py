"""Mouse, keys and pixels of the timeline in the real window."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QNativeGestureEvent,
    QPalette,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from app.base.i18n import Language
from app.domain.deadline import Window
from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.filters import SortKey
from app.domain.marks import Shape
from app.services.editing import SetField
from app.wording.deadlines import window as window_words
from tests.ui.driving import row_of

TODAY = date(2024, 5, 15)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def timeline(window, view, qtbot):
    """The timeline alone in the window, which is in front."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["view_timeline"].trigger()
    return view.timeline


def turn_wheel(timeline, place, turned, modifier=NONE):
    viewport = timeline.viewport()
    event = QWheelEvent(
        QPointF(place), QPointF(viewport.mapToGlobal(place)), QPoint(), turned,
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def middle_of(timeline, position, part=0.5):
    """A place in a row that is brought into sight."""
    timeline._rows.set_current(timeline._rows.row(position).id)
    area = timeline.row_area(position)
    return QPoint(round(area.left() + area.width() * part), round(area.center().y()))


def position_of(view, ref):
    return view.rows.position_of(row_of(view, ref).id)


# --- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("focus", ["table", "timeline", "detail", "search"])
def test_the_keyboard_alone_reaches_every_view_of_time(window, view, qtbot, focus):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    target = window.search if focus == "search" else getattr(view, focus)
    target.setFocus()
    timeline = view.timeline
    start = timeline.scale
    qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    closer = timeline.scale
    assert closer.density > start.density
    qtbot.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert timeline.scale.density == pytest.approx(start.density)
    timeline.set_scale(start.panned(99_999))
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL)
    assert timeline.scale.day(timeline._time_width / 2) == TODAY
    qtbot.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert timeline.scale == start
    qtbot.keyClick(window, Qt.Key.Key_9, CONTROL)
    assert view.table.isHidden()
    assert timeline.verticalScrollBar().maximum() == 0


def test_plus_and_minus_zoom(timeline, qtbot):
    for key, closer in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Equal, True),
                        (Qt.Key.Key_Minus, False)):  # fmt: skip
        before = timeline.scale.density
        qtbot.keyClick(timeline, key)
        assert (timeline.scale.density > before) is closer


def test_arrows_pan_home_fits_and_t_finds_today(window, timeline, qtbot):
    start = timeline.scale
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    assert timeline.scale.origin > start.origin
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    assert timeline.scale.origin == pytest.approx(start.origin)
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    qtbot.keyClick(timeline, Qt.Key.Key_T)
    assert timeline.scale.day(timeline._time_width / 2) == TODAY
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    home = timeline.scale
    window.actions_["fit_all"].trigger()
    assert home == timeline.scale


def test_up_and_down_choose_rows_and_stop_at_the_ends(view, timeline, qtbot):
    view.rows.set_current(view.rows.row(0).id)
    qtbot.keyClick(timeline, Qt.Key.Key_Up)
    assert view.rows.current == view.rows.row(0).id
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    assert view.rows.current == view.rows.row(1).id
    for _ in range(60):
        qtbot.keyClick(timeline, Qt.Key.Key_Down)
    assert view.rows.current == view.rows.row(53).id
    assert timeline.row_area(53).bottom() <= timeline.viewport().height() + 1


def test_return_shows_the_detail(window, view, timeline, qtbot):
    window.actions_["show_detail"].setChecked(False)
    assert view.detail.isHidden()
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert view.detail.isVisible()


def test_keys_that_mean_nothing_here_are_left_to_others(window, timeline, qtbot):
    start = timeline.scale
    for key in (Qt.Key.Key_X, Qt.Key.Key_unknown, Qt.Key(0), Qt.Key(0x627F)):
        event = QKeyEvent(QEvent.Type.KeyPress, key, NONE)
        QApplication.sendEvent(timeline, event)
        assert not event.isAccepted()
    assert timeline.scale == start
    qtbot.keyClick(timeline, Qt.Key.Key_F, CONTROL)
    assert window.search.hasFocus()


def test_nothing_happens_where_there_are_no_rows(window, view, timeline, qtbot):
    window.search.setText("颱風")
    assert len(view.rows) == 0
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_T, Qt.Key.Key_Plus):
        qtbot.keyClick(timeline, key)
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=QPoint(400, 200))
    window.actions_["fit_rows"].trigger()
    assert not timeline.grab().isNull()
    window.search.clear()
    assert len(view.rows) == 54


# --- mouse ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("turned", [120, -120])
@pytest.mark.parametrize("x", [450, 700])
def test_the_wheel_with_control_zooms_at_the_pointer(timeline, turned, x):
    start = timeline.scale
    on_axis = x - timeline._left
    turn_wheel(timeline, QPoint(x, 200), QPoint(0, turned), CONTROL)
    assert (timeline.scale.density > start.density) == (turned > 0)
    now, then = (one.origin + on_axis / one.density for one in (timeline.scale, start))
    assert now == pytest.approx(then)


@pytest.mark.parametrize(
    ("turned", "modifier"),
    [(QPoint(0, -120), SHIFT), (QPoint(-120, 0), SHIFT), (QPoint(-120, 0), NONE)],
)
def test_the_wheel_with_shift_or_sideways_pans(timeline, turned, modifier):
    start = timeline.scale
    turn_wheel(timeline, QPoint(500, 200), turned, modifier)
    assert timeline.scale.origin > start.origin
    assert timeline.scale.density == start.density
    assert timeline.verticalScrollBar().value() == 0


def test_the_wheel_alone_scrolls_the_rows_of_both(window, view, timeline):
    window.actions_["view_split"].trigger()
    start = timeline.scale
    turn_wheel(timeline, QPoint(100, 200), QPoint(0, -120))
    assert view.table.verticalScrollBar().value() > 0
    assert view.table.verticalScrollBar().value() == timeline.verticalScrollBar().value()
    assert timeline.scale == start


def test_fingers_on_a_pad_zoom_where_they_are(timeline):
    start = timeline.scale
    place = QPointF(600, 200)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, place,
        place, QPointF(timeline.viewport().mapToGlobal(place.toPoint())), 0.25, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(timeline.viewport(), event)
    assert timeline.scale.density == pytest.approx(start.density * 1.25)
    x = 600 - timeline._left
    assert timeline.scale.day(x) == start.day(x)


def test_dragging_takes_time_and_rows_along(timeline, qtbot):
    viewport = timeline.viewport()
    start = timeline.scale
    told = []
    timeline.scale_changed.connect(lambda: told.append(timeline.scale))
    qtbot.mousePress(viewport, LEFT, pos=QPoint(700, 400))
    qtbot.mouseMove(viewport, QPoint(600, 340))
    assert viewport.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    qtbot.mouseRelease(viewport, LEFT, pos=QPoint(600, 340))
    assert timeline.scale.origin == pytest.approx(start.origin + 100 / start.density)
    assert timeline.verticalScrollBar().value() == 60
    assert told == [timeline.scale]
    assert viewport.cursor().shape() is not Qt.CursorShape.ClosedHandCursor
    qtbot.mouseMove(viewport, QPoint(300, 300))
    assert told == [timeline.scale], "the button is up"


def test_a_hand_that_trembles_does_not_drag(timeline, qtbot):
    start = timeline.scale
    qtbot.mousePress(timeline.viewport(), LEFT, pos=QPoint(700, 400))
    qtbot.mouseMove(timeline.viewport(), QPoint(701, 401))
    qtbot.mouseRelease(timeline.viewport(), LEFT, pos=QPoint(701, 401))
    assert timeline.scale == start


def test_a_click_makes_the_row_current_everywhere(window, view, timeline, qtbot):
    window.actions_["view_split"].trigger()
    place = QPoint(120, round(timeline.row_area(4).center().y()))
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=place)
    assert view.rows.current == view.rows.row(4).id
    assert view.table.currentIndex().row() == 4
    text = view.rows.row(4).text
    qtbot.waitUntil(lambda: text[:20] in view.detail._text.text())


def test_a_row_chosen_in_the_table_is_the_one_in_the_timeline(window, view, timeline):
    window.actions_["view_split"].trigger()
    view.table.setCurrentIndex(view.table.commitments.index(7, 2))
    assert view.rows.current == view.rows.row(7).id
    assert row_ground(timeline, 7) == timeline.palette().color(QPalette.ColorRole.Highlight)
    assert row_ground(timeline, 8) != row_ground(timeline, 7)


def row_ground(timeline, position):
    area = timeline.row_area(position)
    return timeline.viewport().grab().toImage().pixelColor(1, round(area.top()) + 3)


def test_a_double_click_shows_the_detail_of_the_row(window, view, timeline, qtbot):
    window.actions_["show_detail"].setChecked(False)
    place = middle_of(timeline, 20)
    view.rows.set_current(view.rows.row(19).id)
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(timeline.viewport(), LEFT, pos=place)
    assert view.detail.isVisible()
    assert view.rows.current == view.rows.row(20).id


def test_clicks_on_the_ruler_choose_nothing(view, timeline, qtbot):
    before = view.rows.current
    told = []
    timeline.row_activated.connect(told.append)
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=QPoint(600, 8))
    qtbot.mouseDClick(timeline.viewport(), LEFT, pos=QPoint(600, 8))
    assert (view.rows.current, told) == (before, [])


# --- what the pointer is told ---------------------------------------------------------------------


def tip_at(timeline, place):
    viewport = timeline.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    return QToolTip.text()


def test_the_tip_of_a_row_names_phrase_window_and_due_state(view, timeline):
    for position in range(54):
        row = view.rows.row(position)
        text = tip_at(timeline, middle_of(timeline, position))
        assert row.ref in text
        assert row.text[:20] in text
        if row.phrase:
            assert row.phrase in text
        days = window_words(Window(row.earliest, row.latest), Language.EN)
        assert days in text
        assert timeline._marks.of(row).state.value.replace("_", " ") in text.lower()


def test_over_the_ruler_the_tip_names_the_day(timeline):
    timeline.show_days(TODAY, date(2024, 6, 15))
    x = timeline._left + timeline.scale.x(TODAY) + timeline.scale.density / 2
    assert "15 May 2024" in tip_at(timeline, QPoint(round(x), 8))
    assert timeline.tip_words(QPoint(5, 8)) == "", "over the names there is no time"


# --- pixels ---------------------------------------------------------------------------------------


def screen(timeline):
    return timeline.viewport().grab().toImage()


def colours_in(picture, area):
    return {
        picture.pixelColor(x, y).rgb()
        for x in range(max(0, int(area.left())), min(picture.width(), int(area.right())))
        for y in range(max(0, int(area.top())), min(picture.height(), int(area.bottom())))
    }


def test_each_row_in_sight_shows_the_colour_of_its_due_state_or_its_lane(view, timeline):
    picture = screen(timeline)
    checked = set()
    for position in range(54):
        area = timeline.row_area(position)
        if not timeline._head <= area.top() <= area.bottom() <= picture.height():
            continue
        marked = timeline._marks.of(view.rows.row(position))
        if marked.marks[0].shape is Shape.UNDATED:
            expected = timeline._theme.colour("line")
        else:
            expected = timeline._theme.state(marked.state)
        assert expected.rgb() in colours_in(picture, area), position
        checked.add(marked.state)
    assert {DueState.UNDATED, DueState.ONGOING, DueState.PAST_LATEST} <= checked


def test_a_bar_changes_its_colour_with_the_status(view, timeline):
    position = position_of(view, "10")
    middle_of(timeline, position)
    area = timeline.row_area(position)
    late, done = (timeline._theme.state(one).rgb() for one in (DueState.PAST_LATEST, DueState.DONE))
    assert late in colours_in(screen(timeline), area)
    row = view.rows.row(position)
    view.runner.apply(SetField((row.id,), Field.COMPLETED, "2023-12-01"))
    view.runner.apply(SetField((row.id,), Field.STATUS, "done"))
    found = colours_in(screen(timeline), area)
    assert done in found or timeline._theme.state(DueState.DONE_LATE).rgb() in found
    assert late not in found


@pytest.mark.parametrize("arrangement", ["view_split", "view_timeline"])
def test_today_is_a_line_through_all_rows(window, timeline, arrangement):
    window.actions_[arrangement].trigger()
    picture = screen(timeline)
    x = round(timeline._left + timeline.scale.x(TODAY))
    red = timeline._theme.colour("today").red()
    rows = [timeline.row_area(at) for at in range(54)]
    for y in (round(area.top()) + 3 for area in rows if area.bottom() < picture.height()):
        reds = [picture.pixelColor(x + step, y) for step in (-1, 0, 1)]
        assert any(abs(one.red() - red) < 60 and one.green() < 190 for one in reds), y


def test_bars_stay_out_of_names_and_ruler(view, timeline):
    left, head = int(timeline._left), timeline._head
    assert left > 100
    start = screen(timeline)
    names = start.copy(0, 0, left, start.height())
    timeline.set_scale(timeline.scale.zoomed(3, 0).panned(260))
    moved = screen(timeline)
    assert moved.copy(0, 0, left, start.height()) == names
    assert moved != start
    ruler = moved.copy(0, 0, moved.width(), head)
    timeline.verticalScrollBar().setValue(round(timeline.row_height / 2))
    assert screen(timeline).copy(0, 0, moved.width(), head) == ruler


def test_names_are_shown_only_where_no_table_is(window, timeline):
    assert timeline._left > 0
    window.actions_["view_split"].trigger()
    assert timeline._left == 0


def test_low_rows_are_painted_as_stripes(timeline):
    timeline.set_row_height(3)
    picture = screen(timeline)
    area = timeline.row_area(0)
    area.setBottom(timeline.row_area(53).bottom())
    found = colours_in(picture, area)
    assert timeline._theme.colour("line").rgb() in found
    assert len(found) > 3
    ground = timeline._theme.colour("base").rgb()
    below = picture.height() - 3
    assert picture.pixelColor(int(timeline._left) + 3, below).rgb() == ground


def test_the_frame_says_where_the_keys_go(window, timeline, qtbot):
    timeline.setFocus()
    qtbot.waitUntil(timeline.hasFocus)
    accent = timeline._theme.colour("accent").rgb()
    assert screen(timeline).pixelColor(0, 300).rgb() == accent
    window.search.setFocus()
    assert screen(timeline).pixelColor(0, 300).rgb() != accent


def test_the_window_stays_alive_through_a_long_walk(view, timeline, qtbot):
    """Every zoom with every row height and order paints."""
    for height in (0.01, 0.5, 2, 9, 30, 90):
        timeline.set_row_height(height)
        for factor in (1e-6, 5, 30, 200, 1e6):
            timeline.set_scale(timeline.scale.zoomed(factor, 300))
            assert not screen(timeline).isNull()
    view.rows.set_sort((SortKey(Field.RESPONSIBLE, descending=True),))
    assert not screen(timeline).isNull()
