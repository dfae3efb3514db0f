"""Heads of groups in three languages."""

import pytest

from app.base.i18n import Language
from app.domain.filters import GroupKey
from app.domain.organisation import Directory
from app.wording.filters import FacetWords
from app.wording.groups import group_value, totals


def said(by, value, language=Language.EN, titles=None):
    return group_value(by, value, FacetWords(language, Directory(()), titles or {}))


@pytest.mark.parametrize(
    ("by", "value", "words"),
    [
        (GroupKey.QUARTER, "2024Q3", "Q3 2024"),
        (GroupKey.STATUS, "in_progress", "In progress"),
        (GroupKey.DUE, "past_latest", "Past latest"),
        (GroupKey.OWNER, "陳大文", "陳大文"),
        (GroupKey.TAG, "會議", "會議"),
        (GroupKey.ORGANISATION, "?Unknown Ltd", "Unknown Ltd"),
        (GroupKey.SECTION, "s1", "A › B"),
    ],
)
def test_a_value_in_words(by, value, words):
    assert said(by, value, titles={"s1": "A › B"}) == words


@pytest.mark.parametrize("by", list(GroupKey))
def test_what_has_none_says_of_what(by):
    assert said(by, "").endswith(": none")


def test_a_quarter_in_chinese():
    assert said(GroupKey.QUARTER, "2024Q3", Language.ZH_HANT) == "2024年第三季"


def test_targets_are_added_only_within_one_unit():
    found = {("places", ">=", ""): (2, 4500.0), ("%", "=", ""): (1, 12.5)}
    assert totals(found, Language.EN) == "3 targets: ≥ 4,500 places, 12.5%"
    assert totals({("places", "=", "per_year"): (1, 20)}, Language.EN) == (
        "1 target: 20 places a year"
    )
    assert totals({}, Language.EN) == ""


def test_many_units_are_cut():
    found = {(f"u{at}", "=", ""): (1, 1) for at in range(9)}
    assert totals(found, Language.EN).endswith(", …")
