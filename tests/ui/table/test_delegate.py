"""Editing in the cell, with keys and mouse, over a real file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QToolTip

from app.domain.commitment import Assessment, Status
from app.domain.fields import Field
from app.ui.table.view import CommitmentTable
from app.ui.widgets.field_editors import LineEditor, TextEditor
from tests.storage.contents import content_hash
from tests.ui.driving import (
    click_cell,
    click_head,
    focused,
    press,
    row_of,
    shown,
    wait_for_list,
)

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def all_columns(view):
    """Wide enough for every column, so that a click hits the one that is meant."""
    view.table.show_field(Field.COMPLETED, True)


@pytest.mark.parametrize(
    ("field", "typed", "value", "text"),
    [
        (Field.PERCENT, "45", 45, "45%"),
        (Field.PERCENT, "４５％", 45, "45%"),
        (Field.OWNER, "陳大文", "陳大文", "陳大文"),
        (Field.TAGS, "會議，跟進", ("會議", "跟進"), "會議、跟進"),
        (Field.COMPLETED, "2024年3月5日", "2024-03-05", "2024-03-05"),
    ],
)
def test_typing_begins_and_enter_keeps(view, qtbot, field, typed, value, text):
    click_cell(qtbot, view, "24", field)
    press(qtbot, typed)
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: shown(view, "24", field) == text)
    attribute = "completed_on" if field is Field.COMPLETED else field.value
    held = getattr(row_of(view, "24"), attribute)
    assert (held.isoformat() if field is Field.COMPLETED else held) == value
    focused(CommitmentTable)


def test_f2_begins_with_what_is_there(view, qtbot):
    _type(qtbot, view, "24", Field.OWNER, "Amy")
    press(qtbot, (K.Key_Up, K.Key_F2))
    editor = focused(LineEditor)
    assert editor.text() == editor.selectedText() == "Amy"
    press(qtbot, K.Key_End)
    press(qtbot, " Chan")
    press(qtbot, K.Key_Enter)
    qtbot.waitUntil(lambda: row_of(view, "24").owner == "Amy Chan")


def test_a_double_click_begins(view, qtbot):
    click_cell(qtbot, view, "24", Field.OWNER, twice=True)
    focused(LineEditor)


def test_f2_in_a_computed_cell_goes_to_the_status(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.DUE)
    press(qtbot, K.Key_F2)
    wait_for_list(qtbot)
    assert view.table.currentIndex().column() == list(view.table.commitments.fields).index(
        Field.STATUS
    )


def test_typing_in_a_computed_cell_says_why_nothing_happens(view, qtbot):
    before = content_hash(view.workspace.path)
    click_cell(qtbot, view, "24", Field.DUE)
    press(qtbot, "x")
    focused(CommitmentTable)
    said = view.status.currentMessage()
    assert said == ("Due state follows from the deadline and the status. Type in one of these.")
    assert content_hash(view.workspace.path) == before


@pytest.mark.parametrize("field", [Field.OWNER, Field.PERCENT, Field.TAGS, Field.COMPLETED])
def test_escape_leaves_all_as_it_was(view, qtbot, field):
    before = content_hash(view.workspace.path)
    click_cell(qtbot, view, "24", field)
    press(qtbot, "45")
    press(qtbot, K.Key_Escape)
    focused(CommitmentTable)
    assert content_hash(view.workspace.path) == before


def test_enter_without_a_change_writes_nothing(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, K.Key_F2)
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), CommitmentTable))
    assert not window.actions_["undo"].isEnabled()


def test_tab_keeps_and_goes_to_the_next_cell(view, qtbot):
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, "Amy")
    press(qtbot, K.Key_Tab)
    qtbot.waitUntil(lambda: row_of(view, "24").owner == "Amy")
    press(qtbot, "會議")
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: row_of(view, "24").tags == ("會議",))


def test_leaving_the_cell_keeps(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, "Amy")
    window.actions_["find"].trigger()
    assert row_of(view, "24").owner == "Amy"


# --- values to choose ---------------------------------------------------------------------------


def test_a_status_is_chosen_with_keys(view, qtbot):
    click_cell(qtbot, view, "24", Field.STATUS)
    press(qtbot, K.Key_F2)
    wait_for_list(qtbot)
    press(qtbot, (K.Key_Down, K.Key_Down, K.Key_Down, K.Key_Return))
    qtbot.waitUntil(lambda: row_of(view, "24").status is Status.DONE)
    assert row_of(view, "24").completed_on == view.workspace.today
    assert shown(view, "24", Field.STATUS) == "Done"


def test_only_the_choice_is_written_not_the_way_to_it(view, window, qtbot):
    test_a_status_is_chosen_with_keys(view, qtbot)
    window.actions_["undo"].trigger()
    assert row_of(view, "24").status is None
    assert not window.actions_["undo"].isEnabled()


def test_a_letter_opens_the_list_at_its_value(view, qtbot):
    click_cell(qtbot, view, "24", Field.STATUS)
    press(qtbot, "i")
    wait_for_list(qtbot)
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: row_of(view, "24").status is Status.IN_PROGRESS)


def test_an_assessment_is_chosen_with_the_mouse(view, qtbot):
    click_cell(qtbot, view, "24", Field.ASSESSMENT, twice=True)
    wait_for_list(qtbot)
    values = focused(QListView)
    place = values.visualRect(values.model().index(1, 0)).center()
    qtbot.mouseClick(values.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: row_of(view, "24").assessment is Assessment.WATCH)


def test_escape_leaves_the_list_and_the_cell(view, qtbot):
    before = content_hash(view.workspace.path)
    click_cell(qtbot, view, "24", Field.STATUS)
    press(qtbot, K.Key_F2)
    wait_for_list(qtbot)
    press(qtbot, (K.Key_Down, K.Key_Escape))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), CommitmentTable))
    assert content_hash(view.workspace.path) == before


# --- several lines ------------------------------------------------------------------------------


def test_notes_have_lines_and_ctrl_enter_keeps_them(view, qtbot):
    click_cell(qtbot, view, "24", Field.NOTES)
    press(qtbot, "一")
    press(qtbot, K.Key_Return)
    press(qtbot, "二")
    press(qtbot, K.Key_Return, CTRL)
    qtbot.waitUntil(lambda: row_of(view, "24").notes == "一\n二")


def test_notes_are_kept_when_they_are_left(view, qtbot):
    click_cell(qtbot, view, "24", Field.NOTES)
    press(qtbot, "一")
    focused(TextEditor)
    click_cell(qtbot, view, "22", Field.REF)
    qtbot.waitUntil(lambda: row_of(view, "24").notes == "一")


# --- what a field cannot take -------------------------------------------------------------------

WRONG = [
    (Field.PERCENT, "150", "150 is not a percentage. Type a number from 0 to 100."),
    (Field.PERCENT, "abc", "“abc” is not a number. Type a percentage from 0 to 100."),
    (Field.PERCENT, "-5", "“-5” is not a number. Type a percentage from 0 to 100."),
    (Field.COMPLETED, "soon",
     "“soon” is not a day. Type it as 2024-03-05, 2024年3月5日 or 5/3/2024."),
    (Field.OWNER, "陳" * 201, "The text is longer than 200 characters. Shorten it."),
    (Field.TAGS, "會" * 201, "The text is longer than 200 characters. Shorten it."),
]  # fmt: skip
LEAVING = {
    "enter": lambda qtbot, view: press(qtbot, K.Key_Return),
    "tab": lambda qtbot, view: press(qtbot, K.Key_Tab),
    "another cell": lambda qtbot, view: click_cell(qtbot, view, "22", Field.OWNER),
    "another row": lambda qtbot, view: view.rows.set_current(view.rows.row(0).id),
}


@pytest.mark.parametrize(("field", "typed", "reason"), WRONG)
def test_what_is_wrong_stays_open_with_the_reason_beside_it(view, qtbot, field, typed, reason):
    before = content_hash(view.workspace.path)
    editor = _begin(qtbot, view, field, typed)
    press(qtbot, K.Key_Return)
    assert focused(LineEditor) is editor
    assert editor.text() == typed
    assert editor.accessibleDescription() == QToolTip.text() == reason
    assert editor.property("invalid")
    assert content_hash(view.workspace.path) == before


@pytest.mark.parametrize("leave", LEAVING)
def test_it_stays_open_however_it_is_left(view, qtbot, leave):
    before = content_hash(view.workspace.path)
    editor = _begin(qtbot, view, Field.PERCENT, "150")
    LEAVING[leave](qtbot, view)
    assert focused(LineEditor) is editor
    assert editor.text() == "150"
    assert editor.accessibleDescription()
    assert content_hash(view.workspace.path) == before


def test_it_is_kept_in_its_own_row_once_it_is_right(view, qtbot):
    editor = _begin(qtbot, view, Field.PERCENT, "150")
    click_cell(qtbot, view, "22", Field.OWNER)
    editor.selectAll()
    press(qtbot, "50")
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: row_of(view, "24").percent == 50)
    assert row_of(view, "22").percent is None
    focused(CommitmentTable)


def test_escape_leaves_what_is_wrong(view, qtbot):
    before = content_hash(view.workspace.path)
    _begin(qtbot, view, Field.PERCENT, "150")
    press(qtbot, K.Key_Return)
    press(qtbot, K.Key_Escape)
    focused(CommitmentTable)
    assert content_hash(view.workspace.path) == before


def test_the_editor_is_named_for_screen_readers(view, qtbot):
    assert _begin(qtbot, view, Field.OWNER, "A").accessibleName() == "Owner"


# --- nothing typed is lost ----------------------------------------------------------------------

ENDINGS = {
    "quit": lambda window, session: window.actions_["quit"].trigger(),
    "another language": lambda window, session: session._build_window(),
    "search": lambda window, session: window.search.setFocus(),
    "timeline alone": lambda window, session: window.actions_["view_timeline"].trigger(),
    "next row": lambda window, session: window.actions_["next_row"].trigger(),
    "clear filter": lambda window, session: window.actions_["clear_filter"].trigger(),
    "confirm": lambda window, session: window.actions_["confirm_no_change"].trigger(),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_typed_is_kept_when_something_else_begins(view, window, session, qtbot, ending):
    _begin(qtbot, view, Field.OWNER, "Amy")
    ENDINGS[ending](window, session)
    qtbot.waitUntil(lambda: row_of(view, "24").owner == "Amy")


def test_what_is_typed_is_kept_when_a_head_is_clicked(view, qtbot):
    _begin(qtbot, view, Field.OWNER, "Amy")
    click_head(qtbot, view, Field.REF)
    qtbot.waitUntil(lambda: row_of(view, "24").owner == "Amy")
    assert view.rows.spec.sort


def _begin(qtbot, view, field, typed):
    """An editor in the row of 24 with something typed into it."""
    click_cell(qtbot, view, "24", field)
    press(qtbot, typed)
    editor = focused(LineEditor)
    assert editor.text() == typed
    return editor


def _type(qtbot, view, ref, field, text):
    click_cell(qtbot, view, ref, field)
    press(qtbot, text)
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: shown(view, ref, field) == text)
