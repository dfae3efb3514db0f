import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.services.completion import complete
from app.services.editing import SetField, SetTags
from app.services.queries import parsed_filter, titles_of
from app.wording.query_language.names import NAMES

EN, HANT, HANS = Language.EN, Language.ZH_HANT, Language.ZH_HANS


@pytest.fixture
def offered(sample):
    """What is offered for a text whose cursor is marked with |."""

    def ask(typed, language=EN):
        cursor = typed.index("|")
        text = typed.replace("|", "")
        return complete(sample, text, cursor, language, titles_of(sample), limit=100)

    return ask


def taken(typed, suggestion):
    """The text once a suggestion has been taken."""
    text = typed.replace("|", "")
    start, end = suggestion.span
    return text[:start] + suggestion.insert + text[end:]


def inserts(suggestions):
    return [one.insert for one in suggestions]


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("sta|", EN, "status:"),
        ("bur|", EN, "org:"),
        ("-ow|", EN, "owner:"),
        ("消防 負|", HANT, "負責人:"),
        ("负责|", HANT, "負責人:"),
        ("status|", HANS, "状态:"),
        ("到期|", EN, "due:"),
    ],
)
def test_names_are_found_by_a_part_in_any_language(offered, typed, language, expected):
    found = offered(typed, language)
    assert expected in inserts(found)
    (one,) = [one for one in found if one.insert == expected]
    assert taken(typed, one).endswith(expected)


def test_a_name_that_begins_so_comes_before_one_that_holds_it(offered):
    found = inserts(offered("ta|"))
    assert {"target:", "tag:"} <= set(found[:4])
    assert found.index("status:") > max(found.index("target:"), found.index("tag:"))


@pytest.mark.parametrize("word", ["保安", "security b", "SB", "保安局"])
def test_organisations_are_found_in_three_scripts_and_by_abbreviation(offered, sample, word):
    typed = f'bureau:"{word}|' if " " in word else f"bureau:{word}|"
    best = offered(typed, HANT)[0]
    assert best.shown == "保安局"
    assert best.explanation == "SB · Security Bureau"
    text = taken(typed, best)
    assert text == "bureau:保安局"
    assert best.count == sample.count(parsed_filter(sample, text)) > 0


def test_values_are_counted_under_the_rest_of_the_filter(offered, sample):
    alone = {one.insert: one.count for one in offered("due:|")}
    under = {one.insert: one.count for one in offered("due:| bureau:保安局")}
    assert set(filter(None, under.values())) != set(filter(None, alone.values()))
    for insert, count in under.items():
        if count is not None:
            text = f"due:{insert} bureau:保安局"
            assert count == sample.count(parsed_filter(sample, text))


def test_only_the_value_behind_the_last_comma_is_replaced(offered):
    typed = "due:open,past| 消防"
    (one,) = [one for one in offered(typed) if one.insert == "past-latest"]
    assert taken(typed, one) == "due:open,past-latest 消防"
    typed = "due:op|,past-latest"
    (one,) = [one for one in offered(typed) if one.insert == "open"]
    assert taken(typed, one) == "due:open,past-latest"


def test_what_staff_have_entered_is_offered(offered, sample):
    ids = [row.id for row in sample.rows(sample.matches(FilterSpec())).values()]
    sample.apply(SetField(tuple(ids[:3]), Field.OWNER, "陳大文"))
    sample.apply(SetTags(tuple(ids[:2]), "need reply"))
    (owner,) = offered("owner:大|")[:1]
    assert (owner.insert, owner.count) == ("陳大文", 3)
    tags = offered("tag:REPLY|")
    assert [(one.insert, one.count) for one in tags] == [('"need reply"', 2)]
    (none,) = offered("owner:emp|")
    assert none.count == len(ids) - 3


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("due:this q|", EN, '"this quarter"'),
        ("期限:本|", HANT, "本季"),
        ("期限:未|", HANS, "未来30天"),
        ("percent:|", EN, ">="),
        ("percent:|", EN, "empty"),
        ("text:st|", EN, "starts:"),
        ("內容:開|", HANT, "開頭:"),
    ],
)
def test_times_operators_and_ways_to_match_are_offered(offered, typed, language, expected):
    if " " in typed:
        typed = typed.replace("this q", '"this q')
    assert expected in inserts(offered(typed, language))


def test_nothing_is_offered_for_free_words(offered):
    assert offered("|") == []
    assert offered('"消防|') == []
    assert offered("colour:r|") == []
    assert offered("text:starts:檢|") == []


@pytest.mark.parametrize("language", Language)
def test_whatever_is_offered_can_be_taken_and_is_understood(offered, sample, language):
    for name in NAMES:
        typed = f"消防 -{name.written(language)}:| 計劃"
        for one in offered(typed, language):
            text = taken(typed, one)
            if one.insert.endswith((":", "<", ">=", "<=", "<>")):
                text = text.replace(one.insert, one.insert + "2024", 1)
            assert len(parsed_filter(sample, text).conditions) == 3, text


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(st.sampled_from('消防:："“”-<>=,，、 2024Q39年duestatorg#?'), max_size=16), st.data()
)
def test_nothing_that_is_typed_breaks_it(sample, text, data):
    cursor = data.draw(st.integers(0, len(text)))
    for one in complete(sample, text, cursor, EN, titles_of(sample)):
        assert 0 <= one.span[0] <= one.span[1] <= len(text)
