"""Values of the domain as JSON and back, also when the JSON is not ours."""

import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fields import Field
from app.domain.filters import AnyOf, Between, Contains, Facet, FilterSpec, SortKey
from app.domain.plain_values import as_plain, from_plain, tolerant


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Relative:
    """A kind of condition that a later version may have."""

    days: int
    share: float = 1.0


@dataclass(frozen=True)
class Whole:
    bound: date | Relative | None = None
    levels: tuple[Facet | Field, ...] = ()
    colours: tuple[Colour, ...] = ()
    inner: FilterSpec = field(default_factory=FilterSpec)
    name: str = ""


def conditions():
    text, many = st.text(max_size=5), st.lists(st.text(max_size=4), max_size=3).map(tuple)
    days = st.none() | st.dates()
    return (
        st.builds(AnyOf, st.sampled_from(Facet), many, st.booleans())
        | st.builds(Between, st.sampled_from(Field), days, days, st.booleans())
        | st.builds(Contains, text, st.booleans())
    )


specs = st.builds(
    FilterSpec,
    st.lists(conditions(), max_size=4).map(tuple),
    st.lists(st.builds(SortKey, st.sampled_from(Field), st.booleans()), max_size=3).map(tuple),
)


@given(specs)
def test_every_filter_comes_back_as_it_was(spec):
    text = json.dumps(as_plain(spec, FilterSpec))
    left_out = []
    assert from_plain(json.loads(text), FilterSpec) == spec
    assert tolerant(json.loads(text), FilterSpec, left_out) == spec
    assert left_out == []


@pytest.mark.parametrize(
    "whole",
    [
        Whole(date(2024, 2, 29), (Facet.DUE, Field.OWNER), (Colour.RED,)),
        Whole(Relative(30, 0.5)),
        Whole(None, name="消防"),
    ],
)
def test_what_may_be_of_several_types_says_which_it_is(whole):
    assert from_plain(json.loads(json.dumps(as_plain(whole, Whole))), Whole) == whole


def test_the_names_of_conditions_stay_what_files_hold():
    plain = as_plain(FilterSpec((AnyOf(Facet.DUE, ("open",)), Contains("a"))), FilterSpec)
    assert [one["kind"] for one in plain["conditions"]] == ["any_of", "contains"]


@pytest.mark.parametrize(
    "plain",
    [
        None, 3, [], {"days": "3"}, {"days": True}, {"days": 1.5}, {}, {"days": 1, "new": 2},
        {"days": 1, "share": float("nan")}, {"days": 1, "share": "1"},
    ],
)  # fmt: skip
def test_what_is_not_exactly_a_value_is_refused(plain):
    with pytest.raises((ValueError, TypeError)):
        from_plain(plain, Relative)


def test_what_is_unknown_is_left_out_and_named():
    left_out = []
    plain = {
        "inner": {
            "conditions": [
                {"kind": "contains", "text": "a", "negated": False},
                {"kind": "relative_date", "days": 3},
                {"kind": "any_of", "facet": "colour", "values": []},
                {"kind": "any_of", "facet": "due", "values": ["open", 3]},
            ]
        },
        "colours": ["red", "ultraviolet"],
        "name": 3,
        "later": True,
    }
    found = tolerant(plain, Whole, left_out)
    assert found == Whole(colours=(Colour.RED,), inner=FilterSpec((Contains("a"),)))
    assert left_out == ["relative_date", "any_of", "any_of", "colour", "name", "later"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["inner", "conditions", "sort", "kind", "bound", "levels"]),
                      inner, max_size=4),
)  # fmt: skip


@given(json_values)
def test_whatever_stands_there_nothing_fails(plain):
    assert isinstance(tolerant(plain, Whole, []), Whole)
