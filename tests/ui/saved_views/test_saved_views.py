"""Saved views, by keyboard: made, applied, changed, renamed, moved, deleted and brought back."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import AnyOf, Contains, Facet, SortKey
from app.domain.saved_views import SavedView, Shape, state_of, state_text
from app.services.saved_views import planned_view
from app.services.workspace import open_workspace
from app.ui.saved_views.dialog import ViewDialog
from app.ui.saved_views.door import SavedViewsDoor
from app.ui.saved_views.state import present_state
from tests.ui.driving import boxes, click, click_button, press, refs, settle, the_box
from tests.ui.saved_views.hands import keys, named, save_as, the_dialog, typed

K = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def door(view):
    return view.findChild(SavedViewsDoor)


def lines(view):
    """The lines of the list, with a sign for the applied one and for a change."""
    model = view.saved_views.list.model()
    first = int(Qt.ItemDataRole.UserRole) + 1
    found = []
    for at in range(model.rowCount()):
        index = model.index(at, 0)
        applied, changed = index.data(first + 2), index.data(first + 3)
        found.append(("*" if changed else ">" if applied else " ") + str(index.data()))
    return found


def the_list(qtbot, window):
    """The list with the focus, as the keys reach it."""
    keys(qtbot, window, K.Key_V, CTRL | ALT)
    assert window.view.saved_views.list.hasFocus()
    return window.view.saved_views.list


def test_a_view_is_made_and_applied_with_keys_alone(view, window, door, qtbot):
    typed(qtbot, window, "公務員")
    view.filtering.choose(Facet.STATUS, ("",))
    view.rows.set_sort((SortKey(Field.LATEST),))
    before, spec = refs(view), view.rows.spec
    keys(qtbot, window, K.Key_S, CTRL | ALT | SHIFT)
    dialog = the_dialog(qtbot, window)
    press(qtbot, "會議")
    press(qtbot, K.Key_Tab)
    assert dialog.icons.hasFocus()
    press(qtbot, (K.Key_Right, K.Key_Right))
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: bool(door.views.all))
    assert lines(view) == [" All commitments", ">會議"]
    assert door.views.all[0].icon == "flag"
    assert door.views.all[0].shared
    settle()
    keys(qtbot, window, K.Key_0, CTRL | ALT)
    assert len(refs(view)) == 54
    assert (window.search.text(), view.rows.spec.sort) == ("", ())
    keys(qtbot, window, K.Key_1, CTRL | ALT)
    assert refs(view) == before
    assert view.rows.spec == spec
    assert window.search.text() == "公務員 status:empty"
    assert lines(view) == [" All commitments", ">會議"]


def test_enter_and_a_click_apply_the_line(view, window, door, qtbot):
    save_as(qtbot, window, "late", Facet.DUE, "past_latest")
    shown = the_list(qtbot, window)
    press(qtbot, (K.Key_Home, K.Key_Return))
    assert view.rows.spec.conditions == ()
    shown.setFocus()
    press(qtbot, (K.Key_Down, K.Key_Return))
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("past_latest",)),)
    place = shown.visualItemRect(shown.item(0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.rows.spec.conditions == ()


def test_a_change_is_marked_saved_or_given_up(view, window, door, qtbot):
    save_as(qtbot, window, "late", Facet.DUE, "past_latest")
    panel = view.saved_views
    assert not panel.change_line.isVisible()
    assert not window.actions_["save_view"].isEnabled()
    view.filtering.choose(Facet.DUE, ("open",))
    qtbot.waitUntil(panel.change_line.isVisible)
    assert lines(view)[1] == "*late"
    keys(qtbot, window, K.Key_R, CTRL | ALT)
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("past_latest",)),)
    assert lines(view)[1] == ">late"
    typed(qtbot, window, "公務員")
    window.actions_["one_line"].trigger()
    qtbot.waitUntil(panel.change_line.isVisible)
    keys(qtbot, window, K.Key_S, CTRL | ALT)
    assert lines(view)[1] == ">late"
    assert not panel.change_line.isVisible()
    state, _ = state_of(door.views.all[0].state)
    assert (state.typed, state.lines) == ("公務員", 1)
    window.actions_["undo"].trigger()
    assert state_of(door.views.all[0].state)[0].typed == ""
    assert lines(view)[1] == "*late"


def test_the_links_below_the_list_do_the_same(view, window, door, qtbot):
    save_as(qtbot, window, "late", Facet.DUE, "past_latest")
    view.filtering.choose(Facet.DUE, ("open",))
    qtbot.waitUntil(view.saved_views.change_line.isVisible)
    click(qtbot, view.saved_views.revert)
    assert view.filtering.chosen == (AnyOf(Facet.DUE, ("past_latest",)),)
    view.filtering.choose(Facet.DUE, ("open",))
    qtbot.waitUntil(view.saved_views.change_line.isVisible)
    click(qtbot, view.saved_views.save)
    assert state_of(door.views.all[0].state)[0].spec.conditions == view.filtering.chosen
    view.filtering.choose(Facet.DUE, ("undated",))
    qtbot.waitUntil(view.saved_views.change_line.isVisible)
    click(qtbot, view.saved_views.save_as)
    named(qtbot, window, "undated")
    assert lines(view) == [" All commitments", " late", ">undated"]


def test_what_is_looked_for_without_a_view_can_be_saved(view, window, qtbot):
    panel = view.saved_views
    view.filtering.choose(Facet.DUE, ("open",))
    qtbot.waitUntil(panel.change_line.isVisible)
    assert not panel.save.isVisible()
    assert not panel.revert.isVisible()
    keys(qtbot, window, K.Key_S, CTRL | ALT)
    named(qtbot, window, "open")
    assert lines(view) == [" All commitments", ">open"]


def test_a_deleted_view_comes_back_by_undo(view, window, door, qtbot):
    save_as(qtbot, window, "late", Facet.DUE, "past_latest")
    held = door.views.all
    the_list(qtbot, window)
    press(qtbot, (K.Key_End, K.Key_Delete))
    assert lines(view) == [">All commitments"]
    assert "Undo brings it back" in view.status.currentMessage()
    keys(qtbot, window, K.Key_Z, CTRL)
    assert door.views.all == held
    keys(qtbot, window, K.Key_1, CTRL | ALT)
    assert lines(view) == [" All commitments", ">late"]


def test_a_private_view_is_asked_about_for_it_cannot_come_back(view, window, door, qtbot):
    save_as(qtbot, window, "mine", Facet.DUE, "open", private=True)
    assert view.workspace.saved_views() == []
    the_list(qtbot, window)
    press(qtbot, (K.Key_End, K.Key_Delete))
    assert "cannot be brought back" in the_box().text()
    click_button(qtbot, the_box(), "Cancel")
    assert len(door.views.all) == 1
    settle()
    the_list(qtbot, window)
    press(qtbot, K.Key_Delete)
    click_button(qtbot, the_box(), "Delete")
    assert door.views.all == []


def test_another_name_and_place(view, window, door, qtbot):
    save_as(qtbot, window, "one", Facet.DUE, "open")
    save_as(qtbot, window, "two", Facet.DUE, "undated")
    the_list(qtbot, window)
    press(qtbot, K.Key_End)
    press(qtbot, K.Key_Up, ALT)
    assert [one.name for one in door.views.all] == ["two", "one"]
    assert view.saved_views.list.hasFocus()
    assert view.saved_views.chosen == door.views.all[0].id
    press(qtbot, K.Key_F2)
    dialog = the_dialog(qtbot, window)
    press(qtbot, "one")
    press(qtbot, K.Key_Return)
    assert dialog.isVisible(), "the name is taken"
    assert "already" in dialog.error.text()
    press(qtbot, " more")
    assert not dialog.error.isVisible()
    press(qtbot, K.Key_Return)
    settle()
    assert [one.name for one in door.views.all] == ["one more", "one"]
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    assert [one.name for one in door.views.all] == ["one", "two"]


def test_alt_and_an_arrow_move_the_row_again_outside_of_the_list(view, window, door, qtbot):
    save_as(qtbot, window, "one", Facet.STATUS, "")
    view.table.setFocus()
    before = view.rows.current
    view.timeline.setFocus()  # In the table Alt+Down opens the menu of the column.
    press(qtbot, K.Key_Down, ALT)
    assert view.rows.current != before


def test_a_view_goes_from_private_to_shared_and_back(view, window, door, qtbot):
    save_as(qtbot, window, "mine", Facet.DUE, "open", private=True)
    (mine,) = door.views.all
    for shared in (True, False, True):
        door.edit(mine.id)
        dialog = the_dialog(qtbot, window)
        click(qtbot, dialog.shared if shared else dialog.private)
        press(qtbot, K.Key_Return)
        settle()
        (now,) = door.views.all
        assert (now.shared, now.id, now.name) == (shared, mine.id, "mine")
        assert len(view.workspace.saved_views()) == shared
    assert lines(view) == [" All commitments", ">mine"]


def test_the_menu_of_a_view(view, window, door, qtbot):
    save_as(qtbot, window, "one", Facet.DUE, "open")
    shown = the_list(qtbot, window)
    place = shown.visualItemRect(shown.item(1)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, shown.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(shown.viewport(), event)
    menu = view.saved_views.findChild(QMenu)
    words = [one.text().replace("&", "") for one in menu.actions()]
    assert words == ["Apply", "Change…", "Move up", "Move down", "Delete"]
    menu.actions()[-1].trigger()
    menu.close()
    assert door.views.all == []


def test_the_menu_bar_has_them_with_keys(view, window, door, qtbot):
    for at in range(11):
        save_as(qtbot, window, f"R&D {at}", Facet.DUE, "open", private=True)
    entries = window.menus.saved_views.actions()[-12:]
    assert entries[0].text() == "&0  All commitments"
    assert entries[9].text() == "&9  R&&D 8"
    assert entries[9].shortcut().toString() == "Ctrl+Alt+9"
    assert entries[10].shortcut().isEmpty()
    assert [one.isChecked() for one in entries] == [False] * 11 + [True]
    entries[3].trigger()
    assert lines(view)[3] == ">R&D 2"


def test_columns_belong_to_the_view(view, window, door, qtbot):
    view.table.show_field(Field.NOTES, False)
    save_as(qtbot, window, "narrow", Facet.DUE, "open")
    keys(qtbot, window, K.Key_0, CTRL | ALT)
    view.table.show_field(Field.NOTES, True)
    view.table.show_field(Field.CHANGED, True)
    own = view.table.shown_fields
    keys(qtbot, window, K.Key_1, CTRL | ALT)
    assert Field.NOTES not in view.table.shown_fields
    assert Field.CHANGED not in view.table.shown_fields
    column = view.table.commitments.fields.index(Field.DEADLINE)
    view.table.setColumnWidth(column, 333)
    settle()
    assert not view.saved_views.change_line.isVisible(), "a width is no change"
    keys(qtbot, window, K.Key_0, CTRL | ALT)
    assert view.table.shown_fields == own
    view.table.setColumnWidth(column, 111)
    keys(qtbot, window, K.Key_1, CTRL | ALT)
    assert view.table.columnWidth(column) == 333


def test_shape_lines_and_time_belong_to_the_view(view, window, door, qtbot):
    window.actions_["view_timeline"].trigger()
    window.actions_["three_lines"].trigger()
    view.timeline.zoom_in()
    scale = view.timeline.scale
    save_as(qtbot, window, "time", Facet.DUE, "open")
    window.actions_["view_table"].trigger()
    window.actions_["one_line"].trigger()
    view.timeline.fit_all()
    qtbot.waitUntil(view.saved_views.change_line.isVisible)
    keys(qtbot, window, K.Key_1, CTRL | ALT)
    assert window.actions_["view_timeline"].isChecked()
    assert (view.table.lines, view.timeline.scale) == (3, scale)
    assert present_state(window, view).shape is Shape.TIMELINE


def test_a_view_of_a_newer_version_is_applied_as_far_as_it_is_known(view, window, door, qtbot):
    plain = json.loads(state_text(present_state(window, view)))
    plain["typed"] = "公務員"
    plain["spec"]["conditions"] = [{"kind": "relative_date", "days": 30}]
    later = SavedView("a" * 32, "later", json.dumps(plain), icon="hologram")
    with view.workspace.reader() as reader:
        view.runner.write(planned_view(reader, later))
    door.apply(later.id)
    assert "relative_date" in the_box().text()
    assert view.rows.spec.conditions == (Contains("公務員"),)
    door.edit(later.id)
    dialog = the_dialog(qtbot, window)
    press(qtbot, "renamed")
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: door.views.all[0].name == "renamed")
    assert not dialog.error.text()
    assert door.views.all[0].state == later.state, "what is not known is not lost"


def test_the_dialog_says_what_the_view_will_hold(view, window, qtbot):
    typed(qtbot, window, "公務員")
    view.filtering.choose(Facet.DUE, ("open",))
    view.rows.set_sort((SortKey(Field.LATEST),))
    window.actions_["save_view_as"].trigger()
    words = [one.text() for one in window.findChild(ViewDialog).findChildren(QLabel)]
    assert "公務員, Due state: Open\nsorted by Latest\n12 columns" in words


def test_a_name_is_composed_in_peace(view, window, qtbot):
    """An input method's Enter ends the composition, not the dialog."""
    window.actions_["save_view_as"].trigger()
    dialog = the_dialog(qtbot, window)
    press(qtbot, "每季會議")
    assert dialog.isVisible()
    assert dialog.name.text() == "每季會議"


def test_read_only_views_can_be_applied_and_private_ones_kept(
    view, window, door, qtbot, start, stop, session, session_home, clock
):
    save_as(qtbot, window, "late", Facet.DUE, "past_latest")
    path = view.workspace.path
    stop(session)
    holder = open_workspace(path, clock=clock)
    again = start(path)
    click_button(qtbot, the_box(), "Read only")
    qtbot.waitUntil(lambda: again.window is not None and again.window.view is not None)
    window = again.window
    other = window.view.findChild(SavedViewsDoor)
    keys(qtbot, window, K.Key_1, CTRL | ALT)
    assert window.view.rows.spec.conditions == (AnyOf(Facet.DUE, ("past_latest",)),)
    assert not window.actions_["delete_view"].isEnabled()
    other.remove(other.views.all[0].id)
    assert len(other.views.all) == 1
    window.actions_["save_view_as"].trigger()
    assert not window.findChild(ViewDialog).shared.isEnabled()
    named(qtbot, window, "mine")
    assert [(one.name, one.shared) for one in other.views.all] == [("late", True), ("mine", False)]
    holder.close()
    assert boxes() == []


@pytest.mark.parametrize("language", [Language.ZH_HANT, Language.ZH_HANS])
def test_a_view_of_an_english_window_in_a_chinese_one(session, window, view, qtbot, language):
    typed(qtbot, window, "due:open")
    save_as(qtbot, window, "open", Facet.STATUS, "")
    before = refs(view)
    view.filtering.choose(Facet.STATUS, ("done",))
    qtbot.waitUntil(view.saved_views.change_line.isVisible)
    window.menus.language_actions[language].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    settle()
    new = session.window.view
    assert lines(new)[1] == "*open", "applied, and still another one"
    keys(qtbot, session.window, K.Key_R, CTRL | ALT)
    assert refs(new) == before
    assert lines(new)[1] == ">open"


def test_an_edit_after_another_language_reaches_the_new_window_only(session, window, view, qtbot):
    window.menus.language_actions[Language.ZH_HANT].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    settle()
    save_as(qtbot, session.window, "一", Facet.DUE, "open")
    assert lines(session.window.view)[1] == ">一"


def test_the_list_stands_the_model_tester(view, window, door, qtbot):
    model = view.saved_views.list.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    save_as(qtbot, window, "one", Facet.DUE, "open")
    save_as(qtbot, window, "two", Facet.DUE, "open")
    door.views.move(door.views.all[0].id, 1)
    door.remove(door.views.all[0].id)
    window.actions_["undo"].trigger()
    assert tester.model() is model
    assert [one.name for one in door.views.all] == ["two", "one"]
    assert view.saved_views.list.itemAt(QPoint(5, 5)) is not None
