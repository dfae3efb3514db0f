"""Organisations that came, went, or took over from each other."""

from app.domain.organisation import Directory, Organisation
from app.domain.party_changes import NamedParty, PartyFate, party_changes

DIRECTORY = Directory([
    Organisation("a", "enb", "環境局", "环境局", "Environment Bureau", successor_id="b"),
    Organisation("b", "eeb", "環境及生態局", "环境及生态局", "Environment and Ecology Bureau"),
    Organisation("c", "fhb", "食物及衞生局", "食物及卫生局", "Food Bureau", successor_id="d"),
    Organisation("d", "hhb", "醫務衞生局", "医务卫生局", "Health Bureau", successor_id="c"),
])  # fmt: skip


def known(identifier):
    return NamedParty(DIRECTORY.by_id(identifier).zh_hant, identifier)


def fates(before, after):
    return [
        (one.fate, one.before and one.before.name, one.after and one.after.name)
        for one in party_changes(before, after, DIRECTORY)
    ]


def test_the_same_ones_in_another_order_are_no_change():
    assert fates([known("a"), known("b")], [known("b"), known("a")]) == []


def test_a_successor_is_the_same_body_under_another_name():
    assert fates([known("a")], [known("b")]) == [(PartyFate.RENAMED, "環境局", "環境及生態局")]


def test_what_came_and_what_went():
    assert fates([known("b")], [known("d")]) == [
        (PartyFate.REMOVED, "環境及生態局", None), (PartyFate.ADDED, None, "醫務衞生局")
    ]  # fmt: skip


def test_names_that_nobody_knows_are_compared_as_they_are_found():
    assert fates([NamedParty("某某局", None)], [NamedParty("某某 局", None)]) == []
    assert fates([NamedParty("某某局", None)], []) == [(PartyFate.REMOVED, "某某局", None)]


def test_a_circle_of_successors_ends():
    assert fates([known("c")], [known("b")]) == [
        (PartyFate.REMOVED, "食物及衞生局", None), (PartyFate.ADDED, None, "環境及生態局")
    ]  # fmt: skip
