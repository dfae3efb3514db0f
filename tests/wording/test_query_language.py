from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.i18n import Language
from app.domain.conventions import Conventions
from app.domain.errors import InvalidValue
from app.domain.fields import FIELDS, Field
from app.domain.filters import (
    NOTHING,
    AnyOf,
    Between,
    Comparison,
    Contains,
    Facet,
    IsEmpty,
    Match,
    NumberIs,
    OneOf,
    Period,
    Relative,
    TextIs,
    is_empty,
    normal,
    one_of,
)
from app.domain.relative_days import COUNTED
from app.exchange.organisation_list import hong_kong, organisation_id
from app.wording.query_language import Titles, field_names, parse, terms, written
from app.wording.query_language.names import NAMES

DIRECTORY = hong_kong()
TITLES = Titles((("檔案管理", "s1"), ("应急管理", "s2")), (("附篇", "d1"),))
SB = organisation_id("sb")
EXAMPLE = (
    '消防 bureau:保安局 due:<2024Q3 status:"in progress" -tag:done target:yes changed:>2024-01-01'
)


def days(first, last, *, negated=False):
    return Between(
        Field.LATEST,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        negated,
    )


@pytest.mark.parametrize(
    ("typed", "conditions"),
    [
        ("", []),
        (" \u3000 ", []),
        ("消防", [Contains("消防")]),
        ("消防　保安", [Contains("消防"), Contains("保安")]),
        ('"消防 處"', [Contains("消防 處")]),
        ("“消防 處”", [Contains("消防 處")]),
        ("-消防", [Contains("消防", negated=True)]),
        ('-"a b"', [Contains("a b", negated=True)]),
        ("-", [Contains("-")]),
        ('"12:30"', [Contains("12:30")]),
        ("100%_*", [Contains("100%_*")]),
        ("status:done", [AnyOf(Facet.STATUS, ("done",))]),
        ("STATUS：Done", [AnyOf(Facet.STATUS, ("done",))]),
        ("狀態:done,dropped", [AnyOf(Facet.STATUS, ("done", "dropped"))]),
        ("status:not-started、in_progress", [AnyOf(Facet.STATUS, ("not_started", "in_progress"))]),
        ("-status:done", [AnyOf(Facet.STATUS, ("done",), negated=True)]),
        ("status:none", [AnyOf(Facet.STATUS, ("",))]),
        ('status:"not reported"', [AnyOf(Facet.STATUS, ("",))]),
        ('tag:"none"', [AnyOf(Facet.TAG, ("none",))]),
        ("匯報狀態:未匯報", [AnyOf(Facet.STATUS, ("",))]),
        ("bureau:SB", [AnyOf(Facet.ORGANISATION, (SB,))]),
        ("機構:保安局", [AnyOf(Facet.ORGANISATION, (SB,))]),
        ('org:"security bureau"', [AnyOf(Facet.ORGANISATION, (SB,))]),
        ("org:無", [AnyOf(Facet.ORGANISATION, ("",))]),
        ("agent:消防處", [AnyOf(Facet.AGENT, (organisation_id("fsd"),))]),
        ("section:档案", [AnyOf(Facet.SECTION, ("s1",))]),
        ("章節:管理", [AnyOf(Facet.SECTION, ("s1", "s2"))]),
        ("document:附篇", [AnyOf(Facet.DOCUMENT, ("d1",))]),
        ("due:past-latest,due_soon", [AnyOf(Facet.DUE, ("past_latest", "due_soon"))]),
        ("assessment:watch", [AnyOf(Facet.ASSESSMENT, ("watch",))]),
        ("relation:by", [AnyOf(Facet.RELATION, ("by",))]),
        ("tag:會議，跟進", [AnyOf(Facet.TAG, ("會議", "跟進"))]),
        ("target:yes question:no", [AnyOf(Facet.TARGET, ("yes",)), AnyOf(Facet.QUESTION, ("no",))]),
        ("due:2024", [days("2024-01-01", "2024-12-31")]),
        ("due:<2024Q3", [days(None, "2024-06-30")]),
        ("due:<=2024-Q3", [days(None, "2024-09-30")]),
        ("due:>2024-02", [days("2024-03-01", None)]),
        ("due:>=2024-04-01", [days("2024-04-01", None)]),
        ("-due:<2024", [days(None, "2023-12-31", negated=True)]),
        ("期限:2024年第三季", [days("2024-07-01", "2024-09-30")]),
        ("due:<=2024年年底前", [days(None, "2024-12-31")]),
        ("owner:陳", [AnyOf(Facet.OWNER, ("陳",))]),
        ("owner:empty", [AnyOf(Facet.OWNER, (NOTHING,))]),
        ("負責人:空白", [AnyOf(Facet.OWNER, (NOTHING,))]),
        ("-负责人:空白", [AnyOf(Facet.OWNER, (NOTHING,), negated=True)]),
        ('owner:"empty"', [AnyOf(Facet.OWNER, ("empty",))]),
        ("owner:contains:陳", [TextIs(Field.OWNER, Match.CONTAINS, "陳")]),
        ("percent:>=50", [NumberIs(Field.PERCENT, Comparison.AT_LEAST, 50)]),
        ("百分比：＞＝５０％", [NumberIs(Field.PERCENT, Comparison.AT_LEAST, 50)]),
        ("percent:50..80", [NumberIs(Field.PERCENT, Comparison.BETWEEN, 50, 80)]),
        ("percent:<>0", [NumberIs(Field.PERCENT, Comparison.EQUAL, 0, negated=True)]),
        ("-percent:<>0", [NumberIs(Field.PERCENT, Comparison.EQUAL, 0)]),
        ("percent:empty", [IsEmpty(Field.PERCENT)]),
        ("target:>3萬", [NumberIs(Field.TARGET_VALUE, Comparison.MORE, 30_000)]),
        ("target:empty", [IsEmpty(Field.TARGET)]),
        ("target:contains:名", [TextIs(Field.TARGET, Match.CONTAINS, "名")]),
        ('text:starts:"檢視"', [TextIs(Field.TEXT, Match.STARTS, "檢視")]),
        ("內容:開頭:檢視", [TextIs(Field.TEXT, Match.STARTS, "檢視")]),
        ("内容:结尾:。", [TextIs(Field.TEXT, Match.ENDS, "。")]),
        ("notes:檢視,研究", [TextIs(Field.NOTES, Match.CONTAINS, "檢視,研究")]),
        ('ref:in:"2-1","2-3"', [OneOf(Field.REF, ("2-1", "2-3"))]),
        ('due:"this quarter"', [Relative(Field.LATEST, Period.THIS_QUARTER)]),
        ("期限:本季", [Relative(Field.LATEST, Period.THIS_QUARTER)]),
        ("due:next-quarter", [Relative(Field.LATEST, Period.NEXT_QUARTER)]),
        ('due:"next 30 days"', [Relative(Field.LATEST, Period.NEXT_DAYS, 30)]),
        ("期限:未來30日", [Relative(Field.LATEST, Period.NEXT_DAYS, 30)]),
        ("期限:未来３０天", [Relative(Field.LATEST, Period.NEXT_DAYS, 30)]),
        ("-changed:過去7天", [Relative(Field.CHANGED, Period.LAST_DAYS, 7, negated=True)]),
        ("due:overdue", [AnyOf(Facet.DUE, ("past_latest",))]),
        ("due:2024Q1..2024Q3", [days("2024-01-01", "2024-09-30")]),
        ("due:..", [days(None, None)]),
        ("due:empty", [IsEmpty(Field.LATEST)]),
        ("changed:>2024-01-01", [Between(Field.CHANGED, date(2024, 1, 2))]),
        ("updated:empty silent:>90", [
            IsEmpty(Field.UPDATED), NumberIs(Field.SILENT, Comparison.MORE, 90),
        ]),
        ("quarter:2024Q3,2024年第四季", [AnyOf(Facet.QUARTER, ("2024Q3", "2024Q4"))]),
        ("quarter:2024", [AnyOf(Facet.QUARTER, ("2024Q1", "2024Q2", "2024Q3", "2024Q4"))]),
        ("role:lead certainty:ambiguous", [
            AnyOf(Facet.ROLE, ("lead",)), AnyOf(Facet.CERTAINTY, ("ambiguous",)),
        ]),
        ("attention:stale,past-latest", [AnyOf(Facet.ATTENTION, ("stale", "past_latest"))]),
        ("org:?某某局", [AnyOf(Facet.ORGANISATION, ("?某某局",))]),
        ("section:#s9", [AnyOf(Facet.SECTION, ("s9",))]),
        ('"say ""hi"""', [Contains('say "hi"')]),
        (EXAMPLE, [
            Contains("消防"), AnyOf(Facet.ORGANISATION, (SB,)), days(None, "2024-06-30"),
            AnyOf(Facet.STATUS, ("in_progress",)), AnyOf(Facet.TAG, ("done",), negated=True),
            AnyOf(Facet.TARGET, ("yes",)), Between(Field.CHANGED, date(2024, 1, 2)),
        ]),
        ("消防 bureau:SB due:<2024Q3 -tag:會議", [
            Contains("消防"), AnyOf(Facet.ORGANISATION, (SB,)), days(None, "2024-06-30"),
            AnyOf(Facet.TAG, ("會議",), negated=True),
        ]),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_conditions(typed, conditions):
    assert list(parse(typed, DIRECTORY, TITLES)) == conditions


@pytest.mark.parametrize(
    ("typed", "code", "named"),
    [
        ("colour:red", "query_field_unknown", "colour"),
        ("12:30", "query_field_unknown", "12"),
        ("http://a.b", "query_field_unknown", "http"),
        ("status:finished", "query_value_unknown", "finished"),
        ("due:soonish", "query_value_unknown", "soonish"),
        ("due:<soon", "query_date_unknown", "<soon"),
        ("due:>2024Q5", "query_date_unknown", ">2024Q5"),
        ("due:2024-02-30", "query_value_unknown", "2024-02-30"),
        ("org:沒有這局", "query_organisation_unknown", "沒有這局"),
        ("section:沒有這章", "query_value_unknown", "沒有這章"),
        ("target:maybe", "query_value_unknown", "maybe"),
        ('"消防', "query_quote_open", "消防"),
        ("percent:half", "query_number_unknown", "half"),
        ("percent:>half", "query_number_unknown", ">half"),
        ("percent:5..", "query_number_unknown", "5.."),
        ("changed:soon", "query_date_unknown", "soon"),
        ("due:2024..soon", "query_date_unknown", "2024..soon"),
        ('due:"next 99999 days"', "query_date_unknown", "next 99999 days"),
        ("quarter:soon", "query_date_unknown", "soon"),
        ("status:", "query_value_missing", "status:"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_name(typed, code, named):
    with pytest.raises(InvalidValue) as refused:
        parse(typed, DIRECTORY, TITLES)
    assert refused.value.code == code
    assert named in refused.value.values.values()


@pytest.mark.parametrize("language", Language)
def test_labels_on_the_screen_can_be_typed(language):
    from app.domain.due_state import DueState
    from app.wording.labels import label

    for state in DueState:
        (condition,) = parse(f'due:"{label(state, language)}"', DIRECTORY, TITLES)
        assert condition == AnyOf(Facet.DUE, (state.value,))


@pytest.mark.parametrize("language", Language)
def test_names_of_fields_are_offered_in_the_language_of_the_screen(language):
    names = field_names(language)
    assert len(names) == len(set(names)) == len(NAMES)
    assert all(name.isascii() is (language is Language.EN) for name in names)
    for name in names:
        assert code_of(f"{name}:沒有這個") != "query_field_unknown"


def code_of(typed):
    """Why a filter is refused; nothing if it is not."""
    try:
        parse(typed, DIRECTORY, TITLES)
    except InvalidValue as refused:
        return refused.code
    return ""


@given(
    st.text(
        st.sampled_from('消防:："“”-<>=,，、 2024Q39年 due status org') | st.characters(),
        max_size=20,
    )
)
def test_nothing_that_is_typed_breaks_the_search_box(typed):
    assert code_of(typed) == "" or code_of(typed).startswith("query_")


def test_no_words_are_looked_for_where_there_are_none():
    assert code_of("percent:starts:5") == "query_no_words"


@pytest.mark.parametrize(("month", "first"), [(4, date(2024, 4, 1)), (9, date(2024, 9, 1))])
def test_times_are_read_by_the_conventions_of_the_tracker(month, first):
    conventions = Conventions(financial_first_month=month)
    (found,) = parse("due:2024-25財政年度", DIRECTORY, TITLES, conventions)
    assert found.first == first


def test_the_terms_of_a_text_are_given_as_they_are_typed():
    assert terms('  消防 -tag:"a b",“c d”   due:<2024 ') == [
        "消防", '-tag:"a b",“c d”', "due:<2024",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.EN, "消防 -owner:empty due:<=2024-06-30 latest:2024Q3"),
        (Language.ZH_HANT, "消防 -負責人:空白 期限:<=2024-06-30 最後日期:2024Q3"),
        (Language.ZH_HANS, "消防 -负责人:空白 期限:<=2024-06-30 最后日期:2024Q3"),
    ],
)
def test_a_filter_is_written_in_the_language_of_the_screen(language, expected):
    conditions = parse(expected, DIRECTORY, TITLES)
    assert written(conditions, language, DIRECTORY, TITLES) == expected.replace(
        "due:", "latest:"
    ).replace("期限:", "最後日期:" if language is Language.ZH_HANT else "最后日期:")


WORDS = st.text(
    st.sampled_from('消防:："“”-<>=,，、 .#?0 9年empty空白none') | st.characters(codec="utf-8"),
    max_size=12,
)
VALUES = {
    Facet.ORGANISATION: st.sampled_from([one.id for one in DIRECTORY.organisations]) | WORDS,
    Facet.SECTION: st.sampled_from(["s1", "s2"]) | WORDS,
    Facet.DOCUMENT: st.sampled_from(["d1", "d2"]) | WORDS,
    Facet.DUE: st.sampled_from(["past_latest", "done", "ongoing", "no such"]),
    Facet.STATUS: st.sampled_from(["in_progress", "done", ""]),
    Facet.QUARTER: st.sampled_from(["2024Q3", "2025Q1", ""]) | WORDS,
    Facet.TARGET: st.sampled_from(["yes", "no"]),
    Facet.RELATION: st.sampled_from(["none", "by", ""]),
}
TEXTS = [field for field, spec in FIELDS.items() if spec.is_text]
NUMBERS = [field for field, spec in FIELDS.items() if spec.is_number]
DAY_FIELDS = [field for field, spec in FIELDS.items() if spec.is_date]
A_DAY = st.dates(date(1, 1, 1)) | st.dates(date(2023, 1, 1), date(2026, 1, 1))
NUMBER = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-5, 200).map(float)
LISTS = st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def any_conditions(draw):
    negated = draw(st.booleans())
    kind = draw(
        st.sampled_from(["facet", "one", "empty", "days", "moves", "number", "text", "all"])
    )
    if kind == "facet":
        facet = draw(st.sampled_from(list(Facet)))
        values = draw(st.lists(VALUES.get(facet, WORDS), min_size=1, max_size=3, unique=True))
        return AnyOf(facet, tuple(values), negated)
    if kind == "one":
        fields = [one for one in FIELDS if isinstance(one_of(one, ("",)), OneOf)]
        return OneOf(draw(st.sampled_from(fields)), draw(LISTS), negated)
    if kind == "empty":
        return is_empty(draw(st.sampled_from(list(FIELDS))), negated=negated)
    if kind == "days":
        field, first, last = draw(st.sampled_from(DAY_FIELDS)), draw(A_DAY), draw(A_DAY)
        ends = draw(st.sampled_from([(first, last), (first, None), (None, last), (None, None)]))
        return Between(field, *ends, negated)
    if kind == "moves":
        period = draw(st.sampled_from(list(Period)))
        counted = draw(st.integers(0, 36_500)) if period in COUNTED else 0
        return Relative(draw(st.sampled_from(DAY_FIELDS)), period, counted, negated)
    if kind == "number":
        comparison = draw(st.sampled_from(list(Comparison)))
        upper = draw(NUMBER) if comparison is Comparison.BETWEEN else 0.0
        return NumberIs(draw(st.sampled_from(NUMBERS)), comparison, draw(NUMBER), upper, negated)
    if kind == "text":
        match = draw(st.sampled_from(list(Match)))
        return TextIs(draw(st.sampled_from(TEXTS)), match, draw(WORDS), negated)
    return Contains(draw(WORDS), negated)


@settings(max_examples=600, deadline=None)
@given(st.lists(any_conditions(), max_size=4), st.sampled_from(list(Language)))
def test_what_is_written_is_read_as_the_same_conditions(conditions, language):
    text = written(conditions, language, DIRECTORY, TITLES)
    assert list(parse(text, DIRECTORY, TITLES)) == [normal(one) for one in conditions], text
    assert parse(" ".join(terms(text)), DIRECTORY, TITLES) == parse(text, DIRECTORY, TITLES)
