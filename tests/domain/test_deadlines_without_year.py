"""Months, festivals and events without a year; and what only goes on."""

from datetime import date, timedelta
from math import sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conventions import ReadingContext
from app.domain.deadline import Certainty, Relation, Window, last_day
from app.domain.deadline_grammar.festivals import lunar_new_year
from app.domain.deadline_grammar.reader import find_deadlines
from tests.domain.deadline_tables import day, rows

SPRING = ReadingContext(date(2024, 3, 15))

COMING = """
於6月底前完成檢討 | 6月底前 | by | - | 2024-06-30
6月底前完成。 | 6月底前 | by | - | 2024-06-30
12月底前，建成平台 | 12月底前 | by | - | 2024-12-31
在6月內提交 | 6月內 | in | 2024-06-01 | 2024-06-30
在第三季推出 | 第三季 | in | 2024-07-01 | 2024-09-30
於上半年內完成 | 上半年內 | in | 2024-01-01 | 2024-06-30
於1月底前公布 | 1月底前 | by | - | 2025-01-31
不遲於9月 | 不遲於9月 | by | - | 2024-09-30
5月31日或之前 | 5月31日或之前 | by | - | 2024-05-31
於農曆新年前推出 | 農曆新年前 | by | - | 2025-01-28
农历新年前推出 | 农历新年前 | by | - | 2025-01-28
在2026年農曆新年前推出 | 2026年農曆新年前 | by | - | 2026-02-16
明年春節前完成 | 明年春節前 | by | - | 2025-01-28
在農曆新年期間舉辦市集 | 農曆新年期間 | in | 2025-01-29 | 2025-02-12
農曆新年後公布 | 農曆新年後 | from | 2025-02-13 | -
Complete it by the end of June. | by the end of June | by | - | 2024-06-30
Submit it by 30 June, | by 30 June | by | - | 2024-06-30
Open by end-September | by end-September | by | - | 2024-09-30
Launch it no later than Q3 | no later than Q3 | by | - | 2024-09-30
Launch it before Lunar New Year | before Lunar New Year | by | - | 2025-01-28
open before the 2026 Lunar New Year | before the 2026 Lunar New Year | by | - | 2026-02-16
before Chinese New Year 2026 | before Chinese New Year 2026 | by | - | 2026-02-16
"""

NONE = """
每年6月底前提交報告
於6月底前每年匯報
新春活動
農曆新年的煙花匯演
長期護理服務
長期租約
有待條例通過
等待審批後的安排
待遇提高後的影響
every year by the end of June
submit annual reports by June
the Lunar New Year Fair
in June
"""

ONGOING = """
長期
完成時限：長期堅持
推進河長制 長期
将长期推动农村改革
持續推進
建立機制 持續推進
"""


def only(text, context=SPRING):
    found = find_deadlines(text, context)
    assert len(found) == 1, [one.deadline.phrase for one in found]
    return found[0]


@pytest.mark.parametrize(("text", "phrase", "relation", "earliest", "latest"), rows(COMING))
def test_the_next_one_from_publication_on_is_likely_but_never_firm(
    text, phrase, relation, earliest, latest
):
    found = only(text)
    assert (found.deadline.phrase, found.doubt) == (phrase, "")
    assert found.deadline.relation == relation
    assert found.deadline.window == Window(day(earliest), day(latest))
    assert found.deadline.certainty is Certainty.APPROXIMATE


@pytest.mark.parametrize("text", [row[0] for row in rows(COMING) if "202" not in row[0]])
def test_without_a_day_of_publication_it_is_asked(text):
    found = only(text, ReadingContext())
    assert found.doubt in ("deadline_needs_year", "deadline_needs_published")
    assert found.deadline.window == Window()


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("3月底前完成", date(2024, 3, 31), date(2025, 3, 31)),
        ("於2月底前完成", date(2025, 2, 28), date(2024, 2, 29)),
        ("by the end of March", date(2024, 3, 31), date(2025, 3, 31)),
    ],
)
def test_one_that_is_just_over_or_nearly_is_asked_about(text, first, other):
    found = only(text)
    assert (found.doubt, found.deadline.certainty) == ("deadline_needs_year", "ambiguous")
    assert found.deadline.window == Window(None, first)
    assert found.deadline.alternatives == (Window(None, other),)


@given(st.dates(date(2016, 1, 1), date(2037, 12, 31)), st.integers(1, 12))
def test_a_month_to_come_is_never_over_and_within_a_year(published, month):
    found = only(f"於{month}月底前完成", ReadingContext(published))
    latest = found.deadline.latest
    assert latest == last_day(latest.year, month)
    assert published <= latest < published + timedelta(days=366)
    assert found.deadline.certainty is not Certainty.FIRM


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_what_is_no_deadline_is_left_alone(text):
    assert [one.deadline.phrase for one in find_deadlines(text, SPRING)] == []


@pytest.mark.parametrize("text", ONGOING.strip().splitlines())
def test_what_is_done_for_long_is_ongoing(text):
    assert only(text).deadline.relation is Relation.ONGOING


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("待條例通過後推出服務", "待條例通過後"),
        ("待條例通過後六個月內推出", "待條例通過後六個月內"),
        ("待完成2024年的檢討後推出", "待完成2024年的檢討後"),
        ("將待諮詢結束後，公布結果", "待諮詢結束後"),
    ],
)
def test_what_waits_for_an_event_keeps_its_words_and_no_date(text, phrase):
    found = only(text)
    assert (found.deadline.phrase, found.deadline.window) == (phrase, Window())
    assert found.doubt == "deadline_depends_on_event"


def test_a_date_behind_an_event_is_not_firm():
    found = only("待2024年完成檢討後，於2025年推出")
    assert (found.deadline.phrase, found.deadline.certainty) == ("2025年", "approximate")


def test_within_the_festival_the_next_one_is_meant():
    context = ReadingContext(date(2024, 2, 20))
    assert only("春節前完成檢查", context).deadline.window == Window(None, date(2025, 1, 28))
    assert only("在春節期間加強檢查", context).deadline.latest == date(2024, 2, 24)


def test_outside_the_table_of_lunar_years_the_day_is_asked():
    found = only("在2060年農曆新年前完成")
    assert (found.doubt, found.deadline.window) == ("deadline_not_on_calendar", Window())


def new_moon(lunation):
    """Days since 2000-01-01 12:00, to a quarter of an hour (Meeus, chapter 49), in Hong Kong."""
    century = lunation / 1236.85
    sun, moon, node = (
        (2.5534 + 29.1053567 * lunation) * 0.0174532925,
        (201.5643 + 385.81693528 * lunation) * 0.0174532925,
        (160.7108 + 390.67050284 * lunation) * 0.0174532925,
    )
    waves = (
        (-0.4072, moon), (0.17241, sun), (0.01608, 2 * moon), (0.01039, 2 * node),
        (0.00739, moon - sun), (-0.00514, moon + sun), (0.00208, 2 * sun),
    )  # fmt: skip
    mean = 5.09766 + 29.530588861 * lunation + 0.00015437 * century**2
    return mean + sum(size * sin(angle) for size, angle in waves) + 8 / 24


def test_each_lunar_year_begins_with_a_new_moon_between_20_january_and_21_february():
    moons = {
        date(2000, 1, 1) + timedelta(days=int(new_moon(number) + 0.5)) for number in range(600)
    }
    for year in range(2015, 2041):
        first = lunar_new_year(year).start
        assert first in moons, first
        assert date(year, 1, 20) <= first <= date(year, 2, 21)
