"""The keys of a spreadsheet in the table, and the blocks that they select."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolTip

from app.domain.fields import SHOWN_AT_FIRST, Field
from app.ui.table.view import CommitmentTable
from app.ui.widgets.field_editors import LineEditor
from tests.ui.driving import click_cell, focused, press, row_of, shown

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LAST = SHOWN_AT_FIRST[-1]


@pytest.fixture
def at(view, window, qtbot):
    """Where the current cell is, as ref and field."""
    window.actions_["view_table"].trigger()
    window.resize(1500, 800)
    click_cell(qtbot, view, "24", Field.DEADLINE)

    def where():
        index = view.table.currentIndex()
        return view.rows.row(index.row()).ref, view.table.field_of(index)

    return where


@pytest.mark.parametrize(
    ("keys", "modifier", "place"),
    [
        (K.Key_Return, Qt.KeyboardModifier.NoModifier, ("25", Field.DEADLINE)),
        (K.Key_Return, SHIFT, ("23", Field.DEADLINE)),
        (K.Key_Tab, Qt.KeyboardModifier.NoModifier, ("24", Field.DUE)),
        (K.Key_Backtab, SHIFT, ("24", Field.RESPONSIBLE)),
        (K.Key_Home, Qt.KeyboardModifier.NoModifier, ("24", Field.REF)),
        (K.Key_End, Qt.KeyboardModifier.NoModifier, ("24", LAST)),
        (K.Key_Home, CTRL, ("1", Field.REF)),
        (K.Key_End, CTRL, ("54", LAST)),
        (K.Key_Up, CTRL, ("1", Field.DEADLINE)),
        (K.Key_Down, CTRL, ("54", Field.DEADLINE)),
        (K.Key_Left, CTRL, ("24", Field.REF)),
        (K.Key_Right, CTRL, ("24", LAST)),
        (K.Key_Right, Qt.KeyboardModifier.NoModifier, ("24", Field.DUE)),
    ],
)
def test_a_key_leads_where_it_does_in_a_spreadsheet(view, at, qtbot, keys, modifier, place):
    press(qtbot, keys, modifier)
    assert at() == place
    assert view.rows.current == row_of(view, place[0]).id


def test_enter_after_tabs_returns_to_the_column_where_they_began(at, qtbot):
    press(qtbot, (K.Key_Tab, K.Key_Tab, K.Key_Tab, K.Key_Return))
    assert at() == ("25", Field.DEADLINE)
    press(qtbot, (K.Key_Tab, K.Key_Down, K.Key_Return))
    assert at() == ("27", Field.DUE)


def test_tab_at_the_end_goes_on_in_the_next_row(at, qtbot):
    press(qtbot, (K.Key_End, K.Key_Tab))
    assert at() == ("25", Field.REF)
    press(qtbot, K.Key_Backtab, SHIFT)
    assert at() == ("24", LAST)


def test_moved_columns_are_gone_through_as_they_are_seen(view, at, qtbot):
    heads = view.table.horizontalHeader()
    fields = view.table.commitments.fields
    heads.moveSection(heads.visualIndex(fields.index(Field.OWNER)), 0)
    press(qtbot, K.Key_Home)
    assert at() == ("24", Field.OWNER)
    press(qtbot, K.Key_Right)
    assert at() == ("24", Field.REF)
    press(qtbot, K.Key_Right, SHIFT)
    press(qtbot, K.Key_Left, SHIFT)
    press(qtbot, K.Key_Left, SHIFT)
    assert view.table.selected_block().fields == (Field.OWNER, Field.REF)


def test_page_down_and_up_go_by_what_is_seen(view, at, qtbot):
    press(qtbot, K.Key_PageDown)
    below = int(at()[0])
    assert below > 30
    press(qtbot, K.Key_PageUp)
    assert abs(int(at()[0]) - 24) <= 1


def test_shift_selects_a_block(view, at, qtbot):
    press(qtbot, (K.Key_Down, K.Key_Down, K.Key_Right), SHIFT)
    block = view.table.selected_block()
    assert block.ids == tuple(row_of(view, ref).id for ref in ("24", "25", "26"))
    assert block.fields == (Field.DEADLINE, Field.DUE)
    assert view.table.selected_ids() == block.ids
    press(qtbot, K.Key_Up, SHIFT)
    assert view.table.selected_block().ids == block.ids[:2]
    press(qtbot, K.Key_Down)
    assert len(view.table.selected_block().ids) == 1


def test_enter_and_tab_go_round_in_a_block(view, at, qtbot):
    press(qtbot, (K.Key_Down, K.Key_Right), SHIFT)
    ids = view.table.selected_ids()
    seen = []
    for _ in range(4):
        press(qtbot, K.Key_Return)
        seen.append(at())
    due, deadline = Field.DUE, Field.DEADLINE
    assert seen == [("24", deadline), ("25", deadline), ("24", due), ("25", due)]
    press(qtbot, K.Key_Tab)
    assert at() == ("24", deadline)
    press(qtbot, K.Key_Tab)
    assert at() == ("24", due)
    press(qtbot, K.Key_Backtab, SHIFT)
    assert at() == ("24", deadline)
    assert view.table.selected_ids() == ids


def test_whole_rows_whole_columns_and_everything(view, at, qtbot):
    press(qtbot, K.Key_Space, SHIFT)
    assert view.table.selected_block().fields == SHOWN_AT_FIRST
    assert len(view.table.selected_ids()) == 1
    press(qtbot, K.Key_Space, CTRL)
    assert len(view.table.selected_ids()) == 54
    assert view.table.selected_block().fields == (Field.DEADLINE,)
    press(qtbot, K.Key_A, CTRL)
    assert view.table.selected_block().fields == SHOWN_AT_FIRST
    assert at() == ("24", Field.DEADLINE)


def test_a_click_with_shift_extends_to_it(view, at, qtbot):
    index = view.table.index_at(25, view.table.commitments.fields.index(Field.TEXT))
    place = view.table.visualRect(index).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, SHIFT, place)
    block = view.table.selected_block()
    assert len(block.ids) == 3
    assert block.fields == (Field.TEXT, Field.RESPONSIBLE, Field.DEADLINE)


def test_a_click_on_the_head_of_a_row_selects_all_of_it(view, at, qtbot):
    heads = view.table.verticalHeader()
    place = QPoint(5, heads.sectionViewportPosition(24) + 5)
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.table.selected_block().fields == SHOWN_AT_FIRST
    assert view.table.selected_ids() == (row_of(view, "25").id,)


def test_a_click_on_the_head_of_a_column_selects_nothing(view, at, qtbot):
    before = view.table.selected_ids()
    heads = view.table.horizontalHeader()
    place = QPoint(heads.sectionViewportPosition(0) + 9, 9)
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: view.table.selected_ids() == before)
    assert len(view.table.selected_block().fields) == 1


def test_typing_enter_goes_down_and_tab_goes_right_without_opening(view, at, qtbot):
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, "A")
    focused(LineEditor)
    press(qtbot, K.Key_Tab)
    qtbot.waitUntil(lambda: shown(view, "24", Field.OWNER) == "A")
    focused(CommitmentTable)
    assert at() == ("24", Field.TAGS)
    press(qtbot, "x")
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: at() == ("25", Field.OWNER))
    assert shown(view, "24", Field.TAGS) == "x"


def test_keys_of_a_composition_do_not_move(view, at, qtbot):
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, "陳")
    assert at() == ("24", Field.OWNER)
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: shown(view, "24", Field.OWNER) == "陳")


def test_the_text_of_a_cell_is_shown_by_a_key(view, at, window, qtbot):
    click_cell(qtbot, view, "24", Field.TEXT)
    qtbot.keyClick(view.table, K.Key_F2, SHIFT)
    qtbot.waitUntil(lambda: row_of(view, "24").text in QToolTip.text())


def test_copying_takes_the_block(view, at, qtbot):
    press(qtbot, K.Key_Down, SHIFT)
    press(qtbot, K.Key_C, CTRL)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[-2:] == [shown(view, ref, Field.DEADLINE) for ref in ("24", "25")]
