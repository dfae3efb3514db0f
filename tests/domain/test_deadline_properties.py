"""Phrases made of the parts of the grammar, and what they must mean whatever the parts are."""

import calendar
import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.conventions import ReadingContext
from app.domain.deadline import Window, last_day
from app.domain.deadline_grammar.reader import find_deadlines
from tests.domain.chinese_numerals import by_digits, by_places
from tests.domain.deadline_tables import CONTEXT, facts, only, simplified, spaced, wide

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


# --- year forms x units x relations x what stands around -------------------------------------

YEARS = st.integers(1990, 2089)
YEAR_FORMS = (
    lambda year: f"{year}年",
    lambda year: f"{year} 年",
    lambda year: f"{by_digits(year)}年",
    lambda year: wide(f"{year}年"),
    lambda year: f"民國{year - 1911}年",
    lambda year: f"中華民國{by_places(year - 1911)}年",
)


def month_end(year, month):
    return date(year, month, calendar.monthrange(year, month)[1])


def months(first, last):
    return lambda year: (date(year, first, 1), month_end(year, last))


UNITS = {
    "": months(1, 12),
    "上半年": months(1, 6),
    "下半年": months(7, 12),
    **{f"第{QUARTERS[at]}季": months(3 * at + 1, 3 * at + 3) for at in range(4)},
    "首季": months(1, 3),
    "第 2 季度": months(4, 6),
    **{f"{month}月": months(month, month) for month in range(1, 13)},
    "十二月份": months(12, 12),
    "2月28日": lambda year: (date(year, 2, 28), date(year, 2, 28)),
    "九月三十號": lambda year: (date(year, 9, 30), date(year, 9, 30)),
}
RELATIONS = {
    ("在", "內"): ("in", Window),
    ("於", "之內"): ("in", Window),
    ("", "期間"): ("in", Window),
    ("在", "或之前"): ("by", lambda _start, end: Window(None, end)),
    ("", "或以前"): ("by", lambda _start, end: Window(None, end)),
    ("", "完結前"): ("by", lambda _start, end: Window(None, end)),
    ("不遲於", ""): ("by", lambda _start, end: Window(None, end)),
    ("最遲在", "內"): ("by", lambda _start, end: Window(None, end)),
    ("由", "起"): ("from", lambda start, _end: Window(start, None)),
    ("自", "開始"): ("from", lambda start, _end: Window(start, None)),
    ("", "後"): ("from", lambda _start, end: Window(end + timedelta(days=1), None)),
    ("直至", "為止"): ("until", lambda _start, end: Window(None, end)),
}
SOFT = ("", "預計", "爭取", "最快")
BEFORE = ("", "推出計劃，", "完成檢討；", "消防處會", "目標")
BEHIND = ("", "完成工作。", "，以利市民")


@given(
    YEARS, st.sampled_from(YEAR_FORMS), st.sampled_from(sorted(UNITS)),
    st.sampled_from(sorted(RELATIONS)), st.sampled_from(SOFT), st.sampled_from(BEFORE),
    st.sampled_from(BEHIND),
)  # fmt: skip
def test_a_phrase_means_what_its_parts_mean(year, form, unit, around, soft, before, behind):
    lead, relation = around
    text = f"{before}{soft}{lead}{form(year)}{unit}{relation}{behind}"
    said, window = RELATIONS[around]
    found = only(text).deadline
    assert (found.relation, found.window) == (said, window(*UNITS[unit](year)))
    assert found.certainty == ("approximate" if soft else "firm")
    assert text[slice(*found.span)] == found.phrase
    for other in (simplified(text), wide(text), spaced(text)):
        assert facts(only(other).deadline) == facts(found)


@given(
    YEARS, st.integers(0, 3), st.sampled_from(YEAR_FORMS), st.sampled_from(sorted(UNITS)),
    st.sampled_from(sorted(UNITS)), st.sampled_from([("在", "內"), ("由", ""), ("", "期間")]),
)  # fmt: skip
def test_a_range_goes_from_the_start_of_the_first_to_the_end_of_the_last(
    year, more, form, first, last, around
):
    start, end = UNITS[first](year)[0], UNITS[last](year + more)[1]
    text = f"{around[0]}{form(year)}{first}至{form(year + more)}{last}{around[1]}"
    found = only(text)
    if end < start:
        assert found.doubt == "deadline_not_on_calendar"
    else:
        assert (found.deadline.relation, found.deadline.window) == ("in", Window(start, end))


@given(
    YEARS, st.integers(1, 9), st.sampled_from([("學年", 9), ("年度", 4), ("財政年度", 4)]),
    st.sampled_from("-/"), st.sampled_from(sorted(RELATIONS)),
)  # fmt: skip
def test_school_and_financial_years_run_from_september_and_april(year, count, kind, sign, around):
    word, month = kind
    lead, relation = around
    last = f"{(year + count) % 100:02}"
    said, window = RELATIONS[around]
    found = only(f"{lead}{year}{sign}{last}{word}{relation}").deadline
    start, end = date(year, month, 1), month_end(year + count, month - 1)
    assert (found.relation, found.window) == (said, window(start, end))


@given(st.integers(1, 60), st.dates(date(2000, 1, 1), date(2080, 12, 31)))
def test_months_from_publication_end_the_day_before_they_are_over(count, published):
    found = only(f"在{by_places(count)}個月內完成", ReadingContext(published)).deadline
    year, month = divmod(published.year * 12 + published.month - 1 + count, 12)
    last = month_end(year, month + 1)
    over = date(year, month + 1, min(published.day, last.day))
    assert found.window == Window(published, over - timedelta(days=1))


ENGLISH_UNITS = {
    "{}": months(1, 12),
    "Q3 {}": months(7, 9),
    "the first quarter of {}": months(1, 3),
    "the second half of {}": months(7, 12),
    "{} Q2": months(4, 6),
    **{f"{calendar.month_name[month]} {{}}": months(month, month) for month in range(1, 13)},
    "Sept {}": months(9, 9),
    "28 February {}": lambda year: (date(year, 2, 28), date(year, 2, 28)),
    "June 30, {}": lambda year: (date(year, 6, 30), date(year, 6, 30)),
}
ENGLISH_RELATIONS = {
    ("in ", ""): RELATIONS["在", "內"],
    ("within ", ""): RELATIONS["在", "內"],
    ("by ", ""): RELATIONS["", "或以前"],
    ("no later than ", ""): RELATIONS["", "或以前"],
    ("in ", " or before"): RELATIONS["", "或以前"],
    ("from ", ""): RELATIONS["由", "起"],
    ("starting from ", " onwards"): RELATIONS["由", "起"],
    ("after ", ""): RELATIONS["", "後"],
    ("until ", ""): RELATIONS["直至", "為止"],
}


@given(
    YEARS, st.sampled_from(sorted(ENGLISH_UNITS)), st.sampled_from(sorted(ENGLISH_RELATIONS)),
    st.sampled_from(["", "Launch the scheme ", "The Bureau will complete the review "]),
    st.sampled_from(["", ".", ", with a view to better services."]),
)  # fmt: skip
def test_an_english_phrase_means_what_its_parts_mean(year, unit, around, before, behind):
    lead, relation = around
    text = f"{before}{lead}{unit.format(year)}{relation}{behind}"
    said, window = ENGLISH_RELATIONS[around]
    found = only(text).deadline
    assert (found.relation, found.window) == (said, window(*ENGLISH_UNITS[unit](year)))
    assert text[slice(*found.span)] == found.phrase
    assert facts(only(wide(text)).deadline) == facts(only(text.upper()).deadline) == facts(found)


# --- no text at all breaks it ----------------------------------------------------------------

WORDS = (
    "2024 2025 1823 二零二四 13 31 0 1.5 3,000 兩 三 十 四五 99999999999999999999 年 年度 學年 "
    "月 日 個月 第 季 季度 上半年 年初 年中 年底 底 中 初 前 之前 或之前 或以前 內 起 開始 後 由 "
    "自 在 於 至 直至 到 - / 今年 明年 去年 未來 過去 較 為期 繼續 持續 預計 約 的 ( ) 「 」 《 》 "
    "， 。 推出 消防處 億 萬 半 代 首 每 視乎 通過 本屆政府任期內 十四五期間 民國 113年 天 星期 或 "
    "及 和 止 不遲於 ～ 下學年 本季 至今 截至 增至 相比 施政報告 會期"
).split(" ")
ENGLISH_WORDS = (
    "by before within in on from until after the end of mid- early late Q3 first half second "
    "quarter 2024 2024-25 2024/25 31 March April to and between next this year years three 18 "
    "months school financial onwards or , . ( ) subject to passage continue compared with 13 99999"
).split(" ")
SCRAPS = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)
ENGLISH_SCRAPS = st.lists(st.sampled_from(ENGLISH_WORDS), max_size=14).map(" ".join)


@given(SCRAPS | ENGLISH_SCRAPS | st.text(max_size=40), st.sampled_from([CONTEXT, ReadingContext()]))
def test_no_text_breaks_the_reader_and_spans_cut_out_the_phrases(text, context):
    found = [one.deadline for one in find_deadlines(text, context)]
    assert all(one.phrase == text[slice(*one.span)] != "" for one in found)
    assert all(one.span[1] <= other.span[0] for one, other in itertools.pairwise(found))
    both = [one for one in found if one.earliest and one.latest]
    assert all(one.earliest <= one.latest for one in both)
    assert all(one.dated or one.relation in ("ongoing", "none") for one in found)
