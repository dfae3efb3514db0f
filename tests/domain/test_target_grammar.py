import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.folding import fold
from app.domain.target_grammar import find_targets
from tests.domain.chinese_numerals import by_places

READ = """
推出智慧城市「110項新項目」 | 110項 | = | 110 | 項 |
安排超過14萬名公務員 | 超過14萬名 | > | 140000 | 名 |
累計為10萬名市民提供訓練 | 10萬名 | = | 100000 | 名 | total
提供共300場訓練 | 300場 | = | 300 | 場 | total
進行24次訓練課程 | 24次 | = | 24 | 次 |
進行兩次大型演練 | 兩次 | = | 2 | 次 |
進行一次36小時聯合演練 | 一次 | = | 1 | 次 |
超過80億元的工程 | 超過80億元 | > | 8000000000 | 元 |
最多亦只須到政府辦公室一次 | 最多亦只須到政府辦公室一次 | <= | 1 | 次 |
不少於500個單位 | 不少於500個單位 | >= | 500 | 個單位 |
至少一個平台 | 至少一個 | >= | 1 | 個 |
最少50名 | 最少50名 | >= | 50 | 名 |
不超過3% | 不超過3% | <= | 3 | % |
不多於10宗 | 不多於10宗 | <= | 10 | 宗 |
少於5% | 少於5% | < | 5 | % |
逾1 300宗 | 逾1 300宗 | > | 1300 | 宗 |
約2,500宗 | 約2,500宗 | ~ | 2500 | 宗 |
200間左右 | 200間左右 | ~ | 200 | 間 |
500名或以上 | 500名或以上 | >= | 500 | 名 |
60多個 | 60多個 | > | 60 | 個 |
14萬多名 | 14萬多名 | > | 140000 | 名 |
每年約1 000名 | 約1 000名 | ~ | 1000 | 名 | per_year
合共2 000個學額 | 2 000個 | = | 2000 | 個 | total
三千六百伙 | 三千六百伙 | = | 3600 | 伙 |
廿五間 | 廿五間 | = | 25 | 間 |
１０萬名 | １０萬名 | = | 100000 | 名 |
10 萬 名 | 10 萬 名 | = | 100000 | 名 |
1.5億港元 | 1.5億港元 | = | 150000000 | 港元 |
10億美元 | 10億美元 | = | 1000000000 | 美元 |
2.5公頃 | 2.5公頃 | = | 2.5 | 公頃 |
12萬人次 | 12萬人次 | = | 120000 | 人次 |
增加兩倍 | 兩倍 | = | 2 | 倍 |
提高3個百分點 | 3個百分點 | = | 3 | 個百分點 |
超过14万名公务员 | 超过14万名 | > | 140000 | 名 |
"""

NONE = """
在1823查詢服務中擴展
推出「HKSOS」手機應用程式
香港法例第16章
只須進行一次性登記
提供一站式的電子服務
粵港兩地政務服務
36小時聯合演練
為期18個月
三個月內
未來兩個星期
5個工作天
在2024年內
2024年第三季
兩年
第三組
第三個
每個地區
各項措施
多項措施
數百名市民
數十間學校
幾百名市民
兩三次
成立一個平台
推出一項計劃
一名學生
一家公司
一國兩制
一帶一路
每一家庭
3D打印
5G網絡
12345678901234567890個
1億億億億個
"""

UNREAD = (
    ("50至100名", "50至100名", 100),
    ("七成五的個案", "七成五", 75),
    ("百分之九十五的個案", "百分之九十五", 95),
    ("減少四分之三", "四分之三", 0.75),
    ("由50宗減至30宗", "30宗", 30),
    ("10多萬名", "10多萬名", 100_000),
)
"""Quantities of the design that the grammar does not know yet; the value it should give."""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def only(text):
    found = find_targets(text)
    assert len(found) == 1, [one.phrase for one in found]
    return found[0]


@pytest.mark.parametrize(("text", "phrase", "comparator", "value", "unit", "scope"), rows(READ))
def test_a_quantity_is_read_with_its_comparator_and_unit(
    text, phrase, comparator, value, unit, scope
):
    found = only(text)
    assert (found.phrase, found.comparator, found.unit) == (phrase, comparator, unit)
    assert (found.value, found.scope) == (float(value), scope)
    assert text[slice(*found.span)] == phrase


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_what_is_no_quantity_to_reach_is_left_alone(text):
    assert [one.phrase for one in find_targets(text)] == []


@pytest.mark.parametrize(("text", "phrase", "value"), UNREAD)
@pytest.mark.xfail(reason="not known to the grammar yet", strict=True)
def test_a_quantity_that_the_grammar_is_still_to_learn(text, phrase, value):
    found = only(text)
    assert (found.phrase, found.value) == (phrase, value)


def test_several_targets_are_found_in_order():
    text = "培訓超過1 000名人員，舉辦20場講座，並撥款3億元。"
    assert [(one.value, one.unit) for one in find_targets(text)] == [
        (1000, "名"), (20, "場"), (300_000_000, "元")
    ]  # fmt: skip


@given(st.integers(2, 99_999), st.sampled_from(["名", "場", "宗", "間"]))
def test_a_number_comes_back_from_every_form_it_is_written_in(value, unit):
    for written in (f"{value}", f"{value:,}", by_places(value), f"{value:,}".replace(",", " ")):
        assert only(f"提供{written}{unit}服務").value == value


WORDS = (
    "超過 不少於 約 共 每年 10 1,300 3 300 兩 三 十 百 萬 億 多 . 99999999999999999999 名 次 個 "
    "個月 元 % 以上 第 數 性 的 ，"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join) | st.text(max_size=40))
def test_no_text_breaks_the_reader_and_spans_cut_out_the_phrases(text):
    found = find_targets(text)
    assert all(one.phrase == text[slice(*one.span)] != "" for one in found)
    assert all(fold(one.unit) in fold(one.phrase) for one in found)
    assert all(0 <= one.value <= 10**15 for one in found)
