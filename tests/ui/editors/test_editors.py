"""The editors of what the program reads: in the cell, by keys alone, with input methods."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.domain.fields import Field
from app.domain.organisation import Role
from app.ui.composition import CompositionGuard
from app.ui.editing.revise_dialog import ReviseDialog
from app.ui.editors.completing import PartyLine, UsedWordsLine
from app.ui.editors.day_line import DayLine
from app.ui.editors.typed_line import DeadlineLine, TargetLine, WordsEditor
from app.ui.table.view import CommitmentTable
from app.ui.widgets.field_editors import LineEditor
from app.wording.columns import responsible
from tests.storage.contents import content_hash
from tests.ui.driving import activate, click_cell, focused, press, row_of, shown
from tests.ui.editing.hands import CTRL, K, closed, opened


@pytest.fixture(autouse=True)
def active(window, qtbot):
    activate(qtbot, window)


def begin(qtbot, view, ref, field, typed, kind):
    view.table.show_field(field, True)
    click_cell(qtbot, view, ref, field)
    press(qtbot, typed)
    return focused(kind)


def roles(view, ref):
    return [(one.name, one.role) for one in responsible(row_of(view, ref))]


# --- deadlines ----------------------------------------------------------------------------------


def test_a_deadline_is_read_while_it_is_typed_and_goes_to_the_ledger(view, window, qtbot):
    editor = begin(qtbot, view, "24", Field.DEADLINE, "2", DeadlineLine)
    assert editor.text() == "2", "typing replaces"
    press(qtbot, "025")
    press(qtbot, "年年中")
    assert editor.below.reading.startswith("→ 1 Jun 2025 to 31 Jul 2025")
    press(qtbot, K.Key_Return)
    dialog = opened(qtbot, window, ReviseDialog)
    assert dialog.phrase.text() == "2025年年中"
    assert dialog.reason.hasFocus()
    press(qtbot, "delayed")
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert shown(view, "24", Field.DEADLINE) == "2025年年中"
    assert shown(view, "24", Field.FIRST_PROMISE) == "2024年第一季度"
    (action,) = view.workspace.commitment(row_of(view, "24").id).actions
    assert action.revisions[0].reason == "delayed"


def test_a_deadline_that_says_nothing_stays_open_with_the_reason(view, window, qtbot):
    before = content_hash(view.workspace.path)
    editor = begin(qtbot, view, "24", Field.DEADLINE, "whenever", DeadlineLine)
    assert editor.below.reading == "Not understood as a deadline yet."
    press(qtbot, K.Key_Return)
    assert focused(DeadlineLine) is editor
    assert "not understood as a deadline" in editor.accessibleDescription()
    press(qtbot, K.Key_Escape)
    focused(CommitmentTable)
    assert content_hash(view.workspace.path) == before


@pytest.mark.parametrize("ending", ["quit", "another language"])
def test_a_typed_deadline_outlives_its_window(view, window, session, qtbot, ending):
    identifier, workspace = row_of(view, "24").id, view.workspace
    begin(qtbot, view, "24", Field.DEADLINE, "2025-12-31", DeadlineLine)
    if ending == "quit":
        window.actions_["quit"].trigger()
    else:
        session._build_window()
    (action,) = workspace.commitment(identifier).actions
    assert action.in_force.phrase == "2025-12-31"


def test_a_deadline_that_is_only_looked_at_asks_nothing(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.DEADLINE)
    press(qtbot, (K.Key_F2, K.Key_Return))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), CommitmentTable))
    assert not [one for one in window.findChildren(ReviseDialog) if one.isVisible()]


# --- organisations ------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["消防", "fire serv", "FSD", "消防处"])
def test_an_organisation_is_found_in_every_script(view, qtbot, typed):
    editor = begin(qtbot, view, "24", Field.RESPONSIBLE, typed, PartyLine)
    known = editor.facts.is_organisation(typed)
    assert editor.below.offers[0] == "Fire Services Department"
    press(qtbot, (*(() if known else (K.Key_Return,)), K.Key_Return))
    qtbot.waitUntil(lambda: shown(view, "24", Field.RESPONSIBLE) == "Fire Services Department")


def test_f4_gives_a_role_and_takes_it_away(view, qtbot):
    editor = begin(qtbot, view, "24", Field.RESPONSIBLE, "SB、FSD", PartyLine)
    press(qtbot, K.Key_F4)
    assert editor.text() == "SB、FSD (lead)"
    assert "FSD: Lead" in editor.below.reading
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: len(roles(view, "24")) == 2)
    assert [role for _name, role in roles(view, "24")] == [Role.RESPONSIBLE, Role.LEAD]
    press(qtbot, (K.Key_Up, K.Key_F2, K.Key_End, K.Key_F4, K.Key_F4))
    assert "(" not in focused(PartyLine).text()
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: [role for _name, role in roles(view, "24")] == [Role.RESPONSIBLE] * 2)


def test_what_is_still_composed_outlives_what_was_meant_already(session, view, qtbot):
    (guard,) = session.findChildren(CompositionGuard)
    editor = begin(qtbot, view, "24", Field.RESPONSIBLE, "保", PartyLine)
    both = QInputMethodEvent("an", [])
    both.setCommitString("安")
    QApplication.sendEvent(editor, both)
    assert guard.composing
    assert editor.text() == "保安"


def test_a_name_that_is_not_in_the_list_stays_open(view, qtbot):
    editor = begin(qtbot, view, "24", Field.RESPONSIBLE, "qqq", PartyLine)
    assert editor.below.reading == "qqq: not in the list"
    press(qtbot, K.Key_Return)
    assert focused(PartyLine).property("invalid")


def test_escape_closes_the_list_first(view, qtbot):
    editor = begin(qtbot, view, "24", Field.RESPONSIBLE, "消防", PartyLine)
    press(qtbot, K.Key_Escape)
    assert focused(PartyLine) is editor
    assert editor.below.offers == []
    press(qtbot, K.Key_Escape)
    focused(CommitmentTable)


# --- tags, targets, days, words -----------------------------------------------------------------


def test_tags_in_use_are_offered_and_new_ones_welcome(view, qtbot):
    begin(qtbot, view, "22", Field.TAGS, "會議", UsedWordsLine)
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: row_of(view, "22").tags == ("會議",))
    editor = begin(qtbot, view, "24", Field.TAGS, "跟進、會", UsedWordsLine)
    assert editor.below.offers == ["會議"]
    press(qtbot, (K.Key_Down, K.Key_Return))
    assert editor.text() == "跟進、會議"
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: set(row_of(view, "24").tags) == {"跟進", "會議"})


def test_a_target_is_read_while_it_is_typed(view, qtbot):
    editor = begin(qtbot, view, "24", Field.TARGET, "500", TargetLine)
    press(qtbot, "名")
    assert editor.below.reading == "→ = 500 名"
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: shown(view, "24", Field.TARGET) == "500名")


def test_a_day_is_chosen_in_the_calendar(view, qtbot):
    editor = begin(qtbot, view, "24", Field.COMPLETED, "5/3/2024", DayLine)
    assert editor.below.reading == "→ 5 Mar 2024"
    press(qtbot, K.Key_F4)
    qtbot.waitUntil(lambda: editor.calendar is not None)
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Return)
    qtbot.waitUntil(editor.hasFocus)
    assert editor.text() == "2024-03-06"
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: shown(view, "24", Field.COMPLETED) == "2024-03-06")


def test_words_are_replaced_by_typing_and_kept_by_f2(view, qtbot):
    words = row_of(view, "24").text
    click_cell(qtbot, view, "24", Field.TEXT)
    press(qtbot, K.Key_F2)
    editor = focused(WordsEditor)
    assert editor.textCursor().atEnd()
    press(qtbot, "（完）")
    press(qtbot, K.Key_Return, CTRL)
    qtbot.waitUntil(lambda: row_of(view, "24").text == words + "（完）")
    editor = begin(qtbot, view, "24", Field.TEXT, "x", WordsEditor)
    assert editor.toPlainText() == "x"
    press(qtbot, K.Key_Escape)
    assert row_of(view, "24").text == words + "（完）"


def test_a_ref_that_is_taken_stays_open(view, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    press(qtbot, "22")
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: bool(QApplication.focusWidget().property("invalid")))
    assert row_of(view, "24").ref == "24"


def test_an_editor_has_room_and_stays_within_the_table(view, qtbot):
    for field in (Field.COMPLETED, Field.RESPONSIBLE):
        begin(qtbot, view, "24", field, "5", LineEditor)
        editor = QApplication.focusWidget()
        assert editor.width() >= 150
        assert view.table.viewport().rect().contains(editor.geometry())
        press(qtbot, K.Key_Escape)
