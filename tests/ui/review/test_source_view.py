from datetime import date

import pytest
from PySide6.QtGui import QTextCursor

from app.domain.document import LineKind
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong
from app.ui.review.source_view import SourceView
from app.ui.theme import theme


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def chosen(request):
    return theme(dark=request.param)


@pytest.fixture(scope="module")
def reading(seed_path):
    return read_document(seed_path, hong_kong(), published=date(2023, 10, 25))


@pytest.fixture
def view(chosen, reading, qtbot):
    view = SourceView(chosen)
    qtbot.addWidget(view)
    view.show_reading(reading)
    return view


def blocks(view):
    block = view.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def format_of(block):
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return cursor.charFormat()


def test_every_line_that_is_not_blank_is_there_word_for_word(view, reading):
    shown = [block.text() for block in blocks(view)]
    assert shown == [line.text.strip() for line in reading.lines if line.text.strip()]
    assert view.isReadOnly()


def test_lines_are_coloured_by_what_they_were_taken_for(view, reading, chosen):
    grounds = {
        LineKind.HEADING: "agent", LineKind.COMMITMENT: "organisation",
        LineKind.CONTINUATION: "organisation", LineKind.UNRESOLVED: "deadline",
    }  # fmt: skip
    lines = [line for line in reading.lines if line.kind is not LineKind.BLANK]
    kinds = set()
    for line, block in zip(lines, blocks(view), strict=True):
        kinds.add(line.kind)
        if line.kind in grounds:
            assert block.blockFormat().background().color() == chosen.colour(grounds[line.kind])
        look = format_of(block)
        assert look.fontStrikeOut() == (line.kind is LineKind.NOISE)
        assert look.toolTip(), "what it was taken for is said, never told by colour alone"
    assert {LineKind.HEADING, LineKind.COMMITMENT, LineKind.NOISE} <= kinds


def test_what_is_left_out_says_why(view):
    tips = {format_of(block).toolTip() for block in blocks(view) if
            format_of(block).fontStrikeOut()}  # fmt: skip
    assert len(tips) >= 2
    assert all(len(tip) > 3 for tip in tips)


@pytest.mark.parametrize("number", [1, 24, 54])
def test_the_line_of_a_commitment_comes_into_sight(view, reading, number):
    view.resize(400, 200)
    view.show()
    view.show_commitment(number)
    line = next(line for line in reading.lines if line.commitment == number)
    assert view.textCursor().selectedText() == line.text.strip()
    assert view.viewport().rect().contains(view.cursorRect().center())


def test_a_number_that_is_not_there_changes_nothing(view):
    view.show_commitment(3)
    before = view.textCursor().position()
    view.show_commitment(99)
    assert view.textCursor().position() == before


def test_another_reading_takes_the_place_of_the_first(view, reading):
    count = view.document().blockCount()
    view.show_reading(reading)
    assert view.document().blockCount() == count
