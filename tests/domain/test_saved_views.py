"""Saved views: what is kept, what is understood of it, what makes two states the same."""

import json
from dataclasses import replace

import pytest

from app.base import paths
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import AnyOf, Facet, FilterSpec, SortKey
from app.domain.saved_views import (
    ICONS,
    USUAL_ICON,
    Column,
    Shape,
    Stretch,
    ViewState,
    checked_name,
    known_icon,
    state_of,
    state_text,
)

STATE = ViewState(
    typed="消防 due:<2024Q3",
    spec=FilterSpec((AnyOf(Facet.DUE, ("open",), True),), (SortKey(Field.LATEST, True),)),
    columns=(Column(Field.REF, 50), Column(Field.TEXT), Column(Field.NOTES, 90, False)),
    frozen=1,
    lines=3,
    shape=Shape.TABLE,
    stretch=Stretch(738_000.5, 2.0),
)


def test_a_state_comes_back_whole():
    assert state_of(state_text(STATE)) == (STATE, ())
    assert json.loads(state_text(STATE))["version"] == 1


@pytest.mark.parametrize("text", ["", "{", "3", "[]", "null", '"a"', "[" * 5000])
def test_a_damaged_text_is_an_empty_view(text):
    state, left_out = state_of(text)
    assert state == ViewState()
    assert left_out


def test_what_a_newer_version_has_put_in_is_named_and_the_rest_is_used():
    plain = json.loads(state_text(STATE)) | {"version": 9, "board": {}}
    plain["spec"]["conditions"].append({"kind": "relative_date", "days": 30})
    plain["columns"].append({"field": "mood", "width": 3, "shown": True})
    assert state_of(json.dumps(plain)) == (STATE, ("relative_date", "column", "board"))


def test_widths_hidden_columns_and_the_stretch_of_time_do_not_change_a_view():
    other = replace(
        STATE,
        typed=STATE.typed + " ",
        columns=(Column(Field.NOTES, 7, False), Column(Field.REF), Column(Field.TEXT, 300)),
        stretch=None,
    )
    assert other != STATE
    assert other.essence() == STATE.essence()


@pytest.mark.parametrize(
    "other",
    [
        replace(STATE, typed=""),
        replace(STATE, spec=FilterSpec()),
        replace(STATE, columns=(Column(Field.TEXT), Column(Field.REF))),
        replace(STATE, frozen=2),
        replace(STATE, lines=1),
        replace(STATE, shape=Shape.SPLIT),
    ],
)
def test_everything_else_does(other):
    assert other.essence() != STATE.essence()


def test_names():
    assert checked_name("  部門   會議 ", ("others",)) == "部門 會議"
    for name, code in ((" ", "view_name_missing"), ("a" * 81, "text_too_long"),
                       ("OTHERS", "view_name_taken")):  # fmt: skip
        with pytest.raises(InvalidValue) as error:
            checked_name(name, ("others",))
        assert error.value.code == code


def test_every_icon_is_a_file_of_ours():
    assert USUAL_ICON in ICONS
    assert [name for name in ICONS if not paths.resource("icons", f"{name}.svg").exists()] == []
    assert known_icon("star") == "star"
    assert known_icon("hologram") == USUAL_ICON
