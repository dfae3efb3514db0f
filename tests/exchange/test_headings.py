import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def marked(*runs):
    """Runs of headings, each a text with its level in the document, or 0."""
    return [[Heading(text, marked=level) for text, level in run] for run in runs]


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        ([[("章", 1), ("節", 2)], [("次節", 2)], [("次章", 1)], [("又節", 2)]], [
            ("章", "節"), ("章", "次節"), ("次章",), ("次章", "又節"),
        ]),
        # A level that is left out on the way down makes nobody a child of its neighbour.
        ([[("章", 1), ("小節", 3)], [("次小節", 3)], [("節", 2)]], [
            ("章", "小節"), ("章", "次小節"), ("章", "節"),
        ]),
        # Those without a level stand below those with one.
        ([[("章", 1), ("甲", 0)], [("乙", 0)], [("節", 2), ("丙", 0)], [("次章", 1)]], [
            ("章", "甲"), ("章", "乙"), ("章", "節", "丙"), ("次章",),
        ]),
        ([[("副題", 0), ("章", 2)], [("節", 3), ("甲", 0), ("子", 0)], [("丑", 0)]], [
            ("章",), ("章", "節", "甲", "子"), ("章", "節", "甲", "丑"),
        ]),
    ],
)  # fmt: skip
def test_levels_that_the_document_marks_hold(runs, found):
    assert placed(marked(*runs)).paths == found


def test_what_a_person_says_holds_against_the_document():
    runs = marked([("章", 1), ("節", 2)], [("次章", 1)], [("次節", 2)])
    runs[1][0].said = 2
    assert placed(runs).paths == [("章", "節"), ("章", "次章"), ("章", "次章", "次節")]


LEVELS = st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=4), min_size=1, max_size=8)


@given(LEVELS)
def test_the_headings_in_force_are_in_the_order_of_their_levels(levels):
    runs = marked(*[[(f"{at}.{number}.{level}", level) for number, level in enumerate(run)]
                    for at, run in enumerate(levels)])  # fmt: skip
    for run, path in zip(runs, placed(runs).paths, strict=True):
        assert path[-1] == run[-1].text
        ranks = [int(text.split(".")[-1]) or 99 for text in path]
        assert ranks == sorted(ranks)
        assert len({rank for rank in ranks if rank != 99}) == sum(rank != 99 for rank in ranks)
