"""From a commitment to its place in the document, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.ui.source_window import SourceWindow
from tests.ui.driving import press, row_of


def opened():
    return [one for one in QApplication.topLevelWidgets()
            if isinstance(one, SourceWindow) and one.isVisible()]  # fmt: skip


@pytest.fixture
def source(window, view, qtbot):
    """The window of the source, opened by its key on commitment 24."""
    view.rows.set_current(row_of(view, "24").id)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    (found,) = opened()
    return found


def selected(source):
    return source._view.textCursor().selectedText()


def test_one_key_shows_the_place_of_a_commitment(source, view):
    assert row_of(view, "24").text in selected(source)
    assert view.workspace.title in source._facts.text()
    assert "2023-10-25" in source._facts.text()


def test_it_follows_the_current_commitment(source, view):
    view.rows.set_current(row_of(view, "3").id)
    assert row_of(view, "3").text in selected(source)


def test_a_line_that_is_chosen_makes_its_commitment_the_current_one(source, view, qtbot):
    source._view.setFocus()
    for _step in range(2):
        press(qtbot, Qt.Key.Key_Down)
    chosen = source._view.current_line()
    assert chosen.commitment is not None
    assert view.rows.current == row_of(view, str(chosen.commitment)).id


def test_again_the_same_window_comes_to_the_front(source, window):
    window.actions_["show_source"].trigger()
    assert opened() == [source]


def test_escape_and_the_end_of_the_program_close_it(source, window, qtbot):
    qtbot.keyClick(source, Qt.Key.Key_Escape)
    assert opened() == []
    window.actions_["show_source"].trigger()
    window.close()
    assert opened() == []


def test_the_file_is_given_back_as_it_came(source, seed_path, tmp_path, monkeypatch, qtbot):
    out = tmp_path / "原文.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    qtbot.mouseClick(source._save, Qt.MouseButton.LeftButton)
    assert out.read_bytes() == seed_path.read_bytes()


def test_a_file_that_cannot_be_written_is_told(source, session, tmp_path, monkeypatch):
    there = tmp_path / "folder"
    there.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(there), ""))
    told = []
    monkeypatch.setattr(session.messages, "warn", told.append)
    source._save.click()
    assert [one.code for one in told] == ["file_not_written"]
