"""Lines corrected in the review by key, button and menu, and what follows on both sides."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QToolBar

from app.base.i18n import Language
from app.domain.document import LineKind
from app.ui import words
from app.ui.review.gutter import sign
from app.ui.review.outline_actions import SPECS
from tests.ui.review.reviewing import (
    NUMBER,
    TEXT,
    button,
    commitments,
    questions,
    summary,
    tick,
)

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
UNRESOLVED = "這一行很長"


@pytest.fixture
def dialog(review, asking):
    """The review of a document that raises questions; the focus is on the source."""
    dialog = review(asking)
    dialog._source.setFocus()
    return dialog


def put_on(dialog, begins, lines=1):
    """Put the cursor on the line that begins so, and select some lines from there on."""
    view = dialog._source
    cursor = view.document().find(begins)
    assert not cursor.isNull(), begins
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    for _ in range(lines - 1):
        cursor.movePosition(
            QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor
        )  # fmt: skip
    if lines > 1:
        cursor.movePosition(
            QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
        )  # fmt: skip
    view.setTextCursor(cursor)


def kind_of(dialog, begins):
    return next(line for line in dialog._source.lines if line.text.startswith(begins)).kind


def texts(dialog):
    return [item.text(TEXT) for item in commitments(dialog)]


def test_prose_becomes_a_commitment_by_a_key(dialog, qtbot):
    put_on(dialog, UNRESOLVED)
    qtbot.keyClick(dialog._source, Qt.Key.Key_C, ALT)
    assert kind_of(dialog, UNRESOLVED) is LineKind.COMMITMENT
    assert [text[:4] for text in texts(dialog)] == ["在今年內", "繼續改善", "這一行很", "在202"]
    assert not questions(dialog)[0].startswith("Line")
    assert summary(dialog).startswith("4 commitments found")
    assert summary(dialog).endswith("1 line corrected")
    assert button(dialog, "Import 4 commitments").isEnabled()


def test_a_line_is_left_out_and_read_again(dialog, qtbot):
    put_on(dialog, "- 繼續")
    qtbot.keyClick(dialog._source, Qt.Key.Key_X, ALT)
    assert len(commitments(dialog)) == 2
    assert kind_of(dialog, "- 繼續") is LineKind.NOISE
    qtbot.keyClick(dialog._source, Qt.Key.Key_R, ALT)
    assert len(commitments(dialog)) == 3
    assert "corrected" not in summary(dialog)


def test_a_bullet_joins_the_one_above(dialog, qtbot):
    put_on(dialog, "- 繼續")
    qtbot.keyClick(dialog._source, Qt.Key.Key_J, ALT)
    assert texts(dialog)[0] == "在今年內推出50項措施。\n繼續改善服務。"


def test_a_heading_is_made_and_moved_by_keys(dialog, qtbot):
    def path():
        return dialog._proposal.reading.commitments[-1].path

    assert path() == ("施政綱領", "檢討")
    put_on(dialog, "檢討")
    qtbot.keyClick(dialog._source, Qt.Key.Key_Left, ALT)
    assert path() == ("檢討",)
    qtbot.keyClick(dialog._source, Qt.Key.Key_Right, ALT)
    assert path() == ("施政綱領", "檢討")
    put_on(dialog, UNRESOLVED)
    qtbot.keyClick(dialog._source, Qt.Key.Key_H, ALT)
    assert path()[-1].startswith(UNRESOLVED)


def test_several_lines_are_corrected_at_once(dialog, qtbot):
    put_on(dialog, "- 在今年內", lines=2)
    qtbot.keyClick(dialog._source, Qt.Key.Key_X, ALT)
    assert len(commitments(dialog)) == 1
    assert summary(dialog).endswith("2 lines corrected")


def test_a_selection_down_to_the_end_of_a_line_leaves_the_next_alone(dialog, qtbot):
    put_on(dialog, "- 在今年內")
    qtbot.keyClick(dialog._source, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(dialog._source.selected_numbers()) == 1


def test_what_changes_nothing_is_no_step(dialog, qtbot):
    put_on(dialog, "檢討")
    qtbot.keyClick(dialog._source, Qt.Key.Key_H, ALT)
    assert "corrected" not in summary(dialog)
    assert not dialog._outline["undo"].isEnabled()


# --- taken back -----------------------------------------------------------------------------------


def test_each_correction_is_taken_back_and_brought_again(dialog, qtbot):
    put_on(dialog, UNRESOLVED)
    qtbot.keyClick(dialog._source, Qt.Key.Key_C, ALT)
    put_on(dialog, "- 繼續")
    qtbot.keyClick(dialog._source, Qt.Key.Key_X, ALT)
    counts = [len(commitments(dialog))]
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Y):
        qtbot.keyClick(dialog._source, key, CTRL)
        counts.append(len(commitments(dialog)))
    assert counts == [3, 4, 3, 4, 3]
    assert not dialog._outline["redo"].isEnabled()


def test_in_a_field_ctrl_z_takes_back_what_was_typed(dialog, qtbot):
    put_on(dialog, "- 繼續")
    qtbot.keyClick(dialog._source, Qt.Key.Key_X, ALT)
    dialog._facts._title.setFocus()
    title = dialog._facts._title.text()
    qtbot.keyClicks(dialog._facts._title, "abc")
    qtbot.keyClick(dialog._facts._title, Qt.Key.Key_Z, CTRL)
    assert dialog._facts._title.text() == title
    assert summary(dialog).endswith("1 line corrected")


# --- what stays -----------------------------------------------------------------------------------


def test_choices_stay_with_their_lines(dialog, qtbot):
    tick(commitments(dialog)[2], False)
    put_on(dialog, UNRESOLVED)
    qtbot.keyClick(dialog._source, Qt.Key.Key_C, ALT)
    assert dialog._list.chosen() == {1, 2, 3}
    put_on(dialog, "- 在今年內")
    qtbot.keyClick(dialog._source, Qt.Key.Key_X, ALT)
    assert dialog._list.chosen() == {1, 2}


def test_the_place_stays_on_both_sides(dialog, qtbot):
    put_on(dialog, "- 繼續")
    place = dialog._source.textCursor().position()
    assert dialog._list.currentItem().text(NUMBER) == "2"
    qtbot.keyClick(dialog._source, Qt.Key.Key_H, ALT)
    qtbot.keyClick(dialog._source, Qt.Key.Key_Z, CTRL)
    assert dialog._source.textCursor().position() == place
    assert dialog._source.hasFocus()
    assert dialog._list.currentItem().text(NUMBER) == "2"


def test_a_long_source_does_not_jump(review, seed_path, qtbot):
    dialog = review(seed_path)
    dialog._source.setFocus()
    dialog._source.show_commitment(40)
    scrolled = dialog._source.verticalScrollBar().value()
    assert scrolled > 0
    cursor = dialog._source.textCursor()
    qtbot.keyClick(dialog._source, Qt.Key.Key_X, ALT)
    assert len(commitments(dialog)) == 53
    assert dialog._source.verticalScrollBar().value() == scrolled
    assert dialog._source.textCursor() == cursor


def test_corrections_outlive_another_day_and_title(dialog, qtbot):
    put_on(dialog, UNRESOLVED)
    qtbot.keyClick(dialog._source, Qt.Key.Key_C, ALT)
    for field, text in (
        (dialog._facts._published, "2023-10-25"),
        (dialog._facts._title, "2023 Agenda"),
    ):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog._proposal.reading.document.title == "2023 Agenda"
    assert len(commitments(dialog)) == 4
    assert summary(dialog).endswith("1 line corrected")


def test_a_question_answered_in_the_list_leads_to_the_next(review, asking, qtbot):
    dialog = review(asking)
    dialog._list.setFocus()
    dialog._list.setCurrentItem(dialog._list.topLevelItem(0))
    qtbot.keyClick(dialog._list, Qt.Key.Key_X, ALT)
    assert kind_of(dialog, UNRESOLVED) is LineKind.NOISE
    assert dialog._list.currentItem().text(NUMBER) == "1"
    assert dialog._source.textCursor().selectedText().startswith("- 在今年內")


def test_the_list_follows_the_cursor_and_the_cursor_the_list(dialog, qtbot):
    put_on(dialog, "- 在2024年")
    assert dialog._list.currentItem().text(NUMBER) == "3"
    put_on(dialog, UNRESOLVED)
    assert dialog._list.currentItem() is dialog._list.topLevelItem(0)
    dialog._list.setCurrentItem(commitments(dialog)[1])
    assert dialog._source.textCursor().selectedText() == "- 繼續改善服務。(發展局)"


# --- the ways to it -------------------------------------------------------------------------------


def test_the_menu_of_the_source_offers_them_where_it_was_asked_for(dialog, qtbot):
    put_on(dialog, "- 繼續")
    menu = dialog._outline.menu
    dialog._source.contextMenuEvent(_asked_by_key(dialog))
    assert menu.isVisible()
    names = [one.objectName() for one in menu.actions() if not one.isSeparator()]
    assert sorted(names) == sorted(spec.name for spec in SPECS)
    assert all(one.shortcut().toString() for one in menu.actions() if not one.isSeparator())
    next(one for one in menu.actions() if one.objectName() == "noise").trigger()
    menu.close()
    assert len(commitments(dialog)) == 2


def _asked_by_key(dialog):
    place = dialog._source.rect().center()
    return QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, dialog._source.mapToGlobal(place)
    )


def test_a_click_beside_the_selection_means_the_line_clicked(dialog):
    put_on(dialog, "- 在今年內", lines=2)
    view = dialog._source
    inside = view.document().find("- 繼續")
    beside = view.document().find(UNRESOLVED)
    for cursor, count in ((inside, 2), (beside, 1)):
        place = view.cursorRect(cursor).center()
        view.contextMenuEvent(
            QContextMenuEvent(
                QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)
            )
        )
        dialog._outline.menu.close()
        assert len(view.selected_numbers()) == count


def test_the_button_with_the_menu_is_reached_by_key_and_the_others_by_mouse(dialog, qtbot):
    opener = button(dialog, "Correct")
    assert opener.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert isinstance(opener.menu(), QMenu)
    put_on(dialog, "- 繼續")
    (bar,) = dialog.findChildren(QToolBar)
    qtbot.mouseClick(bar.widgetForAction(dialog._outline["noise"]), Qt.MouseButton.LeftButton)
    assert len(commitments(dialog)) == 2
    assert dialog._source.hasFocus()


def test_only_what_can_be_done_is_offered(dialog):
    def offered():
        return {spec.name for spec in SPECS if dialog._outline[spec.name].isEnabled()}

    always = {"heading", "commitment", "join", "noise"}
    put_on(dialog, "- 繼續")
    assert offered() == always
    put_on(dialog, "施政綱領")
    assert offered() == always | {"lower"}
    put_on(dialog, "檢討")
    assert offered() == always | {"lower", "higher"}
    dialog._outline["noise"].trigger()
    assert offered() == always | {"as_read", "undo"}


@pytest.mark.parametrize("language", Language)
def test_no_key_of_the_review_means_two_things(review, asking, language):
    words.use(language)
    dialog = review(asking)
    keys = [key.toString() for spec in SPECS for key in dialog._outline[spec.name].shortcuts()]
    shown = [one.text() for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    shown += [one.text() for one in dialog.findChildren(QLabel) if one.buddy() is not None]
    keys += [f"Alt+{found[1].upper()}" for text in shown if (found := re.search("&(.)", text))]
    assert len(keys) > 15
    assert len(keys) == len(set(keys))
    entries = [one.text() for one in dialog._outline.menu.actions() if not one.isSeparator()]
    letters = [re.search("&(.)", text)[1].upper() for text in entries]
    assert len(letters) == len(set(letters))


# --- what is seen ---------------------------------------------------------------------------------


def test_every_line_has_a_sign_and_those_corrected_say_so(dialog):
    signs = {line.text[:4]: sign(line) for line in dialog._source.lines}
    assert signs["施政綱領"] == "§1"
    assert signs["檢討"] == "§2"
    assert signs[UNRESOLVED[:4]] == "?"
    assert signs["- 繼續"[:4]] == "2"
    put_on(dialog, UNRESOLVED)
    dialog._outline["noise"].trigger()
    line = next(one for one in dialog._source.lines if one.text.startswith(UNRESOLVED))
    assert sign(line) == "×"
    cursor = dialog._source.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    assert cursor.charFormat().fontStrikeOut()
    assert cursor.charFormat().toolTip() == "left out by hand (corrected)"


@pytest.mark.parametrize("language", Language)
def test_a_legend_says_what_the_colours_mean(review, asking, language):
    words.use(language)
    dialog = review(asking)
    (legend,) = [one for one in dialog.findChildren(QLabel) if "§1" in one.text()]
    for meaning in ("Heading", "Commitment", "Unresolved", "Left out"):
        assert words._(meaning) in legend.text().replace("&nbsp;", " ")
    assert legend.accessibleName()
