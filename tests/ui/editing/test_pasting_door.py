"""Cells out of a spreadsheet: shown before they are written, asked about where they do not fit."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from app.domain.commitment import Status
from app.domain.fields import Field
from app.services.pasting import Outcome
from app.ui.editing.paste_dialog import PasteDialog
from tests.storage.contents import content_hash
from tests.ui.driving import activate, click_cell, press, refs, row_of
from tests.ui.editing.hands import ALT, K, closed, keys, opened, select


@pytest.fixture(autouse=True)
def columns(view, window, qtbot):
    activate(qtbot, window)
    shown = (Field.REF, Field.TEXT, Field.STATUS, Field.PERCENT, Field.OWNER, Field.DUE)
    view.table.arrange(shown, frozenset(shown))


def paste(qtbot, view, ref, field, text):
    QGuiApplication.clipboard().setText(text)
    click_cell(qtbot, view, ref, field)
    keys(qtbot, K.Key_V)


def test_a_block_is_shown_and_then_one_step(view, window, qtbot):
    before = content_hash(view.workspace.path)
    paste(qtbot, view, "22", Field.STATUS, "Done\t100%\tAmy\n進行中\t45\tBen\n")
    dialog = opened(qtbot, window, PasteDialog)
    assert content_hash(view.workspace.path) == before, "nothing is written before"
    QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    row = row_of(view, "23")
    assert (row.status, row.percent, row.owner) == (Status.IN_PROGRESS, 45, "Ben")
    window.actions_["undo"].trigger()
    assert (row_of(view, "22").owner, row_of(view, "23").percent) == ("", None)


def test_problems_are_red_with_their_sentence_and_left_out(view, window, qtbot):
    paste(qtbot, view, "22", Field.PERCENT, "150\tAmy\n45\tBen\n")
    dialog = opened(qtbot, window, PasteDialog)
    cell = dialog.model.cell(dialog.grid.currentIndex())
    assert cell.outcome is Outcome.PROBLEM, "the first problem is shown first"
    assert dialog._told.text().startswith("150 is not a percentage.")
    press(qtbot, K.Key_Right)
    press(qtbot, K.Key_N, ALT)
    shown = dialog.grid.currentIndex
    qtbot.waitUntil(lambda: dialog.model.cell(shown()).outcome is Outcome.PROBLEM)
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert (row_of(view, "22").percent, row_of(view, "22").owner) == (None, "Amy")
    assert row_of(view, "23").percent == 45


def test_esc_pastes_nothing(view, window, qtbot):
    before = content_hash(view.workspace.path)
    paste(qtbot, view, "22", Field.OWNER, "Amy\nBen\n")
    opened(qtbot, window, PasteDialog)
    press(qtbot, K.Key_Escape)
    closed(qtbot, window)
    assert content_hash(view.workspace.path) == before


@pytest.mark.parametrize("added", [True, False])
def test_more_rows_than_there_are_are_asked_about(view, window, qtbot, added):
    last = refs(view)[-1]
    paste(qtbot, view, last, Field.TEXT, f"{row_of(view, last).text}\tDone\nA new promise\tDone\n")
    dialog = opened(qtbot, window, PasteDialog)
    assert dialog.leave_out.isChecked()
    if added:
        press(qtbot, K.Key_A, ALT)
        qtbot.waitUntil(dialog.add_rows.isChecked)
    press(qtbot, K.Key_P, ALT)
    closed(qtbot, window)
    assert row_of(view, last).status is Status.DONE
    assert len(refs(view)) == 54 + added
    if added:
        assert row_of(view, refs(view)[-1]).status is Status.DONE
        window.actions_["undo"].trigger()
        assert len(refs(view)) == 54


def test_one_cell_goes_in_at_once(view, window, qtbot):
    paste(qtbot, view, "24", Field.OWNER, "Amy")
    assert row_of(view, "24").owner == "Amy"


def test_one_cell_goes_into_all_that_are_selected(view, window, qtbot):
    QGuiApplication.clipboard().setText("Amy")
    select(qtbot, view, "22", "24", (Field.OWNER, Field.OWNER))
    keys(qtbot, K.Key_V)
    opened(qtbot, window, PasteDialog)
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert [row_of(view, ref).owner for ref in ("22", "23", "24")] == ["Amy"] * 3


def test_columns_are_found_by_their_heads(view, window, qtbot):
    paste(qtbot, view, "1", Field.REF, "Ref\tOwner\tColour\n24\tAmy\tred\n22\tBen\tblue\n")
    opened(qtbot, window, PasteDialog)
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert (row_of(view, "24").owner, row_of(view, "22").owner) == ("Amy", "Ben")


def test_names_that_are_not_listed_can_be_kept(view, window, qtbot):
    view.table.show_field(Field.RESPONSIBLE, True)
    paste(qtbot, view, "22", Field.RESPONSIBLE, "不存在局\n保安局\n")
    first = opened(qtbot, window, PasteDialog)
    assert first.model.problems()
    press(qtbot, K.Key_K, ALT)
    qtbot.waitUntil(lambda: any(one.isVisible() and one is not first
                                for one in window.findChildren(PasteDialog)))  # fmt: skip
    second = opened(qtbot, window, PasteDialog)
    assert second.any_name.isChecked()
    assert not second.model.problems()
    press(qtbot, K.Key_P, ALT)
    closed(qtbot, window)
    assert [one.name for one in row_of(view, "22").parties][:1] == ["不存在局"]


def test_an_empty_clipboard_is_said(view, window, qtbot):
    paste(qtbot, view, "24", Field.OWNER, "\n")
    assert view.status.currentMessage() == "The clipboard holds no cells."


def test_a_large_block_is_read_as_a_job(view, window, qtbot, monkeypatch):
    monkeypatch.setattr("app.ui.editing.pasting._AT_ONCE", 1)
    paste(qtbot, view, "22", Field.OWNER, "Amy\nBen\n")
    opened(qtbot, window, PasteDialog)
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert row_of(view, "23").owner == "Ben"


def test_without_a_place_nothing_is_pasted_and_it_is_said(view, window):
    before = content_hash(view.workspace.path)
    QGuiApplication.clipboard().setText("Done\t100%\n")
    view.table.clearSelection()
    view.table.setCurrentIndex(QModelIndex())
    window.actions_["paste"].trigger()
    assert view.status.currentMessage() == "Select the commitments first."
    assert content_hash(view.workspace.path) == before
