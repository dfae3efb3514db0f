"""The frame of the window: what every widget of it owes to its users."""

from collections import Counter
from contextlib import suppress

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.base.i18n import Language
from app.domain.filters import Facet
from tests.ui.driving import press, settle

LANGUAGES = list(Language)
FEWEST_FOCUSABLE = 15


@pytest.fixture(params=[*LANGUAGES, "start page"])
def shown(request, choices, start, first_sample, qtbot):
    """The window in each language, with everything in it that can be there; and the start page."""
    if request.param == "start page":
        choices(sample_dismissed=True)
        return start().window
    choices(language=request.param.value)
    window = start().window
    window.resize(1366, 768)
    window.view.filtering.choose(Facet.DUE, ("past_latest", "open"))
    window.view.filtering.choose(Facet.STATUS, ("",))
    qtbot.waitUntil(lambda: window.view.detail._shown is not None)
    settle()
    return window


def test_every_widget_with_focus_has_a_name(shown):
    """For those who hear the window: its own name, or the words of the label that belongs to it."""
    labels = [one for one in shown.findChildren(QLabel) if one.buddy() is not None]
    buddies = {id(label.buddy()) for label in labels if label.text()}
    focusable = [
        one for one in shown.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
        and one.focusProxy() is None
    ]  # fmt: skip
    nameless = [
        one for one in focusable
        if not (one.accessibleName() or id(one) in buddies
                or (isinstance(one, QAbstractButton) and one.text()))
    ]  # fmt: skip
    assert nameless == []
    on_start_page = shown.view is None
    assert len(focusable) >= (3 if on_start_page else FEWEST_FOCUSABLE)


def test_no_word_is_cut_off(shown, qtbot):
    """At 1366 x 768 buttons and labels are as wide and high as their words want."""
    with suppress(TimeoutError):  # Words that came last are laid out with the next turn.
        qtbot.waitUntil(lambda: cut_off(shown) == [])
    assert cut_off(shown) == []


def cut_off(shown):
    """The buttons and labels that have less room than their words."""
    cut = []
    for one in shown.findChildren(QWidget):
        if not (isinstance(one, QPushButton | QToolButton | QLabel) and one.isVisible()):
            continue
        if not one.text():
            continue
        hint = one.sizeHint()
        if isinstance(one, QLabel) and one.wordWrap():
            if one.height() < one.heightForWidth(one.width()):
                cut.append((one, one.text(), one.height(), one.heightForWidth(one.width())))
        elif one.width() < hint.width() or one.height() < hint.height():
            cut.append((one, one.text(), one.size(), hint))
    return cut


def test_no_letter_with_alt_means_two_things(shown):
    texts = [action.text() for action in shown.menuBar().actions()]
    texts += [one.text() for one in shown.findChildren(QPushButton) if one.isVisible()]
    letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
    assert [letter for letter, count in Counter(letters).items() if count > 1] == []


def test_tab_reaches_every_part(view, window, qtbot):
    """From the search box to the filters and the table; from the detail round to the search box."""
    window.actions_["find"].trigger()
    assert view.facets in _tabbed(qtbot, view.table)
    window.actions_["show_detail_fields"].trigger()
    passed = _tabbed(qtbot, window.search)
    assert set(view.detail._form._editors.values()) <= set(passed)
    assert view.detail._update._note in passed
    window.actions_["show_detail_fields"].trigger()
    assert view.timeline in _tabbed(qtbot, view.timeline, Qt.Key.Key_Backtab)


def _tabbed(qtbot, last, key=Qt.Key.Key_Tab):
    """The widgets that have the focus one after the other, up to the last."""
    passed = [QApplication.focusWidget()]
    while passed[-1] is not last and len(passed) < 50:
        press(qtbot, key)
        passed.append(QApplication.focusWidget())
    assert passed[-1] is last, passed
    return passed


def test_the_title_names_the_tracker(window, view):
    assert window.windowTitle() == f"{view.workspace.title} — Pledgeline 踐諾"


def test_the_title_without_a_tracker(choices, start):
    choices(sample_dismissed=True)
    assert start().window.windowTitle() == "Pledgeline 踐諾"


def test_stands_where_it_stood(window):
    window.view.hide()  # The screen of the tests is narrower than the window wants to be.
    window.resize(785, 700)
    text = window.geometry_text()
    window.resize(795, 600)
    window.restore(text)
    assert (window.width(), window.height()) == (785, 700)
    window.restore("")
    window.restore("no geometry at all")
    assert (window.width(), window.height()) == (785, 700)


def test_a_file_is_taken_when_it_is_dropped(window, qtbot, tmp_path):
    with qtbot.waitSignal(window.file_dropped) as dropped:
        _drop(window, QUrl.fromLocalFile(str(tmp_path / "a.txt")))
    assert dropped.args == [str(tmp_path / "a.txt")]


def test_a_link_is_no_file(window, qtbot):
    with qtbot.assertNotEmitted(window.file_dropped):
        _drop(window, QUrl("https://example.org/a.txt"))


def _drop(window, url):
    data = QMimeData()
    data.setUrls([url])
    given = (QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
             Qt.KeyboardModifier.NoModifier)  # fmt: skip
    enter = QDragEnterEvent(given[0].toPoint(), *given[1:])
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(*given))
