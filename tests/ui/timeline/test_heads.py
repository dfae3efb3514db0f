"""Groups in the timeline alone: heads among rows, and bands where rows are too many."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.fields import Field
from app.domain.filters import GroupKey
from app.services.commands import ReviseDeadline, SetField
from app.ui.timeline.access import spoken_entry
from tests.ui.driving import row_of

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def timeline(window, view):
    window.actions_["view_timeline"].trigger()
    view.rows.set_group((GroupKey.ORGANISATION,))
    view.timeline.setFocus()
    return view.timeline


def place(timeline, position, x):
    return QPoint(round(x), round(timeline.row_area(position).center().y()))


def heads(view):
    return [at for at in range(len(view.rows)) if view.rows.head(at) is not None]


def test_keys_pass_over_heads_by_row_and_by_page(view, timeline, qtbot):
    view.rows.set_current(view.rows.row(1).id, 1)
    seen = []
    for _step in range(len(view.rows) - len(heads(view)) + 5):
        seen.append(view.rows.position_of(view.rows.current))
        qtbot.keyClick(timeline, Qt.Key.Key_Down)
    rows = [at for at in range(len(view.rows)) if view.rows.head(at) is None]
    assert list(dict.fromkeys(seen)) == rows
    for _page in range(len(view.rows)):
        qtbot.keyClick(timeline, Qt.Key.Key_PageUp)
    assert view.rows.position_of(view.rows.current) == 1, "the very first line is a head"


def test_the_current_row_is_not_below_heads_that_stay(view, timeline, qtbot):
    rows = [at for at in range(len(view.rows)) if view.rows.head(at) is None]
    view.rows.set_current(view.rows.row(rows[-1]).id, rows[-1])
    for _step in range(len(rows)):
        qtbot.keyClick(timeline, Qt.Key.Key_Up)
        position = view.rows.position_of(view.rows.current)
        area = timeline.row_area(position)
        assert area.top() >= timeline._head + timeline.head_line_height - 1
        assert timeline.row_at(area.center().y()) == position


def test_the_sign_of_a_head_and_a_double_click_open_and_close_it(view, timeline, qtbot):
    viewport, (first, second, *_rest) = timeline.viewport(), heads(view)
    group = view.rows.head(first)
    qtbot.mouseClick(viewport, LEFT, pos=place(timeline, first, 12))
    assert view.rows.lines.is_closed(group.path)
    qtbot.mouseClick(viewport, LEFT, pos=place(timeline, first, 12))
    assert heads(view)[1] == second
    qtbot.mouseDClick(viewport, LEFT, pos=place(timeline, first, timeline._left + 200))
    assert view.rows.lines.is_closed(group.path)


def test_heads_are_no_bars_and_have_words(view, timeline):
    (first, *_rest) = heads(view)
    words = view.group_facts.words(view.rows.head(first))
    at = place(timeline, first, timeline._left + 200)
    assert timeline.hit(at) is None
    assert timeline.tip_words(at) == words == spoken_entry(timeline, first)
    assert first not in timeline.seen_rows()


def test_a_shared_row_shows_its_actions_wherever_it_stands(window, view, timeline):
    places = {}
    for at in range(len(view.rows)):
        if view.rows.head(at) is None:
            places.setdefault(view.rows.row(at).id, []).append(at)
    shared, twice = next((one, found) for one, found in places.items() if len(found) > 1)
    timeline.opened.show_open([shared])
    count = len(timeline.opened.actions(shared))
    assert count
    assert [timeline.row_layout.lanes(at) for at in twice] == [count] * len(twice)
    window.actions_["show_all_actions"].setChecked(True)
    assert all(len(timeline.opened.actions(one)) > 1 for one in timeline.opened.ids)


def test_a_revised_deadline_moves_its_row_to_another_group_and_stays_chosen(view, timeline):
    view.rows.set_group((GroupKey.QUARTER,))
    row = row_of(view, "24")
    view.rows.set_current(row.id)
    before = view.rows.lines.group_at(view.rows.position_of(row.id)).path
    view.runner.apply(ReviseDeadline((row.id,), "2025年第一季度", "…"))
    after = view.rows.lines.group_at(view.rows.position_of(row.id)).path
    assert before != after
    assert view.rows.current == row.id
    (mark,) = timeline.marked(view.rows.position_of(row.id)).marks
    assert (mark.end, mark.earlier[0].latest) == (date(2025, 3, 31), date(2024, 3, 31))


# --- bands ----------------------------------------------------------------------------------------


@pytest.fixture
def banded(view, timeline):
    timeline.set_row_height(3)
    assert timeline.in_bands
    return timeline


def test_too_many_rows_are_a_band_for_each_group_with_its_name(view, banded):
    tops = {timeline_top: at for at in heads(view)
            for timeline_top in [banded.row_layout.top(at)]}  # fmt: skip
    assert len(tops) == len(heads(view)), "each has a band of its own"
    for head in heads(view)[:5]:
        area = banded.row_area(head)
        assert area.left() > 0, "names stand at the left"
        assert area.height() >= banded.fontMetrics().height()
        assert banded.row_at(area.center().y()) == head
        assert banded.row_area(head + 1) == area, "rows lie in the band of their group"


def test_a_band_is_dark_where_its_rows_have_their_time(view, banded):
    view.rows.set_group((GroupKey.QUARTER,))
    head = next(at for at in heads(view) if view.rows.head(at).value == "2024Q1")
    view.group_facts._rest()
    banded.fit_days(date(2023, 1, 1), date(2026, 12, 31))
    picture = banded.viewport().grab().toImage()
    area = banded.row_area(head)
    ratio = picture.devicePixelRatio()

    def darkness(day):
        x, y = banded._left + banded.scale.x(day), area.center().y()
        return 255 - picture.pixelColor(round(x * ratio), round(y * ratio)).lightness()

    assert darkness(date(2024, 2, 12)) > darkness(date(2025, 5, 12)) + 30


@pytest.mark.parametrize("twice", [True, False])
def test_a_double_click_on_a_band_or_one_on_its_sign_shows_its_rows(view, banded, qtbot, twice):
    head = heads(view)[2]
    if twice:
        qtbot.mouseDClick(banded.viewport(), LEFT, NONE, place(banded, head, banded._left + 100))
    else:
        qtbot.mouseClick(banded.viewport(), LEFT, NONE, place(banded, head, 12))
    assert not banded.in_bands
    assert banded.row_height > banded.fontMetrics().height()
    assert banded.row_at(banded.first_row_y + 1) == head


def test_the_name_of_a_band_says_what_is_so_now(view, banded):
    head = next(at for at in heads(view) if view.rows.head(at).members.position_of(24) is not None)
    area = banded.row_area(head).toRect()
    area.setLeft(0)
    before = banded.viewport().grab(area).toImage()
    view.runner.apply(SetField((row_of(view, "24").id,), Field.STATUS, "dropped"))
    assert banded.viewport().grab(area).toImage() != before
