"""The fields of a commitment in the detail: kept, refused with the reason, never lost."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView

from app.domain.commitment import Assessment, Status
from app.domain.fields import Field
from app.services.editing import SetField
from tests.storage.contents import content_hash
from tests.ui.driving import boxes, click, focused, press, row_of, shown, the_box, wait_for_list

K = Qt.Key


@pytest.mark.parametrize(
    ("field", "typed", "text"),
    [
        (Field.PERCENT, "45", "45%"),
        (Field.OWNER, "陳大文", "陳大文"),
        (Field.TAGS, "會議，跟進", "會議、跟進"),
        (Field.COMPLETED, "5/3/2024", "2024-03-05"),
    ],
)
def test_enter_keeps_and_the_table_shows_it(view, qtbot, editor, field, typed, text):
    _type(qtbot, editor(field), typed)
    press(qtbot, K.Key_Return)
    assert shown(view, "24", field) == text
    assert editor(field).text() == text


@pytest.mark.parametrize("field", [Field.OWNER, Field.NOTES])
def test_leaving_the_field_keeps(view, qtbot, editor, field):
    _type(qtbot, editor(field), "Amy")
    press(qtbot, K.Key_Tab)
    assert shown(view, "24", field) == "Amy"


def test_notes_are_kept_with_ctrl_enter(view, qtbot, editor):
    _type(qtbot, editor(Field.NOTES), "一")
    press(qtbot, K.Key_Return)
    press(qtbot, "二")
    press(qtbot, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert row_of(view, "24").notes == "一\n二"


def test_a_status_is_chosen_with_keys(view, qtbot, editor):
    editor(Field.STATUS).setFocus()
    press(qtbot, K.Key_Down)
    wait_for_list(qtbot)
    press(qtbot, (K.Key_End, K.Key_Up, K.Key_Return))
    qtbot.waitUntil(lambda: row_of(view, "24").status is Status.DONE)
    assert editor(Field.COMPLETED).text() == "2024-05-15"


def test_an_assessment_is_chosen_with_the_mouse(view, qtbot, editor):
    editor(Field.ASSESSMENT).setFocus()
    press(qtbot, K.Key_Space)
    wait_for_list(qtbot)
    values = focused(QListView)
    place = values.visualRect(values.model().index(2, 0)).center()
    qtbot.mouseClick(values.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: row_of(view, "24").assessment is Assessment.OFF_TRACK)


def test_the_wheel_does_not_change_what_is_reported(view, editor):
    box = editor(Field.STATUS)
    place = QPointF(box.rect().center())
    QApplication.sendEvent(
        box,
        QWheelEvent(
            place, box.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip
    assert box.currentIndex() == 0
    assert row_of(view, "24").status is None


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        (Field.PERCENT, "150", "150 is not a percentage. Type a number from 0 to 100."),
        (Field.PERCENT, "abc", "“abc” is not a number. Type a percentage from 0 to 100."),
        (Field.COMPLETED, "31/2/2024",
         "“31/2/2024” is not a day. Type it as 2024-03-05, 2024年3月5日 or 5/3/2024."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("leave", [K.Key_Return, K.Key_Tab])
def test_what_is_wrong_is_explained_below_and_not_lost(
    view, qtbot, editor, field, typed, reason, leave
):
    before = content_hash(view.workspace.path)
    _type(qtbot, editor(field), typed)
    press(qtbot, leave)
    assert _reason(editor(field)) == reason
    assert editor(field).text() == typed
    assert editor(field).property("invalid")
    assert content_hash(view.workspace.path) == before


def test_the_reason_goes_when_it_is_right(view, qtbot, editor):
    _type(qtbot, editor(Field.PERCENT), "150")
    press(qtbot, K.Key_Return)
    editor(Field.PERCENT).selectAll()
    press(qtbot, "50")
    press(qtbot, K.Key_Return)
    assert _reason(editor(Field.PERCENT)) == ""
    assert not editor(Field.PERCENT).property("invalid")
    assert row_of(view, "24").percent == 50


def test_escape_gives_up_what_is_typed(view, qtbot, editor):
    before = content_hash(view.workspace.path)
    _type(qtbot, editor(Field.PERCENT), "150")
    press(qtbot, K.Key_Return)
    press(qtbot, K.Key_Escape)
    assert editor(Field.PERCENT).text() == ""
    assert _reason(editor(Field.PERCENT)) == ""
    assert content_hash(view.workspace.path) == before


def test_what_is_typed_is_kept_when_another_commitment_is_chosen(view, window, qtbot, editor):
    _type(qtbot, editor(Field.OWNER), "Amy")
    window.actions_["next_row"].trigger()
    qtbot.waitUntil(lambda: view.detail._shown.ref == "25")
    assert row_of(view, "24").owner == "Amy"
    assert row_of(view, "25").owner == ""
    assert editor(Field.OWNER).text() == ""


def test_what_is_typed_is_kept_when_the_window_is_closed(view, window, qtbot, editor):
    _type(qtbot, editor(Field.NOTES), "Amy")
    window.actions_["quit"].trigger()
    assert row_of(view, "24").notes == "Amy"


def test_what_is_wrong_is_told_when_another_commitment_is_chosen(view, window, qtbot, editor):
    _type(qtbot, editor(Field.PERCENT), "150")
    window.actions_["next_row"].trigger()
    qtbot.waitUntil(lambda: view.detail._shown.ref == "25")
    assert the_box().text() == "150 is not a percentage. Type a number from 0 to 100."
    assert row_of(view, "24").percent is row_of(view, "25").percent is None
    assert editor(Field.PERCENT).text() == _reason(editor(Field.PERCENT)) == ""


def test_what_is_typed_survives_a_change_of_another_field(view, qtbot, editor):
    _type(qtbot, editor(Field.OWNER), "Am")
    view.runner.apply(SetField((row_of(view, "24").id,), Field.PERCENT, 10))
    press(qtbot, "y")
    press(qtbot, K.Key_Return)
    assert row_of(view, "24").owner == "Amy"
    assert not boxes()


def test_what_is_wrong_survives_a_change_of_another_field(view, qtbot, editor):
    _type(qtbot, editor(Field.PERCENT), "150")
    press(qtbot, K.Key_Tab)
    _type(qtbot, editor(Field.OWNER), "Amy")
    press(qtbot, K.Key_Return)
    assert row_of(view, "24").owner == "Amy"
    assert editor(Field.PERCENT).text() == "150"
    assert _reason(editor(Field.PERCENT))


def test_the_labels_belong_to_the_fields(view, editor):
    buddies = {label.buddy(): label.text() for label in view.detail._form.findChildren(QLabel)}
    assert buddies[editor(Field.OWNER)] == editor(Field.OWNER).accessibleName() == "Owner"


def _type(qtbot, field, text):
    click(qtbot, field)
    press(qtbot, text)


def _reason(field):
    """What stands right below a field."""
    below = field.mapTo(field.window(), QPoint(0, field.height()))
    return " ".join(
        label.text()
        for label in field.parent().findChildren(QLabel)
        if label.objectName() == "error" and label.isVisible()
        and 0 <= label.mapTo(field.window(), QPoint()).y() - below.y() <= 6
    )  # fmt: skip
