"""The parts of a commitment in words: parties, actions with parties of their own."""

from dataclasses import replace

import pytest

from app.domain.lineage import Kin, LinkKind
from app.domain.organisation import Role
from app.ui.detail.commitment_html import CommitmentHtml
from app.ui.theme import theme
from tests.ui.detail.test_panel import plain
from tests.ui.driving import row_of

LIGHT = theme(dark=False)


@pytest.fixture
def html(view):
    return CommitmentHtml(LIGHT, view.workspace.directory)


@pytest.fixture
def held(view):
    """A commitment of two actions, with one organisation."""
    return view.workspace.commitment(row_of(view, "12").id)


def test_each_of_several_actions_is_shown_with_its_deadline(html, held):
    blocks = html.actions(held).split("</p>")[:-1]
    assert len(blocks) == len(held.actions) == 2
    for block, action in zip(blocks, held.actions, strict=True):
        assert action.text in plain(block)
        assert action.deadline.phrase in plain(block)


def test_an_action_names_who_alone_is_responsible_for_it(html, held, view):
    assert "Responsible" not in plain(html.actions(held))
    other = view.workspace.commitment(row_of(view, "24").id).responsibilities
    own = replace(held.actions[1], responsibilities=other[:1])
    first, second, _end = html.actions(replace(held, actions=(held.actions[0], own))).split("</p>")
    assert "Responsible" not in plain(first)
    assert plain(second.rpartition("<br>")[2]).split() == ["Responsible", "Security", "Bureau"]


def test_agents_stand_on_a_line_of_their_own(html, view):
    parties = view.workspace.commitment(row_of(view, "24").id).responsibilities
    responsible, agents = html.parties(parties).split("<br>")
    assert LIGHT.colours["organisation"] in responsible
    assert LIGHT.colours["agent"] in agents
    assert html.parties(()) == ""


def test_a_role_that_is_not_the_usual_one_is_named(html, view):
    (one, *_others) = view.workspace.commitment(row_of(view, "24").id).responsibilities
    assert "<small>" not in html.parties((one,))
    assert "<small>" in html.parties((replace(one, role=Role.SUPPORTING),))


def test_what_follows_is_shown_with_the_words_that_changed(html):
    older = Kin(LinkKind.REWORDED, "2023", True, "a" * 32, "12", "在2024年內推出")
    shown = html.kin([older], "在2025年內推出")
    assert f"<a href='{'a' * 32}'>Follows 12 of “2023”</a>" in shown
    assert ">2024</s>" in shown
    assert ">2025</u>" in shown
    newer = replace(older, is_older=False, text="在2026年內推出")
    shown = html.kin([newer], "在2025年內推出")
    assert "Goes on as 12 in “2023”" in shown
    assert ">2025</s>" in shown
    assert ">2026</u>" in shown


def test_what_was_dropped_leads_nowhere(html):
    shown = html.kin([Kin(LinkKind.DROPPED, "2024", False, None)], "推出")
    assert plain(shown) == "No longer in “2024”"
    assert "<a " not in shown
