"""The strip below the timeline, in the real window, by mouse and keys."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from app.ui.timeline.overview import OverviewStrip

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(window, view, qtbot):
    window.activateWindow()
    window.actions_["view_timeline"].trigger()
    found = view.findChild(OverviewStrip)
    qtbot.waitUntil(lambda: bool(found._counts))
    return found


def drag(qtbot, strip, start, end):
    middle = strip.height() // 2
    qtbot.mousePress(strip, LEFT, pos=QPoint(round(start), middle))
    qtbot.mouseMove(strip, QPoint(round(end), middle))
    qtbot.mouseRelease(strip, LEFT, pos=QPoint(round(end), middle))


def zoomed(view):
    view.timeline.show_days(date(2024, 1, 1), date(2024, 6, 30))


def test_it_is_there_with_the_timeline_only(window, view, strip):
    for name, shown in (("view_table", False), ("view_split", True), ("view_timeline", True)):
        window.actions_[name].trigger()
        assert strip.isVisible() == shown


def test_the_handle_is_what_is_seen_of_time(view, strip):
    zoomed(view)
    handle, scale = strip.handle(), strip.scale
    assert handle.left() == pytest.approx(scale.x(date(2024, 1, 1)), abs=1)
    assert handle.right() == pytest.approx(scale.right(date(2024, 6, 30)), abs=2)
    assert "2024" in strip.accessibleDescription()


def test_dragging_the_handle_moves_through_time(view, strip, qtbot):
    zoomed(view)
    before, density = view.timeline.scale.origin, view.timeline.scale.density
    handle = strip.handle()
    drag(qtbot, strip, handle.center().x(), handle.center().x() + 40)
    assert view.timeline.scale.density == density
    moved = view.timeline.scale.origin - before
    assert moved == pytest.approx(40 / strip.scale.density, abs=1)


@pytest.mark.parametrize("side", ["left", "right"])
def test_dragging_an_edge_shows_more_or_less(view, strip, qtbot, side):
    zoomed(view)
    first, last = view.timeline.seen_days()
    handle = strip.handle()
    edge = handle.left() if side == "left" else handle.right()
    drag(qtbot, strip, edge, edge + (-30 if side == "left" else 30))
    now_first, now_last = view.timeline.seen_days()
    assert (now_first < first) == (side == "left")
    assert (now_last > last) == (side == "right")
    kept = (now_last, last) if side == "left" else (now_first, first)
    assert abs((kept[0] - kept[1]).days) <= 1


def test_a_click_beside_the_handle_goes_there(view, strip, qtbot):
    zoomed(view)
    x = strip.scale.x(date(2025, 6, 1))
    qtbot.mouseClick(strip, LEFT, pos=QPoint(round(x), 30))
    first, last = view.timeline.seen_days()
    assert first < date(2025, 6, 1) < last


def test_a_double_click_shows_all(view, strip, qtbot):
    all_of_it = view.timeline.scale
    zoomed(view)
    qtbot.mouseDClick(strip, LEFT, pos=QPoint(5, 30))
    assert view.timeline.scale == all_of_it


def test_the_keyboard_does_all_of_it(view, strip, qtbot):
    zoomed(view)
    strip.setFocus()
    first, last = view.timeline.seen_days()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert view.timeline.seen_days()[0] > first
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    now_first, now_last = view.timeline.seen_days()
    assert (now_first, now_last > last) == (first, True)
    before = view.timeline.scale.density
    qtbot.keyClick(strip, Qt.Key.Key_Plus)
    assert view.timeline.scale.density > before
    qtbot.keyClick(strip, Qt.Key.Key_T)
    assert view.timeline.seen_days()[0] < date(2024, 5, 15) < view.timeline.seen_days()[1]


def test_what_has_no_day_is_counted(view, strip, qtbot):
    windows = view.workspace.windows()
    expected = sum(not windows.starts[key] and not windows.ends[key] for key in view.rows.matches)
    assert strip._without_days == expected > 0


def test_it_follows_the_filter(window, view, strip, qtbot):
    before = strip._without_days
    window.search.setText("due:ongoing")
    qtbot.waitUntil(lambda: strip._without_days != before)
    assert strip._without_days == len(view.rows)
    assert max(strip._counts) == 0
    assert not strip.grab().isNull()
