from datetime import date

import pytest

from app.domain.deadline import Window
from app.domain.due_state import DueState
from app.domain.filters import FilterSpec
from app.domain.marks import Shape, marks
from app.services.commands import ReviseDeadline
from app.services.overview import published_days, rows_of
from app.ui.timeline.row_marks import RowMarks
from app.wording.columns import row_due_state


@pytest.fixture
def rows(sample):
    return rows_of(sample, FilterSpec())


@pytest.fixture
def row_marks(sample):
    return RowMarks(published_days(sample), lambda: sample.today)


def test_every_row_of_the_sample_has_its_marks_and_due_state(sample, rows, row_marks):
    published = published_days(sample)
    assert len(rows) == 54
    for row in rows:
        marked = row_marks.of(row)
        assert marked.marks == marks(row, published[row.document_id], sample.today)
        assert marked.state is row_due_state(row, sample.today)
        assert marked.marks, "nothing disappears"


def test_each_dated_action_of_the_sample_has_a_mark_of_its_own(rows, row_marks):
    """The window of a bar, unless it is soft by design, is the window of its deadline."""
    for row in rows:
        dated = [bar for bar in row.bars if bar.earliest or bar.latest]
        found = [one for one in row_marks.of(row).marks if one.start is not None]
        assert len(found) == len(dated)
        assert [one.end for one in found] == [bar.latest for bar in dated]
        for bar, mark in zip(dated, found, strict=True):
            assert (mark.shape is Shape.ARROW) == (bar.latest is None)
            assert mark.soft_end == (bar.soft_end or bar.latest is None)
            assert mark.soft_start == (bar.soft_start or bar.earliest is None)


def test_the_lanes_of_the_sample(rows, row_marks):
    shapes = [one.shape for row in rows for one in row_marks.of(row).marks]
    assert shapes.count(Shape.ONGOING) > 0
    assert shapes.count(Shape.UNDATED) > 0
    assert shapes.count(Shape.WINDOW) > 0
    assert shapes.count(Shape.LIMIT) > 0


def test_marks_are_worked_out_once_while_a_row_looks_the_same(sample, rows, row_marks):
    first = row_marks.of(rows[0])
    assert row_marks.of(rows[0]) is first
    again = rows_of(sample, FilterSpec())[0]
    assert row_marks.of(again) is not first


def test_another_day_or_document_lets_them_be_worked_out_anew(sample, rows):
    day = [date(2024, 3, 1)]
    row_marks = RowMarks(published_days(sample), lambda: day[0])
    row = next(row for row in rows if row.latest == date(2024, 9, 30))
    assert row_marks.of(row).state is not DueState.PAST_LATEST
    day[0] = date(2024, 10, 1)
    row_marks.forget(published_days(sample))
    assert row_marks.of(row).state is DueState.PAST_LATEST
    limit = next(row for row in rows if row.bars and row.bars[0].earliest is None
                 and row.bars[0].latest)  # fmt: skip
    assert row_marks.of(limit).marks[0].start == date(2023, 10, 25)
    row_marks.forget({})
    assert row_marks.of(limit).marks[0].start != date(2023, 10, 25)


def test_what_was_promised_before_comes_from_the_ledger(sample, rows):
    row = next(one for one in rows if one.ref == "24")
    sample.apply(ReviseDeadline((row.id,), "2025年年底前", "…"))
    sample.apply(ReviseDeadline((row.id,), "2026年年底前", "…"))
    (revised,) = sample.rows([row.key]).values()
    (mark,) = RowMarks(published_days(sample), lambda: sample.today).of(revised).marks
    assert mark.end == date(2026, 12, 31)
    assert mark.earlier == (
        Window(date(2024, 1, 1), date(2024, 3, 31)), Window(None, date(2025, 12, 31))
    )  # fmt: skip
