"""What asks for attention, by keyboard: stepped through, confirmed, answered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.domain.attention import Attention
from app.domain.commitment import QuestionState, UpdateKind
from app.domain.fields import Field
from app.services.editing import AddUpdate, SetField, SettleQuestion
from app.ui.attention.panel import AttentionPanel
from tests.storage.contents import content_hash
from tests.ui.driving import activate, press, refs, row_of

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def news(view):
    """Only some commitments are left without news."""

    def keep(*quiet):
        ids = tuple(row_of(view, ref).id for ref in refs(view) if ref not in quiet)
        view.runner.apply(AddUpdate(ids, UpdateKind.NO_CHANGE))

    return keep


@pytest.fixture
def panel(view, window, qtbot):
    activate(qtbot, window)
    view.table.setFocus()
    press(qtbot, K.Key_F7)
    found = window.findChild(AttentionPanel)
    qtbot.waitUntil(found.list.hasFocus)
    QAbstractItemModelTester(
        found.model, QAbstractItemModelTester.FailureReportingMode.Fatal, found.model
    )
    return found


def only(panel, *reasons):
    for reason, box in panel.boxes.items():
        box.setChecked(reason in reasons)


def listed(panel):
    return [panel.model.row(at).ref for at in range(panel.model.rowCount())]


def current(view):
    with view.workspace.reader() as reader:
        return reader.commitment(view.rows.current).ref


def test_one_key_steps_and_another_confirms_and_goes_on(view, window, qtbot, news, panel):
    news("5", "9", "30")
    only(panel, Attention.STALE)
    assert listed(panel) == ["5", "9", "30"]
    view.table.setFocus()
    view.rows.set_current(row_of(view, "6").id)
    press(qtbot, K.Key_F8)
    assert current(view) == "9"
    press(qtbot, K.Key_F8)
    press(qtbot, K.Key_F8)
    assert current(view) == "5"  # after the last one the first again
    press(qtbot, K.Key_F8, SHIFT)
    assert current(view) == "30"
    press(qtbot, K.Key_F8, CTRL)
    assert current(view) == "5"
    assert view.workspace.commitment(row_of(view, "30").id).updates[-1].kind is UpdateKind.NO_CHANGE
    qtbot.waitUntil(lambda: listed(panel) == ["5", "9"])
    press(qtbot, (K.Key_F8,), CTRL)
    press(qtbot, (K.Key_F8,), CTRL)
    qtbot.waitUntil(lambda: listed(panel) == [])
    press(qtbot, K.Key_F8)
    assert view.status.currentMessage() == "Nothing that is shown asks for attention."


def test_all_of_it_is_undone(view, window, qtbot, news, panel):
    news("5", "9")
    before = content_hash(view.workspace.path)
    only(panel, Attention.STALE)
    view.rows.set_current(row_of(view, "5").id)
    press(qtbot, K.Key_F8, CTRL)
    assert content_hash(view.workspace.path) != before
    window.actions_["undo"].trigger()
    assert content_hash(view.workspace.path) == before
    qtbot.waitUntil(lambda: listed(panel) == ["5", "9"])


def test_the_list_follows_the_filter_and_the_table_the_list(view, window, qtbot, panel):
    window.search.setText("消防")
    only(panel, Attention.STALE)
    qtbot.waitUntil(lambda: listed(panel) == refs(view))
    panel.list.setFocus()
    press(qtbot, (K.Key_Home, K.Key_Down))
    assert current(view) == refs(view)[1]
    view.rows.set_current(row_of(view, refs(view)[2]).id)
    assert panel.list.currentIndex().row() == 2


def test_every_reason_has_its_count_and_each_row_its_reasons(view, qtbot, panel):
    status = {Attention.PAST_LATEST: 0, Attention.STALE: 0}
    for at in range(panel.model.rowCount()):
        words = panel.model.reasons(at)
        status[Attention.PAST_LATEST] += "Past latest" in words
        status[Attention.STALE] += "No news for 60 days" in words
    assert panel._counts[Attention.PAST_LATEST].text() == str(status[Attention.PAST_LATEST])
    assert panel._counts[Attention.STALE].text() == str(status[Attention.STALE])
    assert status[Attention.PAST_LATEST] > 3
    view.runner.apply(SetField((row_of(view, "5").id,), Field.STATUS, "done"))
    expected = str(status[Attention.STALE] - 1)
    qtbot.waitUntil(lambda: panel._counts[Attention.STALE].text() == expected)


def test_how_many_days_without_news_is_chosen_there_and_kept(start, stop, session, panel, qtbot):
    before = panel._counts[Attention.STALE].text()
    panel.days.setCurrentIndex(panel.days.findData(365))
    qtbot.waitUntil(lambda: panel._counts[Attention.STALE].text() == "0")
    assert before != "0"
    stop(session)
    again = start()
    assert again.window.findChild(AttentionPanel).days.currentData() == 365


def test_a_question_is_answered_or_dismissed_there(view, qtbot, panel):
    only(panel, Attention.QUESTION)
    count = panel.model.rowCount()
    assert count > 1
    panel.list.setFocus()
    press(qtbot, K.Key_Home)
    assert panel.questions.isVisible()
    first = view.rows.current
    asked = view.workspace.commitment(first).questions
    panel.questions.answer.setFocus()
    press(qtbot, K.Key_Return)  # nothing typed
    assert view.workspace.commitment(first).questions == asked
    press(qtbot, "保安局")
    press(qtbot, K.Key_Return)
    assert view.workspace.commitment(first).questions == asked[1:]
    for _ in asked[1:]:
        panel.questions.dismiss.click()
    qtbot.waitUntil(lambda: panel.model.rowCount() == count - 1)
    assert not panel.questions.isVisible() or view.rows.current != first


def test_a_question_can_be_opened_again_and_keeps_no_answer(view):
    with_questions = next(
        one for ref in refs(view)
        if (one := view.workspace.commitment(row_of(view, ref).id)).questions
    )  # fmt: skip
    before = content_hash(view.workspace.path)
    asked = with_questions.questions[0]
    settle = lambda state, answer="": view.runner.apply(  # noqa: E731
        SettleQuestion((with_questions.id,), asked.id, state, answer)
    )
    settle(QuestionState.ANSWERED, "yes")
    assert content_hash(view.workspace.path) != before
    settle(QuestionState.OPEN)
    assert content_hash(view.workspace.path) == before


def test_enter_is_the_input_methods_while_an_answer_is_composed(view, qtbot, panel):
    only(panel, Attention.QUESTION)
    panel.list.setFocus()
    press(qtbot, K.Key_Home)
    asked = view.workspace.commitment(view.rows.current).questions
    panel.questions.answer.setText("x")
    panel.questions.answer.setFocus()
    QApplication.sendEvent(panel.questions.answer, QInputMethodEvent("bao", []))
    press(qtbot, K.Key_Return)
    assert view.workspace.commitment(view.rows.current).questions == asked
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, K.Key_F8, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(panel.questions.answer, override)
    assert override.isAccepted()
