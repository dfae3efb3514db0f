"""Every action: in a menu, explained, reachable by key, doing something, off where it must be."""

from itertools import combinations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog

from app.base.i18n import Language
from app.services.workspace import open_workspace
from app.ui.actions import SPECS
from tests.ui.driving import boxes, click_button, menu_entries, settle, the_box

NAMES = [spec.name for spec in SPECS]
ALWAYS = {
    "new", "open", "quit", "help", "shortcuts", "about", "appearance_system", "appearance_light",
    "appearance_dark", "larger_text", "smaller_text", "palette",
}  # fmt: skip
GROUPED = {"collapse_group", "expand_group", "collapse_all", "first_level", "expand_all"}
"""What is on only where there are groups."""
WRITING = {
    "import_document", "import_clipboard", "edit_cell", "show_detail_fields", "confirm_no_change",
    "undo", "redo", "remove_sample", "confirm_and_next", "revise_deadline",
}  # fmt: skip
OF_A_VIEW = {"save_view", "revert_view", "edit_view", "delete_view"}
"""On while a view is applied, or something is looked for."""


@pytest.fixture(params=list(Language))
def spoken(request, choices, start, first_sample):
    """The window in each language."""
    choices(language=request.param.value)
    return start().window


def test_every_action_is_in_a_menu_once(window):
    found = [entry.objectName() for _menu, entries in menu_entries(window) for entry in entries]
    assert sorted(name for name in found if name in NAMES) == sorted(NAMES)


def test_every_action_says_what_it_does(spoken):
    for action in spoken.actions_.all():
        assert action.statusTip() not in ("", action.text()), action.objectName()
        if action.objectName() not in ("undo", "redo"):  # These name the change instead.
            assert action.toolTip().startswith(action.statusTip())


def test_a_tool_tip_names_the_key(window):
    assert window.actions_["find"].toolTip() == "Go to the search box  (Ctrl+F)"


def test_every_tip_is_a_sentence_of_its_own(spoken):
    tips = [action.statusTip() for action in spoken.actions_.all()]
    assert sorted(tips) == sorted(set(tips))


def test_mnemonics_are_unique_within_each_menu(spoken):
    for menu, entries in [(spoken.menuBar(), spoken.menuBar().actions()), *menu_entries(spoken)]:
        if menu in (spoken.menus.columns, spoken.menus.languages, spoken.menus.recent):
            continue  # These hold names, not commands.
        letters = [_mnemonic(entry.text()) for entry in entries]
        assert all(letters), [entry.text() for entry in entries]
        assert len(set(letters)) == len(letters), [entry.text() for entry in entries]


def test_no_key_is_used_twice(spoken):
    keys = {
        action.objectName(): {one.toString() for one in action.shortcuts()}
        for action in spoken.actions_.all()
    }
    keys |= {
        action.text(): {f"Alt+{_mnemonic(action.text())}"} for action in spoken.menuBar().actions()
    }
    for (one, first), (other, second) in combinations(keys.items(), 2):
        assert not first & second, (one, other)


def test_every_key_can_be_typed_and_reaches_its_action(view, window, monkeypatch):
    """Qt calls a key that two things want ambiguous and then does nothing."""
    ambiguous = []
    for action in window.actions_.all():
        for keys in action.shortcuts():
            assert QKeySequence(keys.toString()) == keys
            ambiguous += [
                (action.objectName(), other.objectName())
                for other in window.findChildren(type(action))
                if other is not action and keys in other.shortcuts()
            ]
    assert ambiguous == []


@pytest.mark.parametrize("name", NAMES)
def test_every_action_does_something_and_none_fails(session, view, window, monkeypatch, name):
    """An exception in a slot, or a warning of Qt, fails the test."""
    asked = []
    for dialog in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, dialog, lambda *given: asked.append(given[1]) or ("", ""))
    action = window.actions_[name]
    assert action.receivers("2triggered(bool)") > 0 or action.receivers("2toggled(bool)") > 0
    for _ in range(2):  # Again in the state that the first time has led to.
        session.window.actions_[name].trigger()
        settle()
    for one in QApplication.topLevelWidgets():
        if one is not session.window:
            one.close()
    settle()
    assert bool(asked) == (
        name in ("new", "open", "import_document", "export_workbook", "export_timeline")
    )


def test_without_a_tracker_only_what_needs_none_is_on(choices, start):
    choices(sample_dismissed=True)
    window = start().window
    assert {name for name in NAMES if window.actions_[name].isEnabled()} == ALWAYS


def test_with_the_sample_all_but_undo_and_redo_are_on(window):
    off = {name for name in NAMES if not window.actions_[name].isEnabled()}
    assert off == {"undo", "redo"} | OF_A_VIEW | GROUPED


def test_another_tracker_is_no_sample(start, session_home, empty):
    path = empty.path
    empty.close()
    actions = start(path).window.actions_
    assert not actions["remove_sample"].isEnabled()
    assert actions["import_document"].isEnabled()


def test_read_only_nothing_that_writes_is_on(start, first_sample, clock, qtbot):
    holder = open_workspace(first_sample, clock=clock)
    session = start(first_sample)
    click_button(qtbot, the_box(), "Read only")
    qtbot.waitUntil(lambda: session.window.view is not None)
    actions = session.window.actions_
    off = {name for name in NAMES if not actions[name].isEnabled()}
    assert off == WRITING | OF_A_VIEW | GROUPED
    holder.close()
    settle()
    assert boxes() == []


def _mnemonic(text):
    shown = text.replace("&&", "")
    at = shown.find("&")
    return shown[at + 1].upper() if at >= 0 else ""
