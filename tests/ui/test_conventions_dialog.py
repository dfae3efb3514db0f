"""What words of time mean: shown, changed, agreed to and taken back, in the real window by keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from shiboken6 import isValid

from app.base.i18n import Language
from app.domain.changes import FieldChanged, Label, Origin, Table
from app.domain.conventions import Conventions
from app.domain.deadline import Window
from app.domain.errors import Environment
from app.domain.fields import Field
from app.services.conventions import propose_conventions
from app.services.editing import Planned
from app.services.workspace import open_workspace
from app.ui.conventions.dialog import ConventionsDialog
from app.ui.conventions.shifts_model import AFTER, BEFORE, PHRASE, REF, ShiftsModel
from tests.storage.contents import content_hash, everything, journaled
from tests.ui.driving import activate, boxes, press, row_of, settle, shown, the_box
from tests.ui.review.reviewing import open_dialog

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
TERM = Window(date(2022, 7, 1), date(2027, 6, 30))
JULY = Conventions(middle_limit_month=7)


def the_dialog(window):
    found = [one for one in window.findChildren(ConventionsDialog) if one.isVisible()]
    return found[0] if found else None


def open_conventions(qtbot, window):
    window.actions_["conventions"].trigger()
    dialog = the_dialog(window)
    activate(qtbot, dialog)
    return dialog


@pytest.fixture
def dialog(window, qtbot):
    return open_conventions(qtbot, window)


def push(qtbot, letter):
    """Push a button by its letter; Qt shows it pushed for a moment."""
    dialog = QApplication.activeWindow()
    press(qtbot, Qt.Key[f"Key_{letter}"], ALT)
    pushed = [one for one in dialog.findChildren(QPushButton) if one.isDown()]
    assert len(pushed) == 1, letter
    qtbot.waitUntil(lambda: not isValid(pushed[0]) or not pushed[0].isDown())


def ask(qtbot, dialog):
    """Ask what would change, and wait for the list."""
    push(qtbot, "C")
    qtbot.waitUntil(lambda: dialog.shifts.isVisible() and dialog.shifts.isEnabled())


def choose_july(qtbot):
    """Say with keys alone that the middle of the year, as a limit, is the end of July."""
    press(qtbot, Qt.Key.Key_B, ALT)
    press(qtbot, Qt.Key.Key_Down)


def agree(qtbot, window):
    push(qtbot, "A")
    qtbot.waitUntil(lambda: window.view.workspace.to_undo is not None
                    and window.view.workspace.to_undo.label.code == "set_conventions")  # fmt: skip


def listed(dialog):
    model = dialog.shifts.model
    return [tuple(model.index(row, column).data() for column in (REF, PHRASE, BEFORE, AFTER))
            for row in range(model.rowCount())]  # fmt: skip


def faults(dialog):
    return [one.text() for one in dialog.form.findChildren(QLabel)
            if one.objectName() == "error" and one.isVisible()]  # fmt: skip


def said(dialog):
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


def buttons(dialog):
    return [one.text().replace("&", "") for one in dialog.findChildren(QPushButton)
            if one.isVisible()]  # fmt: skip


# --- the form -------------------------------------------------------------------------------------


def test_it_shows_the_conventions_and_what_they_make_of_examples(dialog):
    assert dialog.form.conventions() == Conventions()
    assert dialog.examples.texts() == [
        "1 Jan 2024 to 31 Mar 2024 (approximate)", "1 Jun 2024 to 31 Jul 2024 (approximate)",
        "by 30 Jun 2024", "1 Nov 2024 to 31 Dec 2024", "1 Sep 2024 to 31 Aug 2025",
        "1 Apr 2024 to 31 Mar 2025", "a question is asked",
    ]  # fmt: skip
    assert {"Defaults", "Show what changes", "Cancel"} == set(buttons(dialog))


@pytest.mark.parametrize(
    ("letter", "field"),
    [("E", "early_last_month"), ("M", "middle_first_month"), ("B", "middle_limit_month"),
     ("N", "end_first_month"), ("S", "school_first_month"), ("F", "financial_first_month")],
)  # fmt: skip
def test_each_month_has_a_key_and_the_examples_follow(dialog, qtbot, letter, field):
    before = dialog.examples.texts()
    press(qtbot, Qt.Key[f"Key_{letter}"], ALT)
    press(qtbot, Qt.Key.Key_Down)
    expected = getattr(Conventions(), field) + 1
    assert dialog.form.conventions() == Conventions(**{field: expected})
    after = dialog.examples.texts()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_the_term_is_typed_and_used(dialog, qtbot):
    press(qtbot, Qt.Key.Key_T, ALT)
    press(qtbot, "2022-07-01")
    assert not dialog.examples.isEnabled()
    assert faults(dialog) == []
    press(qtbot, Qt.Key.Key_Tab)
    assert faults(dialog) == []
    press(qtbot, "30/6/2027")
    assert dialog.examples.texts()[-1] == "1 Jul 2022 to 30 Jun 2027"
    assert dialog.examples.isEnabled()
    assert dialog.form.conventions() == Conventions(term=TERM)


def test_the_defaults_come_back(dialog, qtbot):
    press(qtbot, Qt.Key.Key_S, ALT)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_T, ALT)
    press(qtbot, "x")
    push(qtbot, "D")
    assert dialog.form.conventions() == Conventions()
    assert dialog.examples.isEnabled()


def test_a_middle_that_ends_before_it_begins_is_told_beside_it(dialog, qtbot):
    press(qtbot, Qt.Key.Key_M, ALT)
    press(qtbot, (Qt.Key.Key_Down, Qt.Key.Key_Down))
    assert faults(dialog) == ["The middle of the year ends before it begins."]
    assert not dialog.examples.isEnabled()
    last = dialog.form._months["middle_last_month"]
    assert (last.property("invalid"), last.accessibleDescription()) == (True, faults(dialog)[0])
    push(qtbot, "C")
    assert dialog.form.isVisible()
    assert QApplication.focusWidget() is last
    press(qtbot, Qt.Key.Key_Down)
    assert faults(dialog) == []
    assert (last.property("invalid"), last.accessibleDescription()) == (False, "")


@pytest.mark.parametrize(
    ("first", "last", "fault", "wrong"),
    [
        ("1 July", "2027-06-30", "“1 July” is not a day.", "term_first"),
        ("2022-07-01", "2027-06-31", "“2027-06-31” is not a day.", "term_last"),
        ("2022-07-01", "", "Type both days", "term_last"),
        ("", "2027-06-30", "Type both days", "term_first"),
        ("2027-06-30", "2022-07-01", "The term of office ends before", "term_last"),
    ],
)
def test_a_wrong_term_is_told_beside_it_and_nothing_is_read(
    dialog, qtbot, first, last, fault, wrong
):
    press(qtbot, Qt.Key.Key_T, ALT)
    press(qtbot, first)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, last)
    assert faults(dialog) == ([f"{fault} Type it as 2024-03-05, 2024年3月5日 or 5/3/2024."]
                              if first == "1 July" else [])  # fmt: skip
    push(qtbot, "C")
    (told,) = faults(dialog)
    assert told.startswith(fault)
    assert QApplication.focusWidget() is dialog.form._days[wrong]
    marked = [name for name, field in dialog.form._days.items() if field.property("invalid")]
    assert marked == [wrong]
    assert dialog.form.isVisible()


# --- what would change ----------------------------------------------------------------------------


def test_what_would_change_is_listed_ticked_and_nothing_is_written(dialog, view, qtbot):
    before = everything(view.workspace.path)
    choose_july(qtbot)
    ask(qtbot, dialog)
    assert listed(dialog) == [
        ("16", "2024年年中或之前", "by 30 Jun 2024", "by 31 Jul 2024"),
        ("53", "2026年年中前三年內", "1 Jul 2023 to 30 Jun 2026", "1 Aug 2023 to 31 Jul 2026"),
    ]
    assert len(dialog.shifts.model.ticked) == 2
    assert "2 of 2 ticked" in said(dialog)
    assert {"Tick all", "Untick all", "Back", "Accept", "Cancel"} == set(buttons(dialog))
    press(qtbot, Qt.Key.Key_Escape)
    settle()
    assert everything(view.workspace.path) == before
    assert view.workspace.conventions == Conventions()


def test_back_leads_to_the_form_as_it_was(dialog, qtbot):
    choose_july(qtbot)
    ask(qtbot, dialog)
    push(qtbot, "K")
    assert dialog.form.isVisible()
    assert dialog.form.conventions() == JULY
    push(qtbot, "D")
    ask(qtbot, dialog)
    assert "These are the conventions of this tracker already." in said(dialog)
    (accept,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "&Accept"]
    assert not accept.isEnabled()


def test_accepting_is_one_step_that_undo_takes_back(dialog, window, view, qtbot):
    path = view.workspace.path
    before, steps = content_hash(path), len(journaled(path))
    choose_july(qtbot)
    ask(qtbot, dialog)
    agree(qtbot, window)
    assert the_dialog(window) is None
    assert (len(journaled(path)), view.workspace.conventions) == (steps + 1, JULY)
    assert row_of(view, "16").latest == date(2024, 7, 31)
    assert window.actions_["undo"].text() == "&Undo: Reading conventions: 2 deadlines"
    window.actions_["undo"].trigger()
    assert (content_hash(path), view.workspace.conventions) == (before, Conventions())
    window.actions_["redo"].trigger()
    assert view.workspace.conventions == JULY
    assert open_conventions(qtbot, window).form.conventions() == JULY


def test_table_and_filters_follow(window, view, qtbot, clock):
    view.filtering.set_text("due:<2024Q3")
    settle()
    count = len(view.rows)
    open_conventions(qtbot, window)
    choose_july(qtbot)
    ask(qtbot, the_dialog(window))
    agree(qtbot, window)
    assert len(view.rows) == count - 1
    view.filtering.set_text("")
    settle()
    assert row_of(view, "16").latest == date(2024, 7, 31)
    assert shown(view, "16", Field.DEADLINE) == "2024年年中或之前"


def test_space_unticks_and_what_is_not_ticked_stays(dialog, window, view, qtbot):
    choose_july(qtbot)
    ask(qtbot, dialog)
    press(qtbot, Qt.Key.Key_Space)
    assert "1 of 2 ticked" in said(dialog)
    press(qtbot, (Qt.Key.Key_Space, Qt.Key.Key_Space))
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_Space)
    assert "2 of 2 ticked" in said(dialog)
    press(qtbot, Qt.Key.Key_Space)
    assert "0 of 2 ticked" in said(dialog)
    push(qtbot, "T")
    assert "2 of 2 ticked" in said(dialog)
    push(qtbot, "U")
    assert dialog.shifts.model.ticked == frozenset()
    dialog.shifts.list.setFocus()
    dialog.shifts.list.setCurrentIndex(dialog.shifts.model.index(1, REF))
    press(qtbot, Qt.Key.Key_Space)
    agree(qtbot, window)
    assert row_of(view, "16").latest == date(2024, 6, 30)
    assert row_of(view, "53").latest == date(2026, 7, 31)
    assert view.workspace.conventions == JULY


def test_a_click_in_the_box_unticks_one(dialog, qtbot):
    choose_july(qtbot)
    ask(qtbot, dialog)
    shown_list = dialog.shifts.list
    box = shown_list.visualRect(dialog.shifts.model.index(1, REF))
    place = box.center()
    place.setX(box.left() + 10)
    qtbot.mouseClick(shown_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(dialog.shifts.model.ticked) == 1


def test_conventions_without_consequences_are_kept_too(dialog, window, view, qtbot):
    press(qtbot, Qt.Key.Key_F, ALT)
    press(qtbot, Qt.Key.Key_Down)
    ask(qtbot, dialog)
    assert not dialog.shifts.list.isVisible()
    assert any(words.startswith("No deadline of this tracker changes") for words in said(dialog))
    agree(qtbot, window)
    assert view.workspace.conventions == Conventions(financial_first_month=5)


def test_a_change_between_showing_and_accepting_is_told_and_nothing_is_written(
    dialog, window, view, qtbot
):
    choose_july(qtbot)
    ask(qtbot, dialog)
    (shift, _other) = dialog._proposal.shifts
    by_hand = FieldChanged(Table.ACTION, shift.action_id, "latest", "2024-06-30", "2024-06-15")
    view.workspace.write(Planned(Label("create_tracker"), (by_hand,)), Origin.EDIT)
    before = everything(view.workspace.path)
    push(qtbot, "A")
    qtbot.waitUntil(lambda: bool(boxes()))
    assert "changed in the meantime" in the_box().text()
    assert everything(view.workspace.path) == before
    assert view.workspace.conventions == Conventions()


def test_while_it_reads_it_can_be_given_up(dialog, window, view, qtbot, monkeypatch):
    """Esc ends the dialog and the work behind it; the list never comes."""
    stopped = []

    def endless(_reader, _directory, _conventions, progress):
        try:
            while True:
                progress.step(1, 2, "")
        except BaseException as error:
            stopped.append(type(error).__name__)
            raise

    monkeypatch.setattr("app.ui.conventions.changing.propose_conventions", endless)
    choose_july(qtbot)
    push(qtbot, "C")
    qtbot.waitUntil(lambda: window.jobs.busy)
    dialog.reject()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert stopped == ["Cancelled"]
    assert boxes() == []
    assert view.workspace.conventions == Conventions()


def test_a_fault_while_reading_is_told_and_the_form_can_be_used_again(dialog, qtbot, monkeypatch):
    def broken(*_given):
        raise Environment("disk_full", path="x")

    monkeypatch.setattr("app.ui.conventions.changing.propose_conventions", broken)
    push(qtbot, "C")
    qtbot.waitUntil(lambda: bool(boxes()))
    the_box().close()
    activate(qtbot, dialog)
    assert dialog.form.isEnabled()
    assert {"Defaults", "Show what changes", "Cancel"} == set(buttons(dialog))


def test_what_is_imported_afterwards_is_read_so(dialog, window, view, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "新文件.txt"
    path.write_text("新章\n- 在2025年年中前完成檢討。(保安局)\n", "utf-8")
    choose_july(qtbot)
    ask(qtbot, dialog)
    agree(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    window.actions_["import_document"].trigger()
    qtbot.waitUntil(lambda: open_dialog(window) is not None)
    (one,) = open_dialog(window)._proposal.reading.commitments
    assert one.actions[0].deadline.latest == date(2025, 7, 31)


def test_a_tracker_to_read_only_shows_its_conventions(session, sample_path, qtbot):
    session._take_workspace(open_workspace(sample_path, read_only=True))
    dialog = open_conventions(qtbot, session.window)
    assert not dialog.form.isEnabled()
    assert dialog.examples.texts()[2] == "by 30 Jun 2024"
    assert [one.text() for one in dialog.findChildren(QPushButton)
            if one.isVisible() and one.isEnabled()] == ["Cancel"]  # fmt: skip
    dialog.reject()


# --- the list and the languages -------------------------------------------------------------------


def test_the_model_keeps_the_rules_of_qt(sample, qtbot):
    with sample.reader() as reader:
        other = Conventions(middle_limit_month=7, end_first_month=10)
        proposal = propose_conventions(reader, sample.directory, other)
    model = ShiftsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_shifts(proposal.shifts)
    assert model.rowCount() == 5
    model.turn([0, 1])
    assert len(model.ticked) == 3
    model.turn([1, 2])
    assert len(model.ticked) == 4
    assert model.setData(model.index(0, REF), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert not model.setData(model.index(0, PHRASE), "x", Qt.ItemDataRole.EditRole)
    model.show_shifts(())
    assert (model.rowCount(), model.ticked) == (0, frozenset())


@pytest.mark.parametrize("language", Language)
def test_every_field_has_a_name_and_letters_are_used_once(choices, start, first_sample, qtbot,
                                                          language):  # fmt: skip
    choices(language=language.value)
    dialog = open_conventions(qtbot, start().window)
    fields = [*dialog.form._months.values(), *dialog.form._days.values()]
    names = [field.accessibleName() for field in fields]
    assert all(names)
    assert len(set(names)) == len(names)
    letters = [one.text().partition("&")[2][:1].upper()
               for one in (*dialog.form.findChildren(QLabel), *dialog.findChildren(QPushButton))
               if "&" in one.text() and one.isVisible()]  # fmt: skip
    assert len(letters) == 9
    assert len(set(letters)) == len(letters)
    # Every sentence holds all its fields.
    assert all(field.isVisible() for field in fields)
