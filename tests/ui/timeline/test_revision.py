"""From a dragged edge, or the keyboard, to a revision: asked for, refused, or written."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.domain.deadline import Window
from app.domain.errors import Refused
from app.domain.fields import Field
from app.services.editing import SetField
from app.services.overview import published_days
from app.ui.timeline.revision_dialog import RevisionDialog
from app.ui.timeline.revision_door import RevisionDoor
from tests.ui.driving import row_of

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Ledger:
    """Takes revisions, as the ledger of the tracker does; or refuses them."""

    def __init__(self):
        self.written = []
        self.refusal = None

    def __call__(self, revision):
        if self.refusal is not None:
            raise self.refusal
        self.written.append(revision)


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def door(window, view, ledger, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for old in view.findChildren(RevisionDoor):
        window.actions_["revise_deadline"].triggered.disconnect()
        view.timeline.hand.wished.disconnect(old._ask_for_wish)
        view.timeline.hand.refused.disconnect(old._tell)
    window.actions_["view_timeline"].trigger()
    return RevisionDoor(window, view, ledger)


@pytest.fixture
def timeline(view, door):
    return view.timeline


def choose(view, ref):
    view.rows.set_current(row_of(view, ref).id)
    return view.rows.position_of(view.rows.current)


def bar_of(view, ref, number=0):
    timeline, position = view.timeline, choose(view, ref)
    mark = timeline.marked(position).marks[number]
    return timeline._painter.bar_area(timeline.row_area(position), mark, timeline.scale)


def drag(qtbot, timeline, start, end, modifier=NONE):
    viewport = timeline.viewport()
    qtbot.mousePress(viewport, LEFT, modifier, pos=start)
    for step in ((start + end) / 2, end):
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(step), QPointF(viewport.mapToGlobal(step)),
            Qt.MouseButton.NoButton, LEFT, modifier,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)
    qtbot.mouseRelease(viewport, LEFT, modifier, pos=end)


def place(timeline, day, bar):
    x = timeline._left + timeline.scale.x(day) + timeline.scale.density / 2
    return QPoint(round(x), round(bar.center().y()))


def end_of(bar):
    return QPoint(round(bar.right()) - 1, round(bar.center().y()))


def test_dragging_the_end_asks_why_and_writes_what_was_meant(view, door, timeline, ledger, qtbot):
    timeline.show_days(date(2024, 1, 1), date(2025, 6, 30))
    bar = bar_of(view, "13")
    drag(qtbot, timeline, end_of(bar), place(timeline, date(2024, 11, 20), bar))
    dialog = door.dialog
    assert isinstance(dialog, RevisionDialog)
    assert dialog.phrase.text() == "by December 2024", "the end of the quarter of the ruler"
    assert "31 Dec 2024" in dialog.reading.text()
    qtbot.keyClicks(dialog.reason, "Waiting for the tender")
    dialog.approver.setText("Chan")
    qtbot.keyClick(dialog.approver, Qt.Key.Key_Return)
    (written,) = ledger.written
    row = row_of(view, "13")
    assert written.commitment_id == row.id
    with view.workspace.reader() as reader:
        (action,) = reader.actions([row.id])[row.id]
    assert written.action_id == action.id
    assert (written.earliest, written.latest) == (None, date(2024, 12, 31))
    assert (written.reason, written.approver) == ("Waiting for the tender", "Chan")


def test_control_keeps_to_days_and_shift_moves_both_edges(view, door, timeline, qtbot):
    timeline.show_days(date(2024, 6, 1), date(2026, 3, 31))
    bar = bar_of(view, "15")
    drag(qtbot, timeline, end_of(bar), place(timeline, date(2026, 2, 12), bar), CONTROL)
    assert door.dialog.phrase.text() == "January 2025 to 12 February 2026"
    door.dialog.reject()
    middle = QPoint(round(bar.center().x()), round(bar.center().y()))
    shift = round(timeline.scale.density * 91)
    drag(qtbot, timeline, middle, middle + QPoint(shift, 0), SHIFT)
    assert door.dialog.phrase.text() == "April 2025 to March 2026"
    door.dialog.reject()


def test_while_dragging_the_days_are_said_and_escape_lets_go(view, door, timeline, qtbot):
    timeline.show_days(date(2024, 1, 1), date(2025, 6, 30))
    bar = bar_of(view, "13")
    viewport = timeline.viewport()
    before = viewport.grab().toImage()
    qtbot.mousePress(viewport, LEFT, pos=end_of(bar))
    qtbot.mouseMove(viewport, place(timeline, date(2025, 2, 3), bar))
    assert timeline.hand.holds
    words = timeline.hand._words(Window(None, date(2024, 12, 31)))
    assert words == "by 31 Dec 2024 · +92 days"
    assert viewport.grab().toImage() != before
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert not timeline.hand.holds
    qtbot.mouseRelease(viewport, LEFT, pos=place(timeline, date(2025, 2, 3), bar))
    assert door.dialog is None


@pytest.mark.parametrize(
    ("ref", "days", "words"),
    [
        ("15", -700, "would end before it begins"),
        ("24", 60, "Commitment 24 is reported as Done"),
    ],
)
def test_a_wrong_drag_is_refused_with_a_sentence(view, door, timeline, qtbot, ref, days, words):
    if ref == "24":
        view.runner.apply(SetField((row_of(view, ref).id,), Field.STATUS, "done"))
    timeline.show_days(date(2023, 1, 1), date(2026, 6, 30))
    bar = bar_of(view, ref)
    step = QPoint(round(days * timeline.scale.density), 0)
    drag(qtbot, timeline, end_of(bar), end_of(bar) + step)
    assert words in view.status.currentMessage()
    assert door.dialog is None


def test_the_first_promise_never_moves(view, door, timeline, qtbot):
    promised = (Window(None, date(2024, 3, 31)),)
    view.marks._earlier = lambda row: [promised] * len(row.bars)
    view.marks.forget(published_days(view.workspace))
    timeline.show_days(date(2023, 10, 1), date(2025, 6, 30))
    bar = bar_of(view, "13")
    ghost = QPoint(place(timeline, date(2024, 3, 20), bar).x(), round(bar.top()) - 4)
    hit = timeline.hit(ghost)
    assert hit is not None
    assert hit.earlier
    drag(qtbot, timeline, ghost, ghost + QPoint(60, 0))
    assert "first promise stays" in view.status.currentMessage()
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=ghost)
    assert door.dialog is None


def test_a_click_on_an_edge_only_chooses_the_row(view, door, timeline, qtbot):
    timeline.show_days(date(2024, 1, 1), date(2025, 6, 30))
    bar = bar_of(view, "13")
    choose(view, "12")
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().value())
    position = view.rows.position_of(row_of(view, "13").id)
    y = round(timeline.row_area(position).center().y())
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=QPoint(round(bar.right()) - 1, y))
    assert view.rows.current == row_of(view, "13").id
    assert door.dialog is None
    assert view.status.currentMessage() == ""


def test_the_keyboard_alone_revises_a_bar(window, view, door, timeline, ledger, qtbot):
    choose(view, "12")
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL | SHIFT)
    dialog = door.dialog
    qtbot.waitUntil(dialog.phrase.hasFocus)
    qtbot.keyClicks(dialog.phrase, "by March 2025")
    assert "31 Mar 2025" in dialog.reading.text()
    qtbot.keyClick(dialog.phrase, Qt.Key.Key_Return)
    assert "Say why" in dialog.fault.text()
    assert dialog.reason.hasFocus()
    qtbot.keyClicks(dialog.reason, "Later")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.approver, Qt.Key.Key_Return)
    (written,) = ledger.written
    with view.workspace.reader() as reader:
        first, _second = reader.actions([written.commitment_id])[written.commitment_id]
    assert written.action_id == first.id, "the bar that was chosen, not the one that ends last"


def test_what_is_not_a_deadline_and_what_is_the_same_is_said(view, door, qtbot):
    choose(view, "24")
    door.ask_for_current()
    dialog = door.dialog
    for text, words in (("soon", "is not a deadline"), ("2024年第一季度", "counts already"),
                        ("", "is not a deadline")):  # fmt: skip
        dialog.phrase.setText(text)
        dialog._agree()
        assert words in dialog.fault.text(), text
    dialog.phrase.setText("2024年第四季")
    assert dialog.fault.isHidden()


def test_what_the_tracker_refuses_is_said_and_what_was_typed_stays(view, door, ledger):
    ledger.refusal = Refused("row_gone")
    choose(view, "24")
    door.ask_for_current()
    dialog = door.dialog
    dialog.phrase.setText("2024年第四季")
    dialog.reason.setPlainText("…")
    dialog._agree()
    assert "removed in the meantime" in dialog.fault.text()
    assert dialog.isVisible()
    ledger.refusal = None
    dialog._agree()
    assert len(ledger.written) == 1


def test_what_names_no_time_can_be_given_a_deadline(view, door, ledger):
    choose(view, "14")
    door.ask_for_current()
    door.dialog.phrase.setText("2024年年底前")
    door.dialog.reason.setPlainText("agreed")
    door.dialog._agree()
    (written,) = ledger.written
    assert written.phrase == "2024年年底前"


def test_without_a_ledger_edges_are_not_to_be_dragged(window, view, qtbot):
    window.actions_["view_timeline"].trigger()
    assert not view.timeline.revisable
    assert not window.actions_["revise_deadline"].isEnabled()
    start = view.timeline.scale
    bar = bar_of(view, "13")
    drag(qtbot, view.timeline, end_of(bar), end_of(bar) + QPoint(-50, 0))
    assert view.timeline.scale != start, "time moves instead"
