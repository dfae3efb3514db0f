"""The search box and the chips, in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.domain.fields import Field
from app.domain.filters import AnyOf, Between, Contains, Facet
from tests.ui.driving import click, click_button, focused, press, refs, settle

K = Qt.Key
PAST = AnyOf(Facet.DUE, ("past_latest",))


@pytest.fixture
def box(window):
    window.search.setFocus()
    return window.search


def chips(view):
    settle()
    return [one for one in view.chips.findChildren(QPushButton) if one.isVisibleTo(view.chips)]


def test_the_rows_follow_with_every_key(view, box, qtbot):
    assert len(refs(view)) == 54
    press(qtbot, "消")
    one = set(refs(view))
    press(qtbot, "防")
    both = set(refs(view))
    assert both < one
    with view.workspace.reader() as reader:
        rows = reader.rows(range(1, 55)).values()
    in_text = {row.ref for row in rows if "消防" in row.text}
    assert in_text <= both
    press(qtbot, K.Key_Backspace)
    assert set(refs(view)) == one


def test_a_time_can_be_typed(view, box, qtbot):
    press(qtbot, "due:<2024Q3")
    (condition,) = view.rows.spec.conditions
    assert isinstance(condition, Between)
    latest = view.table.commitments.fields.index(Field.LATEST)
    model = view.table.commitments
    days = [model.index(row, latest).data() for row in range(model.rowCount())]
    assert days
    assert all("" < day < "2024-07-01" for day in days)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("colour:red", "“colour” cannot be searched by. Use one of: ref, text, org,"),
        ("status:finished", "“finished” is not a value of status. Use one of: not-started,"),
        ("due:<soon", "“<soon” is not a time."),
        ("bureau:nobody", "No organisation is called “nobody”."),
        ('"open', "A quotation mark is missing behind “open”."),
    ],
)
def test_what_is_wrong_is_explained_below_the_box(view, box, qtbot, typed, reason):
    press(qtbot, typed)
    assert view.query_error.isVisible()
    assert view.query_error.text().startswith(reason)
    assert box.accessibleDescription() == view.query_error.text()
    assert box.property("invalid")
    below = view.query_error.mapTo(view.window(), view.query_error.rect().topLeft()).y()
    assert below > box.mapTo(view.window(), box.rect().bottomLeft()).y()
    press(qtbot, K.Key_Escape)
    assert not view.query_error.isVisible()
    assert not box.property("invalid")
    assert len(refs(view)) == 54


def test_a_wrong_query_leaves_exactly_the_rows_before_it(view, box):
    box.setText("消防")
    before = refs(view)
    box.setText("消防 colour:red")
    assert refs(view) == before
    assert view.rows.spec.conditions == (Contains("消防"),)


def test_ctrl_f_comes_back_to_the_box_with_its_text_selected(view, window, qtbot):
    window.search.setText("消防")
    view.table.setFocus()
    press(qtbot, K.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    assert window.search.selectedText() == "消防"


# --- chips --------------------------------------------------------------------------------------


def test_there_are_no_chips_without_a_choice(view, box, qtbot):
    press(qtbot, "消防")
    assert chips(view) == []
    assert not view.chip_line.isVisible()


def test_a_chip_says_what_filters_and_takes_it_off(view, qtbot):
    view.facets.chosen.emit(Facet.DUE, ("past_latest", "open"))
    (chip,) = chips(view)
    assert view.chip_line.isVisible()
    assert chip.text() == chip.toolTip() == "Due state: Past latest, Open"
    assert chip.accessibleName() == "Remove the filter: Due state: Past latest, Open"
    click(qtbot, chip)
    assert view.rows.spec.conditions == ()
    assert chips(view) == []
    assert not view.chip_line.isVisible()


def test_a_long_chip_is_shortened_and_its_tool_tip_is_not(view):
    view.facets.chosen.emit(Facet.DUE, ("past_latest", "open", "undated", "ongoing"))
    (chip,) = chips(view)
    assert len(chip.text()) == 30
    assert chip.text().endswith("…")
    assert chip.toolTip() == "Due state: Past latest, Open, Undated, Ongoing"


def test_every_condition_has_a_chip_and_clear_all_takes_off_everything(view, box, qtbot):
    press(qtbot, "消防")
    view.facets.chosen.emit(Facet.DUE, ("past_latest",))
    view.facets.chosen.emit(Facet.STATUS, ("",))
    assert [one.text() for one in chips(view)] == [
        "contains “消防”", "Due state: Past latest", "Status: not reported", "Clear all",
    ]  # fmt: skip
    click_button(qtbot, view.chips, "Clear all")
    assert view.rows.spec.conditions == ()
    assert (chips(view), box.text()) == ([], "")


def test_what_is_typed_gets_its_chip_when_typing_pauses(view, box, qtbot):
    press(qtbot, "due:<2024Q3")
    assert not view.chips.isVisible()
    qtbot.waitUntil(view.chips.isVisible)
    (chip,) = chips(view)
    assert chip.text().startswith("Latest: ")
    click(qtbot, chip)
    assert box.text() == ""
    assert len(refs(view)) == 54


def test_chips_are_taken_off_by_keyboard(view, window, box, qtbot):
    box.setText("消防 due:past-latest,open -status:done")
    qtbot.waitUntil(view.chips.isVisible)
    chips(view)[0].setFocus()
    press(qtbot, K.Key_Right)
    assert focused(QPushButton).text().startswith("Due state")
    press(qtbot, K.Key_Delete)
    assert box.text() == "消防 -status:done"
    assert focused(QPushButton).text() == "not: Status: Done"
    press(qtbot, K.Key_Left)
    press(qtbot, K.Key_Backspace)
    assert box.text() == "-status:done"
    press(qtbot, K.Key_Return)
    assert box.text() == ""
    assert not view.chip_line.isVisible()


def test_many_chips_stand_in_several_lines(view, box, qtbot):
    box.setText(" ".join(f"-words{at}words{at}words" for at in range(14)))
    qtbot.waitUntil(view.chips.isVisible)
    shown = chips(view)
    assert len(shown) == 15
    assert len({one.y() for one in shown}) > 1
    assert all(view.chips.rect().contains(one.geometry()) for one in shown)
    assert view.chips.geometry().bottom() <= view.chip_line.rect().bottom()


def test_clear_filter_takes_off_everything(view, window, box, qtbot):
    press(qtbot, "消防")
    view.facets.chosen.emit(Facet.DUE, ("past_latest",))
    press(qtbot, K.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert box.text() == ""
    assert view.rows.spec.conditions == ()
    assert len(refs(view)) == 54


def test_chips_and_a_wrong_query_share_the_line(view, window):
    view.facets.chosen.emit(Facet.DUE, ("past_latest",))
    window.search.setText("colour:red due:past-latest")
    assert view.query_error.isVisible()
    assert len(chips(view)) == 1
    view.filtering.remove(PAST)
    assert window.search.text() == "colour:red"
    assert view.query_error.isVisible()
    window.search.setText("")
    assert not view.chip_line.isVisible()


def waves(box):
    """From where to where something is underlined in red, in pixels."""
    picture = box.grab().toImage()
    inner = picture.rect().adjusted(4, round(picture.height() * 0.6), -4, -4)
    colours = (
        (x, picture.pixelColor(x, y))
        for x in range(inner.left(), inner.right())
        for y in range(inner.top(), inner.bottom())
    )
    red = [x for x, colour in colours if colour.red() > 180 and colour.blue() < 120]
    return (min(red), max(red)) if red else None


def test_the_wrong_part_is_underlined(box):
    box.setText("消防 colour:red due:open")
    first, last = waves(box)
    metrics = box.fontMetrics()
    width = metrics.horizontalAdvance("colour:red")
    assert abs(last - first - width) < 8
    box.setText("colour:red due:open 消防")
    assert waves(box)[0] < first
    box.setText("消防 due:open")
    assert waves(box) is None
