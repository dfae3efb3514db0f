import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.folding import fold
from app.domain.target import Scope
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
50至100名學生 | 50至100名 | ~ | 100 | 名 |
不超過50至100名學生 | 不超過50至100名 | <= | 100 | 名 |
10多萬名市民 | 10多萬名 | > | 100000 | 名 |
七成五的個案 | 七成五 | = | 75 | % |
約八成申請 | 約八成 | ~ | 80 | % |
兩成以上 | 兩成以上 | >= | 20 | % |
駁通九成長廊 | 九成 | = | 90 | % |
一成半 | 一成半 | = | 15 | % |
百分之九十五的個案 | 百分之九十五 | = | 95 | % |
減少四分之三 | 四分之三 | = | 75 | % |
至少四分之三的學校 | 至少四分之三 | >= | 75 | % |
不少於三分之二 | 不少於三分之二 | >= | 66.66666666666667 | % |
增加近70% | 近70% | ~< | 70 | % |
接近8 000個 | 接近8 000個 | ~< | 8000 | 個 |
將近三成 | 將近三成 | ~< | 30 | % |
所有公帑資助學校須在2022/23 學年完結前完成到校教師工作坊。 | 所有 | = | 100 | % |
全體員工必須於2025年內完成培訓 | 全體 | = | 100 | % |
減少一半 | 一半 | = | 50 | % |
至少減半 | 至少減半 | >= | 50 | % |
由50宗減至30宗 | 30宗 | = | 30 | 宗 |
由2022年的330間增加至2027年的600間 | 600間 | = | 600 | 間 |
從現時的9.5%減低至7.8% | 7.8% | = | 7.8 | % |
由每年約600 000個增至800 000個 | 800 000個 | = | 800000 | 個 |
把現時長者每年2,000元的醫療券增至2,500元 | 2,500元 | = | 2500 | 元 |
比過去五年所收回的120公頃土地超逾四倍 | 超逾四倍 | > | 4 | 倍 |
較2019年增加10% | 10% | = | 10 | % |
入場人次超過140 000 | 人次超過140 000 | > | 140000 | 人次 |
受惠青年人次不少於30 000，當中 | 人次不少於30 000 | >= | 30000 | 人次 |
參與人數不少於7 000人 | 不少於7 000人 | >= | 7000 | 人 |
撥款人民幣10億元 | 人民幣10億元 | = | 1000000000 | 人民幣 |
港幣200萬元或以上 | 港幣200萬元或以上 | >= | 2000000 | 港幣 |
注資$3億 | $3億 | = | 300000000 | $ |
由50名人員組成 | 50名 | = | 50 | 名 |
provide not less than 500 care places | not less than 500 care places | >= | 500 | places |
train over 1,000 students | over 1,000 students | > | 1000 | students |
at least 70% of schools | at least 70% | >= | 70 | % |
reduce it by 10 per cent | 10 per cent | = | 10 | per cent |
inject HK$3 billion | HK$3 billion | = | 3000000000 | HK$ |
from 50 cases to 30 cases | 30 cases | = | 30 | cases |
about 3 300 hectares of land | about 3 300 hectares | ~ | 3300 | hectares |
nearly 70% | nearly 70% | ~< | 70 | % |
almost 8,000 places | almost 8,000 places | ~< | 8000 | places |
close to 500 homes | close to 500 homes | ~< | 500 | homes |
All subsidised schools must complete the workshop by 2025 | All | = | 100 | % |
up to 10 government departments | up to 10 government departments | <= | 10 | departments |
In 2024 500 places will be offered | 500 places | = | 500 | places |
two large-scale exercises | two large-scale exercises | = | 2 | exercises |
of Phase 2 to train no fewer than 500 cadets | no fewer than 500 cadets | >= | 500 | cadets |
for those aged 65 or above to hold three exercises | three exercises | = | 3 | exercises |
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
成立一個平台
每千名工人
第二成立
十個工作天
三小時
36-hour exercise
Section 16 of the rules
Phase 2 works
within 3 years
1823 hotline
the 2024 games
in 2024-25
31 March 2024
一帶一路
推動所有政府部門採用「智方便」
所有專科門診都能提供送藥服務
由2022/23學年起，所有公帑資助學校須委派統籌人員
所有的須完成
全部地方均可進行旅遊活動
預計逗留至少12個月的人才
為期至少12個月的計劃
推出計劃，為期至少12個月的實習
至少提前三個月通知
all government departments will adopt it
a stay of at least 12 months
每一家庭
3D打印
5G網絡
12345678901234567890個
1億億億億個
"""


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


@given(st.integers(1, 99), st.integers(2, 20))
def test_fractions_are_per_cent(part, whole):
    assert only(f"至少{by_places(whole)}分之{by_places(part)}").value == pytest.approx(
        100 * part / whole
    )
    assert only(f"百分之{by_places(part)}的學校").value == part


@given(st.integers(2, 9_999), st.integers(2, 9_999), st.sampled_from(["名", "場", "宗", "%"]))
def test_what_there_is_now_is_no_target(before, after, unit):
    for text in (
        f"由{before}{unit}增至{after}{unit}",
        f"由現時約{before}{unit}減至{after}{unit}",
        f"由2022年的{before}{unit}增加至2027年的{after}{unit}",
    ):
        assert [one.value for one in find_targets(text)] == [after]


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit"),
    [
        ("輸入至少35 000名預計逗留至少12個月的人才", "至少12個月", 12, "個月"),
        ("吸引500名留港工作不少於兩年的專家", "不少於兩年", 2, "年"),
        ("資助不少於30間營運超過6個月的企業，", "超過6個月", 6, "個月"),
        ("admit 35,000 talents who will stay for at least 12 months", "at least 12 months", 12,
         "months"),
    ],
)  # fmt: skip
def test_a_length_that_narrows_what_is_counted_is_a_condition(text, phrase, value, unit):
    counted, condition = find_targets(text)
    assert counted.scope is Scope.PLAIN
    assert (condition.phrase, condition.value, condition.unit) == (phrase, value, unit)
    assert condition.scope is Scope.CONDITION
    assert text[slice(*condition.span)] == phrase


@given(st.integers(2, 9_999), st.integers(1, 36), st.sampled_from("，。；"))
def test_a_length_in_another_clause_is_no_condition(count, months, end):
    found = find_targets(f"培訓{count}名學員{end}提供至少{months}個月的實習")
    assert [one.value for one in found] == [count]


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
    "個月 元 % 以上 第 數 性 的 ， 成 分之 一半 減半 由 至 增至 現時 人次 人民幣 $ "
    "at least 500 places "
    "所有 學校須 完成 12個月的 年的 who all must "
    "million HK$ per cent from to"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join) | st.text(max_size=40))
def test_no_text_breaks_the_reader_and_spans_cut_out_the_phrases(text):
    found = find_targets(text)
    assert all(one.phrase == text[slice(*one.span)] != "" for one in found)
    # Fractions name no unit.
    assert all(one.unit == "%" or fold(one.unit) in fold(one.phrase) for one in found)
    assert all(one.span[1] <= other.span[0] for one, other in itertools.pairwise(found))
    assert all(0 <= one.value <= 10**15 for one in found)
