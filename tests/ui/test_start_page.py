"""What is shown without a tracker."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.ui.start_page import StartPage
from tests.ui.driving import click_button, press, refs


@pytest.fixture
def window(choices, start):
    choices(sample_dismissed=True)
    return start().window


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("New tracker…", "new_requested"),
        ("Open a tracker…", "open_requested"),
        ("Look at the sample", "sample_requested"),
    ],
)
def test_each_button_is_a_wish(qtbot, words, wish):
    page = StartPage()
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(getattr(page, wish)):
        click_button(qtbot, page, words)


def test_the_sample_can_be_looked_at_again(begun, window, qtbot, session_home):
    click_button(qtbot, window.start_page, "Look at the sample")
    assert len(refs(begun[0].window.view)) == 54
    assert (session_home / "data" / "sample.pledge").exists()


def test_a_new_tracker_is_made(begun, window, qtbot, session_home, monkeypatch):
    path = session_home / "mine.pledge"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    click_button(qtbot, window.start_page, "New tracker…")
    assert begun[0].window.view.workspace.path == path


def test_a_tracker_is_opened(begun, window, qtbot, sample_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(sample_path), ""))
    click_button(qtbot, window.start_page, "Open a tracker…")
    assert begun[0].window.view.workspace.path == sample_path


def test_keys_reach_every_button(window, qtbot):
    window.search.setFocus()
    passed = []
    for _ in range(20):
        press(qtbot, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert set(window.start_page.findChildren(QPushButton)) <= set(passed)
