"""Trackers made, opened, refused, read only and removed."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.domain.fields import Field
from app.services.creating import new_tracker
from app.services.workspace import open_workspace
from app.storage import header
from tests.ui.driving import (
    activate,
    boxes,
    click_button,
    click_cell,
    press,
    refs,
    row_of,
    settle,
    shown,
    the_box,
)


@pytest.fixture
def answer(monkeypatch):
    """Answers the next file dialog with a path; remembers what it proposed."""
    asked = []

    def with_path(path):
        def choose(_parent, title, proposed, _kinds):
            asked.append((title, proposed))
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
        return asked

    return with_path


def banner(session):
    """What the banner says; nothing if it is not there."""
    found = session.window.view.banner
    return found._words.text() if found.isVisible() else ""


def made(path, clock):
    new_tracker(path, clock=clock).close()
    return path


# --- new and open -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mine.pledge", "mine"])
def test_a_new_tracker_is_made_where_it_is_wanted(session, window, session_home, answer, name):
    asked = answer(session_home / name)
    window.actions_["new"].trigger()
    assert asked == [("New tracker", str(session_home / "data" / "Tracker.pledge"))]
    assert session._workspace.path == session_home / "mine.pledge"
    assert refs(session.window.view) == []
    assert session.window.windowTitle().startswith("mine — ")
    assert banner(session) == ""


def test_a_file_that_is_there_is_not_made_anew(session, view, window, session_home, answer):
    path = session_home / "mine.pledge"
    path.write_text("something of the user", "utf-8")
    answer(path)
    window.actions_["new"].trigger()
    assert the_box().text().startswith(f"There is a file {path} already.")
    assert path.read_text("utf-8") == "something of the user"
    assert session.window.view is view


def test_a_tracker_is_opened(session, window, session_home, clock, answer):
    path = made(session_home / "mine.pledge", clock)
    asked = answer(path)
    window.actions_["open"].trigger()
    assert asked == [("Open tracker", str(session_home / "data"))]
    assert session._workspace.path == path


@pytest.mark.parametrize("name", ["new", "open"])
def test_a_dialog_left_without_a_choice_changes_nothing(session, view, window, answer, name):
    answer("")
    window.actions_[name].trigger()
    assert session.window.view is view
    assert boxes() == []


def test_a_tracker_dropped_on_the_window_is_opened(session, window, session_home, clock):
    path = made(session_home / "mine.pledge", clock)
    window.file_dropped.emit(str(path))
    assert session._workspace.path == path


def test_the_open_tracker_stays_open_when_it_is_chosen_again(session, view, first_sample):
    session.trackers.open(first_sample)
    session.trackers.open(first_sample.parent / ".." / "data" / first_sample.name)
    assert session.window.view is view
    assert boxes() == []


def test_a_tracker_that_is_gone_is_explained(session, view, session_home):
    path = session_home / "gone.pledge"
    session.trackers.open(path)
    assert the_box().text().startswith(f"The file {path} is not there.")
    assert session.window.view is view


# --- files that cannot be opened ----------------------------------------------------------------


def _text(path):
    path.write_text("not a tracker", "utf-8")


def _database(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE something (x)")


def _newer(path):
    with closing(sqlite3.connect(path)) as connection:
        newer = header.SCHEMA + 1
        connection.execute(f"PRAGMA user_version={newer << 16 | newer}")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_text, "is not a Pledgeline tracker"),
        (_database, "is not a Pledgeline tracker"),
        (_newer, "was made by a newer Pledgeline"),
    ],
)
def test_what_cannot_be_opened_is_refused_untouched(start, session_home, sample_file, spoil, words):
    path = session_home / "other.pledge"
    if spoil is _newer:
        shutil.copyfile(sample_file, path)
    spoil(path)
    before = path.read_bytes()
    session = start(path)
    assert words in the_box().text()
    assert str(path) in the_box().text()
    the_box().close()
    assert session.window.start_page.isVisible()
    assert path.read_bytes() == before
    assert [one.name for one in session_home.glob("other*")] == ["other.pledge"]


def test_a_refused_file_leaves_the_open_tracker_alone(session, view, session_home):
    path = session_home / "other.pledge"
    _text(path)
    session.trackers.open(path)
    assert "is not a Pledgeline tracker" in the_box().text()
    assert session.window.view is view
    assert len(refs(view)) == 54


# --- open somewhere else ------------------------------------------------------------------------


@pytest.fixture
def held(first_sample, clock):
    """The sample, open for writing in another program."""
    workspace = open_workspace(first_sample, clock=clock, who="somebody else")
    yield workspace
    workspace.close()


def test_a_tracker_in_use_is_offered_to_be_read(start, held, qtbot):
    session = start()
    assert the_box().text().startswith("The tracker is open for writing by ")
    click_button(qtbot, the_box(), "Read only")
    qtbot.waitUntil(lambda: session.window.view is not None)
    view = session.window.view
    assert banner(session) == "This tracker is open to read only; nothing can be changed."
    assert view.banner.findChildren(QPushButton) == []
    assert view.status._file.text() == "sample.pledge (read only)"
    assert len(refs(view)) == 54


def test_read_only_nothing_can_be_typed(start, held, qtbot):
    session = start()
    click_button(qtbot, the_box(), "Read only")
    qtbot.waitUntil(lambda: session.window.view is not None)
    view = session.window.view
    activate(qtbot, session.window)
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, "Amy")
    assert QApplication.focusWidget() is view.table
    qtbot.waitUntil(lambda: view.detail._shown is not None)
    assert not view.detail._form.isEnabled()
    assert not view.detail._update.isEnabled()
    assert row_of(view, "24").owner == ""


def test_it_may_be_left_closed(start, held, qtbot):
    session = start()
    click_button(qtbot, the_box(), "Cancel")
    settle()
    assert session.window.start_page.isVisible()


def test_a_tracker_is_free_for_others_when_another_is_opened(session, session_home, clock):
    sample = session._workspace.path
    session.trackers.open(made(session_home / "mine.pledge", clock))
    assert session._workspace.path.name == "mine.pledge"
    open_workspace(sample, clock=clock).close()


def test_what_is_typed_is_kept_when_another_tracker_is_opened(
    session, view, session_home, clock, qtbot
):
    sample = session._workspace.path
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, "Amy")
    session.trackers.open(made(session_home / "mine.pledge", clock))
    session.trackers.open(sample)
    assert shown(session.window.view, "24", Field.OWNER) == "Amy"
