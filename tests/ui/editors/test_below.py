"""What stands below an editor: within the window, and gone with the editor."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.editors.below import BelowEditor
from app.ui.editors.facts import Offer, parts_of


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    widget.resize(400, 300)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def _below(window, x, y):
    line = QLineEdit(window)
    line.setGeometry(x, y, 100, 24)
    line.show()
    line.setFocus()
    return line, BelowEditor(line)


@pytest.mark.parametrize(("x", "y"), [(0, 0), (350, 10), (0, 270), (390, 280)])
def test_it_stays_within_the_window(window, x, y):
    line, below = _below(window, x, y)
    below.say("→ 500 名", "F4", [Offer("a", "a · b"), Offer("b", "b")])
    assert below.isVisible()
    assert window.rect().contains(below.geometry())
    assert not below.geometry().intersects(line.geometry())


def test_it_goes_when_the_focus_goes(window):
    line, below = _below(window, 0, 0)
    below.say("words")
    line.hide()
    assert not below.isVisible()


def test_nothing_to_say_shows_nothing(window):
    _line, below = _below(window, 0, 0)
    below.say("")
    assert not below.isVisible()


def test_what_is_marked_is_told(window, qtbot):
    _line, below = _below(window, 0, 0)
    below.say("", "", [Offer("a", "A"), Offer("b", "B")])
    below.take()
    below.mark(5)
    with qtbot.waitSignal(below.chosen) as chosen:
        below.take()
    assert chosen.args == ["b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("", [""]), ("甲", ["甲"]), ("甲、乙", ["甲", "乙"]), (" 甲 ,  乙 、", ["甲", "乙", ""])],
)
def test_parts_stand_between_separators(text, found):
    assert [text[start:end] for start, end in parts_of(text, "、,")] == found
