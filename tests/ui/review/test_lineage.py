"""A later document and a correction, reviewed beside the one that the tracker holds."""

import pytest
from PySide6.QtCore import Qt

from app.domain.changes import Origin
from app.domain.lineage import Succession
from app.exchange.document_reader import read_document
from app.services.importing import planned, propose
from app.services.reviewing import decided
from tests.services.test_lineage import BUSES, CORRECTED, FIRST, LATER, kin, rows
from tests.ui.review.reviewing import TEXT, button, commitments, summary, tops

LINK = 5


@pytest.fixture
def open_review(review, empty, tmp_path):
    """Opens the review of a text for a tracker that holds the first document."""
    path = tmp_path / "first.txt"
    path.write_text(FIRST, encoding="utf-8")
    with empty.reader() as reader:
        plan = planned(reader, propose(reader, read_document(path, empty.directory), path.name))
    empty.write(plan, Origin.IMPORT)

    def open_review(words):
        later = tmp_path / "later.txt"
        later.write_text(words, encoding="utf-8")
        return review(later, into=empty)

    return open_review


def links(dialog):
    return [item.text(LINK) for item in tops(dialog)]


def take(dialog, workspace):
    """Import what is ticked, as the window does."""
    taken = []
    dialog.accepted_numbers.connect(lambda *found: taken.append(found))
    button(dialog, "Import").click()
    ((proposal, numbers, decisions),) = taken
    with workspace.reader() as reader:
        now = decided(reader, propose(reader, proposal.reading, "later.txt"), decisions)
        plan = planned(reader, now, numbers)
    workspace.write(plan, Origin.IMPORT)


def choose(dialog, wanted):
    box = dialog._succession
    at = next(at for at in range(box.count()) if box.itemData(at)[0] is wanted)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_every_item_says_how_it_follows_and_what_is_gone_stands_below(open_review):
    dialog = open_review(LATER)
    assert dialog._succession.currentText() == "Later than “施政綱領”"
    assert links(dialog) == ["reworded", "same words", "new", "no longer there", "no longer there"]
    assert "1 reworded · 1 new · 2 no longer there" in summary(dialog)
    assert len(commitments(dialog)) == 5


def test_the_words_that_changed_are_marked(open_review):
    dialog = open_review(LATER)
    comparison = dialog._comparison
    dialog._list.setCurrentItem(tops(dialog)[0])
    assert comparison.isVisible()
    words = comparison._words.text()
    assert ">2024</s>" in words
    assert ">2025</u>" in words
    dialog._list.setCurrentItem(tops(dialog)[2])
    assert not comparison.isVisible()
    dialog._list.setCurrentItem(tops(dialog)[4])
    assert BUSES in comparison._words.text()
    assert not comparison._apart.isVisible()


def test_another_organisation_is_told(open_review):
    dialog = open_review(CORRECTED)
    (library,) = [one for one in tops(dialog) if one.text(TEXT).startswith("為區內")]
    dialog._list.setCurrentItem(library)
    words = dialog._comparison._words.text()
    assert "Now also responsible: Development Bureau" in words
    assert "No longer responsible: Home and Youth Affairs Bureau" in words


def test_what_is_not_the_same_promise_follows_nothing(open_review, empty, qtbot):
    dialog = open_review(LATER)
    dialog._list.setCurrentItem(tops(dialog)[0])
    qtbot.mouseClick(dialog._comparison._apart, Qt.MouseButton.LeftButton)
    assert links(dialog) == ["new", "same words", "new", *["no longer there"] * 3]
    assert dialog._list.currentItem() is tops(dialog)[0]
    assert "Follows nothing; 1 was found" in dialog._comparison._words.text()
    take(dialog, empty)
    assert kin(empty, "2-1") == []


def test_that_decision_can_be_taken_back(open_review, qtbot):
    dialog = open_review(LATER)
    dialog._list.setCurrentItem(tops(dialog)[0])
    dialog._comparison._apart.click()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert links(dialog)[0] == "reworded"
    assert not dialog._comparison._apart.isChecked()


def test_the_user_says_what_the_document_is(open_review, empty):
    dialog = open_review(LATER)
    choose(dialog, Succession.UNRELATED)
    assert dialog._list.isColumnHidden(LINK)
    assert len(tops(dialog)) == 3
    choose(dialog, Succession.EDITION)
    assert dialog._succession.currentText() == "A correction of “施政綱領”"
    take(dialog, empty)
    assert len(empty.documents()) == 1
    assert "2025" in rows(empty)["1"].text


def test_a_later_document_lands_with_its_lineage(open_review, empty):
    take(open_review(LATER), empty)
    assert kin(empty, "2-1") == [("reworded", True, "1")]


def test_an_edition_that_only_lost_items_can_be_taken(open_review, empty):
    without = "\n".join(line for line in FIRST.splitlines() if "電動巴士" not in line) + "\n"
    dialog = open_review(without)
    assert button(dialog, "Import").isEnabled()
    take(dialog, empty)
    assert kin(empty, "4") == [("dropped", False, "")]


def test_in_an_empty_tracker_there_is_nothing_to_follow(review, seed_path):
    dialog = review(seed_path)
    assert not dialog._succession.isVisible()
    assert dialog._list.isColumnHidden(LINK)
    assert not dialog._comparison.isVisible()
