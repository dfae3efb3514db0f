"""Light and dark: the same names, readable pairs, and the whole program dressed."""

import json
import re

import pytest
from PySide6.QtGui import QColor, QPalette

from app.base import paths
from app.domain.due_state import DueState
from app.ui.theme import apply_theme, theme, wants_dark

THEMES = [theme(dark=False), theme(dark=True)]
GROUNDS = ("base", "stripe", "selection")
PAIRS = [
    *(("text", ground) for ground in (
        "base", "stripe", "window", "panel", "header", "notice", "hover", "error_fill",
        "organisation", "agent", "deadline", "target", "hit")),
    *(("muted", ground) for ground in ("base", "stripe", "window", "panel", "header", "selection")),
    ("selection_text", "selection"), ("accent_text", "accent"), ("accent", "window"),
    ("accent", "base"), ("error", "window"), ("error", "panel"), ("today", "header"),
]  # fmt: skip
ENOUGH = 4.5
"""Of WCAG 2, level AA, for text of ordinary size."""


def luminance(colour):
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_light_and_dark_know_the_same_colours():
    light, dark = (json.loads(paths.resource("styles", f"{name}.json").read_text("utf-8"))
                   for name in ("light", "dark"))  # fmt: skip
    assert light.keys() == dark.keys()
    for colours in (light, dark):
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours.values())
    assert THEMES[1].dark
    assert not THEMES[0].dark


def test_every_due_state_has_a_colour_of_its_own():
    for one in THEMES:
        assert set(one.states) == set(DueState)
        assert len({colour.name() for colour in one.states.values()}) == len(DueState)


@pytest.mark.parametrize("look", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read(look, ink, ground):
    assert contrast(look.colours[ink], look.colours[ground]) >= ENOUGH


@pytest.mark.parametrize("look", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize("state", DueState)
def test_due_states_can_be_read_in_the_table(look, state):
    assert min(contrast(look.state(state), look.colours[one]) for one in GROUNDS) >= ENOUGH


@pytest.mark.parametrize("look", THEMES, ids=["light", "dark"])
def test_a_selected_row_is_seen(look):
    assert contrast(look.colours["selection"], look.colours["base"]) >= 1.2
    assert contrast(look.colours["selection"], look.colours["stripe"]) >= 1.15


def test_the_style_sheet_uses_known_colours_only(qapp):
    for one in THEMES:
        apply_theme(qapp, one)
        assert set(re.findall(r"\{\w+\}", qapp.styleSheet())) == {"{names}"}  # In its comment.
        assert one.colours["accent"] in qapp.styleSheet()
        assert qapp.palette().color(QPalette.ColorRole.Base) == one.colour("base")
        assert qapp.palette().color(QPalette.ColorRole.Text) == one.colour("text")


def test_dark_is_wanted_as_the_user_or_the_system_says(qapp):
    apply_theme(qapp, THEMES[1])
    assert wants_dark(qapp, "system")
    assert wants_dark(qapp, "dark")
    assert not wants_dark(qapp, "light")
    apply_theme(qapp, THEMES[0])
    assert not wants_dark(qapp, "system")


def test_a_colour_is_made_once():
    look = THEMES[0]
    assert look.colour("text") is look.colour("text")
    with pytest.raises(KeyError):
        look.colour("no such colour")
