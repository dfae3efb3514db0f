"""Signals of the program, and that sending them costs no reference.

PySide6 6.12.0 on Python 3.11 drops a reference to what is sent, and aborts after some hundreds.
"""

import gc
import sys

import pytest
from PySide6.QtCore import QObject, Signal

from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.services.editing import SetField
from app.ui.command_runner import CommandRunner
from app.ui.facets.panel import FacetPanel
from app.ui.filtering import Filtering
from app.ui.main_window import MainWindow
from app.ui.messages import FaultHook
from app.ui.preferences import Preferences
from app.ui.signals import WorkspaceSignals
from app.ui.table.view import CommitmentTable
from app.ui.timeline.view import TimelineView
from app.ui.trackers import Trackers
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.chips import Chips
from tests.ui.driving import settle

OWNERS = (
    CommandRunner, FacetPanel, Filtering, MainWindow, FaultHook, Preferences, WorkspaceSignals,
    CommitmentTable, TimelineView, Trackers, ViewedRows, Chips,
)  # fmt: skip
TIMES = 5_000
A_HANDFUL = 25
SENT = {"None": None, "True": True, "a string": "消防", "an object": FilterSpec(), "a set": {1, 2}}


class _Sender(QObject):
    """Has a signal for each kind that the program sends."""

    nothing = Signal()
    one = Signal(object)
    two = Signal(object, object)
    text = Signal(str)
    place = Signal(int, bool)


def test_the_program_has_signals_of_these_kinds_only():
    kinds = {str(value).partition("(")[2] for owner in OWNERS
             for value in vars(owner).values() if isinstance(value, Signal)}  # fmt: skip
    assert kinds == {")", "PyObject)", "PyObject,PyObject)", "QString)", "int,bool)"}


@pytest.mark.parametrize("name", SENT)
def test_sending_costs_no_reference(qapp, name):
    value, received = SENT[name], []
    sender = _Sender()
    sender.nothing.connect(lambda: received.append(0))
    sender.one.connect(lambda given: received.append(1) or received.clear())
    sender.two.connect(lambda first, second: received.append(2) or received.clear())
    sender.text.connect(lambda given: received.append(3) or received.clear())
    sender.place.connect(lambda at, beside: received.append(4) or received.clear())
    watched = (None, True, value)
    sender.one.emit(value)
    gc.collect()
    before = [sys.getrefcount(one) for one in watched]
    for _ in range(TIMES):
        sender.nothing.emit()
        sender.one.emit(value)
        sender.two.emit(value, value)
        sender.text.emit(name)
        sender.place.emit(7, True)
    received.clear()
    gc.collect()
    after = [sys.getrefcount(one) for one in watched]
    changes = [abs(one - other) for one, other in zip(before, after, strict=True)]
    assert max(changes) <= A_HANDFUL


def test_the_signals_of_the_program_cost_no_reference(view, qtbot):
    """With everything connected that the window connects."""
    rows, runner = view.rows, view.runner
    rows.set_current(None)
    watched = (None, True, False)
    gc.collect()
    before = [sys.getrefcount(one) for one in watched]
    for _ in range(TIMES):
        rows.current_changed.emit(None)
        runner.saved.emit()
        view.filtering.typed_wrongly.emit(None)
    gc.collect()
    after = [sys.getrefcount(one) for one in watched]
    changes = [abs(one - other) for one, other in zip(before, after, strict=True)]
    assert max(changes) <= 20 * A_HANDFUL  # Widgets keep some; a fault would take thousands.


def test_a_change_set_becomes_one_signal(sample, qtbot):
    signals = WorkspaceSignals(sample)
    first = next(iter(sample.rows(range(1, 2)).values()))
    with qtbot.waitSignal(signals.change_applied) as told:
        written = sample.apply(SetField((first.id,), Field.OWNER, "Amy"))
    (applied,) = told.args
    assert applied.change_set is written
    assert applied.commitments == {first.id}
    with qtbot.assertNotEmitted(signals.change_applied):
        sample.apply(SetField((first.id,), Field.OWNER, "Amy"))


def test_who_is_gone_is_told_no_more(sample, qtbot):
    """Another language builds another window over the same tracker."""
    gone, stays = WorkspaceSignals(sample), WorkspaceSignals(sample)
    first = next(iter(sample.rows(range(1, 2)).values()))
    gone.deleteLater()
    settle()
    with qtbot.waitSignal(stays.change_applied):
        sample.apply(SetField((first.id,), Field.OWNER, "Amy"))
