"""What is promised, corrected in the detail: ref, words, organisations, deadline, target."""

import pytest
from PySide6.QtCore import Qt

from app.domain.fields import Field
from app.ui.editing.revise_dialog import ReviseDialog
from tests.ui.driving import activate, press, row_of, shown
from tests.ui.editing.hands import closed, opened

K = Qt.Key


@pytest.fixture
def field(view, window, show, qtbot):
    activate(qtbot, window)

    def of(one):
        editor = view.detail._promised._editors[one]
        view.detail.ensureWidgetVisible(editor)
        editor.setFocus()
        editor.selectAll()
        return editor

    return of


def test_organisations_are_given_in_the_detail(view, qtbot, field):
    editor = field(Field.RESPONSIBLE)
    press(qtbot, "fire serv")
    assert editor.below.offers[0] == "Fire Services Department"
    press(qtbot, (K.Key_Return, K.Key_Return))
    assert shown(view, "24", Field.RESPONSIBLE) == "Fire Services Department"
    assert editor.text() == "Fire Services Department"


def test_a_deadline_in_the_detail_asks_for_its_reason(view, window, qtbot, field):
    editor = field(Field.DEADLINE)
    assert editor.text() == "2024年第一季度"
    press(qtbot, "2025-12-31")
    assert editor.below.reading == "→ 31 Dec 2025"
    press(qtbot, K.Key_Return)
    opened(qtbot, window, ReviseDialog)
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert shown(view, "24", Field.DEADLINE) == "2025-12-31"
    assert editor.text() == "2025-12-31"


def test_the_words_are_corrected_with_their_deadline(view, qtbot, field):
    editor = field(Field.TEXT)
    editor.setPlainText(editor.toPlainText().replace("2024年第一季度", "2024年第二季度"))
    editor.document().setModified(True)
    press(qtbot, K.Key_Tab)
    assert row_of(view, "24").phrase == "2024年第二季度"


def test_what_is_wrong_has_its_reason_below(view, qtbot, field):
    editor = field(Field.TARGET)
    press(qtbot, "many")
    press(qtbot, K.Key_Return)
    assert editor.property("invalid")
    assert "many" in view.detail._promised._reasons[Field.TARGET].text()
