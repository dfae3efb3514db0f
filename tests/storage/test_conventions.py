import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conventions import Conventions
from app.domain.deadline import Window
from app.storage.conventions import conventions_of, conventions_text

OTHER = Conventions(
    early_last_month=2, middle_first_month=5, middle_last_month=8, middle_limit_month=7,
    end_first_month=12, school_first_month=8, financial_first_month=1,
    term=Window(date(2022, 7, 1), date(2027, 6, 30)),
)  # fmt: skip


@pytest.mark.parametrize("conventions", [Conventions(), OTHER])
def test_what_is_stored_comes_back(conventions):
    assert conventions_of(conventions_text(conventions)) == conventions


def held(**changed):
    return json.dumps(json.loads(conventions_text(OTHER)) | changed)


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", "7", "null", '"March"', '{"middle_first_month": 12}', "\x00"]
)
def test_without_anything_that_can_be_used_the_defaults_count(text):
    assert conventions_of(text) == Conventions()


@pytest.mark.parametrize("value", [0, 13, -1, 2.5, "2", True, None, [2]])
def test_a_damaged_month_costs_that_month_only(value):
    found = conventions_of(held(early_last_month=value))
    assert found.early_last_month == Conventions().early_last_month
    assert (found.school_first_month, found.term) == (8, OTHER.term)


@pytest.mark.parametrize(
    "term",
    [None, 5, "2022", [], ["2022-07-01"], ["2022-07-01", None], ["x", "y"], [1, 2],
     ["2027-06-30", "2022-07-01"], {"a": 1}],
)  # fmt: skip
def test_a_damaged_term_costs_the_term_only(term):
    found = conventions_of(held(term=term))
    assert (found.term, found.school_first_month) == (None, 8)


def test_months_that_are_turned_round_cost_the_months_only():
    found = conventions_of(held(middle_first_month=9))
    assert found == Conventions(term=OTHER.term)


def test_what_a_newer_program_has_added_does_no_harm():
    assert conventions_of(held(fiscal_week=3)) == OTHER


@given(st.text() | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["term", "early_last_month", "middle_first_month", "x"]), inner),
).map(json.dumps))  # fmt: skip
def test_nothing_that_is_stored_can_break_the_reader(text):
    assert isinstance(conventions_of(text), Conventions)
