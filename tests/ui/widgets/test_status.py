"""The status bar: counts of what is shown, when it was saved, which file it is."""

import pytest
from PySide6.QtCore import Qt

from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.filters import AnyOf, Facet
from app.services.editing import SetField
from app.services.workspace import open_workspace
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.status import StatusLine
from app.wording.columns import row_due_state
from tests.ui.driving import click_cell, press, refs, row_of


def counts(view, qtbot):
    """The words of the status bar once it has counted."""
    qtbot.waitUntil(lambda: not view.status._timer.isActive() and "of" in view.status.words)
    return view.status.words


def expected(view, rows):
    states = [row_due_state(row, view.workspace.today) for row in rows]
    return (
        f"{len(rows)} of 54 commitments  ·  {view.workspace.action_count()} actions"
        f"  ·  {states.count(DueState.PAST_LATEST)} past latest"
        f"  ·  {states.count(DueState.DUE_SOON)} due within 30 days"
    )


@pytest.mark.parametrize("typed", ["", "公務員", "due:<2024Q3", "no such words"])
def test_counts_what_is_shown(view, window, qtbot, typed):
    window.search.setText(typed)
    shown = view.rows.rows(0, len(view.rows))
    assert counts(view, qtbot) == expected(view, shown)


def test_counts_what_is_chosen_in_the_due_states(view, qtbot):
    view.filtering.choose(Facet.DUE, ("past_latest",))
    shown = view.rows.rows(0, len(view.rows))
    assert shown
    assert counts(view, qtbot) == expected(view, shown)


def test_an_edit_changes_the_counts(view, window, qtbot):
    late = next(row for row in view.rows.rows(0, 54)
                if row_due_state(row, view.workspace.today) is DueState.PAST_LATEST)  # fmt: skip
    before = counts(view, qtbot)
    view.runner.apply(SetField((late.id,), Field.STATUS, "done"))
    assert counts(view, qtbot) == expected(view, view.rows.rows(0, 54)) != before
    window.actions_["undo"].trigger()
    assert counts(view, qtbot) == before


def test_says_when_it_was_saved_in_the_time_of_the_office(view, window, qtbot, clock):
    assert view.status._saved.text() == "all saved"
    clock.forward(hours=5, minutes=2)
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, "Amy")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.status._saved.text() == "saved 14:02")
    assert row_of(view, "24").owner == "Amy"
    clock.forward(minutes=1)
    window.actions_["undo"].trigger()
    assert view.status._saved.text() == "saved 14:03"


def test_names_the_file_and_its_folder(view):
    assert view.status._file.text() == "sample.pledge"
    assert view.status._file.toolTip() == str(view.workspace.path)
    assert len(refs(view)) == 54


def test_says_when_nothing_can_be_changed(sample_path, clock, qtbot):
    workspace = open_workspace(sample_path, read_only=True, clock=clock)
    status = StatusLine(workspace, ViewedRows(workspace), clock)
    qtbot.addWidget(status)
    assert status._file.text() == "tracker.pledge (read only)"
    workspace.close()


def test_a_number_is_a_link_to_the_rows_behind_it(view, window, qtbot):
    """By keyboard: each is a button that Tab reaches."""
    words = counts(view, qtbot)
    past = int(view.status._past.text().split()[0])
    assert past > 0
    assert not view.status._shown.isEnabled(), "nothing is filtered"
    view.status._past.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert view.rows.spec.conditions == (AnyOf(Facet.DUE, ("past_latest",)),)
    assert len(refs(view)) == past
    assert counts(view, qtbot) != words
    view.status._shown.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert view.rows.spec.conditions == ()
    assert counts(view, qtbot) == words


def test_clearing_the_filter_says_so(view, window, qtbot):
    window.search.setText("公務員")
    view.filtering.choose(Facet.DUE, ("open",))
    window.actions_["clear_filter"].trigger()
    assert view.status.currentMessage() == "The filter is cleared: all 54 commitments are shown."
    assert (window.search.text(), view.rows.spec.conditions) == ("", ())
    window.actions_["clear_filter"].trigger()
    assert view.status.currentMessage() == "No filter is set."
