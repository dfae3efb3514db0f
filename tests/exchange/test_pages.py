import pytest

from app.exchange.outline.pages import cover_pages, pages, running_heads
from app.exchange.outline.shapes import Shape, shaped


def heads(*pages):
    lines = [line for page in pages for line in (*page, "\f")]
    return running_heads([shaped(number, line) for number, line in enumerate(lines, 1)])


def test_a_short_line_at_the_edge_of_several_pages_is_a_running_head():
    body = [f"第{number}行" for number in range(9)]
    pages = [["施政報告", *(f"{page}頁{line}" for line in body), "摘要"] for page in "甲乙丙"]
    assert heads(*pages) == {"施政報告", "摘要"}
    assert heads(*pages[:2]) == set()


def test_the_end_of_an_item_may_be_the_same_on_several_pages():
    """Items broken at the same place, in the middle of a page or at its foot."""
    pages = [["• 推出計劃。(衞生署╱醫務", "衞生局)", "•", "其他", "行"] for _ in range(4)]
    assert "衞生局)" not in heads(*pages)


def test_what_comes_again_in_the_middle_of_pages_is_no_running_head():
    pages = [[f"{page}頁{line}" for line in "一二三四"] for page in "甲乙丙丁"]
    for page in pages:
        page[2:2] = [f"{page[0]}上", "現況", f"{page[0]}下"]
    assert heads(*pages) == set()


def covers(*lines):
    parted = pages([shaped(number, line) for number, line in enumerate(lines, 1)])
    return set(cover_pages(parted, lambda line: line.shape is Shape.ITEM, frozenset()))


ITEMS = ["甲", "- 一。", "9"]


@pytest.mark.parametrize(
    ("page", "is_cover"),
    [
        (["章"], False),
        (["章", "", "節", ""], False),
        (["章", "節", "小節"], False),
        # Slogans, captions, lists of contents, and the cover of the chapter that comes.
        (["“ 以結果為目標，", "做實事 ”"], True),
        (["章", "", "", "", "", "圖片說明"], True),
        (["一", "二", "三", "四", "五"], True),
        (["口號", "甲"], True),
        ([""], True),
    ],
)
def test_a_page_of_nothing_but_headings_is_no_cover(page, is_cover):
    assert (1 in covers(*ITEMS, *page, "10", *ITEMS)) is is_cover


def test_the_first_page_and_the_last_are_covers_without_items():
    assert covers("施政綱領", "1", *ITEMS, "聯絡我們", "11") == {0, 2, 3}


def test_headings_may_run_over_two_pages():
    assert covers(*ITEMS, "章", "10", "節", "11", *ITEMS) == {3 + 1}
