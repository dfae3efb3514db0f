"""Menus that are filled while the program runs, and the tool bar."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolBar, QToolButton

from app.base.i18n import OWN_NAMES, Language
from app.domain.fields import FIELDS, SHOWN_AT_FIRST, Field
from app.services.creating import new_tracker
from app.ui.actions import SPECS
from app.wording.labels import label
from tests.ui.driving import menu_entries


def entries(menu):
    """The entries of a menu as it opens."""
    menu.aboutToShow.emit()
    return menu.actions()


def entry(menu, words):
    (found,) = [one for one in entries(menu) if one.text() == words]
    return found


def test_the_menus_in_their_order(window):
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles == ["File", "Edit", "Commitment", "View", "Help"]


def test_menus_open_with_alt(window, qtbot):
    window.menuBar().setFocus()
    for action in window.menuBar().actions():
        letter = action.text()[action.text().index("&") + 1]
        with qtbot.waitSignal(action.menu().aboutToShow):
            qtbot.keyClick(window, letter.lower(), Qt.KeyboardModifier.AltModifier)
        action.menu().close()


# --- recent trackers ----------------------------------------------------------------------------


def test_there_may_be_no_recent_trackers(choices, start):
    choices(sample_dismissed=True)
    (only,) = entries(start().window.menus.recent)
    assert (only.text(), only.isEnabled()) == ("none yet", False)


def test_recent_trackers_the_latest_first_and_gone_ones_greyed(
    start, choices, session_home, clock, qtbot
):
    made, gone = session_home / "data" / "made.pledge", session_home / "data" / "gone.pledge"
    new_tracker(made, clock=clock).close()
    choices(recent=[str(gone), str(made)], sample_dismissed=True)
    session = start()
    found = [(one.text(), one.isEnabled()) for one in entries(session.window.menus.recent)]
    assert found == [("gone.pledge", False), ("made.pledge", True)]
    recent = entry(session.window.menus.recent, "made.pledge")
    assert recent.statusTip() == str(made)
    recent.trigger()
    assert Path(session.window.view.workspace.path) == made
    assert [one.text() for one in entries(session.window.menus.recent)] == [
        "made.pledge", "gone.pledge",
    ]  # fmt: skip


def test_the_open_tracker_is_not_opened_again(session, view, window):
    entry(window.menus.recent, "sample.pledge").trigger()
    assert session.window is window
    assert window.view is view


# --- columns ------------------------------------------------------------------------------------


def test_columns_are_shown_and_hidden(view, window):
    menu = window.menus.columns
    checked = {one.text() for one in menu.actions() if one.isChecked()}
    assert checked == {label(field, Language.EN) for field in SHOWN_AT_FIRST}
    assert len(menu.actions()) == len(FIELDS)
    entry(menu, "Target").trigger()
    entry(menu, "Last changed").trigger()
    assert Field.TARGET not in view.table.shown_fields
    assert Field.CHANGED in view.table.shown_fields


def test_the_menu_of_columns_follows_another_language(session, window, qtbot):
    entry(window.menus.columns, "Target").trigger()
    window.menus.language_actions[Language.ZH_HANT].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    menu = session.window.menus.columns
    assert not entry(menu, label(Field.TARGET, Language.ZH_HANT)).isChecked()
    assert entry(menu, label(Field.OWNER, Language.ZH_HANT)).isChecked()


# --- languages and groups -----------------------------------------------------------------------


def test_each_language_in_its_own_words(window):
    found = {one.text(): one.isChecked() for one in window.menus.languages.actions()}
    assert found == {OWN_NAMES[one]: one is Language.EN for one in Language}


@pytest.mark.parametrize(
    "names",
    [
        ("view_table", "view_split", "view_timeline"),
        ("one_line", "two_lines", "three_lines"),
        ("appearance_system", "appearance_light", "appearance_dark"),
    ],
)
def test_of_each_group_one_is_checked(window, names):
    actions = [window.actions_[name] for name in names]
    assert sum(action.isChecked() for action in actions) == 1
    for action in actions:
        action.setChecked(True)
        assert [one.isChecked() for one in actions].count(True) == 1


# --- the tool bar -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
def test_the_tool_bar_fits_at_1366(choices, start, first_sample, qtbot, language):
    choices(language=language.value)
    window = start().window
    window.resize(1366, 768)
    bar = window.findChild(QToolBar)
    more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    qtbot.waitUntil(lambda: bar.width() > 1300)
    assert not more.isVisible()
    assert window.search.width() >= window.search.minimumWidth()


def test_every_button_of_the_tool_bar_is_an_action_of_a_menu(window):
    in_menus = {one for _menu, found in menu_entries(window) for one in found}
    bar = window.findChild(QToolBar)
    buttons = [one for one in bar.actions() if one.text() and not one.isSeparator()]
    names = {spec.name for spec in SPECS}
    assert len(buttons) > 8
    for action in buttons:
        assert action in in_menus
        assert action.objectName() in names
        assert not action.icon().isNull(), action.objectName()
        assert action.toolTip()
