"""How every phrase of time is read; design: the table of phrases for careful civil servants.

A row of a table is: text | phrase | relation | earliest | latest | precision | certainty | EDTF.
"""

import itertools
from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from app.base.folding import fold
from app.domain.conventions import Conventions, ReadingContext
from app.domain.deadline import Relation, Window, edtf, last_day
from app.domain.deadline_grammar.reader import find_deadlines, read_phrase
from tests.domain.chinese_numerals import by_digits, by_places

PUBLISHED = date(2023, 10, 25)
CONTEXT = ReadingContext(PUBLISHED)

READ = """
在2024年1月1日履職 | 2024年1月1日 | in | 2024-01-01 | 2024-01-01 | day | firm | 2024-01-01
2024年1月1號 | 2024年1月1號 | in | 2024-01-01 | 2024-01-01 | day | firm | 2024-01-01
二零二四年三月五日 | 二零二四年三月五日 | in | 2024-03-05 | 2024-03-05 | day | firm | 2024-03-05
2024年3月31日或之前 | 2024年3月31日或之前 | by | - | 2024-03-31 | day | firm | ../2024-03-31
自2024年4月1日起生效 | 自2024年4月1日起 | from | 2024-04-01 | - | day | firm | 2024-04-01/..
2024年1月1日至2024年3月15日 | 2024年1月1日至2024年3月15日 | in | 2024-01-01 | 2024-03-15 | day | firm | 2024-01-01/2024-03-15
推動在2025年內全面採用 | 2025年內 | in | 2025-01-01 | 2025-12-31 | year | firm | 2025
於2024年推出 | 2024年 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
在2024年期間 | 2024年期間 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
2024年或之前 | 2024年或之前 | by | - | 2024-12-31 | year | firm | ../2024
2024年或以前 | 2024年或以前 | by | - | 2024-12-31 | year | firm | ../2024
由2024年起 | 由2024年起 | from | 2024-01-01 | - | year | firm | 2024/..
至2026年 | 至2026年 | until | - | 2026-12-31 | year | firm | ../2026
在2023年年底推出 | 2023年年底 | in | 2023-11-01 | 2023-12-31 | year | firm | 2023-11~/2023
2023年底推出 | 2023年底 | in | 2023-11-01 | 2023-12-31 | year | firm | 2023-11~/2023
2023年末推出 | 2023年末 | in | 2023-11-01 | 2023-12-31 | year | firm | 2023-11~/2023
在2023年年底前完成 | 2023年年底前 | by | - | 2023-12-31 | year | firm | ../2023
2023年底或之前 | 2023年底或之前 | by | - | 2023-12-31 | year | firm | ../2023
由2023年年底開始 | 由2023年年底開始 | from | 2023-11-01 | - | year | approximate | 2023-11~/..
直至2026年年底 | 直至2026年年底 | until | - | 2026-12-31 | year | firm | ../2026
2024年年中前 | 2024年年中前 | by | - | 2024-06-30 | half | firm | ../2024-40
在2024年年中或之前 | 2024年年中或之前 | by | - | 2024-06-30 | half | firm | ../2024-40
在2024年中推出 | 2024年中 | in | 2024-06-01 | 2024-07-31 | half | approximate | 2024-06~/2024-07~
在2024年年中推出 | 2024年年中 | in | 2024-06-01 | 2024-07-31 | half | approximate | 2024-06~/2024-07~
目標在2024年年初提出 | 2024年年初 | in | 2024-01-01 | 2024-03-31 | quarter | approximate | 2024-33~
2024年初提出 | 2024年初 | in | 2024-01-01 | 2024-03-31 | quarter | approximate | 2024-33~
在2024年上半年 | 2024年上半年 | in | 2024-01-01 | 2024-06-30 | half | firm | 2024-40
2024年下半年內 | 2024年下半年內 | in | 2024-07-01 | 2024-12-31 | half | firm | 2024-41
2024年上半年或之前 | 2024年上半年或之前 | by | - | 2024-06-30 | half | firm | ../2024-40
在2024年第三季推出 | 2024年第三季 | in | 2024-07-01 | 2024-09-30 | quarter | firm | 2024-35
在2024年第一季度推出 | 2024年第一季度 | in | 2024-01-01 | 2024-03-31 | quarter | firm | 2024-33
2024年第2季內 | 2024年第2季內 | in | 2024-04-01 | 2024-06-30 | quarter | firm | 2024-34
2024年首季 | 2024年首季 | in | 2024-01-01 | 2024-03-31 | quarter | firm | 2024-33
2024年末季 | 2024年末季 | in | 2024-10-01 | 2024-12-31 | quarter | firm | 2024-36
在2024年第三季或以前 | 2024年第三季或以前 | by | - | 2024-09-30 | quarter | firm | ../2024-35
在2024年第一季或之前 | 2024年第一季或之前 | by | - | 2024-03-31 | quarter | firm | ../2024-33
2024年第三季完結前 | 2024年第三季完結前 | by | - | 2024-09-30 | quarter | firm | ../2024-35
從2024年第二季開始 | 從2024年第二季開始 | from | 2024-04-01 | - | quarter | firm | 2024-34/..
2024年第四季開始 | 2024年第四季開始 | from | 2024-10-01 | - | quarter | firm | 2024-36/..
2024年第一季至第三季 | 2024年第一季至第三季 | in | 2024-01-01 | 2024-09-30 | quarter | firm | 2024-33/2024-35
2024年第三季至2025年第二季 | 2024年第三季至2025年第二季 | in | 2024-07-01 | 2025-06-30 | quarter | firm | 2024-35/2025-34
由2024年4月起 | 由2024年4月起 | from | 2024-04-01 | - | month | firm | 2024-04/..
2024年3月內 | 2024年3月內 | in | 2024-03-01 | 2024-03-31 | month | firm | 2024-03
2024年2月底前 | 2024年2月底前 | by | - | 2024-02-29 | month | firm | ../2024-02
2024年3月或之前 | 2024年3月或之前 | by | - | 2024-03-31 | month | firm | ../2024-03
2024年3月初 | 2024年3月初 | in | 2024-03-01 | 2024-03-10 | month | approximate | 2024-03~/2024-03-10~
2024年3月上旬 | 2024年3月上旬 | in | 2024-03-01 | 2024-03-10 | month | approximate | 2024-03~/2024-03-10~
2024年3月中旬 | 2024年3月中旬 | in | 2024-03-11 | 2024-03-20 | month | approximate | 2024-03-11~/2024-03-20~
2024年3月下旬前 | 2024年3月下旬前 | by | - | 2024-03-31 | month | firm | ../2024-03
2024年後推出 | 2024年後 | from | 2025-01-01 | - | year | firm | 2025/..
2024年第一季後推出 | 2024年第一季後 | from | 2024-04-01 | - | quarter | firm | 2024-34/..
2024年3月5日後 | 2024年3月5日後 | from | 2024-03-06 | - | day | firm | 2024-03-06/..
2025年年中以後 | 2025年年中以後 | from | 2025-08-01 | - | half | approximate | 2025-08~/..
2024年1月至3月 | 2024年1月至3月 | in | 2024-01-01 | 2024-03-31 | month | firm | 2024-33
2024年10月至2025年3月期間 | 2024年10月至2025年3月期間 | in | 2024-10-01 | 2025-03-31 | month | firm | 2024-10/2025-03
並在2024年至2025年內推出 | 2024年至2025年內 | in | 2024-01-01 | 2025-12-31 | multi_year | firm | 2024/2025
2024至2026年 | 2024至2026年 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
2024-2026年 | 2024-2026年 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
2024-2026年底前 | 2024-2026年底前 | by | - | 2026-12-31 | multi_year | firm | ../2026
在2026年年中前三年內 | 2026年年中前三年內 | in | 2023-07-01 | 2026-06-30 | multi_year | firm | 2023-07/2026-06
2027年底前五年內 | 2027年底前五年內 | in | 2023-01-01 | 2027-12-31 | multi_year | firm | 2023/2027
三年內完成 | 三年內 | in | 2023-10-25 | 2026-12-31 | multi_year | firm | 2023-10-25/2026
未來五年 | 未來五年 | in | 2023-10-25 | 2028-12-31 | multi_year | firm | 2023-10-25/2028
未來五年內 | 未來五年內 | in | 2023-10-25 | 2028-12-31 | multi_year | firm | 2023-10-25/2028
於兩年內 | 兩年內 | in | 2023-10-25 | 2025-12-31 | multi_year | firm | 2023-10-25/2025
未來三年(2024-25至2026-27年度) | 未來三年(2024-25至2026-27年度) | in | 2024-04-01 | 2027-03-31 | multi_year | firm | 2024-04/2027-03
由2024年起三年內 | 由2024年起三年內 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
2024-25年度起的三年 | 2024-25年度起的三年 | in | 2024-04-01 | 2027-03-31 | multi_year | firm | 2024-04/2027-03
由2024年4月起6個月內 | 由2024年4月起6個月內 | in | 2024-04-01 | 2024-09-30 | month | firm | 2024-04/2024-09
由2024年1月起為期18個月 | 由2024年1月起 | from | 2024-01-01 | 2025-06-30 | month | firm | 2024-01/2025-06
2024/25學年 | 2024/25學年 | in | 2024-09-01 | 2025-08-31 | school_year | firm | 2024-09/2025-08
2024-25學年內 | 2024-25學年內 | in | 2024-09-01 | 2025-08-31 | school_year | firm | 2024-09/2025-08
2024/2025學年 | 2024/2025學年 | in | 2024-09-01 | 2025-08-31 | school_year | firm | 2024-09/2025-08
2024/25學年前 | 2024/25學年前 | by | - | 2025-08-31 | school_year | firm | ../2025-08
由2024/25學年起 | 由2024/25學年起 | from | 2024-09-01 | - | school_year | firm | 2024-09/..
2023/24至2025/26學年 | 2023/24至2025/26學年 | in | 2023-09-01 | 2026-08-31 | multi_year | firm | 2023-09/2026-08
2023-26學年 | 2023-26學年 | in | 2023-09-01 | 2026-08-31 | multi_year | firm | 2023-09/2026-08
2024-25年度內 | 2024-25年度內 | in | 2024-04-01 | 2025-03-31 | financial_year | firm | 2024-04/2025-03
2024-25財政年度 | 2024-25財政年度 | in | 2024-04-01 | 2025-03-31 | financial_year | firm | 2024-04/2025-03
2024-25課稅年度 | 2024-25課稅年度 | in | 2024-04-01 | 2025-03-31 | financial_year | firm | 2024-04/2025-03
2024-25年度或之前 | 2024-25年度或之前 | by | - | 2025-03-31 | financial_year | firm | ../2025-03
2023-24至2026-27年度 | 2023-24至2026-27年度 | in | 2023-04-01 | 2027-03-31 | multi_year | firm | 2023-04/2027-03
1999-00年度內 | 1999-00年度內 | in | 1999-04-01 | 2000-03-31 | financial_year | firm | 1999-04/2000-03
今年內 | 今年內 | in | 2023-01-01 | 2023-12-31 | year | firm | 2023
今年年底前 | 今年年底前 | by | - | 2023-12-31 | year | firm | ../2023
本年第四季 | 本年第四季 | in | 2023-10-01 | 2023-12-31 | quarter | firm | 2023-36
明年第一季 | 明年第一季 | in | 2024-01-01 | 2024-03-31 | quarter | firm | 2024-33
在明年推出 | 明年 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
後年年底前 | 後年年底前 | by | - | 2025-12-31 | year | firm | ../2025
爭取在2024年內 | 2024年內 | in | 2024-01-01 | 2024-12-31 | year | approximate | 2024~
預計最快2024年第三季完成 | 2024年第三季 | in | 2024-07-01 | 2024-09-30 | quarter | approximate | 2024-35~
大約在2025年 | 2025年 | in | 2025-01-01 | 2025-12-31 | year | approximate | 2025~
繼續推行措施 | 繼續 | ongoing | - | - | - | firm | ../..
持續強化能力 | 持續 | ongoing | - | - | - | firm | ../..
公司亦會繼續匯聚資源 | 繼續 | ongoing | - | - | - | firm | ../..
完成檢視。繼續推行措施 | 繼續 | ongoing | - | - | - | firm | ../..
"""  # noqa: E501

ASKED = """
2024年第三季前 | by | 2024-09-30 | 2024-06-30 | quarter | ../2024-35? | deadline_before_unit
2024年第三季度前 | by | 2024-09-30 | 2024-06-30 | quarter | ../2024-35? | deadline_before_unit
2024年3月前 | by | 2024-03-31 | 2024-02-29 | month | ../2024-03? | deadline_before_unit
2024年上半年前 | by | 2024-06-30 | 2023-12-31 | half | ../2024-40? | deadline_before_unit
2024-25年度前 | by | 2025-03-31 | 2024-03-31 | financial_year | ../2025-03? | deadline_before_unit
2025年前 | by | 2024-12-31 | 2025-12-31 | year | ../2024? | deadline_before_unit
2025年之前 | by | 2024-12-31 | 2025-12-31 | year | ../2024? | deadline_before_unit
2024年3月31日前 | by | 2024-03-31 | 2024-03-30 | day | ../2024-03-31? | deadline_before_unit
2024年2月30日 | none | - | - | - | - | deadline_not_on_calendar
2024年13月 | none | - | - | - | - | deadline_not_on_calendar
2024年第三季至第一季 | none | - | - | - | - | deadline_not_on_calendar
"""

NONE = """
較2021年增加三成
處理2025年起期滿地契
相比2021年有所改善
比2021年多
過去三年內處理了不少個案
在過去五年內
由2022年的100宗增至200宗
2022年的《施政報告》
落實「2024年發展計劃」
推行《2030年藍圖》
在1823查詢服務中擴展
推出為期18個月的計劃
為期一年的試驗
每次續期
每年檢討
每三年內檢討一次
計劃第三年內
首三年內
近五年內
條例通過後三年內
條例通過後六個月
視乎諮詢結果
未來會研究
未來的發展
未來數年
未來兩三年內
未來1.5年內
未來九千年內
增強持續發展能力
政府財政的持續性
業界持續進修
2024年內地訪客
2024年中小企支援
2024年前往內地
2024年初步完成
2024年底層架構
2030年代
第三季度的工作
一月
十二月
3月31日
18個月
電話2024-2025
第2024章
"""

UNREAD = (
    ("mid-2024", Relation.IN, Window(date(2024, 6, 1), date(2024, 7, 31))),
    ("early 2024", Relation.IN, Window(date(2024, 1, 1), date(2024, 3, 31))),
    ("by Q3 2024", Relation.BY, Window(None, date(2024, 9, 30))),
    ("within 2024", Relation.IN, Window(date(2024, 1, 1), date(2024, 12, 31))),
    ("明年推出", Relation.IN, Window(date(2024, 1, 1), date(2024, 12, 31))),
    ("2024-25年底前", Relation.BY, Window(None, date(2025, 3, 31))),
    ("條例通過後六個月", Relation.NONE, Window()),
    ("本屆政府任期內", Relation.NONE, Window()),
    ("視乎諮詢結果", Relation.NONE, Window()),
    ("六個月內", Relation.IN, Window(date(2023, 10, 25), date(2024, 4, 24))),
)
"""Phrases of the design that the grammar does not know yet, with what it should say."""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def day(text):
    return None if text == "-" else date.fromisoformat(text)


def only(text, context=CONTEXT):
    found = find_deadlines(text, context)
    assert len(found) == 1, [one.deadline.phrase for one in found]
    return found[0]


def facts(deadline):
    """A reading in the columns of the table."""
    return [
        deadline.relation,
        deadline.earliest,
        deadline.latest,
        deadline.precision or "-",
        deadline.certainty,
        edtf(deadline),
    ]


def simplified(text):
    """The text with each Chinese character in the form that stands for its variants."""
    return "".join(fold(one) if "\u4e00" <= one <= "\u9fff" else one for one in text)


def wide(text):
    return "".join(chr(ord(one) + 0xFEE0) if one.isascii() and one > " " else one for one in text)


def spaced(text):
    """With the blanks that typesetting puts around figures."""
    return "".join(f" {one} " if one in "年月日第季內前" else one for one in text)


@pytest.mark.parametrize(
    ("text", "phrase", "relation", "earliest", "latest", "precision", "certainty", "code"),
    rows(READ),
)
def test_a_phrase_is_read_as_a_careful_civil_servant_reads_it(
    text, phrase, relation, earliest, latest, precision, certainty, code
):
    found = only(text)
    assert found.deadline.phrase == phrase
    assert facts(found.deadline) == [
        relation, day(earliest), day(latest), precision, certainty, code
    ]  # fmt: skip
    assert (found.doubt, found.deadline.alternatives) == ("", ())


@pytest.mark.parametrize("written", [simplified, wide, spaced], ids=lambda one: one.__name__)
@pytest.mark.parametrize("text", [row[0] for row in rows(READ)])
def test_the_script_the_width_and_blanks_do_not_matter(text, written):
    other = written(text)
    found = only(other).deadline
    start, end = found.span
    assert facts(found) == facts(only(text).deadline)
    assert other[start:end] == found.phrase
    assert fold(found.phrase) == fold(only(text).deadline.phrase)


@pytest.mark.parametrize(
    ("phrase", "relation", "latest", "other", "precision", "code", "doubt"), rows(ASKED)
)
def test_a_phrase_with_two_readings_keeps_both_and_asks(
    phrase, relation, latest, other, precision, code, doubt
):
    found = only(phrase)
    assert (found.deadline.phrase, found.doubt) == (phrase, doubt)
    expected = [relation, None, day(latest), precision, "ambiguous", "" if code == "-" else code]
    assert facts(found.deadline) == expected
    assert found.deadline.alternatives == ((Window(None, day(other)),) if other != "-" else ())


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_what_is_no_deadline_is_left_alone(text):
    assert [one.deadline.phrase for one in find_deadlines(text, CONTEXT)] == []


@pytest.mark.parametrize(("text", "relation", "window"), UNREAD)
@pytest.mark.xfail(reason="not known to the grammar yet", strict=True)
def test_a_phrase_that_the_grammar_is_still_to_learn(text, relation, window):
    found = only(text).deadline
    assert (found.relation, found.window) == (relation, window)


# --- relative words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "phrase", ["今年內", "明年年底前", "今年第四季", "三年內", "未來五年", "在明年"]
)
def test_relative_words_wait_for_the_day_of_publication(phrase):
    found = only(phrase, ReadingContext())
    assert found.doubt == "deadline_needs_published"
    assert (found.deadline.window, found.deadline.relation) == (Window(), Relation.NONE)


@pytest.mark.parametrize(
    ("published", "latest"), [(date(2023, 10, 25), 2024), (date(2024, 10, 16), 2025)]
)
def test_relative_words_count_from_publication(published, latest):
    found = only("明年年底前", ReadingContext(published))
    assert found.deadline.latest == date(latest, 12, 31)


@pytest.mark.parametrize("moment", ["1999-12-31", "2024-02-29", "2087-06-30"])
def test_the_clock_of_the_machine_changes_nothing(moment):
    texts = [row[0] for row in (*rows(READ), *rows(ASKED))]
    expected = [only(text) for text in texts]
    with time_machine.travel(moment):
        assert [only(text) for text in texts] == expected


def test_the_conventions_of_the_office_are_followed():
    office = Conventions(
        early_last_month=2, middle_first_month=5, middle_last_month=8, middle_limit_month=7,
        end_first_month=12, school_first_month=8, financial_first_month=1,
    )  # fmt: skip
    context = ReadingContext(PUBLISHED, office)
    windows = {
        "2024年年初": Window(date(2024, 1, 1), date(2024, 2, 29)),
        "在2024年年中": Window(date(2024, 5, 1), date(2024, 8, 31)),
        "2024年年中前": Window(None, date(2024, 7, 31)),
        "2024年年底": Window(date(2024, 12, 1), date(2024, 12, 31)),
        "2024/25學年": Window(date(2024, 8, 1), date(2025, 7, 31)),
        "2024-25年度": Window(date(2024, 1, 1), date(2024, 12, 31)),
    }
    assert {text: only(text, context).deadline.window for text in windows} == windows


# --- several, actors, typed phrases ----------------------------------------------------------


def test_several_deadlines_are_found_in_order():
    text = "在2023年年底前完成審計，並在2024年至2025年內推出項目，由2026年起擴展。"
    found = [one.deadline for one in find_deadlines(text, CONTEXT)]
    assert [one.phrase for one in found] == ["2023年年底前", "2024年至2025年內", "由2026年起"]
    assert [text[slice(*one.span)] for one in found] == [one.phrase for one in found]


def test_what_a_named_body_continues_is_ongoing():
    text = "消防處繼續與業界合作"
    assert find_deadlines(text, CONTEXT) == []
    found = find_deadlines(text, CONTEXT, lambda at: at == 3)
    assert [one.deadline.relation for one in found] == [Relation.ONGOING]


@pytest.mark.parametrize(
    ("typed", "window"),
    [
        ("2024年第三季或以前", Window(None, date(2024, 9, 30))),
        ("在2024年第三季或以前", Window(None, date(2024, 9, 30))),
        (" 2024年 ", Window(date(2024, 1, 1), date(2024, 12, 31))),
        ("2024", None),
        ("2024年第三季推出", None),
        ("2024年內及2025年內", None),
        ("", None),
        ("盡快", None),
    ],
)
def test_a_typed_phrase_is_a_deadline_whole_or_not_at_all(typed, window):
    found = read_phrase(typed, CONTEXT)
    assert (found and found.deadline.window) == window


# --- properties ------------------------------------------------------------------------------

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
DAY_FORMS = (
    lambda on: f"{on.year}年{on.month}月{on.day}日",
    lambda on: f"{on.year}年{on.month:02}月{on.day:02}日",
    lambda on: f"{on.year} 年 {on.month} 月 {on.day} 日",
    lambda on: wide(f"{on.year}年{on.month}月{on.day}日"),
    lambda on: f"{by_digits(on.year)}年{by_places(on.month)}月{by_places(on.day)}日",
    lambda on: f"{on.year}年{on.month}月{on.day}號",
)
QUARTERS = "一二三四"


@given(DAYS, st.sampled_from(DAY_FORMS))
def test_a_day_comes_back_from_every_form_it_is_written_in(on, form):
    assert only(form(on)).deadline.window == Window(on, on)
    assert only(f"在{form(on)}或之前完成").deadline.window == Window(None, on)
    assert only(f"由{form(on)}起推行").deadline.window == Window(on, None)


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_month_comes_back_with_its_last_day(year, month):
    first, last = date(year, month, 1), last_day(year, month)
    assert last + timedelta(days=1) == date(year + month // 12, month % 12 + 1, 1)
    assert only(f"在{year}年{month}月").deadline.window == Window(first, last)
    assert only(f"{by_digits(year)}年{by_places(month)}月底前").deadline.window == Window(
        None, last
    )


@given(st.integers(1900, 2099), st.integers(1, 4))
def test_a_quarter_comes_back_with_its_last_day(year, number):
    first, last = date(year, number * 3 - 2, 1), last_day(year, number * 3)
    for written in (f"第{QUARTERS[number - 1]}季", f"第{number}季度", f"第 {number} 季"):
        assert only(f"{year}年{written}").deadline.window == Window(first, last)
        assert only(f"{year}年{written}或之前").deadline.window == Window(None, last)


@given(st.integers(1900, 2090), st.integers(1, 9))
def test_a_stretch_counted_from_a_year_counts_that_year(year, length):
    window = Window(date(year, 1, 1), date(year + length - 1, 12, 31))
    assert only(f"由{year}年起{by_places(length)}年內").deadline.window == window


WORDS = (
    "2024 2025 1823 二零二四 13 31 0 1.5 3,000 兩 三 十 四五 99999999999999999999 年 年度 學年 "
    "月 日 個月 第 季 季度 上半年 年初 年中 年底 底 中 初 前 之前 或之前 或以前 內 起 開始 後 由 "
    "自 在 於 至 直至 到 - / 今年 明年 去年 未來 過去 較 為期 繼續 持續 預計 約 的 ( ) 「 」 《 》 "
    "， 。 推出 消防處 億 萬 半 代 首 每"
).split(" ")
SCRAPS = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


@given(SCRAPS | st.text(max_size=40), st.sampled_from([CONTEXT, ReadingContext()]))
def test_no_text_breaks_the_reader_and_spans_cut_out_the_phrases(text, context):
    found = [one.deadline for one in find_deadlines(text, context)]
    assert all(one.phrase == text[slice(*one.span)] != "" for one in found)
    assert all(one.span[1] <= other.span[0] for one, other in itertools.pairwise(found))
    both = [one for one in found if one.earliest and one.latest]
    assert all(one.earliest <= one.latest for one in both)
    assert all(one.dated or one.relation in ("ongoing", "none") for one in found)
