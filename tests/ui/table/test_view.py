"""The table as seen: order, columns, current row, and that nothing stale is painted."""

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.domain.fields import FIELDS, SHOWN_AT_FIRST, Field
from app.domain.filters import Contains, FilterSpec, SortKey
from app.services.editing import SetField
from app.ui.table.grouped import row_height
from tests.services.random_commands import random_command
from tests.ui.driving import click_cell, click_head, focused, press, refs, row_of, shown

K = Qt.Key


def test_stands_as_in_the_document_at_first(view):
    assert refs(view) == [str(number) for number in range(1, 55)]
    assert view.table.shown_fields == SHOWN_AT_FIRST


@pytest.mark.parametrize("field", [Field.REF, Field.DEADLINE, Field.RESPONSIBLE, Field.DUE])
def test_a_click_on_a_head_sorts_again_reverses_a_third_time_returns(view, qtbot, field):
    plain = refs(view)
    for sort in ((SortKey(field),), (SortKey(field, True),), ()):
        click_head(qtbot, view, field)
        assert view.rows.spec.sort == sort
        keys = view.workspace.matches(FilterSpec((), sort))
        assert refs(view) == [view.workspace.rows([key])[key].ref for key in keys]
    assert refs(view) == plain


def test_the_order_is_kept_under_a_filter(view, window, qtbot):
    click_head(qtbot, view, Field.REF)
    click_head(qtbot, view, Field.REF)
    window.search.setFocus()
    press(qtbot, "推")
    found = [int(ref) for ref in refs(view)]
    assert 1 < len(found) < 54
    assert found == sorted(found, reverse=True)
    press(qtbot, K.Key_Escape)
    assert refs(view)[0] == "54"


def test_keys_move_the_current_row_of_all_views(view, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    press(qtbot, K.Key_Down)
    assert view.rows.current == row_of(view, "25").id
    press(qtbot, K.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.rows.current == row_of(view, "1").id


def test_the_current_row_stays_current_in_another_order(view, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    click_head(qtbot, view, Field.REF)
    click_head(qtbot, view, Field.REF)
    qtbot.waitUntil(lambda: view.table.currentIndex().isValid())
    assert view.table.currentIndex().siblingAtColumn(0).data() == "24"
    assert [view.rows.row(0).ref, view.rows.current] == ["54", row_of(view, "24").id]


def test_the_current_row_comes_back_after_a_filter_without_it(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    window.search.setText("no such words")
    assert refs(view) == []
    window.search.clear()
    qtbot.waitUntil(lambda: view.table.currentIndex().isValid())
    assert view.table.currentIndex().siblingAtColumn(0).data() == "24"


def test_columns_are_shown_hidden_and_moved(view):
    heads = view.table.horizontalHeader()
    view.table.show_field(Field.TARGET, False)
    view.table.show_field(Field.CHANGED, True)
    heads.moveSection(heads.visualIndex(list(FIELDS).index(Field.CHANGED)), 0)
    expected = [Field.CHANGED, *(one for one in SHOWN_AT_FIRST if one is not Field.TARGET)]
    assert list(view.table.shown_fields) == expected


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_rows_have_room_for_lines(view, lines):
    view.table.set_lines(lines)
    height = view.table.rowHeight(0)
    assert height == row_height(view.table, lines)
    assert height >= lines * view.table.fontMetrics().lineSpacing()


def test_the_whole_text_appears_where_the_pointer_rests(view, qtbot):
    index = click_cell(qtbot, view, "24", Field.TEXT)
    place = view.table.visualRect(index).center()
    _rest(view.table, place)
    assert row_of(view, "24").text in QToolTip.text()
    _rest(view.table, QPoint(5, view.table.viewport().height() - 2))


def test_a_tool_tip_takes_nothing_for_a_mark(view, qtbot):
    view.runner.apply(SetField((row_of(view, "24").id,), Field.OWNER, "<b>x</b>"))
    index = click_cell(qtbot, view, "24", Field.OWNER)
    _rest(view.table, view.table.visualRect(index).center())
    assert "&lt;b&gt;x&lt;/b&gt;" in QToolTip.text()


def test_what_is_painted_is_never_stale(view, window, qtbot):
    """After anything, the picture is the one that painting anew from the file gives."""
    choose = random.Random(7)
    _show_edited_columns(view, window, qtbot)
    ids = [row_of(view, str(number)).id for number in range(1, 12)]
    for text in ("", "公務員", "推", ""):
        window.search.setText(text)
        QApplication.processEvents()
        for _ in range(6):
            view.workspace.apply(random_command(choose, ids))
            painted = _picture(view)
            view.table._painter.forget()
            assert _picture(view) == painted, text
    while view.workspace.to_undo:
        view.runner.undo()
    painted = _picture(view)
    view.table._painter.forget()
    assert _picture(view) == painted


def test_an_edit_is_seen_at_once(view, window, qtbot):
    """Also in rows that were shown before the filter was another."""
    _show_edited_columns(view, window, qtbot)
    window.search.setText("警務處")
    QApplication.processEvents()
    before = _picture(view)
    view.runner.apply(SetField((view.rows.row(0).id,), Field.STATUS, "done"))
    after = _picture(view)
    assert after.size() == before.size()
    assert after != before
    assert shown(view, view.rows.row(0).ref, Field.STATUS) == "Done"


def test_says_why_there_are_no_rows(view, window):
    full = _picture(view)
    window.search.setText("no such words")
    nothing = _picture(view)
    assert nothing != full
    view.table._theme = type(view.table._theme)(
        False, view.table._theme.colours | {"muted": "#ffffff"}, view.table._theme.states
    )
    view.table.viewport().update()
    assert _picture(view) != nothing


def test_a_frame_shows_which_cell_keys_act_on(view, window, qtbot):
    click_cell(qtbot, view, "3", Field.STATUS)
    focused(type(view.table))
    with_focus = _picture(view)
    window.search.setFocus()
    assert _picture(view) != with_focus


def test_hits_are_marked(view, window):
    window.search.setText("警務處")
    marked = _picture(view)
    view.rows.set_spec(FilterSpec((Contains("警務處"), Contains("不存在", negated=True))))
    same = _picture(view)
    assert marked == same
    hit = view.table._theme.colour("hit").rgb()
    width, height = marked.width(), marked.height()
    found = sum(marked.pixel(x, y) == hit for x in range(0, width, 2) for y in range(0, height, 2))
    assert found > 20


def _picture(view):
    return view.table.viewport().grab().toImage()


def _show_edited_columns(view, window, qtbot):
    for name in ("view_table", "show_detail", "show_facets"):
        window.actions_[name].trigger()
    for field in (Field.TEXT, Field.RESPONSIBLE):
        view.table.show_field(field, False)
    last = list(FIELDS).index(Field.NOTES)
    qtbot.waitUntil(
        lambda: view.table.columnViewportPosition(last) < view.table.viewport().width() - 50
    )


def _rest(widget, place):
    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.viewport().mapToGlobal(place))
    QApplication.sendEvent(widget.viewport(), event)
