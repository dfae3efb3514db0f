from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import LineKind, Noise
from app.exchange.outline.outline import outline


def kinds(lines):
    return [line.kind.value for line in outline(lines).lines]


def items(lines):
    return [(item.path, item.text) for item in outline(lines).items]


def test_items_stand_under_the_headings_above_them():
    lines = ["章", "節", "甲", "- 一。", "- 二。", "乙", "- 三。", "次節", "丙", "- 四。"]
    assert items(lines) == [
        (("章", "節", "甲"), "一。"), (("章", "節", "甲"), "二。"),
        (("章", "節", "乙"), "三。"), (("章", "次節", "丙"), "四。"),
    ]  # fmt: skip
    assert outline(lines).chapters == ("章",)


def test_a_broken_item_is_put_together():
    lines = ["- 推出「智方便」", "服務，並在2024年內", "推廣。", "(創新科技及", "工業局)", "- 二。"]
    assert [text for _, text in items(lines)] == [
        "推出「智方便」服務，並在2024年內推廣。(創新科技及工業局)", "二。"
    ]  # fmt: skip
    assert kinds(lines) == ["commitment", *["continuation"] * 4, "commitment"]


def test_an_item_goes_on_behind_a_page_number():
    lines = ["- 推出計劃，並在", "", "12", "", "2024年內推廣。", "- 二。"]
    assert [text for _, text in items(lines)] == ["推出計劃，並在2024年內推廣。", "二。"]


def test_prose_right_under_an_item_belongs_to_it():
    lines = [
        "- 更新守則。",
        "在2024年內發出草擬稿，",
        "諮詢意見。(公務員事務局)",
        "",
        "乙",
        "- 二。",
    ]
    assert items(lines) == [
        ((), "更新守則。在2024年內發出草擬稿，諮詢意見。(公務員事務局)"), (("乙",), "二。")
    ]  # fmt: skip


def test_prose_of_its_own_is_asked_about():
    lines = ["甲", "- 一。", "", "這是一段說明文字，介紹以下措施的背景。", "", "- 二。"]
    assert kinds(lines)[3] == "unresolved"


def test_a_page_without_items_is_a_cover():
    lines = ["口號，做實事", "着力提高", "1", "章", "- 一。"]
    found = outline(lines).lines
    assert [line.noise for line in found] == [
        Noise.COVER,
        Noise.COVER,
        Noise.PAGE_NUMBER,
        None,
        None,
    ]
    assert items(lines) == [(("章",), "一。")]


def test_words_of_a_cover_stand_far_above_the_first_headings():
    assert items(["頒獎典禮", "", "", "", "章", "", "甲", "- 一。"]) == [(("章", "甲"), "一。")]


def test_a_line_that_comes_again_on_every_page_is_a_running_head():
    lines = []
    for page in range(1, 4):
        lines += ["施政報告附篇", f"節{page}", f"- {page}。", str(page)]
    assert [path for path, _ in items(lines)] == [("節1",), ("節2",), ("節3",)]
    noise = [line.noise for line in outline(lines).lines if line.text == "施政報告附篇"]
    assert noise == [Noise.RUNNING_HEAD] * 3


def test_printed_numbers_are_kept():
    found = outline(["1. 一。", "2. 二。"]).items
    assert [(item.number, item.printed_number) for item in found] == [(1, "1"), (2, "2")]


# --- numbered items with bullets -------------------------------------------------------------


def parts(lines):
    return [(item.printed_number, item.text, item.parts) for item in outline(lines).items]


def test_the_bullets_below_a_number_are_its_parts():
    lines = [
        "1. 措施：",
        "• 推出甲。",
        "• 推出乙。(保安局)",
        "2. 推出丙。(教育局)",
        "- 3. 推出丁。(發展局)",
    ]
    assert parts(lines) == [
        ("1", "措施：", ("推出甲。", "推出乙。(保安局)")),
        ("2", "推出丙。(教育局)", ()),
        ("3", "推出丁。(發展局)", ()),
    ]
    assert kinds(lines) == ["commitment", *["continuation"] * 2, *["commitment"] * 2]


def test_letters_below_a_bullet_are_its_parts():
    lines = ["- 措施：", "(i) 推出甲；", "(ii) 推出乙。(保安局)", "- 推出丙。(教育局)"]
    assert [item.parts for item in outline(lines).items] == [("推出甲；", "推出乙。(保安局)"), ()]


def test_a_marker_may_stand_on_a_line_of_its_own():
    lines = ["1.", "措施：", "•", "推出", "甲。(保安局)", "2.", "推出乙。(教育局)"]
    assert parts(lines) == [
        ("1", "措施：", ("推出甲。(保安局)",)), ("2", "推出乙。(教育局)", ())
    ]  # fmt: skip


def test_a_number_in_the_middle_of_a_sentence_is_no_marker():
    lines = ["1. 撥款", "1.5億元推出甲。(保安局)"]
    assert parts(lines) == [("1", "撥款1.5億元推出甲。(保安局)", ())]


def test_a_second_stage_is_no_heading():
    lines = ["1. 藍圖：第一階段", "• 推出甲。(保安局)", "第二階段", "• 推出乙。(保安局)", "2. 丙。"]
    assert parts(lines)[0] == (
        "1", "藍圖：第一階段第二階段", ("推出甲。(保安局)", "推出乙。(保安局)")
    )  # fmt: skip
    assert [item.path for item in outline(lines).items] == [(), ()]


def test_a_note_below_the_text_is_none_of_it():
    lines = [
        "- 推出甲註。(保安局)",
        "註",
        "甲是一項計劃，由2020年起",
        "推行。",
        "- 推出乙。(教育局)",
    ]
    assert [line.noise for line in outline(lines).lines][1:4] == [Noise.FOOTNOTE] * 3
    assert len(outline(lines).items) == 2


def test_sentences_above_the_first_item_introduce_the_document():
    lines = ["附件", "本附件列出110個指標，", "以便監督進度。", "節", "- 推出甲。(保安局)"]
    noise = [line.noise for line in outline(lines).lines]
    assert noise == [None, Noise.INTRODUCTION, Noise.INTRODUCTION, None, None]


def test_an_item_out_of_its_order_stands_under_the_heading_of_its_number():
    lines = ["甲", "1. 一。(保安局)", "2. 二。(保安局)", "乙", "4. 四。(保安局)", "3. 三。(保安局)"]
    assert [(item.printed_number, item.path) for item in outline(lines).items] == [
        ("1", ("甲",)), ("2", ("甲",)), ("4", ("乙",)), ("3", ("甲",))
    ]  # fmt: skip


def test_bullets_behind_a_closed_item_go_to_the_one_that_waits_for_them_and_are_asked_about():
    lines = ["1. 措施：", "2. 推出乙。(保安局)", "• 推出甲。(教育局)"]
    found = outline(lines)
    assert [item.parts for item in found.items] == [("推出甲。(教育局)",), ()]
    assert found.unsure == {1}
    assert [line.commitment for line in found.lines] == [1, 2, 1]


BRACKETED = ["- 推出甲。(保安局)", "- 推出乙。(教育局)", "- 推出丙。(發展局)"]


def test_where_all_items_end_with_a_bracket_one_without_goes_on():
    lines = [*BRACKETED, "- 推出丁。", "另推出戊", "(房屋局)", "節", "- 推出己。(保安局)"]
    assert items(lines)[3:] == [((), "推出丁。另推出戊(房屋局)"), (("節",), "推出己。(保安局)")]


def test_a_blank_line_ends_even_an_item_without_a_bracket():
    lines = [*BRACKETED, "- 推出丁。", "", "節", "- 推出己。(保安局)"]
    assert items(lines)[3:] == [((), "推出丁。"), (("節",), "推出己。(保安局)")]


@pytest.mark.parametrize("lines", [[], [""], ["章"], ["12"]])
def test_a_document_without_items_has_none(lines):
    assert outline(lines).items == ()
    assert len(outline(lines).lines) == len(lines)


PIECES = st.sampled_from(
    [
        "",
        "12",
        "章節",
        "- 推出計劃。(保安局)",
        "- 推出計劃，並",
        "推廣。",
        "一段說明，",
        "(保安局)",
        "• 二",
        "•",
        "1.",
        "1. 措施：",
        "2. 推出。(保安局)",
        "(i) 甲；",
        "註",
        "第一階段",
        "第二階段",
    ]
)


@given(st.lists(PIECES | st.text(max_size=10), max_size=20))
def test_every_line_is_accounted_for_and_no_word_is_lost(lines):
    found = outline(lines)
    assert [line.text for line in found.lines] == lines
    assert [line.number for line in found.lines] == list(range(1, len(lines) + 1))
    for item in found.items:
        own = [line for line in found.lines if line.commitment == item.number]
        assert own[0].kind is LineKind.COMMITMENT
        assert {line.kind for line in own[1:]} <= {LineKind.CONTINUATION}
        printed = Counter("".join("".join(line.text for line in own).split()))
        assert Counter("".join("".join((item.text, *item.parts)).split())) <= printed


# --- lines that say who is responsible ------------------------------------------------------------

MAINLAND = """重点任务

1. 2024年底前建成政务服务平台，实现"一网通办"。
责任单位：保安局、
发展局
配合单位：各区政府
2. 推动公共服务均等化，完善配套措施。
（牵头单位：教育局；配合单位：劳工及福利局）

保障措施

- 加强宣传引导。
责任单位：政务司司长办公室
"""


def test_a_line_below_an_item_says_who_is_responsible():
    found = outline(MAINLAND.splitlines())
    assert [item.text.count("单位") for item in found.items] == [2, 2, 1]
    assert found.items[0].text.endswith("（责任单位：保安局、发展局；配合单位：各区政府）")
    assert [item.path for item in found.items] == [("重点任务",), ("重点任务",), ("保障措施",)]
    assert [line.kind for line in found.lines if line.kind is LineKind.UNRESOLVED] == []
    assert [line.commitment for line in found.lines if "单位" in line.text] == [1, 1, 2, 3]


def test_a_line_below_an_item_may_say_by_when():
    lines = [
        *("重点任务", "1. 推进改革。", "牵头单位：教育局", "完成时限：2024年12月底前"),
        *("2. 完善配套。", "完成时限：长期", "责任单位：保安局、", "发展局"),
        *("保障措施", "3. 加强宣传。"),
    ]
    found = outline(lines)
    assert [item.text for item in found.items] == [
        "推进改革。完成时限：2024年12月底前（牵头单位：教育局）",
        "完善配套。完成时限：长期（责任单位：保安局、发展局）",
        "加强宣传。",
    ]
    assert [line.commitment for line in found.lines] == [None, 1, 1, 1, 2, 2, 2, 2, None, 3]
