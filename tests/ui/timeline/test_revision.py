"""From a dragged edge, or the keyboard, to a revision: asked for, refused, or written."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.domain.deadline import Window
from app.domain.fields import Field
from app.services.commands import DeleteCommitments, ReviseDeadline, SetField
from app.ui.timeline.revision_dialog import RevisionDialog
from app.ui.timeline.revision_door import RevisionDoor
from tests.ui.driving import row_of

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def door(window, view, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["view_timeline"].trigger()
    return view.findChild(RevisionDoor)


@pytest.fixture
def timeline(view, door):
    return view.timeline


def ledger(view, ref, number=0):
    """The revisions of an action, the latest last."""
    identifier = row_of(view, ref).id
    with view.workspace.reader() as reader:
        return reader.actions([identifier])[identifier][number].revisions


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


def test_dragging_the_end_asks_why_and_writes_what_was_meant(view, door, timeline, qtbot):
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
    assert not dialog.isVisible()
    (written,) = ledger(view, "13")
    assert written.deadline.window == Window(None, date(2024, 12, 31))
    assert (written.reason, written.approver) == ("Waiting for the tender", "Chan")
    row = row_of(view, "13")
    assert (row.latest, row.slips) == (date(2024, 12, 31), 1)
    (mark,) = timeline.marked(view.rows.position_of(row.id)).marks
    assert (mark.end, len(mark.earlier)) == (date(2024, 12, 31), 1), "the first promise is a ghost"
    view.runner.undo()
    assert ledger(view, "13") == ()
    assert row_of(view, "13").latest == mark.earlier[0].latest


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
    before = row_of(view, "13").latest
    view.runner.apply(ReviseDeadline((row_of(view, "13").id,), "2025年3月底前", "…"))
    timeline.show_days(date(2023, 10, 1), date(2025, 6, 30))
    bar = bar_of(view, "13")
    ghost = QPoint(place(timeline, before, bar).x() - 6, round(bar.top()) - 4)
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


def test_the_keyboard_alone_revises_a_bar(window, view, door, timeline, qtbot):
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
    assert len(ledger(view, "12", 0)) == 1, "the bar that was chosen, not the one that ends last"
    assert ledger(view, "12", 1) == ()


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


def test_what_the_tracker_refuses_is_said_and_what_was_typed_stays(view, door):
    identifier = row_of(view, "24").id
    choose(view, "24")
    door.ask_for_current()
    dialog = door.dialog
    dialog.phrase.setText("2024年第四季")
    dialog.reason.setPlainText("…")
    view.runner.apply(DeleteCommitments((identifier,)))
    dialog._agree()
    assert "removed in the meantime" in dialog.fault.text()
    assert dialog.isVisible()
    view.runner.undo()
    dialog._agree()
    assert not dialog.isVisible()
    with view.workspace.reader() as reader:
        assert len(reader.actions([identifier])[identifier][0].revisions) == 1


def test_what_names_no_time_can_be_given_a_deadline(view, door):
    choose(view, "14")
    door.ask_for_current()
    door.dialog.phrase.setText("2024年年底前")
    door.dialog.reason.setPlainText("agreed")
    door.dialog._agree()
    (written,) = ledger(view, "14")
    assert written.deadline.phrase == "2024年年底前"
    assert row_of(view, "14").latest == date(2024, 12, 31)


def test_open_actions_show_the_deadline_that_counts_and_the_first_promise(view, door, timeline):
    row = next(one for one in map(view.rows.row, range(20)) if one.actions > 1 and one.bars)
    timeline.opened.show_open([row.id])
    view.runner.apply(ReviseDeadline((row.id,), "2027年年底前", "…"))
    lanes = timeline.opened.lanes(row_of(view, row.ref))
    (revised,) = [one.mark for one in lanes if one.mark.earlier]
    assert revised.end == date(2027, 12, 31)
    assert [one.bar for one in (lane.mark for lane in lanes) if one.bar >= 0] == list(
        range(len(row_of(view, row.ref).bars))
    )


def test_read_only_trackers_have_edges_that_are_not_dragged(window, view, qtbot):
    window.actions_["view_timeline"].trigger()
    view.timeline.revisable = False
    start = view.timeline.scale
    bar = bar_of(view, "13")
    drag(qtbot, view.timeline, end_of(bar), end_of(bar) + QPoint(-50, 0))
    assert view.timeline.scale != start, "time moves instead"
