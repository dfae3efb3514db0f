import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.responsibility_grammar import split_responsibility

KNOWN = {
    "保安局",
    "發展局",
    "運輸及物流局",
    "創新科技及工業局",
    "消防處",
    "相關政策局",
    "Security Bureau",
}


def split(item):
    return split_responsibility(item, KNOWN.__contains__)


def named(item):
    return [(one.name, one.role.value) for one in split(item).named]


@pytest.mark.parametrize(
    ("item", "text", "names"),
    [
        ("推出計劃。(保安局)", "推出計劃。", ["保安局"]),
        ("推出計劃。（保安局）", "推出計劃。", ["保安局"]),
        ("推出計劃。（保安局)", "推出計劃。", ["保安局"]),
        ("推出計劃。(保安局） ", "推出計劃。", ["保安局"]),
        ("推出計劃。 (保安局)", "推出計劃。", ["保安局"]),
        ("推出計劃；(保安局)", "推出計劃；", ["保安局"]),
        ("推出計劃(保安局)", "推出計劃", ["保安局"]),
        ("推出計劃。(保安局、發展局)", "推出計劃。", ["保安局", "發展局"]),
        ("推出計劃。(保安局，發展局)", "推出計劃。", ["保安局", "發展局"]),
        ("推出計劃。(保安局；發展局)", "推出計劃。", ["保安局", "發展局"]),
        ("推出計劃。(保安局╱發展局)", "推出計劃。", ["保安局", "發展局"]),
        ("推出計劃。(保安局 / 發展局)", "推出計劃。", ["保安局", "發展局"]),
        ("Launch it. (Security Bureau, ITIB)", "Launch it.", ["Security Bureau", "ITIB"]),
        ("推出計劃。(責任單位：保安局)", "推出計劃。", ["保安局"]),
        ("推出計劃。(责任单位:保安局)", "推出計劃。", ["保安局"]),
        ("推出計劃。(政府物流服務署)", "推出計劃。", ["政府物流服務署"]),
        ("推出計劃。(保安局、未知組織)", "推出計劃。", ["保安局", "未知組織"]),
        ("推出計劃。(相關政策局)", "推出計劃。", ["相關政策局"]),
        ("投資於大灣區(大灣區)項目。(發展局)", "投資於大灣區(大灣區)項目。", ["發展局"]),
        ("透過科技統籌(整體撥款)計劃。（保安局）", "透過科技統籌(整體撥款)計劃。", ["保安局"]),
    ],
)
def test_the_last_bracket_names_who_is_responsible(item, text, names):
    assert split(item).text == text
    assert [one.name for one in split(item).named] == names


@pytest.mark.parametrize(
    "item",
    [
        "推出計劃。",
        "投資於大灣區(大灣區)項目。",
        "投資於粵港澳大灣區(大灣區)",
        "推出計劃(試驗)",
        "推出計劃。(試驗)",
        "推出計劃(某某局)",
        "推出計劃。()",
        "推出計劃。(、)",
        "推出計劃)",
        "推出計劃。保安局)",
        "",
    ],
)
def test_a_bracket_that_names_nobody_is_text(item):
    assert split(item).text == item
    assert split(item).named == ()


@pytest.mark.parametrize(
    ("item", "roles"),
    [
        ("完成。(保安局牽頭，消防處配合)", [("保安局", "lead"), ("消防處", "supporting")]),
        ("完成。(由保安局統籌、發展局協助)", [("保安局", "lead"), ("發展局", "supporting")]),
        ("完成。(保安局(牽頭)、發展局)", [("保安局", "lead"), ("發展局", "responsible")]),
        ("完成。(保安局、發展局)", [("保安局", "responsible"), ("發展局", "responsible")]),
    ],
)
def test_the_words_behind_a_name_say_its_role(item, roles):
    assert named(item) == roles


NAMES = st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=5, unique=True)
TEXTS = st.text("推出計劃落實2024年「」，", min_size=1, max_size=20).map(lambda text: text + "。")


@given(TEXTS, NAMES, st.sampled_from("、，；╱/"), st.sampled_from("(（"), st.sampled_from(")）"))
def test_names_come_back_in_order_whatever_parts_and_encloses_them(text, names, mark, left, right):
    found = split(f"{text}{left}{mark.join(names)}{right}")
    assert (found.text, [one.name for one in found.named]) == (text, names)
