"""Any command by its words, without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import Facet
from app.services.editing import SetField
from app.ui.palette.box import PaletteBox
from tests.ui.driving import activate, press, row_of, settle

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def palette(window, qtbot):
    activate(qtbot, window)
    if window.view is not None:
        window.view.table.setFocus()
    press(qtbot, K.Key_P, CTRL | SHIFT)
    box = window.findChild(PaletteBox)
    qtbot.waitUntil(box.line.hasFocus)
    QAbstractItemModelTester(
        box.model, QAbstractItemModelTester.FailureReportingMode.Fatal, box.model
    )
    return box


def titles(box):
    return [box.model.index(at).data() for at in range(box.model.rowCount())]


def test_a_command_is_found_by_chinese_words_on_an_english_screen_and_run(
    view, window, qtbot, palette
):
    window.search.setText("消防")
    press(qtbot, "清除筛选")
    assert titles(palette)[0] == "Clear filter"
    press(qtbot, K.Key_Return)
    assert palette.isHidden()
    assert window.search.text() == ""
    assert view.table.hasFocus()


def test_what_was_run_last_stands_first_also_after_a_restart(start, stop, session, window, qtbot,
                                                             palette):  # fmt: skip
    press(qtbot, "fit all of")
    press(qtbot, K.Key_Return)
    press(qtbot, K.Key_P, CTRL | SHIFT)
    assert titles(palette)[0] == "Fit all of time"
    press(qtbot, K.Key_Escape)
    stop(session)
    again = start().window
    again.actions_["palette"].trigger()
    assert titles(again.findChild(PaletteBox))[0] == "Fit all of time"


def test_the_place_in_the_menus_and_the_keys_are_shown(palette, qtbot):
    press(qtbot, "clear filter")
    entry = palette.model.entry(0)
    assert (entry.place, entry.keys) == ("Edit", "Ctrl+Shift+L")
    palette.line.setText("dark")
    assert palette.model.entry(0).place == "View › Appearance"


def test_what_cannot_be_done_is_grey_with_the_reason_and_does_nothing(palette, qtbot):
    press(qtbot, "undo")
    entry = palette.model.entry(0)
    assert entry.title == "Undo"
    assert entry.refused == "There is nothing to take back."
    press(qtbot, K.Key_Return)
    assert palette.isVisible()


def test_without_a_tracker_it_opens_and_says_what_is_missing(choices, start, qtbot):
    choices(sample_dismissed=True)
    window = start().window
    window.actions_["palette"].trigger()
    box = window.findChild(PaletteBox)
    box.line.setText("export workbook")
    assert box.model.entry(0).refused == "Open a tracker first."


def test_columns_organisations_and_commitments_are_found(view, window, qtbot, palette):
    press(qtbot, "completed")
    palette.line.setText("hide status")
    press(qtbot, K.Key_Return)
    assert Field.STATUS not in view.table.shown_fields
    window.actions_["palette"].trigger()
    press(qtbot, "保安局")
    assert titles(palette)[0] == "Filter: Security Bureau"
    press(qtbot, K.Key_Return)
    assert len(view.rows.spec.chosen(Facet.ORGANISATION)) == 1
    hidden = row_of(view, "12")
    assert view.rows.position_of(hidden.id) is None
    window.actions_["palette"].trigger()
    press(qtbot, "12")
    assert titles(palette)[0].startswith("12  ")
    press(qtbot, K.Key_Return)
    assert view.rows.current == hidden.id
    assert view.rows.position_of(hidden.id) is not None


def test_words_that_are_no_command_are_searched_for(window, qtbot, palette):
    press(qtbot, "消防")
    assert titles(palette)[-1] == "Search the commitments for “消防”"
    press(qtbot, (K.Key_PageDown, K.Key_PageDown, K.Key_Return))
    assert window.search.text() == "消防"


def test_escape_gives_up_and_the_key_closes(view, qtbot, palette):
    press(qtbot, K.Key_Escape)
    assert palette.isHidden()
    assert view.table.hasFocus()
    press(qtbot, K.Key_P, CTRL | SHIFT)
    press(qtbot, K.Key_P, CTRL | SHIFT)
    assert palette.isHidden()


def test_enter_and_escape_belong_to_the_input_method_while_it_composes(window, palette):
    before = titles(palette)
    QApplication.sendEvent(palette.line, QInputMethodEvent("qingchu", []))
    for key in (K.Key_Return, K.Key_Escape, K.Key_Down):
        for kind in (QKeyEvent.Type.ShortcutOverride, QKeyEvent.Type.KeyPress):
            QApplication.sendEvent(
                palette.line, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
            )
    assert palette.isVisible()
    assert titles(palette) == before
    assert palette.list.currentIndex().row() == 0


@pytest.mark.parametrize("language", Language)
def test_every_action_is_found_by_its_own_words(choices, start, first_sample, language):
    choices(language=language.value)
    window = start().window
    window.actions_["palette"].trigger()
    box = window.findChild(PaletteBox)
    lost = []
    for entry in list(box._entries):
        box.line.setText(entry.title)
        if box.model.entry(0).title != entry.title:
            lost.append((entry.title, box.model.entry(0).title))
    assert lost == []


def test_a_change_that_can_be_undone_is_named(view, window, qtbot, palette):
    press(qtbot, K.Key_Escape)
    view.runner.apply(SetField((row_of(view, "3").id,), Field.OWNER, "Amy"))
    settle()
    window.actions_["palette"].trigger()
    press(qtbot, "undo")
    assert palette.model.entry(0).title == "Undo: Owner of 3"
