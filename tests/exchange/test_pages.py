from app.exchange.outline.pages import running_heads
from app.exchange.outline.shapes import shaped


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
