"""One run of the program after another: first start, second start, and starts that go wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.base.i18n import Language
from app.domain.fields import Field
from app.services.creating import new_tracker
from app.ui.main_window import MainWindow
from tests.ui.driving import (
    click_button,
    click_cell,
    press,
    refs,
    settle,
    shown,
    the_box,
)


def banner(session):
    """What the banner says; nothing if it is not there."""
    found = session.window.view.banner
    return found._words.text() if found.isVisible() else ""


def made(path, clock):
    new_tracker(path, clock=clock).close()
    return path


# --- the sample ---------------------------------------------------------------------------------


def test_the_first_start_makes_the_sample(start, session_home):
    session = start()
    assert len(refs(session.window.view)) == 54
    assert (session_home / "data" / "sample.pledge").exists()
    assert banner(session).startswith("This is the sample: ")
    assert session._workspace.is_sample


def test_removing_the_sample_asks_and_cancel_keeps_it(session, view, first_sample, qtbot):
    click_button(qtbot, view.banner, "Remove sample")
    assert the_box().text() == "Remove the sample with everything that was entered in it?"
    assert the_box().defaultButton().text() == "Cancel"
    click_button(qtbot, the_box(), "Cancel")
    settle()
    assert first_sample.exists()
    assert session.window.view is view


def test_the_sample_is_removed_with_all_that_lies_beside_it(session, view, first_sample, qtbot):
    click_button(qtbot, view.banner, "Remove sample")
    click_button(qtbot, the_box(), "Remove")
    qtbot.waitUntil(lambda: session.window.view is None)
    assert list(first_sample.parent.iterdir()) == []
    assert session.window.start_page.isVisible()


def test_a_sample_that_was_removed_does_not_come_back_by_itself(session, start, qtbot, view, stop):
    view.runner.undo()
    session.window.actions_["remove_sample"].trigger()
    click_button(qtbot, the_box(), "Remove")
    qtbot.waitUntil(lambda: session.window.view is None)
    stop(session)
    again = start()
    assert again.window.view is None
    click_button(qtbot, again.window.start_page, "Look at the sample")
    assert len(refs(again.window.view)) == 54


# --- the next start -----------------------------------------------------------------------------


def test_the_next_start_opens_the_last_tracker(start, session_home, clock, stop):
    path = made(session_home / "mine.pledge", clock)
    stop(start(path))
    session = start()
    assert session._workspace.path == path
    assert banner(session) == ""


def test_what_was_entered_is_there_at_the_next_start(session, view, start, qtbot, stop):
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, "Amy")
    session.window.actions_["quit"].trigger()
    stop(session)
    again = start()
    assert shown(again.window.view, "24", Field.OWNER) == "Amy"
    assert again.window.actions_["undo"].text() == "&Undo: Owner of 24"


def test_the_arrangement_is_there_at_the_next_start(session, window, view, start, stop):
    window.actions_["view_table"].trigger()
    window.actions_["three_lines"].trigger()
    window.actions_["show_facets"].trigger()
    view.table.show_field(Field.TARGET, False)
    fields = view.table.shown_fields
    stop(session)
    again = start().window
    assert again.actions_["view_table"].isChecked()
    assert not again.view.timeline.isVisible()
    assert again.view.table.lines == 3
    assert not again.view.facets.isVisible()
    assert again.view.table.shown_fields == fields


def test_a_last_tracker_that_is_gone_is_explained(start, session_home, clock, qtbot, stop):
    path = made(session_home / "mine.pledge", clock)
    stop(start(path))
    path.unlink()
    session = start()
    assert the_box().text().startswith(f"The file {path} is not there.")
    the_box().close()
    assert session.window.start_page.isVisible()
    click_button(qtbot, session.window.start_page, "Look at the sample")
    assert len(refs(session.window.view)) == 54


# --- the window built anew ----------------------------------------------------------------------


def test_another_language_is_spoken_everywhere(session, window, qtbot):
    window.menus.language_actions[Language.ZH_HANT].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    chinese = session.window
    assert chinese.menuBar().actions()[0].text() == "檔案(&F)"
    assert chinese.view.table.commitments.headerData(0, Qt.Orientation.Horizontal) != "Ref"
    assert chinese.menus.language_actions[Language.ZH_HANT].isChecked()
    chinese.menus.language_actions[Language.EN].trigger()
    qtbot.waitUntil(lambda: session.window is not chinese)
    assert session.window.menuBar().actions()[0].text() == "&File"


def ground(window):
    """The colour of the table where nothing is written: the last column of the first row."""
    picture = window.view.table.viewport().grab().toImage()
    return picture.pixelColor(picture.width() - 3, 3)


def test_light_and_dark_change_at_once(session, window, qtbot):
    light = ground(window)
    window.actions_["appearance_dark"].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    dark = ground(session.window)
    assert light.lightness() > 200 > 60 > dark.lightness()
    assert session.window.actions_["appearance_dark"].isChecked()


def test_text_becomes_larger_and_smaller(session, window, qtbot):
    size = window.font().pointSizeF()
    row = window.view.table.rowHeight(0)
    window.actions_["larger_text"].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    larger = session.window
    assert larger.font().pointSizeF() > size
    assert larger.view.table.rowHeight(0) > row
    larger.actions_["smaller_text"].trigger()
    qtbot.waitUntil(lambda: session.window is not larger)
    assert session.window.font().pointSizeF() == size


def test_the_old_window_is_gone(session, window, view, qtbot):
    window.actions_["appearance_dark"].trigger()
    qtbot.waitUntil(lambda: session.window is not window)
    settle()
    assert not isValid(window)
    assert not isValid(view)
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    assert windows == [session.window]
    session.window.actions_["confirm_no_change"].trigger()


def test_another_day_brings_other_due_states(session, window, view, clock, qtbot):
    window.search.setText("公務員")
    before = shown(view, "24", Field.DUE) if "24" in refs(view) else refs(view)
    clock.forward(days=365)
    session._renew_day()
    new = session.window.view
    assert new is not view
    assert new.workspace.today.year == 2025
    assert session.window.search.text() == "公務員"
    assert before
    session._renew_day()
    assert session.window.view is new
