from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.base.i18n import Language
from app.ui import words
from tests.storage.contents import everything
from tests.ui.review.reviewing import (
    NUMBER,
    TEXT,
    WHEN,
    WHO,
    button,
    commitments,
    questions,
    summary,
    tick,
)

PUBLISHED = date(2023, 10, 25)


@pytest.fixture
def taken():
    """What a review was accepted with."""
    return []


def listen(dialog, taken):
    dialog.accepted_numbers.connect(
        lambda proposal, numbers, _decisions: taken.append((proposal, numbers))
    )


def type_in(qtbot, field, text, end=Qt.Key.Key_Return):
    field.setFocus()
    field.selectAll()
    field.insert(text)  # Test keys are Latin only.
    qtbot.keyClick(field, end)


def test_it_counts_what_was_found_and_writes_nothing(review, seed_path, empty):
    before = everything(empty.path)
    dialog = review(seed_path, PUBLISHED)
    assert summary(dialog) == "54 commitments found · 2 questions"
    assert len(commitments(dialog)) == 54
    assert button(dialog, "Import 54 commitments").isEnabled()
    assert everything(empty.path) == before


def test_each_item_shows_what_was_understood(review, seed_path):
    item = commitments(review(seed_path, PUBLISHED))[23]
    assert item.text(NUMBER) == "24"
    assert item.text(TEXT).startswith("警務處在2024年第一季度推出")
    assert item.text(WHO) == "保安局"
    assert item.text(WHEN) == "2024年第一季度"
    assert "1 Jan 2024" in item.toolTip(WHEN)
    assert item.toolTip(TEXT) == item.text(TEXT)


def test_questions_about_the_document_stand_on_top_the_others_below_their_item(review, asking):
    dialog = review(asking)
    found = questions(dialog)
    assert len(found) == 4
    assert found[0].startswith("Line 10, “這一行")
    assert "When was the document published?" in found[1]
    assert "4 questions" in summary(dialog)
    assert [item.childCount() for item in commitments(dialog)] == [1, 0, 2]


def test_f8_leads_from_question_to_question_and_round(review, asking, qtbot):
    dialog = review(asking)
    visited = []
    for _ in range(4):
        qtbot.keyClick(dialog, Qt.Key.Key_F8)
        visited.append(dialog._list.currentItem().text(NUMBER))
    assert visited == ["1", "3", "?", "1"]


def test_shift_f8_leads_back(review, asking, qtbot):
    dialog = review(asking)
    visited = []
    for _ in range(4):
        qtbot.keyClick(dialog, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        visited.append(dialog._list.currentItem().text(NUMBER))
    assert visited == ["3", "1", "?", "3"]


def test_a_question_about_a_line_leads_to_the_line(review, asking, qtbot):
    dialog = review(asking)
    dialog._list.setCurrentItem(dialog._list.topLevelItem(0))
    assert dialog._source.textCursor().selectedText().startswith("這一行很長")


def test_without_questions_f8_stays_where_it_is(review, tmp_path, qtbot):
    plain = tmp_path / "plain.txt"
    plain.write_text("章\n\n節\n\n- 繼續改善服務。(發展局)\n", encoding="utf-8")
    dialog = review(plain)
    before = dialog._list.currentItem()
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert dialog._list.currentItem() is before
    assert summary(dialog) == "1 commitment found"


# --- what is to come in ---------------------------------------------------------------------------


def test_what_is_unticked_stays_out(review, seed_path, taken):
    dialog = review(seed_path, PUBLISHED)
    listen(dialog, taken)
    for item in commitments(dialog)[10:]:
        tick(item, False)
    accept = button(dialog, "Import 10 commitments")
    accept.click()
    ((_proposal, numbers),) = taken
    assert numbers == set(range(1, 11))
    assert not dialog.isVisible()


def test_all_and_none(review, seed_path):
    dialog = review(seed_path, PUBLISHED)
    button(dialog, "None").click()
    assert not button(dialog, "Import").isEnabled()
    button(dialog, "All").click()
    assert button(dialog, "Import 54 commitments").isEnabled()


def test_sure_ones_land_at_once(review, asking, qtbot, taken):
    dialog = review(asking)
    listen(dialog, taken)
    button(dialog, "Sure ones").click()
    assert dialog._list.chosen() == {2}
    button(dialog, "Import 1 commitment").click()
    assert taken[0][1] == {2}


def test_sure_ones_that_are_held_already_stay_as_they_are(review, sample, seed_path):
    dialog = review(seed_path, PUBLISHED, into=sample)
    button(dialog, "Sure ones").click()
    assert dialog._list.chosen() == frozenset()


def test_a_question_takes_the_whole_width(review, asking):
    """Its words are cut off by no column."""
    dialog = review(asking)
    row = commitments(dialog)[2].child(0)
    assert row.isFirstColumnSpanned()
    assert dialog._list.topLevelItem(0).isFirstColumnSpanned()
    assert row.data(NUMBER, Qt.ItemDataRole.AccessibleTextRole) == row.text(TEXT)


def test_cancel_and_escape_take_nothing(review, seed_path, taken, qtbot):
    for leave in (lambda one: button(one, "Cancel").click(),
                  lambda one: qtbot.keyClick(one, Qt.Key.Key_Escape)):  # fmt: skip
        dialog = review(seed_path, PUBLISHED)
        listen(dialog, taken)
        leave(dialog)
        assert not dialog.isVisible()
    assert taken == []


def test_what_the_tracker_holds_is_grey_and_cannot_be_chosen(review, sample, seed_path):
    dialog = review(seed_path, PUBLISHED, into=sample)
    assert summary(dialog) == "Nothing to do: the tracker holds all of this document."
    assert all(item.isDisabled() for item in commitments(dialog))
    button(dialog, "All").click()
    assert not button(dialog, "Import").isEnabled()
    assert "holds this one already" in commitments(dialog)[0].toolTip(NUMBER)


def test_of_a_corrected_edition_only_what_is_new_is_offered(review, sample, seed_path, tmp_path):
    text = seed_path.read_text(encoding="utf-8")
    edition = tmp_path / "corrected.txt"
    added = text.rstrip() + "\n- 在2025年內推出新服務。(發展局)\n"
    edition.write_text(added, encoding="utf-8")
    dialog = review(edition, PUBLISHED, into=sample)
    dialog._facts._title.setText(sample.title)
    dialog._read_again()
    assert "54 are held already" in summary(dialog)
    assert button(dialog, "Import 1 commitment").isEnabled()


def test_a_document_without_items_says_why(review, tmp_path):
    prose = tmp_path / "prose.txt"
    prose.write_text("這是一封信。\n沒有任何承諾。\n", encoding="utf-8")
    dialog = review(prose)
    assert summary(dialog).startswith("No commitments were found")
    assert not button(dialog, "Import").isEnabled()


# --- the day of publication -----------------------------------------------------------------------


def test_the_day_of_publication_is_asked_for_first(review, asking, qtbot):
    dialog = review(asking)
    assert dialog.focusWidget() is dialog._facts._published
    assert dialog._facts._published.text() == ""
    dialog = review(asking, PUBLISHED)
    assert dialog.focusWidget() is dialog._list
    assert dialog._facts._published.text() == "2023-10-25"


@pytest.mark.parametrize("typed", ["2023-10-25", "2023年10月25日", "25/10/2023"])
def test_another_day_reads_the_document_again(review, asking, qtbot, typed):
    dialog = review(asking)
    assert "no deadline" in commitments(dialog)[0].toolTip(WHEN)
    type_in(qtbot, dialog._facts._published, typed)
    assert "1 Jan 2023 to 31 Dec 2023" in commitments(dialog)[0].toolTip(WHEN)
    assert dialog._proposal.reading.document.published == PUBLISHED
    assert len(questions(dialog)) == 3


def test_enter_in_a_field_does_not_import(review, asking, qtbot, taken):
    """What was read again has to be seen first."""
    dialog = review(asking)
    listen(dialog, taken)
    type_in(qtbot, dialog._facts._published, "2023-10-25")
    assert dialog.isVisible()
    assert taken == []
    assert dialog.focusWidget() is dialog._list
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    ((proposal, numbers),) = taken
    assert proposal.reading.document.published == PUBLISHED
    assert numbers == {1, 2, 3}


def test_a_day_that_is_none_is_explained_and_nothing_can_be_imported(review, asking, qtbot):
    dialog = review(asking)
    type_in(qtbot, dialog._facts._published, "someday")
    assert "“someday” is not a day" in dialog._facts._published.accessibleDescription()
    assert dialog._facts._published.property("invalid")
    assert not button(dialog, "Import").isEnabled()
    tick(commitments(dialog)[0], False)
    assert not button(dialog, "Import").isEnabled(), "ticking does not make the day understood"
    type_in(qtbot, dialog._facts._published, "2023-10-25")
    assert not dialog._facts._published.property("invalid")
    assert button(dialog, "Import 2 commitments").isEnabled()
    assert dialog._facts._published.accessibleDescription() == ""


def test_what_was_left_out_stays_out_when_it_is_read_again(review, asking, qtbot):
    dialog = review(asking)
    tick(commitments(dialog)[1], False)
    type_in(qtbot, dialog._facts._published, "2023-10-25")
    assert dialog._list.chosen() == {1, 3}


def test_a_title_is_taken_and_an_empty_one_is_made_up_for(review, asking, qtbot):
    dialog = review(asking)
    type_in(qtbot, dialog._facts._title, "2023年施政綱領", Qt.Key.Key_Tab)
    assert dialog._proposal.reading.document.title == "2023年施政綱領"
    type_in(qtbot, dialog._facts._title, " ", Qt.Key.Key_Tab)
    assert dialog._facts._title.text() == dialog._proposal.reading.document.title == "施政綱領"


def test_a_document_that_goes_meanwhile_is_told(review, asking, qtbot):
    dialog = review(asking)
    asking.unlink()
    type_in(qtbot, dialog._facts._published, "2023-10-25")
    assert "is not there" in dialog._facts._published.accessibleDescription()
    assert not button(dialog, "Import").isEnabled()
    assert len(commitments(dialog)) == 3


# --- for everybody --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_it_speaks_the_language_of_the_screen(review, asking, language):
    words.use(language)
    dialog = review(asking)
    found = questions(dialog)
    assert len(found) == 4
    english = [one for one in found if "published" in one or "organisation" in one]
    assert bool(english) == (language is Language.EN)
    assert dialog.windowTitle() == words._("Import document")
    buttons = [one.text() for one in dialog.findChildren(QPushButton)]
    assert len(buttons) == 9
    assert all(buttons)


def test_every_part_is_reached_by_tab(review, asking, qtbot):
    dialog = review(asking)
    reached = set()
    for _ in range(16):
        reached.add(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    named = {one.accessibleName() or one.text() for one in reached}
    assert {"Title", "Published on", "Lines of the document", "What was understood"} <= named
    buttons = {
        one for one in dialog.findChildren(QPushButton) if one.isEnabled() and one.isVisible()
    }
    assert {one for one in reached if isinstance(one, QPushButton)} == buttons


def test_of_an_address_in_prose_only_what_names_somebody_is_ticked(review, tmp_path):
    paragraph = "{n}. 我會帶領政府團隊研究措施，改善服務，與社會各界攜手同行。"
    lines = [paragraph.format(n=number) for number in range(1, 31)]
    lines[4] = "5. 在2024年內推出措施。(保安局)"
    path = tmp_path / "address.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    dialog = review(path)
    assert "Only 1 of 30 items name who is responsible" in questions(dialog)[0]
    assert dialog._list.chosen() == {5}
    button(dialog, "All").click()
    assert len(dialog._list.chosen()) == 30
