"""What a document marks as headings and as heads of tables, in its outline."""

import pytest

from app.domain.document import LineKind, Noise
from app.exchange.documents.source import Line, source_text
from app.exchange.documents.text import DocumentForm
from app.exchange.outline.corrections import Correction
from app.exchange.outline.outline import outline


def outline_of(*lines, corrections=None):
    """Lines are texts, headings pairs with their level."""
    found = [Line(one) if isinstance(one, str) else Line(*one) for one in lines]
    source = source_text(found, DocumentForm.HTML)
    return outline(source.lines, corrections or {}, source.mark_up)


def paths(*lines):
    return [item.path for item in outline_of(*lines).items]


def test_levels_of_the_document_are_those_of_its_sections():
    found = outline_of(
        ("綱領", 1),
        ("章", 2),
        "- 一。",
        ("節", 3),
        "- 二。",
        ("次章", 2),
        "- 三。",
        ("次節", 3),
        "- 四。",
    )
    assert [item.path for item in found.items] == [
        ("綱領", "章"), ("綱領", "章", "節"), ("綱領", "次章"), ("綱領", "次章", "次節")
    ]  # fmt: skip
    assert [line.level for line in found.lines] == [1, 2, 0, 3, 0, 2, 0, 3, 0]
    assert found.chapters == ("綱領",)


def test_marks_of_one_level_say_nothing_of_the_places():
    assert paths(("章", 2), ("節", 2), "- 一。", ("次節", 2), "- 二。") == [
        ("章", "節"),
        ("章", "次節"),
    ]


@pytest.mark.parametrize("level", [1, 2])
def test_a_number_in_front_of_a_heading_makes_it_no_item(level):
    lines = [("1. 治理", level), "- 一。(保安局)", ("2. 房屋", 2), "- 二。(房屋局)"]
    found = outline_of(*lines)
    assert [item.text for item in found.items] == ["一。(保安局)", "二。(房屋局)"]
    assert found.items[0].path == ("1. 治理",)


def test_items_that_are_set_as_headings_stay_items():
    lines = [("章", 1), ("1. 推出計劃。(保安局)", 3), ("2. 檢討條例。(房屋局)", 3)]
    assert [item.text for item in outline_of(*lines).items] == [
        "推出計劃。(保安局)", "檢討條例。(房屋局)"
    ]  # fmt: skip
    titles = [("章", 1), ("1. 先導計劃", 2), ("2. 檢討條例", 2)]
    assert [item.text for item in outline_of(*titles).items] == ["先導計劃", "檢討條例"]


def test_a_heading_right_below_an_item_is_one_whatever_the_item_lacks():
    assert paths(("章", 1), "- 推出計劃", ("節", 2), "- 檢討。(保安局)") == [("章",), ("章", "節")]


def test_a_sentence_in_large_letters_is_no_heading():
    found = outline_of(("章", 1), ("政府會推出多項措施。", 2), ("節", 3), "- 一。")
    assert found.items[0].path == ("章", "節")


def test_what_a_person_says_of_a_heading_holds():
    lines = [("章", 1), ("節", 2), "- 一。"]
    assert outline_of(*lines, corrections={2: Correction(LineKind.NOISE)}).items[0].path == ("章",)


def test_the_head_of_a_table_is_left_out_and_says_so():
    for head in (
        ("何事 何人", 0, True),
        "編號 措施 負責機構 時間表",
        "No. Measure Responsible Timetable",
    ):
        found = outline_of("章", head, "1. 推出。(保安局)", "2. 檢討。(保安局)")
        assert found.lines[1].kind is LineKind.NOISE
        assert found.lines[1].noise is Noise.TABLE_HEAD
        assert {item.path for item in found.items} == {("章",)}


def test_the_head_of_a_table_on_each_page_is_no_heading():
    head = "編號 措施 負責機構"
    page = [head, "1. 推出。(保安局)", "1", head, "2. 檢討。(保安局)", "2"]
    found = outline_of("章", *page, *page)
    assert {item.path for item in found.items} == {("章",)}


def test_a_person_may_say_that_a_head_is_something_else():
    said = {1: Correction(LineKind.HEADING)}
    found = outline_of("措施 時間表", "- 一。", corrections=said)
    assert found.items[0].path == ("措施時間表",)
