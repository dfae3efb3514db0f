"""Fill, clear, cut, delete, add, duplicate, bulk, split, join and revise, by keys alone."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.domain.commitment import Status
from app.domain.fields import Field
from app.services.editing import SetField, SetTags
from app.ui.editing.add_dialog import AddDialog
from app.ui.editing.bulk_dialog import BulkDialog
from app.ui.editing.revise_dialog import ReviseDialog
from app.ui.editing.split_dialog import SplitDialog
from tests.storage.contents import content_hash
from tests.ui.driving import activate, click_cell, press, refs, row_of
from tests.ui.editing.hands import ALT, CTRL, SHIFT, K, closed, keys, opened, select

THREE = ("22", "23", "24")


@pytest.fixture(autouse=True)
def active(window, qtbot):
    activate(qtbot, window)


def owners(view):
    return [row_of(view, ref).owner for ref in THREE]


def test_ctrl_d_fills_down_and_undo_takes_it_back(view, window, qtbot):
    first = row_of(view, "22")
    view.workspace.apply(SetField((first.id,), Field.OWNER, "Amy"))
    view.workspace.apply(SetTags((first.id,), "會議"))
    select(qtbot, view, "22", "24", (Field.OWNER, Field.TAGS))
    keys(qtbot, K.Key_D)
    assert owners(view) == ["Amy"] * 3
    assert [row_of(view, ref).tags for ref in THREE] == [("會議",)] * 3
    window.actions_["undo"].trigger()
    assert owners(view) == ["Amy", "", ""]


def test_ctrl_d_on_one_cell_takes_what_is_above(view, qtbot):
    view.workspace.apply(SetField((row_of(view, "23").id,), Field.OWNER, "Amy"))
    click_cell(qtbot, view, "24", Field.OWNER)
    keys(qtbot, K.Key_D)
    assert row_of(view, "24").owner == "Amy"


def test_ctrl_enter_fills_the_block_with_what_was_typed(view, window, qtbot):
    select(qtbot, view, "22", "24", (Field.OWNER, Field.OWNER))
    press(qtbot, "Amy")
    press(qtbot, K.Key_Return, CTRL)
    assert owners(view) == ["Amy"] * 3
    window.actions_["undo"].trigger()
    assert owners(view) == [""] * 3


def test_delete_clears_the_block_and_asks_nothing(view, window, qtbot):
    ids = tuple(row_of(view, ref).id for ref in THREE)
    view.workspace.apply(SetField(ids, Field.OWNER, "Amy"))
    view.workspace.apply(SetField(ids, Field.STATUS, Status.DONE.value))
    select(qtbot, view, "22", "24", (Field.OWNER, Field.OWNER))
    press(qtbot, K.Key_Delete)
    assert owners(view) == [""] * 3
    assert row_of(view, "22").status is Status.DONE
    window.actions_["undo"].trigger()
    assert owners(view) == ["Amy"] * 3


def test_delete_on_words_and_deadlines_says_why_they_stay(view, qtbot):
    before = content_hash(view.workspace.path)
    for field, said in (
        (Field.TEXT, "Ref and words stay. To remove commitments, delete them."),
        (Field.DEADLINE, "Deadlines stay: revise them with Ctrl+R, there can be none any more."),
        (Field.DUE, "Due state follows from the deadline and the status. Type in one of these."),
    ):
        click_cell(qtbot, view, "24", field)
        press(qtbot, K.Key_Delete)
        assert view.status.currentMessage() == said
    assert content_hash(view.workspace.path) == before


def test_ctrl_x_copies_and_clears(view, qtbot):
    view.workspace.apply(SetField((row_of(view, "24").id,), Field.OWNER, "Amy"))
    click_cell(qtbot, view, "24", Field.OWNER)
    keys(qtbot, K.Key_X)
    assert QGuiApplication.clipboard().text().strip() == "Amy"
    assert row_of(view, "24").owner == ""


def test_these_keys_belong_to_a_field_that_is_typed_in(view, window, qtbot):
    window.search.setFocus()
    press(qtbot, "abc")
    before = content_hash(view.workspace.path)
    press(qtbot, (K.Key_Home, K.Key_Delete))
    assert window.search.text() == "bc"
    assert content_hash(view.workspace.path) == before


# --- rows ---------------------------------------------------------------------------------------


def test_commitments_are_deleted_and_come_back(view, window, qtbot):
    before, whole = refs(view), row_of(view, "24")
    select(qtbot, view, "22", "24", (Field.REF, Field.REF))
    press(qtbot, K.Key_Delete, CTRL)
    assert refs(view) == [one for one in before if one not in THREE]
    window.actions_["undo"].trigger()
    assert refs(view) == before
    after = view.workspace.commitment(whole.id)
    assert (after.text, after.actions[0].deadline.phrase) == (whole.text, whole.phrase)


def test_a_duplicate_stands_behind_its_original(view, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    keys(qtbot, K.Key_D, CTRL | SHIFT)
    now = refs(view)
    copy = now[now.index("24") + 1]
    assert row_of(view, copy).text == row_of(view, "24").text
    assert len(now) == 55


def test_a_commitment_is_added_by_hand(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    keys(qtbot, K.Key_A, CTRL | SHIFT)
    dialog = opened(qtbot, window, AddDialog)
    press(qtbot, "在2025年年底前增加500個泊位。")
    qtbot.waitUntil(lambda: "500" in dialog.understood.text())
    assert "by 31 Dec 2025" in dialog.understood.text()
    press(qtbot, (K.Key_Tab, K.Key_Tab))
    press(qtbot, "SB")
    press(qtbot, (K.Key_Escape, K.Key_Tab))
    press(qtbot, "by Q3 2026")
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert len(refs(view)) == 55
    made = row_of(view, refs(view)[refs(view).index("24") + 1])
    assert view.rows.current == made.id
    assert (made.phrase, made.first_phrase, made.slips) == ("by Q3 2026", "by Q3 2026", 0)
    assert [one.name for one in made.parties] == ["保安局"]
    window.actions_["undo"].trigger()
    assert len(refs(view)) == 54


def test_a_commitment_without_words_is_not_added(view, window, qtbot):
    keys(qtbot, K.Key_A, CTRL | SHIFT)
    dialog = opened(qtbot, window, AddDialog)
    press(qtbot, K.Key_A, ALT)
    qtbot.waitUntil(lambda: bool(dialog.text.property("invalid")))
    assert dialog.isVisible()
    press(qtbot, K.Key_Escape)
    closed(qtbot, window)


# --- many at once -------------------------------------------------------------------------------


def test_bulk_edit_shows_what_it_does_and_is_one_step(view, window, qtbot):
    view.workspace.apply(SetField((row_of(view, "23").id,), Field.OWNER, "Amy"))
    select(qtbot, view, "22", "24", (Field.OWNER, Field.OWNER))
    keys(qtbot, K.Key_B)
    dialog = opened(qtbot, window, BulkDialog)
    press(qtbot, "Amy")
    qtbot.waitUntil(lambda: dialog.counts.text() == "2 change  ·  1 is so already")
    assert dialog.samples.item(0).text() == "22   (empty) → Amy"
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert owners(view) == ["Amy"] * 3
    window.actions_["undo"].trigger()
    assert owners(view) == ["", "Amy", ""]


def test_bulk_edit_adds_a_tag_to_those_that_are_there(view, window, qtbot):
    view.workspace.apply(SetTags((row_of(view, "23").id,), "會議"))
    select(qtbot, view, "22", "24", (Field.TAGS, Field.TAGS))
    keys(qtbot, K.Key_B)
    dialog = opened(qtbot, window, BulkDialog)
    assert dialog.operation.currentText() == "Add to what is there"
    press(qtbot, "跟進")
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert set(row_of(view, "23").tags) == {"會議", "跟進"}
    assert row_of(view, "22").tags == ("跟進",)


def test_bulk_edit_says_what_cannot_be_taken(view, window, qtbot):
    select(qtbot, view, "22", "24", (Field.PERCENT, Field.PERCENT))
    keys(qtbot, K.Key_B)
    dialog = opened(qtbot, window, BulkDialog)
    press(qtbot, "150")
    dialog.try_out()
    assert dialog.counts.text().startswith("150 is not a percentage.")
    assert not dialog.agree.isEnabled()
    press(qtbot, K.Key_Escape)
    closed(qtbot, window)


def test_a_bulk_revision_has_a_reason(view, window, qtbot):
    select(qtbot, view, "22", "24", (Field.DEADLINE, Field.DEADLINE))
    keys(qtbot, K.Key_B)
    dialog = opened(qtbot, window, BulkDialog)
    press(qtbot, "by Q3 2026")
    dialog.reason.setFocus()
    press(qtbot, "budget")
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    for ref in THREE:
        (action, *_more) = view.workspace.commitment(row_of(view, ref).id).actions
        assert [one.reason for one in action.revisions] == ["budget"]


def test_many_rows_are_changed_as_a_job(view, window, qtbot, monkeypatch):
    monkeypatch.setattr("app.ui.editing.carrying._AT_ONCE", 3)
    view.table.setFocus()
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, K.Key_Space, CTRL)
    press(qtbot, "Amy")
    press(qtbot, K.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not window.jobs.busy and row_of(view, "1").owner == "Amy")
    window.actions_["undo"].trigger()
    assert row_of(view, "1").owner == ""


# --- actions and deadlines ----------------------------------------------------------------------


def _actions(view, ref):
    return view.workspace.commitment(row_of(view, ref).id).actions


def test_a_text_is_split_and_joined_by_keys(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    keys(qtbot, K.Key_J)
    dialog = opened(qtbot, window, SplitDialog)
    assert dialog.text.hasFocus()
    assert not dialog.agree.isEnabled()
    press(qtbot, (K.Key_N, K.Key_Space))
    assert dialog.parts.count() == 2
    assert "2024年第一季度" in dialog.parts.item(0).text()
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert len(_actions(view, "24")) == 2
    view.table.setFocus()
    keys(qtbot, K.Key_J, CTRL | SHIFT)
    assert len(_actions(view, "24")) == 1
    keys(qtbot, K.Key_J, CTRL | SHIFT)
    assert view.status.currentMessage() == "The commitment is one action already."


def test_no_cut_goes_through_a_phrase(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    keys(qtbot, K.Key_J)
    dialog = opened(qtbot, window, SplitDialog)
    (action,) = _actions(view, "24")
    dialog.text.go_to(action.deadline.span[0] + 2)
    press(qtbot, K.Key_Space)
    assert dialog.text.cuts == set()
    assert "would be cut in two" in dialog._said.text()
    press(qtbot, K.Key_Escape)
    closed(qtbot, window)


def test_a_deadline_is_revised_with_reason_approver_and_slip(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    keys(qtbot, K.Key_R)
    dialog = opened(qtbot, window, ReviseDialog)
    press(qtbot, "2024-04-30")
    assert dialog._reading.text() == "→ 30 Apr 2024  ·  30 days later"
    for words, key in (("late", K.Key_S), ("Head", K.Key_P)):
        press(qtbot, key, ALT)
        press(qtbot, words)
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    (action,) = _actions(view, "24")
    (revision,) = action.revisions
    assert (revision.reason, revision.approver) == ("late", "Head")
    assert row_of(view, "24").slips == 1
    view.detail.show_current()
    told = view.detail._actions.text()
    for words in ("First promise", "30 days later", "late", "Head", "2024-04-30"):
        assert words in told


def test_a_misread_deadline_is_corrected_without_a_slip(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    keys(qtbot, K.Key_R)
    dialog = opened(qtbot, window, ReviseDialog)
    press(qtbot, "2024-04-30")
    press(qtbot, K.Key_R, ALT)
    qtbot.waitUntil(dialog.is_correction.isChecked)
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    (action,) = _actions(view, "24")
    assert (action.deadline.phrase, action.revisions) == ("2024-04-30", ())


def test_there_can_be_no_deadline_any_more(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    keys(qtbot, K.Key_R)
    dialog = opened(qtbot, window, ReviseDialog)
    press(qtbot, K.Key_N, ALT)
    qtbot.waitUntil(dialog.none.isChecked)
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    (action,) = _actions(view, "24")
    assert action.in_force is None
    assert action.deadline is not None


def test_the_link_in_the_detail_revises_its_action(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    (action,) = _actions(view, "24")
    view.detail._actions.linkActivated.emit(action.id)
    dialog = opened(qtbot, window, ReviseDialog)
    assert dialog.phrase.text() == "2024年第一季度"
    press(qtbot, K.Key_Escape)
    closed(qtbot, window)
    assert QApplication.focusWidget() is not None


def test_the_deadlines_of_many_are_revised_as_a_job(view, window, qtbot, monkeypatch):
    monkeypatch.setattr("app.ui.editing.carrying._AT_ONCE", 1)
    select(qtbot, view, "22", "24", (Field.REF, Field.REF))
    keys(qtbot, K.Key_R)
    before = [row_of(view, ref).phrase for ref in THREE]
    dialog = opened(qtbot, window, ReviseDialog)
    dialog.phrase.setText("by March 2027")
    press(qtbot, K.Key_Return)
    qtbot.waitUntil(lambda: {row_of(view, ref).phrase for ref in THREE} == {"by March 2027"})
    closed(qtbot, window)
    window.actions_["undo"].trigger()
    assert [row_of(view, ref).phrase for ref in THREE] == before


def test_a_revision_that_says_nothing_new_stays_open_and_says_so(view, window, qtbot):
    click_cell(qtbot, view, "24", Field.REF)
    keys(qtbot, K.Key_R)
    dialog = opened(qtbot, window, ReviseDialog)
    press(qtbot, K.Key_Return)
    assert dialog.fault.text() == "This is the deadline that counts already."
    press(qtbot, "2024-04-30")
    assert dialog.fault.isHidden()
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    (action,) = _actions(view, "24")
    assert [one.reason for one in action.revisions] == [""], "of a cell no reason is needed"
