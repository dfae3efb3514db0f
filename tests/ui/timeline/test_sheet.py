import re
from datetime import date

import pytest
from PySide6.QtCore import QRectF

from app.base.i18n import Language
from app.domain.filters import FilterSpec
from app.services.overview import published_days, rows_of
from app.ui.fonts import paper_font
from app.ui.timeline.row_marks import RowMarks
from app.ui.timeline.sheet import SheetWords, TimelineSheet
from tests.ui.timeline.drawings import drawn

PAGE = QRectF(0, 0, 1190, 842)
MARGIN = 24
WORDS = SheetWords(title="施政報告附篇", filter_words="機構：保安局", as_at="2024-05-15 09:00")


@pytest.fixture
def marked(sample, qapp):
    marks = RowMarks(published_days(sample), lambda: sample.today)
    return [marks.of(row) for row in rows_of(sample, FilterSpec())]


def sheet_of(rows, language=Language.ZH_HANT, words=WORDS, points=10):
    return TimelineSheet(rows, words, paper_font(points), language, date(2024, 5, 15))


def pages(sheet, page=PAGE):
    return [
        drawn(page.width(), page.height(), lambda one, at=at: sheet.paint_page(one, page, at))
        for at in range(sheet.pages(page.height()))
    ]


def columns(drawing, left, right):
    """The text of what begins between two places, row by row."""
    return [one for one in drawing.words if left <= one.area.left() < right]


def refs(drawing):
    """The numbers at the left, below the ruler."""
    return [
        one.text for one in drawing.words
        if one.text.isdigit() and 40 < one.area.left() < 62 and one.area.top() > 80
    ]  # fmt: skip


def test_every_row_is_on_one_page_in_order(marked):
    found = pages(sheet_of(marked))
    assert len(found) == 2
    assert [ref for page in found for ref in refs(page)] == [one.row.ref for one in marked]


@pytest.mark.parametrize("language", Language)
def test_each_page_has_title_ruler_filter_moment_and_number(marked, language):
    found = pages(sheet_of(marked, language))
    numbers = {
        Language.EN: "Page {} of 2", Language.ZH_HANT: "第{}頁，共2頁",
        Language.ZH_HANS: "第{}页，共2页",
    }[language]  # fmt: skip
    for number, page in enumerate(found, 1):
        for words in (WORDS.title, WORDS.filter_words, WORDS.as_at, "2024", numbers.format(number)):
            assert squeezed(words) in squeezed(page.text), words


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("points", [8, 10])
def test_no_words_lie_on_others_or_leave_the_page(marked, language, points):
    """With every size that is used: that of pictures and that of print."""
    for page in pages(sheet_of(marked, language, points=points)):
        assert page.overlaps() == []
        assert page.outside(PAGE.adjusted(MARGIN, 0, -MARGIN, 0)) == []


def test_nothing_is_painted_outside_the_page(marked):
    for page in pages(sheet_of(marked)):
        beyond = [one for one in page.filled if not PAGE.contains(one.area)]
        assert beyond == []
        assert all(0 < one.area.top() < one.area.bottom() < PAGE.height() for one in page.words)


def test_the_legend_names_exactly_the_due_states_that_occur(marked):
    some = [one for one in marked if one.state.value in ("past_latest", "ongoing")]
    (page,) = pages(sheet_of(some, Language.EN))
    foot = "".join(one.text for one in page.words if one.area.top() > PAGE.height() - 80)
    assert "Past latest" in foot
    assert "Ongoing" in foot
    assert "Done" not in foot
    assert "Undated" not in foot


def test_without_rows_there_is_one_page_that_says_so_much(qapp):
    (page,) = pages(sheet_of([]))
    assert WORDS.title in page.text
    assert refs(page) == []


def test_all_rows_fit_on_one_high_page(marked):
    sheet = sheet_of(marked)
    height = sheet.height_of_all()
    assert sheet.pages(height) == 1
    high = QRectF(0, 0, 1190, height)
    (page,) = pages(sheet, high)
    assert len(refs(page)) == 54
    assert page.overlaps() == []
    assert max(one.area.bottom() for one in page.words) < height


def test_a_title_without_end_is_shortened(marked):
    words = SheetWords("施政報告附篇" * 60, "機構" * 400, "2024-05-15 09:00")
    for page in pages(sheet_of(marked[:5], words=words)):
        assert page.overlaps() == []
        assert page.outside(PAGE.adjusted(MARGIN, 0, -MARGIN, 0)) == []


@pytest.mark.parametrize("size", [(300, 200), (842, 595), (400, 1_200)])
def test_small_and_narrow_paper_holds_at_least_a_row(marked, size):
    page = QRectF(0, 0, *size)
    sheet = sheet_of(marked[:6])
    found = pages(sheet, page)
    assert [ref for one in found for ref in refs(one)] == [one.row.ref for one in marked[:6]]
