"""What the program says in dialogs, and what becomes of an exception that nobody caught."""

import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.base.progress import Cancelled
from app.domain.errors import Environment
from app.domain.fields import Field
from app.ui import messages as messages_module
from app.ui.messages import FaultHook, Messages, fault_details
from app.ui.session import Session
from tests.ui.driving import (
    activate,
    boxes,
    click_button,
    click_cell,
    press,
    row_of,
    settle,
    the_box,
)

SECRET = "the text of a commitment"


@pytest.fixture
def messages(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    yield Messages(parent)
    settle()


def caught(error=None):
    """What a hook is given of an exception."""

    def fail():
        raise error or RuntimeError(SECRET)

    with pytest.raises((RuntimeError, ValueError)) as failure:
        fail()
    return failure.type, failure.value, failure.tb


def test_something_is_told(messages, qtbot):
    messages.tell("It is done.")
    assert the_box().text() == "It is done."
    the_box().close()
    settle()
    assert boxes() == []


def test_an_expected_error_is_one_sentence(messages):
    messages.warn(Environment("file_missing", path="a.txt"))
    assert the_box().text() == (
        "The file a.txt is not there. Check the name, or choose another file."
    )
    assert the_box().detailedText() == ""
    the_box().close()


def test_cancelled_is_silent(messages):
    messages.warn(Cancelled())
    assert boxes() == []


@pytest.mark.parametrize(("words", "done"), [("Do it", ["done"]), ("Cancel", [])])
def test_a_question_is_asked(messages, qtbot, words, done):
    happened = []
    messages.ask("Sure?", "&Do it", lambda: happened.append("done"))
    assert the_box().text() == "Sure?"
    click_button(qtbot, the_box(), words)
    assert happened == done


def test_escape_is_no(messages, qtbot):
    happened = []
    messages.ask("Sure?", "&Do it", lambda: happened.append("done"))
    the_box().reject()
    assert happened == []


def test_a_fault_can_be_copied_and_holds_nothing_of_a_tracker(messages, qtbot):
    error = caught()[1]
    messages.warn(error)
    box = the_box()
    click_button(qtbot, box, "Copy details")
    details = QGuiApplication.clipboard().text()
    assert details == box.detailedText() == fault_details(error)
    assert "RuntimeError" in details
    assert "test_messages.py" in details
    assert SECRET not in details


# --- the hook -----------------------------------------------------------------------------------


@pytest.fixture
def hook(qapp):
    owner = QWidget()
    made = FaultHook(owner)
    made.owner = owner
    return made


@pytest.fixture
def told(hook):
    errors = []
    hook.fault_found.connect(errors.append)
    return errors


def test_the_same_fault_is_told_once_a_minute_and_logged_each_time(hook, told, caplog, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(messages_module.time, "monotonic", lambda: now[0])
    for lapse in (0, 1, 58):
        now[0] += lapse
        hook(*caught())
    assert len(told) == 1
    assert len(caplog.records) == 3
    assert "test_messages.py" in caplog.text
    assert SECRET not in caplog.text
    now[0] += 61
    hook(*caught())
    assert len(told) == 2


def test_another_fault_is_told_too(hook, told, caplog):
    hook(*caught())
    hook(*caught(ValueError("other")))
    assert [type(one) for one in told] == [RuntimeError, ValueError]


def test_an_interrupt_by_the_user_is_no_fault(hook, told, caplog):
    hook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert caplog.records == []


# --- in the running program ---------------------------------------------------------------------


@pytest.fixture
def running(session, monkeypatch):
    """The session with its hooks set, as `run` sets them; its event loop is that of the test."""
    monkeypatch.setattr(sys, "excepthook", session._faults)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    return session


def test_an_exception_in_a_slot_is_told_once_and_the_program_lives(running, view, qtbot, caplog):
    def fail():
        raise RuntimeError(SECRET)

    for _ in range(3):
        QTimer.singleShot(0, running, fail)
    qtbot.waitUntil(lambda: len(caplog.records) == 3)
    settle()
    box = the_box()
    assert box.text().startswith("Something went wrong in Pledgeline.")
    assert SECRET not in box.text() + box.detailedText()
    box.close()
    activate(qtbot, running.window)
    click_cell(qtbot, view, "24", Field.OWNER)
    press(qtbot, "Amy")
    running.window.actions_["find"].trigger()
    assert row_of(view, "24").owner == "Amy"


def test_run_sets_the_hooks_and_gives_the_tracker_back(
    begun, choices, first_sample, clock, monkeypatch, caplog
):
    """In the real event loop, from the start to Quit."""
    choices()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    session = Session(["pledgeline"], clock=clock)
    begun.append(session)
    seen = []

    def fail():
        threading.Thread(target=lambda: 1 / 0).start()
        raise RuntimeError(SECRET)

    def look():
        if len(boxes()) < 2:
            return
        seen.extend(box.text() for box in boxes())
        for box in boxes():
            box.close()
        session.window.actions_["quit"].trigger()

    QTimer.singleShot(0, session, fail)
    timer = QTimer(session, interval=20)
    timer.timeout.connect(look)
    timer.start()
    assert session.run(None) == 0
    assert len(seen) == 2
    assert sorted(record.message.split("\n")[1] for record in caplog.records) == [
        "RuntimeError", "ZeroDivisionError",
    ]  # fmt: skip
    assert not first_sample.with_name("sample.pledge.lock").exists()
    assert (first_sample.parents[1] / "settings" / "settings.json").exists()
