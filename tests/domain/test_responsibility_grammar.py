import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.responsibility_grammar import is_responsibility_line, split_responsibility
from app.domain.time_labels import is_time_line

KNOWN = {
    "保安局",
    "發展局",
    "運輸及物流局",
    "創新科技及工業局",
    "消防處",
    "相關政策局",
    "民政及青年事務局",
    "電影、報刊及物品管理辦事處",
    "HYAB",
    "CMAB",
    "SB",
    "Security Bureau",
    "Culture, Sports and Tourism Bureau",
    "Fire Services Department",
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
        (
            "推出計劃。(保安局、電影、報刊及物品管理辦事處)",
            "推出計劃。",
            ["保安局", "電影、報刊及物品管理辦事處"],
        ),
        (
            "推出計劃。(保安局牽頭，電影、報刊及物品管理辦事處配合)",
            "推出計劃。",
            ["保安局", "電影、報刊及物品管理辦事處"],
        ),
        (
            "Launch it. (Culture, Sports and Tourism Bureau (lead), HYAB)",
            "Launch it.",
            ["Culture, Sports and Tourism Bureau", "HYAB"],
        ),
        ("Launch it. (Security Bureau, ITIB)", "Launch it.", ["Security Bureau", "ITIB"]),
        ("Launch it. (HYAB, CMAB)", "Launch it.", ["HYAB", "CMAB"]),
        ("Launch it (HYAB/CMAB)", "Launch it", ["HYAB", "CMAB"]),
        (
            "Launch it. (Culture, Sports and Tourism Bureau, HYAB)",
            "Launch it.",
            ["Culture, Sports and Tourism Bureau", "HYAB"],
        ),
        (
            "Launch it. (Security Bureau and Fire Services Department)",
            "Launch it.",
            ["Security Bureau", "Fire Services Department"],
        ),
        ("Launch it. (the Security Bureau)", "Launch it.", ["Security Bureau"]),
        ("推出計劃。(民政及青年事務局及保安局)", "推出計劃。", ["民政及青年事務局", "保安局"]),
        ("完成改造。責任單位：市發展改革委、市財政局", "完成改造。", ["市發展改革委", "市財政局"]),
        ("完成改造。\n责任单位：市教委；各区政府。", "完成改造。", ["市教委", "各区政府"]),
        ("完成改造。【责任单位：市教委】", "完成改造。", ["市教委"]),
        (
            "完成（一期）。（责任单位：市教委（市语委）、市财政局）",
            "完成（一期）。",
            ["市教委（市语委）", "市财政局"],
        ),
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
        "Work with the Security Bureau (SB)",
        "Launch it. Support: provide grants, loans",
        "完成檢討。支持：甲、乙",
        "與香港房屋委員會（房委會）",
        "Develop the Northern Metropolis (NM). Further plans for it. (NM)",
        "Complete the work (the first phase)",
        "明確責任單位：由各局自行決定。落實計劃。",
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
        (
            "完成。(保安局牽頭，消防處、發展局配合)",
            [("保安局", "lead"), ("消防處", "supporting"), ("發展局", "supporting")],
        ),
        (
            "完成。（责任单位：市教委（牵头）、市财政局；各区政府）",
            [("市教委", "lead"), ("市财政局", "responsible"), ("各区政府", "responsible")],
        ),
        (
            "完成。牵头单位：市教委；配合单位：市财政局、各区政府。",
            [("市教委", "lead"), ("市财政局", "supporting"), ("各区政府", "supporting")],
        ),
        (
            "完成。（市教委牵头，市财政局、各区政府按职责分工负责）",
            [("市教委", "lead"), ("市财政局", "responsible"), ("各区政府", "responsible")],
        ),
        (
            "完成。牵头单位：市城市管理委配合单位：市交通委、各区政府",
            [("市城市管理委", "lead"), ("市交通委", "supporting"), ("各区政府", "supporting")],
        ),
        ("Do it. (HYAB (lead), CMAB (support))", [("HYAB", "lead"), ("CMAB", "supporting")]),
        ("Do it. (led by HYAB; supported by CMAB)", [("HYAB", "lead"), ("CMAB", "supporting")]),
        ("Do it. Lead: HYAB; Support: CMAB", [("HYAB", "lead"), ("CMAB", "supporting")]),
        ("完成。(保安局、發展局)", [("保安局", "responsible"), ("發展局", "responsible")]),
    ],
)
def test_the_words_behind_a_name_say_its_role(item, roles):
    assert named(item) == roles


CHINESE = sorted(name for name in KNOWN if not name.isascii())


@pytest.mark.parametrize(
    ("line", "says_who"),
    [
        ("责任单位：市教委（牵头）、市财政局；各区政府", True),
        ("牽頭單位: 保安局", True),
        ("配合部門：消防處", True),
        ("【责任单位：市教委】", True),
        ("Responsible bureau: HYAB", True),
        ("一、責任單位的工作", False),
        ("支持：甲、乙", False),
        ("推出計劃。", False),
    ],
)
def test_a_line_below_an_item_may_say_who_is_responsible(line, says_who):
    assert is_responsibility_line(line) is says_who


NAMES = st.lists(st.sampled_from(CHINESE), min_size=1, max_size=5, unique=True)
TEXTS = st.text("推出計劃落實2024年「」，", min_size=1, max_size=20).map(lambda text: text + "。")


@given(TEXTS, NAMES, st.sampled_from("、，；╱/"), st.sampled_from("(（"), st.sampled_from(")）"))
def test_names_come_back_in_order_whatever_parts_and_encloses_them(text, names, mark, left, right):
    found = split(f"{text}{left}{mark.join(names)}{right}")
    assert (found.text, [one.name for one in found.named]) == (text, names)


WORDS = (
    "保安局 HYAB Security Bureau and ( （ ) ） 、 ， ； / ╱ 。 . 責任單位： "
    "牽頭單位： 配合 牽頭 (牽頭) Lead: 及 等 的 【 】"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join) | st.text(max_size=40))
def test_no_text_breaks_the_reader_and_the_text_of_the_item_is_its_beginning(item):
    found = split(item)
    assert item.startswith(found.text)
    assert all(one.name and one.name in item for one in found.named)


@pytest.mark.parametrize(
    ("item", "text", "names"),
    [
        ("檢討。（牽頭單位：教育局；完成時限：年底前）", "檢討。（完成時限：年底前）", ["教育局"]),
        ("推进改革。（完成时限：长期；责任单位：保安局、发展局）", "推进改革。（完成时限：长期）",
         ["保安局", "发展局"]),
        ("推進改革。責任單位：保安局；時間表：年內", "推進改革。（時間表：年內）", ["保安局"]),
        ("Reform it. (Lead: HYAB; Target date: end-2025)", "Reform it.（Target date: end-2025）",
         ["HYAB"]),
    ],
)  # fmt: skip
def test_a_time_among_the_names_belongs_to_the_text(item, text, names):
    found = split(item)
    assert (found.text, [one.name for one in found.named]) == (text, names)


@pytest.mark.parametrize(
    ("line", "says_when"),
    [
        ("完成時限：2024年12月底前", True),
        ("【完成时限】：长期", True),
        ("预计完成时间: 11月底", True),
        ("時間表：2025年內", True),
        ("Target date: end-2025", True),
        ("完成時間將另行公布", False),
        ("工作時間：每日上午九時至下午五時", False),
        ("日期：" + "指條例草案獲通過並刊登公告的日期" * 3, False),
        ("推出計劃。", False),
    ],
)  # fmt: skip
def test_a_line_may_say_nothing_but_when(line, says_when):
    assert is_time_line(line) is says_when
