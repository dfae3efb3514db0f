"""Text files of a fixed width: a line that is full goes on below, whatever it ends with."""

import pytest

from app.exchange.outline.outline import outline
from app.exchange.outline.shapes import shaped
from app.exchange.outline.wraps import broken_off

FILLER = [
    "- 推出先導計劃，為有需要的市民提供服務，並在計劃完結後檢討成效，以便",
    "決定未來的路向。(保安局)",
] * 6


def full(text: str) -> str:
    """A first line of an item that is as wide as those of FILLER, and ends with `text`."""
    return "- " + "完" * (len(FILLER[0]) - 2 - len(text)) + text


def texts(*lines: str) -> list[str]:
    return [item.text for item in outline(["章", "", *FILLER, *lines]).items][6:]


def test_a_full_line_goes_on_below_and_others_end():
    lines = ["章", "", *FILLER]
    found = broken_off([shaped(number, line) for number, line in enumerate(lines, 1)])
    assert found == {number for number, line in enumerate(lines, 1) if line.startswith("- ")}


def test_paragraphs_that_nobody_broke_tell_nothing():
    lines = ["推出計劃。" * (number % 7 + 1) for number in range(40)]
    assert not broken_off([shaped(number, line) for number, line in enumerate(lines, 1)])


@pytest.mark.parametrize("end", ["；", "。", "（包括少數族裔）"])
def test_an_item_goes_on_behind_a_sign_that_happens_to_end_a_full_line(end):
    first = full(end)
    (text,) = texts(first, "以及檢討其他安排。(教育局)")
    assert text == first[2:] + "以及檢討其他安排。(教育局)"


def test_it_goes_on_at_the_top_of_the_next_page():
    first = full("。")
    more = "檢討社會各界所關注的其他各項相關措施和安排，並在適當時候公布詳情及"
    (text,) = texts(first, "", "7", "", more, "進度。(教育局)")
    assert text == first[2:] + more + "進度。(教育局)"


def test_a_heading_at_the_top_of_a_page_stays_one():
    first = full("。(特首政策組)")
    found = outline(["章", "", *FILLER, first, "", "7", "", "改善民生", "", "- 推出。(教育局)"])
    assert [item.text for item in found.items][6:] == [first[2:], "推出。(教育局)"]
    assert found.items[-1].path[-1] == "改善民生"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("- Review the Inland Revenue Ordinance (Cap.", "112) and report.", "(Cap. 112) and"),
        ("- 檢討《稅務條例》（第", "112)章。", "（第112)章"),
    ],
)
def test_a_number_that_closes_a_bracket_begins_no_item(first, second, joined):
    (item,) = outline([first, second]).items
    assert joined in item.text


def test_a_number_below_a_full_line_begins_an_item_only_in_its_turn():
    lines = [f"{number}. {line[2:]}" if line.startswith("- ") else line
             for number, line in enumerate(FILLER, 1)]  # fmt: skip
    numbered = [line.replace(f"{at * 2 + 1}. ", f"{at + 1}. ") for at, line in
                enumerate(lines[::2])]  # fmt: skip
    document = [line for pair in zip(numbered, FILLER[1::2], strict=True) for line in pair]
    first = "7. " + "完" * 31 + "第"
    assert len(outline([*document, first, "2. 期工程。(保安局)"]).items) == 7
    assert len(outline([*document, first, "8. 推出計劃。(保安局)"]).items) == 8
