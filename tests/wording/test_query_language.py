from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.i18n import Language
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import AnyOf, Between, Contains, Facet
from app.exchange.organisation_list import hong_kong, organisation_id
from app.wording.query_language import Titles, field_names, parse

DIRECTORY = hong_kong()
TITLES = Titles((("檔案管理", "s1"), ("应急管理", "s2")), (("附篇", "d1"),))
SB = organisation_id("sb")


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
    assert len(names) == len(set(names)) == len(Facet)
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
