"""The line that says something about the whole tracker."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from app.ui.widgets.banner import Banner
from tests.ui.driving import click_button, settle


def test_is_hidden_until_there_is_something_to_say(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_words("Words")
    assert banner.isVisible()
    assert banner.findChild(QLabel).text() == "Words"


def test_each_action_is_a_button(qtbot):
    banner, done = Banner(), []
    qtbot.addWidget(banner)
    actions = [QAction(f"&{name}", banner) for name in ("One", "Two")]
    for action in actions:
        action.triggered.connect(lambda _on, action=action: done.append(action.text()))
    banner.show_words("Words", *actions)
    click_button(qtbot, banner, "Two")
    assert done == ["&Two"]
    banner.show_words("Other words", actions[0])
    settle()
    assert [one.text() for one in banner.findChildren(QPushButton)] == ["&One"]
