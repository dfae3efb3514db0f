import pytest

from app.exchange.outline.headings import Heading, placed


def of(*runs):
    """Runs of headings; one with its level said is a pair."""
    return [
        [Heading(one, said=0) if isinstance(one, str) else Heading(one[0], said=one[1])
         for one in run]
        for run in runs
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        ([], []),
        ([["節"]], [("節",)]),
        ([["章", "節", "甲"], ["乙"], ["次節", "丙"]], [
            ("章", "節", "甲"), ("章", "節", "乙"), ("章", "次節", "丙"),
        ]),
        ([["甲"], ["章", "乙"]], [("甲",), ("章", "乙")]),
        ([["章", "甲"], ["次章", "乙"], ["丙"]], [("章", "甲"), ("次章", "乙"), ("次章", "丙")]),
        ([["甲"], ["乙"], ["丙"]], [("甲",), ("乙",), ("丙",)]),
    ],
)  # fmt: skip
def test_a_heading_above_a_heading_is_its_parent(runs, found):
    assert placed(of(*runs)).paths == found


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        # Promoted: those that stood as high as it did now stand below it.
        ([["章", "節", "甲"], [("次節", 2)], ["乙"]], [
            ("章", "節", "甲"), ("章", "次節"), ("章", "次節", "乙"),
        ]),
        # Demoted: the run goes on one deeper.
        ([["章", "甲"], [("節", 2), "乙"], ["丙"]], [
            ("章", "甲"), ("章", "節", "乙"), ("章", "節", "丙"),
        ]),
        # One that stands as high as it stood is not moved with it.
        ([["章", "甲"], [("節", 2), "乙"], ["次章", "丙"]], [
            ("章", "甲"), ("章", "節", "乙"), ("次章", "丙"),
        ]),
        # No level is left out on the way down, and none is above the first.
        ([[("甲", 5)], ["乙"]], [("甲",), ("乙",)]),
        ([["章", ("節", 9)]], [("章", "節")]),
    ],
)  # fmt: skip
def test_a_level_that_is_said_moves_what_stands_below(runs, found):
    assert placed(of(*runs)).paths == found


def test_every_heading_has_its_level():
    runs = [[Heading("章", 1), Heading("節", 3)], [Heading("次節", 9)]]
    assert placed(runs).levels == {1: 1, 3: 2, 9: 2}
