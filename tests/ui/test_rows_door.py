"""Groups, columns that stay, several sort keys, hits and the list of columns, by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.domain.fields import FIELDS, SHOWN_AT_FIRST, Field
from app.domain.filters import FilterSpec, GroupKey, SortKey
from app.services.editing import SetField
from app.ui.table.columns_dialog import ColumnsDialog
from app.ui.table.grouped import row_height
from tests.ui.driving import click_cell, click_head, press, refs, settle

K = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def table(view, window):
    window.actions_["view_table"].trigger()
    window.resize(1500, 800)
    settle()
    return view.table


def heads(view):
    rows = view.rows
    found = ((at, rows.head(at)) for at in range(len(rows)))
    return {group.value: at for at, group in found if group is not None}


def in_order(view):
    return [view.rows.head(at) or view.rows.row(at).ref for at in range(len(view.rows))]


# --- groups -----------------------------------------------------------------------------------


def test_groups_are_walked_closed_and_opened_by_keys(view, table, window, qtbot):
    qtbot.keyClick(table, K.Key_G, CTRL | ALT)
    assert view.rows.spec.group == (GroupKey.ORGANISATION,)
    assert len(view.rows) > 54 + 10
    press(qtbot, K.Key_Home, CTRL)
    first = view.rows.head(0)
    assert first is not None
    opened = len(view.rows)
    press(qtbot, K.Key_Left)
    assert len(view.rows) == opened - len(first)
    assert table.currentIndex().row() == 0
    press(qtbot, K.Key_Right)
    assert len(view.rows) == opened
    press(qtbot, K.Key_Down)
    assert view.rows.current == view.rows.row(1).id
    press(qtbot, K.Key_Left)
    assert table.currentIndex().row() == 0, "left from the first column goes to the head"
    press(qtbot, K.Key_Space)
    assert len(view.rows) == opened - len(first)
    qtbot.keyClick(table, K.Key_Down, ALT | SHIFT)
    assert len(view.rows) == opened
    qtbot.keyClick(table, K.Key_Up, ALT | SHIFT)
    assert len(view.rows) == len(view.rows.lines.grouping.groups)
    qtbot.keyClick(table, K.Key_U, CTRL | ALT)
    assert refs(view) == [str(number) for number in range(1, 55)]


def test_several_levels(view, table, window):
    window.actions_["group_due"].trigger()
    menu = window.menus.then_by
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "Section").trigger()
    assert view.rows.spec.group == (GroupKey.DUE, GroupKey.SECTION)
    window.actions_["first_level"].trigger()
    every = list(view.rows.lines.grouping.every())
    assert [view.rows.head(at) for at in range(len(view.rows))] == every
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "1. Due state").trigger()
    assert view.rows.spec.group == (GroupKey.SECTION,)


def test_a_joint_commitment_stands_under_each_and_is_copied_once(view, table, window, qtbot):
    window.actions_["group_organisation"].trigger()
    grouping = view.rows.lines.grouping
    key = next(key for key in range(1, 55) if grouping.is_shared(key))
    places = list(view.rows.lines.positions_of(key))
    assert len(places) > 1
    assert "Shared by" in table._shared_words(places[0])
    press(qtbot, K.Key_A, CTRL)
    assert len(table.selected_ids()) == len(set(table.selected_ids())) == 54
    press(qtbot, K.Key_C, CTRL)
    assert len(view.workspace.matches(view.rows.spec)) == 54


def test_the_place_among_several_is_kept_while_the_row_changes(view, table, window, qtbot):
    window.actions_["group_organisation"].trigger()
    lines = view.rows.lines
    key = next(key for key in range(1, 55) if lines.grouping.is_shared(key))
    last = list(lines.positions_of(key))[-1]
    table.setCurrentIndex(table.index_at(last, 1))
    view.runner.apply(SetField(table.selected_ids(), Field.OWNER, "Amy"))
    with qtbot.waitSignal(view.rows.settled):
        pass
    assert table.currentIndex().row() == last


def test_an_edit_moves_the_row_to_its_group_and_undo_brings_it_back(view, table, window, qtbot):
    window.actions_["group_status"].trigger()
    before = in_order(view)
    identifier = view.rows.row(1).id
    view.runner.apply(SetField((identifier,), Field.STATUS, "done"))
    assert view.rows.lines.group_at(view.rows.position_of(identifier)).value == "done"
    view.runner.undo()
    assert [getattr(one, "path", one) for one in in_order(view)] == [
        getattr(one, "path", one) for one in before
    ]


def test_a_click_on_the_arrow_turns_and_heads_stay_at_the_top(view, table, window, qtbot):
    window.actions_["group_organisation"].trigger()
    window.resize(1200, 500)
    settle()
    table.verticalScrollBar().setValue(row_height(table, 2))
    ((y, group),) = table.stuck_heads()
    assert (y, group) == (0, view.rows.head(0))
    index = table.indexAt(QPoint(200, 5))
    assert view.rows.head(index.row()) is group
    opened = len(view.rows)
    place = QPoint(10, 10)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(view.rows) == opened - len(group)


def test_the_current_row_is_not_hidden_behind_a_head_that_stays(view, table, window, qtbot):
    window.actions_["group_organisation"].trigger()
    window.resize(1200, 500)
    settle()
    press(qtbot, K.Key_End, CTRL)
    for _ in range(40):
        press(qtbot, K.Key_Up)
        line = table.currentIndex().row()
        if view.rows.head(line) is None:
            assert table.visualRect(table.currentIndex()).top() >= table.head_line_height


def test_the_timeline_shows_the_same_heads(view, window, qtbot):
    window.actions_["view_split"].trigger()
    window.actions_["group_organisation"].trigger()
    settle()
    timeline, table = view.timeline, view.table
    for line in (0, 3, 7):
        top = table.verticalHeader().sectionViewportPosition(line)
        assert timeline.row_area(line).top() == top + timeline._head
    table.verticalScrollBar().setValue(150)
    assert timeline.verticalScrollBar().value() == 150
    assert [group for _y, group in timeline._stuck_heads()] == [
        group for _y, group in table.stuck_heads()
    ]


def test_heads_say_counts_and_totals_when_nobody_waits(view, table, window, qtbot):
    window.actions_["group_organisation"].trigger()
    with qtbot.waitSignal(view.rows.settled):
        pass
    words = [table.index_at(at, 0).data() for at in heads(view).values()]
    assert any("target" in one for one in words)
    assert all("commitment" in one for one in words)


def test_groups_stay_when_the_filter_changes_and_the_window_is_rebuilt(
    session, view, table, window, qtbot
):
    window.actions_["group_due"].trigger()
    window.search.setText("警務處")
    assert view.rows.spec.group == (GroupKey.DUE,)
    assert sum(len(one) for one in view.rows.lines.grouping.groups) == len(view.rows.matches)
    window.actions_["appearance_dark"].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    settle()
    assert session.window.view.rows.spec.group == (GroupKey.DUE,)


# --- order ------------------------------------------------------------------------------------


def test_shift_click_adds_a_key_and_keys_do_the_same(view, table, window, qtbot):
    click_head(qtbot, view, Field.STATUS)
    bar = table.horizontalHeader()
    column = table.commitments.fields.index(Field.REF)
    table.scrollTo(table.index_at(0, column))
    place = QPoint(bar.sectionViewportPosition(column) + 20, 9)
    for _ in range(2):
        qtbot.mouseClick(bar.viewport(), Qt.MouseButton.LeftButton, SHIFT, place)
    assert view.rows.spec.sort == (SortKey(Field.STATUS), SortKey(Field.REF, True))
    click_cell(qtbot, view, "24", Field.OWNER)
    qtbot.keyClick(table, K.Key_F6, SHIFT)
    assert view.rows.spec.sort[-1] == SortKey(Field.OWNER)
    assert refs(view) == [
        view.workspace.rows([key])[key].ref
        for key in view.workspace.matches(FilterSpec((), view.rows.spec.sort))
    ]
    qtbot.keyClick(table, K.Key_F6, CTRL)
    assert view.rows.spec.sort == ()
    qtbot.keyClick(table, K.Key_F6)
    assert view.rows.spec.sort == (SortKey(Field.OWNER),)


# --- columns that stay --------------------------------------------------------------------------


def test_frozen_columns_stay_and_take_clicks_when_the_others_scroll(view, table, window, qtbot):
    window.actions_["freeze_2"].trigger()
    settle()
    fields = table.commitments.fields
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    ref, text = (table.index_at(3, fields.index(one)) for one in (Field.REF, Field.TEXT))
    assert table.visualRect(ref).left() == 0
    assert table.visualRect(text).left() == table.visualRect(ref).width()
    assert table.indexAt(table.visualRect(ref).center()) == ref
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(text).center()
    )
    assert table.currentIndex() == text
    assert bar.value() == bar.maximum(), "what stays need not be scrolled to"
    press(qtbot, K.Key_Tab)
    assert table.visualRect(table.currentIndex()).left() >= table.frozen_width
    assert table._frozen_heads.isVisible()
    assert table._frozen_heads.width() == table.frozen_width
    window.actions_["freeze_0"].trigger()
    assert table.frozen_width == 0
    assert not table._frozen_heads.isVisible()


def test_a_frozen_head_sorts_and_gives_its_column_another_width(view, table, window, qtbot):
    window.actions_["freeze_1"].trigger()
    settle()
    over = table._frozen_heads
    qtbot.mouseClick(over.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(15, 9))
    assert view.rows.spec.sort == (SortKey(Field.REF),)
    over.resizeSection(0, 123)
    assert table.columnWidth(0) == table.frozen_width == 123


def test_what_was_frozen_comes_back(session, window, table, start, stop):
    table.set_frozen(3)
    window.actions_["full_text"].trigger()
    stop(session)
    table = start().window.view.table
    assert (table.frozen, table.lines) == (3, 0)


def test_the_menu_of_a_head(view, table, window):
    door = next(one for one in view.children() if type(one).__name__ == "RowsDoor")
    column = table.commitments.fields.index(Field.DUE)
    named = {one.text().replace("&", ""): one for one in door.head_menu(column).actions()}
    named["Sort descending"].trigger()
    assert view.rows.spec.sort == (SortKey(Field.DUE, True),)
    named["Hide this column"].trigger()
    assert Field.DUE not in table.shown_fields


# --- full text ----------------------------------------------------------------------------------


def test_rows_in_sight_are_as_high_as_their_text(view, table, window, qtbot):
    table.setColumnWidth(table.commitments.fields.index(Field.TEXT), 200)
    window.actions_["full_text"].trigger()
    settle()
    sizes = [table.rowHeight(at) for at in range(8)]
    assert len(set(sizes)) > 2
    assert max(sizes) > row_height(table, 3)
    full = table.full_rows
    assert [full.top(at) for at in range(8)] == [sum(sizes[:at]) for at in range(8)]
    assert full.position_at(sizes[0] + 1) == 1
    table.setColumnWidth(table.commitments.fields.index(Field.TEXT), 600)
    settle()
    assert sum(table.rowHeight(at) for at in range(8)) < sum(sizes)
    window.actions_["one_line"].trigger()
    assert {table.rowHeight(at) for at in range(54)} == {row_height(table, 1)}


def test_scrolling_up_through_measured_rows_does_not_jump(view, table, window, qtbot):
    table.setColumnWidth(table.commitments.fields.index(Field.TEXT), 200)
    window.resize(1200, 500)
    window.actions_["full_text"].trigger()
    settle()
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    for _ in range(30):
        line = table.rowAt(table.viewport().height() // 2)
        before = table.rowViewportPosition(line)
        bar.setValue(bar.value() - 40)
        assert table.rowViewportPosition(line) in (before + 40, before), line


def test_table_and_timeline_stay_level_with_full_text(view, window, qtbot):
    window.actions_["view_split"].trigger()
    window.actions_["full_text"].trigger()
    settle()
    table, timeline = view.table, view.timeline
    for value in (0, 300, 777):
        table.verticalScrollBar().setValue(value)
        settle()
        for line in range(table.rowAt(0), table.rowAt(300)):
            area = timeline.row_area(line)
            assert area.top() - timeline._head == table.rowViewportPosition(line)
            assert area.height() == table.rowHeight(line)
    assert timeline.verticalScrollBar().maximum() == table.verticalScrollBar().maximum()


# --- hits ---------------------------------------------------------------------------------------


def test_f3_goes_from_hit_to_hit_and_round(view, table, window, qtbot):
    window.search.setText("消防處")
    table.setFocus()
    with qtbot.waitSignal(view.rows.settled):
        pass
    count = len(view.rows)
    assert count > 2
    seen = []
    for _ in range(count):
        qtbot.keyClick(table, K.Key_F3)
        index = table.currentIndex()
        assert "消防處" in index.data()
        seen.append((index.row(), index.column()))
        assert window.hit_count.text() == f"{index.row() + 1} of {count}"
    assert len(set(seen)) == count
    qtbot.keyClick(table, K.Key_F3, SHIFT)
    assert (table.currentIndex().row(), table.currentIndex().column()) == seen[-2]
    window.search.clear()
    assert window.hit_count.text() == ""


def test_hits_in_closed_groups_are_opened(view, table, window, qtbot):
    window.search.setText("消防處")
    window.actions_["group_due"].trigger()
    window.actions_["collapse_all"].trigger()
    qtbot.keyClick(table, K.Key_F3)
    assert view.rows.head(table.currentIndex().row()) is None


# --- the list of columns ------------------------------------------------------------------------


def test_columns_are_chosen_found_and_moved_by_keys(view, table, window, qtbot):
    qtbot.keyClick(table, K.Key_C, CTRL | ALT)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ColumnsDialog))
    dialog.search.setText("last chang")
    qtbot.keyClick(dialog.search, K.Key_Down)
    assert dialog.list.currentItem().text() == "Last changed"
    qtbot.keyClick(dialog.list, K.Key_Space)
    dialog.search.clear()
    for _ in range(len(FIELDS)):
        qtbot.keyClick(dialog.list, K.Key_Up, ALT)
    dialog.accept()
    assert table.shown_fields == (Field.CHANGED, *SHOWN_AT_FIRST)
    settle()


def test_reset_brings_the_first_columns_back(view, table, window, qtbot):
    table.set_frozen(2)
    table.arrange(tuple(reversed(FIELDS)), frozenset({Field.REF}))
    dialog = ColumnsDialog(table, window)
    qtbot.addWidget(dialog)
    dialog.reset()
    dialog.accept()
    assert table.shown_fields == SHOWN_AT_FIRST
    assert table.frozen == 0


def test_no_column_at_all_leaves_the_text(table, window, qtbot):
    dialog = ColumnsDialog(table, window)
    qtbot.addWidget(dialog)
    for at in range(dialog.list.count()):
        dialog.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert table.shown_fields == (Field.TEXT,)


def test_a_column_is_fitted_to_what_is_seen_of_it(view, table, window, qtbot):
    column = table.commitments.fields.index(Field.RESPONSIBLE)
    table.setColumnWidth(column, 30)
    table.setCurrentIndex(table.index_at(0, column))
    qtbot.keyClick(table, K.Key_W, CTRL | ALT)
    widest = max(
        table.fontMetrics().horizontalAdvance(table.index_at(at, column).data())
        for at in range(table.rowAt(0), table.rowAt(table.viewport().height() - 1))
    )
    assert table.columnWidth(column) > widest
