"""What could be typed next, below the search box."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.domain.filters import AnyOf, Contains, Facet, FilterSpec
from app.ui.search_door import SearchDoor
from tests.ui.driving import focused, press, refs

K = Qt.Key


@pytest.fixture
def box(window):
    window.search.setFocus()
    return window.search


@pytest.fixture
def offered(view):
    return view.findChild(SearchDoor).completion


def words(offered):
    return [offered.model.index(row).data() for row in range(offered.model.rowCount())]


def typed(qtbot, offered, text):
    press(qtbot, text)
    qtbot.waitUntil(offered.isVisible)


def test_a_filter_is_typed_with_the_help_of_the_list(view, box, offered, qtbot):
    typed(qtbot, offered, "due")
    assert words(offered)[0] == "due"
    press(qtbot, K.Key_Tab)
    assert box.text() == "due:"
    assert box.hasFocus()
    assert offered.isVisible(), "the values follow at once"
    typed(qtbot, offered, "past")
    assert "Past latest" in words(offered)
    press(qtbot, K.Key_Down)
    press(qtbot, K.Key_Return)
    assert box.text() == "due:past-latest "
    assert not offered.isVisible()
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("past_latest",)),)


def test_the_list_says_how_many_rows_there_would_be(view, box, offered, qtbot):
    box.setText("消防 ")
    typed(qtbot, offered, "due:")
    spec = FilterSpec((Contains("消防"),))
    counts = view.workspace.counts(spec, Facet.DUE)
    one = offered.model.suggestion(0)
    assert one.count in counts.values()


def test_enter_is_left_alone_as_long_as_nothing_is_chosen(view, box, offered, qtbot):
    typed(qtbot, offered, "due")
    press(qtbot, K.Key_Return)
    assert box.text() == "due"
    assert not offered.isVisible()


def test_arrows_go_through_the_list_and_back_to_the_box(box, offered, qtbot):
    typed(qtbot, offered, "due:")
    press(qtbot, (K.Key_Down, K.Key_Down))
    assert offered.list.currentIndex().row() == 1
    assert box.accessibleDescription()
    press(qtbot, (K.Key_Up, K.Key_Up))
    assert not offered.list.currentIndex().isValid()
    press(qtbot, K.Key_Return)
    assert box.text() == "due:"


def test_escape_closes_the_list_before_it_clears_the_box(box, offered, qtbot):
    typed(qtbot, offered, "due:")
    press(qtbot, K.Key_Escape)
    assert (offered.isVisible(), box.text()) == (False, "due:")
    press(qtbot, K.Key_Escape)
    assert box.text() == ""


def test_down_asks_for_the_list_again(box, offered, qtbot):
    typed(qtbot, offered, "status:")
    press(qtbot, K.Key_Escape)
    press(qtbot, K.Key_Down)
    assert offered.isVisible()


def test_tab_goes_on_where_there_is_no_list(box, offered, qtbot):
    press(qtbot, "颱風")
    press(qtbot, K.Key_Tab)
    assert not box.hasFocus()


def test_leaving_the_box_closes_the_list(view, box, offered, qtbot):
    typed(qtbot, offered, "due:")
    view.table.setFocus()
    assert not offered.isVisible()


def test_what_is_wrong_is_said_in_the_list_too(box, offered, qtbot):
    typed(qtbot, offered, "status:d")
    assert offered.wrong.isVisible()
    assert offered.wrong.text().startswith("“d” is not a value of status.")


def test_a_click_takes_a_line_and_the_box_keeps_the_focus(box, offered, qtbot):
    typed(qtbot, offered, "status:")
    place = offered.list.visualRect(offered.model.index(0)).center()
    qtbot.mouseClick(offered.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert box.text().startswith("status:")
    assert len(box.text()) > len("status:")
    assert focused(type(box)) is box


def test_while_an_input_method_composes_the_list_is_gone_and_takes_no_key(box, offered, qtbot):
    typed(qtbot, offered, "bureau:")
    QApplication.sendEvent(box, QInputMethodEvent("baoan", []))
    assert not offered.isVisible()
    press(qtbot, (K.Key_Down, K.Key_Return, K.Key_Tab))
    assert box.text() == "bureau:"
    assert not offered.isVisible()
    meant = QInputMethodEvent()
    meant.setCommitString("保安")
    QApplication.sendEvent(box, meant)
    qtbot.waitUntil(offered.isVisible)
    press(qtbot, K.Key_Tab)
    assert "保安局" in box.text() or "Security" in box.text()


def test_taking_can_be_undone_in_the_box(box, offered, qtbot):
    typed(qtbot, offered, "due:past")
    press(qtbot, K.Key_Tab)
    box.undo()
    assert box.text() == "due:past"


def test_words_alone_are_no_reason_for_a_list(view, box, offered, qtbot):
    press(qtbot, "消防")
    qtbot.waitUntil(lambda: not view.findChild(SearchDoor)._completing.isActive())
    assert not offered.isVisible()
    assert refs(view)


def test_the_model_keeps_the_rules_of_qt(box, offered, qtbot):
    tester = QAbstractItemModelTester(
        offered.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    typed(qtbot, offered, "due:")
    press(qtbot, "past")
    qtbot.waitUntil(lambda: words(offered) == ["Past latest"])
    del tester
