"""From a dragged edge, or the keyboard, to a revision: asked for, refused, or written."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.deadline import Window
from app.domain.fields import Field
from app.services.commands import DeleteCommitments, ReviseDeadline, SetField
from app.ui.editing.revise_dialog import ReviseDialog
from tests.ui.driving import click_cell, focused, press, row_of, settle
from tests.ui.editing.hands import ALT, K, closed, opened

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def timeline(window, view, qtbot):
    """The timeline alone, with the keys."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["view_timeline"].trigger()
    view.timeline.setFocus()
    return view.timeline


@pytest.fixture
def asked(window, timeline, qtbot):
    """The dialog that is open, with the keys."""
    return lambda: opened(qtbot, window, ReviseDialog)


@pytest.fixture
def revise(view, timeline, asked, qtbot):
    """Asks by keys what the deadline of a commitment is to be."""

    def ask(ref):
        choose(view, ref)
        qtbot.keyClick(timeline, K.Key_R, CONTROL)
        return asked()

    return ask


def is_asked(window):
    return any(one.isVisible() for one in window.findChildren(ReviseDialog))


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


def test_dragging_the_end_asks_why_and_writes_what_was_meant(window, view, timeline, asked, qtbot):
    timeline.show_days(date(2024, 1, 1), date(2025, 6, 30))
    bar = bar_of(view, "13")
    drag(qtbot, timeline, end_of(bar), place(timeline, date(2024, 11, 20), bar))
    dialog = asked()
    assert dialog.phrase.text() == "by December 2024", "the end of the quarter of the ruler"
    assert dialog._reading.text() == "→ by 31 Dec 2024  ·  92 days later"
    assert "by 30 Sep 2024" in dialog._ledger.text(), "what counts until now stands above"
    assert dialog.reason.hasFocus()
    press(qtbot, "Waiting for the tender")
    press(qtbot, K.Key_P, ALT)
    press(qtbot, "Chan")
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
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


def test_a_drag_is_not_kept_without_a_reason_and_can_only_be_a_revision(
    window, view, timeline, asked, qtbot
):
    timeline.show_days(date(2024, 1, 1), date(2025, 6, 30))
    bar = bar_of(view, "13")
    drag(qtbot, timeline, end_of(bar), place(timeline, date(2024, 11, 20), bar))
    dialog = asked()
    for box in (dialog.none, dialog.is_revision, dialog.is_correction):
        assert not box.isVisible(), "the first promise does not move under a hand"
    press(qtbot, (K.Key_Space, K.Key_Return))
    assert dialog.fault.text() == "Say why the deadline is revised."
    assert dialog.reason.hasFocus()
    assert dialog.reason.accessibleDescription() == dialog.fault.text()
    assert ledger(view, "13") == ()
    press(qtbot, "T")
    assert not dialog.fault.isVisible()
    press(qtbot, K.Key_Escape)
    closed(qtbot, window)
    assert ledger(view, "13") == ()


def test_the_days_of_a_drag_follow_the_words_that_replace_them(view, timeline, asked, qtbot):
    timeline.show_days(date(2024, 1, 1), date(2025, 6, 30))
    bar = bar_of(view, "13")
    drag(qtbot, timeline, end_of(bar), place(timeline, date(2024, 11, 20), bar))
    dialog = asked()
    press(qtbot, K.Key_D, ALT)
    assert dialog.phrase.hasFocus()
    assert dialog._reading.text().endswith("92 days later"), "looking at it changes nothing"
    dialog.phrase.selectAll()
    press(qtbot, "by March 2025")
    assert dialog._reading.text() == "→ by 31 Mar 2025  ·  182 days later"
    press(qtbot, " or so")
    assert dialog._reading.text() == "Not understood as a deadline yet."


def test_who_approved_is_offered_the_next_time(window, view, timeline, revise, qtbot):
    view.runner.apply(
        ReviseDeadline((row_of(view, "13").id,), "2024年11月底前", "…", approver="Cheung")
    )
    dialog = revise("12")
    for key, words in ((K.Key_D, "by March 2025"), (K.Key_S, "later"), (K.Key_P, "Chan")):
        press(qtbot, key, ALT)
        press(qtbot, words)
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    timeline.setFocus()
    dialog = revise("13")
    press(qtbot, K.Key_P, ALT)
    assert focused(type(dialog.approver)).text() == "", "nobody has approved this yet"
    press(qtbot, "ch")
    assert dialog.approver.below.offers == ["Chan", "Cheung"], "given lately, then in the ledger"
    press(qtbot, (K.Key_Down, K.Key_Down, K.Key_Return))
    assert dialog.approver.text() == "Cheung"
    assert dialog.isVisible(), "the first Enter takes a name, the next keeps"


def test_control_keeps_to_days_and_shift_moves_both_edges(window, view, timeline, asked, qtbot):
    timeline.show_days(date(2024, 6, 1), date(2026, 3, 31))
    bar = bar_of(view, "15")
    drag(qtbot, timeline, end_of(bar), place(timeline, date(2026, 2, 12), bar), CONTROL)
    dialog = asked()
    assert dialog.phrase.text() == "January 2025 to 12 February 2026"
    dialog.reject()
    closed(qtbot, window)
    middle = QPoint(round(bar.center().x()), round(bar.center().y()))
    shift = round(timeline.scale.density * 91)
    drag(qtbot, timeline, middle, middle + QPoint(shift, 0), SHIFT)
    assert asked().phrase.text() == "April 2025 to March 2026"


def test_while_dragging_the_days_are_said_and_escape_lets_go(window, view, timeline, qtbot):
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
    assert not is_asked(window)


@pytest.mark.parametrize(
    ("ref", "days", "words"),
    [
        ("15", -700, "would end before it begins"),
        ("24", 60, "Commitment 24 is reported as Done"),
    ],
)
def test_a_wrong_drag_is_refused_with_a_sentence(window, view, timeline, qtbot, ref, days, words):
    if ref == "24":
        view.runner.apply(SetField((row_of(view, ref).id,), Field.STATUS, "done"))
    timeline.show_days(date(2023, 1, 1), date(2026, 6, 30))
    bar = bar_of(view, ref)
    step = QPoint(round(days * timeline.scale.density), 0)
    drag(qtbot, timeline, end_of(bar), end_of(bar) + step)
    assert words in view.status.currentMessage()
    assert not is_asked(window)


def test_the_first_promise_never_moves(window, view, timeline, qtbot):
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
    assert not is_asked(window)


def test_a_click_on_an_edge_only_chooses_the_row(window, view, timeline, qtbot):
    timeline.show_days(date(2024, 1, 1), date(2025, 6, 30))
    bar = bar_of(view, "13")
    choose(view, "12")
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().value())
    position = view.rows.position_of(row_of(view, "13").id)
    y = round(timeline.row_area(position).center().y())
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=QPoint(round(bar.right()) - 1, y))
    assert view.rows.current == row_of(view, "13").id
    assert not is_asked(window)
    assert view.status.currentMessage() == ""


def test_the_keyboard_alone_revises_a_bar(window, view, timeline, revise, asked, qtbot):
    choose(view, "12")
    qtbot.keyClick(timeline, K.Key_Left, SHIFT)
    qtbot.keyClick(timeline, K.Key_R, CONTROL)
    dialog = asked()
    assert dialog.phrase.hasFocus()
    assert dialog.action.currentText().startswith("1.")
    dialog.phrase.selectAll()
    press(qtbot, "by March 2025")
    assert "31 Mar 2025" in dialog._reading.text()
    press(qtbot, K.Key_Return)
    assert "Say why" in dialog.fault.text()
    assert dialog.reason.hasFocus()
    press(qtbot, "Later")
    press(qtbot, K.Key_Return)
    closed(qtbot, window)
    assert len(ledger(view, "12", 0)) == 1, "the bar that was chosen, not the one that ends last"
    assert ledger(view, "12", 1) == ()


def test_elsewhere_the_same_keys_mean_what_is_selected(window, view, asked, qtbot):
    window.actions_["view_split"].trigger()
    click_cell(qtbot, view, "12", Field.REF)
    qtbot.keyClick(view.table, K.Key_Down, SHIFT)
    qtbot.keyClick(view.table, K.Key_R, CONTROL)
    assert len(asked()._ids) == 2


def test_what_is_done_is_refused_by_keys_too(window, view, timeline, qtbot):
    view.runner.apply(SetField((row_of(view, "24").id,), Field.STATUS, "done"))
    choose(view, "24")
    qtbot.keyClick(timeline, K.Key_R, CONTROL)
    assert "Commitment 24 is reported as Done" in view.status.currentMessage()
    assert not is_asked(window)


def test_a_long_ledger_and_a_refusal_leave_each_other_room(view, revise):
    identifier = row_of(view, "13").id
    for number in range(1, 8):
        phrase = f"2025年{number}月底前"
        view.runner.apply(ReviseDeadline((identifier,), phrase, f"reason {number}"))
    dialog = revise("13")
    told = dialog._ledger.text()
    for words in ("First promise", "…", "reason 5", "reason 6", "reason 7"):
        assert words in told
    assert "reason 4" not in told
    dialog.decide()
    settle()
    labels = [one for one in dialog.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
    assert len(labels) == 4
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert dialog.height() >= dialog.layout().totalHeightForWidth(dialog.width())


def test_what_is_not_a_deadline_and_what_is_the_same_is_said(revise):
    dialog = revise("24")
    dialog.reason.setText("…")
    for text, words in (
        ("soon", "not understood as a deadline"),
        ("2024年第一季度", "counts already"),
        ("", "Type a deadline, such as"),
    ):
        dialog.phrase.setText(text)
        dialog.decide()
        assert words in dialog.fault.text(), text
        assert dialog.isVisible()
    dialog.is_correction.setChecked(True)
    dialog.phrase.setText("2024年第一季度")
    dialog.decide()
    assert dialog.fault.text() == "The first promise says this already."
    dialog.phrase.setText("2024年第四季")
    assert dialog.fault.isHidden()


def test_what_the_tracker_refuses_is_said_and_what_was_typed_stays(window, view, revise, qtbot):
    identifier = row_of(view, "24").id
    dialog = revise("24")
    dialog.phrase.setText("2024年第四季")
    dialog.reason.setText("…")
    view.runner.apply(DeleteCommitments((identifier,)))
    dialog.decide()
    assert "removed in the meantime" in dialog.fault.text()
    assert (dialog.phrase.text(), dialog.reason.text()) == ("2024年第四季", "…")
    assert dialog.isVisible()
    view.runner.undo()
    dialog.decide()
    closed(qtbot, window)
    assert len(ledger(view, "24")) == 1


def test_what_names_no_time_can_be_given_a_deadline(view, revise):
    dialog = revise("14")
    dialog.phrase.setText("2024年年底前")
    dialog.reason.setText("agreed")
    dialog.decide()
    (written,) = ledger(view, "14")
    assert written.deadline.phrase == "2024年年底前"
    assert row_of(view, "14").latest == date(2024, 12, 31)


def test_open_actions_show_the_deadline_that_counts_and_the_first_promise(view, timeline):
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
