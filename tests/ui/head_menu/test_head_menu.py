"""The menu in the head of a column, by keyboard and by mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QToolButton

from app.domain.fields import Field
from app.domain.filters import (
    NOTHING,
    AnyOf,
    Contains,
    Facet,
    FilterSpec,
    Match,
    Period,
    Relative,
    SortKey,
    TextIs,
)
from app.services.ticked_values import Ticks
from app.services.value_lists import ListedValue
from app.ui.facets.delegate import Data
from app.ui.head_menu.door import HeadMenuDoor
from app.ui.head_menu.values_model import ValuesModel
from tests.ui.driving import click_cell, focused, press, refs, settle

K, M = Qt.Key, Qt.KeyboardModifier
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def door(view):
    view.window().actions_["view_table"].trigger()
    return view.findChild(HeadMenuDoor)


@pytest.fixture
def open_by_key(qtbot, view, door):
    """Opens the menu of a column by Alt+Down in one of its cells."""

    def opened(field):
        if not view.table.isColumnHidden(view.table.commitments.fields.index(field)):
            click_cell(qtbot, view, refs(view)[0], field)
        press(qtbot, K.Key_Down, M.AltModifier)
        ready(qtbot, door.menu)
        return door.menu

    return opened


def ready(qtbot, menu):
    """Wait until the values and the count of what would be shown are there."""
    qtbot.waitUntil(lambda: menu.preview.text() != "" and not menu._counting.isActive())


def listed(menu):
    model = menu.model
    return {
        model.index(row).data(): (model.index(row).data(Data.COUNT), model.index(row).data(CHECK))
        for row in range(model.rowCount())
    }


def tick(qtbot, menu, words):
    """Go to a value with the keys and tick it."""
    row = list(listed(menu)).index(words)
    press(qtbot, K.Key_Down)
    assert focused(type(menu.list)) is menu.list
    while menu.list.currentIndex().row() != row:
        press(qtbot, K.Key_Down if menu.list.currentIndex().row() < row else K.Key_Up)
    press(qtbot, K.Key_Space)


# --- values -------------------------------------------------------------------------------------


def test_values_are_chosen_by_keyboard_alone(qtbot, view, open_by_key):
    menu = open_by_key(Field.DUE)
    counts = view.workspace.counts(FilterSpec(), Facet.DUE)
    past = menu.preview.text()
    assert past == "54 of 54 commitments would be shown"
    assert listed(menu)["Past latest"] == (counts["past_latest"], Qt.CheckState.Checked)
    tick(qtbot, menu, "(all)")
    tick(qtbot, menu, "Past latest")
    qtbot.waitUntil(lambda: menu.preview.text() != past)
    said = f"{counts['past_latest']} of 54 commitments would be shown"
    qtbot.waitUntil(lambda: menu.preview.text() == said)
    press(qtbot, K.Key_Return)
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("past_latest",)),)
    assert len(refs(view)) == counts["past_latest"]
    assert view.window().search.text() == "due:past-latest"
    assert focused(type(view.table)) is view.table


def test_taking_one_tick_off_leaves_all_others(qtbot, view, open_by_key):
    menu = open_by_key(Field.DUE)
    tick(qtbot, menu, "Past latest")
    press(qtbot, K.Key_Return)
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("past_latest",), negated=True),)
    menu = open_by_key(Field.DUE)
    assert listed(menu)["Past latest"][1] is Qt.CheckState.Unchecked
    assert listed(menu)["(all)"][1] is Qt.CheckState.PartiallyChecked
    assert listed(menu)["Past latest"][0] > 0, "a value that is excluded is counted all the same"


def test_what_is_searched_for_is_what_enter_chooses(qtbot, view, open_by_key):
    menu = open_by_key(Field.RESPONSIBLE)
    assert focused(type(menu.search)) is menu.search
    press(qtbot, ("保", "安"))
    qtbot.waitUntil(lambda: len(listed(menu)) == 2)
    press(qtbot, K.Key_Return)
    (condition,) = view.rows.spec.conditions
    assert condition.facet is Facet.ORGANISATION
    assert len(condition.values) == 1
    assert all("Security" in view.table.commitments.index(row, column(view)).data()
               for row in range(len(refs(view))))  # fmt: skip


def column(view):
    return view.table.commitments.fields.index(Field.RESPONSIBLE)


def test_enter_right_after_typing_counts_what_was_typed(qtbot, view, open_by_key):
    menu = open_by_key(Field.DUE)
    menu.search.setFocus()
    qtbot.keyClicks(menu.search, "past")
    press(qtbot, K.Key_Return)
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("past_latest",)),)


def test_empty_fields_have_a_line_of_their_own(qtbot, view, open_by_key):
    menu = open_by_key(Field.NOTES)
    assert menu.model.listed[0] == NOTHING
    tick(qtbot, menu, "none")
    press(qtbot, K.Key_Return)
    assert view.window().search.text() == "-notes:empty"
    assert refs(view) == []


def test_nothing_ticked_cannot_be_applied(qtbot, view, open_by_key):
    menu = open_by_key(Field.DUE)
    tick(qtbot, menu, "(all)")
    qtbot.waitUntil(lambda: not menu.apply_button.isEnabled())
    press(qtbot, K.Key_Return)
    assert menu.isVisible()
    assert view.rows.spec.conditions == ()


def test_the_values_are_those_that_other_columns_leave(qtbot, view, open_by_key):
    view.filtering.choose(Facet.DUE, ("past_latest",))
    menu = open_by_key(Field.RESPONSIBLE)
    counts = view.workspace.counts(view.rows.spec, Facet.ORGANISATION)
    shown = [count for words, (count, _on) in listed(menu).items() if words != "(all)"]
    assert sorted(shown) == sorted(count for count in counts.values() if count)


# --- conditions ---------------------------------------------------------------------------------


def choose(qtbot, menu, words):
    """Choose a question with the keys."""
    menu.condition.choice.setFocus()
    choice = menu.condition.choice
    at = choice.findText(words)
    while choice.currentIndex() != at:
        press(qtbot, K.Key_Down if choice.currentIndex() < at else K.Key_Up)


def test_words_are_asked_for(qtbot, view, open_by_key):
    menu = open_by_key(Field.TEXT)
    choose(qtbot, menu, "starts with")
    assert not menu.apply_button.isEnabled() or menu.condition.is_waiting
    menu.condition.first.setFocus()
    press(qtbot, ("消", "防"))
    press(qtbot, K.Key_Return)
    assert view.rows.spec.conditions == (TextIs(Field.TEXT, Match.STARTS, "消防"),)
    assert view.window().search.text() == 'text:starts:"消防"'
    menu = open_by_key(Field.TEXT)
    assert menu.condition.choice.currentText() == "starts with"
    assert menu.condition.first.text() == "消防"
    menu.condition.first.setFocus()
    menu.condition.first.clear()
    choose(qtbot, menu, "No other condition")
    menu.search.setFocus()
    press(qtbot, K.Key_Return)
    assert view.rows.spec.conditions == ()


def test_the_deadline_offers_stretches_that_move_and_refuses_what_is_no_time(
    qtbot, view, open_by_key
):
    menu = open_by_key(Field.DEADLINE)
    choose(qtbot, menu, "this quarter")
    menu.search.setFocus()
    press(qtbot, K.Key_Return)
    assert view.rows.spec.conditions == (Relative(Field.LATEST, Period.THIS_QUARTER),)
    menu = open_by_key(Field.DEADLINE)
    choose(qtbot, menu, "before…")
    menu.condition.first.setFocus()
    press(qtbot, "soon")
    press(qtbot, K.Key_Return)
    assert menu.isVisible()
    assert menu.condition.wrong.isVisible()
    menu.condition.first.selectAll()
    press(qtbot, "2024Q3")
    press(qtbot, K.Key_Return)
    assert view.window().search.text() == "latest:<=2024-06-30"


def test_a_condition_that_is_not_shown_is_said_and_stays(qtbot, view, open_by_key):
    view.window().search.setText('text:消防 -text:ends:"甲"')
    menu = open_by_key(Field.TEXT)
    assert menu.also_words().startswith("Also: not: ")
    press(qtbot, K.Key_Return)
    assert view.window().search.text() == 'text:消防 -text:ends:"甲"'


# --- the rest -----------------------------------------------------------------------------------


def test_clear_takes_off_only_what_the_column_filters(qtbot, view, open_by_key):
    view.window().search.setText("due:open latest:2024 消防")
    menu = open_by_key(Field.DEADLINE)
    (clear,) = [one for one in menu.findChildren(QPushButton) if one.text() == "Clear this filter"]
    clear.setFocus()
    press(qtbot, K.Key_Space)
    assert view.window().search.text() == "due:open 消防"


def test_escape_first_clears_the_search_and_then_closes(qtbot, view, open_by_key, door):
    menu = open_by_key(Field.DUE)
    press(qtbot, "past")
    press(qtbot, K.Key_Escape)
    assert menu.isVisible()
    assert menu.search.text() == ""
    press(qtbot, K.Key_Escape)
    assert door.menu is None
    assert view.rows.spec == FilterSpec()
    assert focused(type(view.table)) is view.table


def test_tab_stays_in_the_menu(qtbot, open_by_key):
    menu = open_by_key(Field.LATEST)
    seen = set()
    for _ in range(14):
        press(qtbot, K.Key_Tab)
        assert menu.isAncestorOf(QApplication.focusWidget())
        seen.add(type(QApplication.focusWidget()))
    assert {QComboBox, QPushButton, QToolButton} <= seen


def test_sorting_from_the_menu(qtbot, view, open_by_key):
    for words in ("Descending", "Then by this"):
        menu = open_by_key(Field.DUE if words == "Descending" else Field.REF)
        (button,) = [one for one in menu.findChildren(QToolButton) if one.text() == words]
        button.setFocus()
        press(qtbot, K.Key_Space)
    assert view.rows.spec.sort == (SortKey(Field.DUE, True), SortKey(Field.REF))


def test_a_press_outside_closes_the_menu_and_changes_nothing(qtbot, view, open_by_key, door):
    open_by_key(Field.DUE)
    qtbot.mouseClick(view.detail, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert door.menu is None
    assert view.rows.spec == FilterSpec()


def test_enter_of_an_input_method_applies_nothing(qtbot, view, open_by_key):
    from PySide6.QtGui import QInputMethodEvent

    menu = open_by_key(Field.RESPONSIBLE)
    QApplication.sendEvent(menu.search, QInputMethodEvent("baoan", []))
    press(qtbot, K.Key_Return)
    assert menu.isVisible()
    press(qtbot, K.Key_Escape)
    assert menu.isVisible()


# --- funnels ------------------------------------------------------------------------------------


def test_the_funnel_opens_the_menu_and_does_not_sort(qtbot, view, door):
    heads = view.table.horizontalHeader()
    place = heads.funnel_area(view.table.commitments.fields.index(Field.DUE)).center()
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert door.menu.field is Field.DUE
    assert view.rows.spec.sort == ()


def accent(heads, view, column):
    """How many pixels of a head are in the colour of what filters."""
    picture = heads.grab(heads.funnel_area(column)).toImage()
    wanted = heads._theme.colour("accent").rgb()
    return sum(
        picture.pixel(x, y) == wanted
        for x in range(picture.width()) for y in range(picture.height())
    )  # fmt: skip


def test_a_column_that_filters_shows_it(view, window, door):
    heads, fields = view.table.horizontalHeader(), view.table.commitments.fields
    for text, field in (
        ("status:done", Field.STATUS), ("due:open", Field.DUE), ("latest:2024", Field.DEADLINE),
        ("amount:>3", Field.TARGET), ('text:starts:"消"', Field.TEXT),
    ):  # fmt: skip
        at = fields.index(field)
        view.table.scrollTo(view.table.commitments.index(0, at))
        settle()
        assert accent(heads, view, at) == 0
        window.search.setText(text)
        assert accent(heads, view, at) > 20
        window.search.clear()


def test_the_menu_of_the_window_opens_it_in_the_timeline_too(qtbot, view, window, door):
    window.actions_["view_timeline"].trigger()
    window.actions_["filter_column"].trigger()
    ready(qtbot, door.menu)
    press(qtbot, K.Key_Escape)
    assert focused(type(view.timeline)) is view.timeline


def test_the_filter_of_a_column_beside_words(qtbot, view, window, open_by_key):
    window.search.setText("消防")
    menu = open_by_key(Field.DUE)
    tick(qtbot, menu, "(all)")
    tick(qtbot, menu, next(words for words in listed(menu) if words != "(all)"))
    press(qtbot, K.Key_Return)
    first, second = view.rows.spec.conditions
    assert first == Contains("消防")
    assert second.facet is Facet.DUE


def test_the_model_keeps_the_rules_of_qt(qapp):
    model = ValuesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    values = [ListedValue(f"v{at}", f"Value {at}", at, chosen=False) for at in range(20)]
    model.show(Field.OWNER, values, Ticks(), found=False)
    for row in (0, 3, 0, 0):
        model.setData(model.index(row), 0, CHECK)
    model.show(Field.OWNER, [], Ticks(), found=True)
    assert model.rowCount() == 0
    del tester
