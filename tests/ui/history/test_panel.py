"""The history at the side of the window: looked through and taken back, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit, QListView

from app.domain.fields import Field
from app.domain.history import HistoryFilter
from app.services.editing import SetField
from app.ui.history.model import HistoryModel
from app.ui.history.panel import HistoryPanel
from tests.ui.driving import activate, press, row_of

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def change(view):
    """Gives a commitment an owner."""
    return lambda ref, owner: view.runner.apply(
        SetField((row_of(view, ref).id,), Field.OWNER, owner)
    )


@pytest.fixture
def panel(view, window, qtbot):
    """The panel, opened by its key."""
    activate(qtbot, window)
    view.table.setFocus()
    press(qtbot, K.Key_H, CTRL | SHIFT)
    found = window.findChild(HistoryPanel)
    qtbot.waitUntil(found.list.hasFocus)
    return found


def heads(panel):
    return [panel.model.index(at).data().splitlines()[0] for at in range(panel.model.rowCount())]


def test_by_keyboard_one_change_is_taken_back_under_later_ones(view, window, qtbot, change, panel):
    change("3", "Amy")
    change("4", "Ben")
    assert heads(panel)[:2] == ["Owner of 4", "Owner of 3"]
    press(qtbot, (K.Key_Home, K.Key_Down))
    qtbot.waitUntil(lambda: "Amy" in panel.changes.toPlainText())
    assert panel.changes.toPlainText() == "3 Owner: — → Amy"
    press(qtbot, K.Key_Return)
    press(qtbot, K.Key_Space)
    assert (row_of(view, "3").owner, row_of(view, "4").owner) == ("", "Ben")
    assert heads(panel)[:3] == ["Taken back: Owner of 3", "Owner of 4", "Owner of 3"]
    assert "taken back" in panel.model.index(2).data()
    qtbot.waitUntil(lambda: panel.undo.text() == "&Bring again")
    panel.undo.click()
    assert row_of(view, "3").owner == "Amy"
    assert "taken back" not in panel.model.index(3).data()


def test_what_is_in_the_way_is_told_beside_a_button_that_is_off(qtbot, change, panel):
    change("3", "Amy")
    change("3", "Ben")
    press(qtbot, (K.Key_Home, K.Key_Down))
    qtbot.waitUntil(lambda: "Take that back first" in panel.reason.text())
    assert "3 · Owner: Amy → Ben" in panel.reason.text()
    assert not panel.undo.isEnabled()
    press(qtbot, K.Key_Up)
    qtbot.waitUntil(panel.undo.isEnabled)
    assert panel.reason.isHidden()


def test_only_the_current_commitment(view, qtbot, change, panel):
    change("3", "Amy")
    change("4", "Ben")
    panel.only_current.setChecked(True)
    view.rows.set_current(row_of(view, "4").id)
    qtbot.waitUntil(lambda: heads(panel)[0] == "Owner of 4" and len(heads(panel)) == 2)
    view.rows.set_current(row_of(view, "3").id)
    qtbot.waitUntil(lambda: heads(panel)[0] == "Owner of 3" and len(heads(panel)) == 2)
    change("4", "Cat")
    assert len(heads(panel)) == 2
    change("3", "Dan")
    assert len(heads(panel)) == 3


def test_by_words_and_by_person(qtbot, change, panel):
    change("3", "陳大文")
    change("4", "Ben")
    panel.words.setFocus()
    press(qtbot, "陈大文")
    qtbot.waitUntil(lambda: heads(panel) == ["Owner of 3"])
    panel.words.setText("nowhere to be found")
    qtbot.waitUntil(lambda: heads(panel) == [] and panel._status.isVisible())
    panel.words.clear()
    qtbot.waitUntil(lambda: len(heads(panel)) > 2)
    panel.who.setCurrentIndex(panel.who.findText("maker"))
    panel.who.activated.emit(panel.who.currentIndex())
    assert all("maker" in panel.model.index(at).data() for at in range(panel.model.rowCount()))


def test_nothing_filters_while_an_input_method_composes(qtbot, panel):
    before = heads(panel)
    panel.words.setFocus()
    QApplication.sendEvent(focused_line(panel), QInputMethodEvent("nihao", []))
    assert not panel._typing.isActive()
    assert heads(panel) == before


def focused_line(panel):
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    return panel.words


def test_escape_goes_back_to_the_table_and_the_key_closes(view, window, qtbot, panel):
    press(qtbot, K.Key_Escape)
    assert view.table.hasFocus()
    window.actions_["show_history"].trigger()
    assert window.findChild(QDockWidget).isHidden()
    window.actions_["show_history"].trigger()
    window.findChild(QDockWidget).close()
    assert not window.actions_["show_history"].isChecked()


def test_it_is_there_again_after_a_restart(start, stop, session, window, panel):
    stop(session)
    again = start()
    assert again.window.actions_["show_history"].isChecked()
    assert again.window.findChild(HistoryPanel).isVisible()


def test_the_model_keeps_its_word_through_all_of_it(view, qtbot, change):
    model = HistoryModel(view.workspace)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    tester.setUseFetchMore(False)  # It asks even while rows are being told of.
    view.signals.change_applied.connect(model.note)
    model.show(HistoryFilter())
    for at in range(20):
        change("3", f"p{at}")
    view.runner.undo()
    view.runner.redo()
    model.show(HistoryFilter(words="p17"))
    qtbot.waitUntil(lambda: not model.canFetchMore())
    assert model.rowCount() == 2  # when it came and when it went
    tester.deleteLater()


def test_older_pages_come_as_one_scrolls(view, qtbot, change, panel):
    for at in range(150):
        change("3", f"owner {at}")
    panel.model.show(HistoryFilter())
    assert panel.model.rowCount() == 100
    assert isinstance(panel.list, QListView)
    panel.list.scrollToBottom()
    qtbot.waitUntil(lambda: panel.model.rowCount() > 150)
