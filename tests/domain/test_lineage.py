"""Which commitments of a document follow which of an earlier one."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lineage import LinkKind, links
from app.domain.organisation import Directory
from app.exchange.document_reader import read_document


@pytest.fixture(scope="module")
def texts(seed_path):
    """The commitments of the sample."""
    return [one.text for one in read_document(seed_path, Directory([])).commitments]


def linked(older, newer):
    return links({str(at): text for at, text in enumerate(older, 1)}, dict(enumerate(newer, 1)))


def of(found, kind):
    return [link for link in found if link.kind is kind]


def moved_on(text):
    """The same promise a year later."""
    return re.sub(r"202(\d)", lambda year: f"202{int(year[1]) + 1}", text)


def test_the_same_document_has_nothing_but_the_same_items(texts):
    found = linked(texts, texts)
    assert [(link.kind, link.older, link.newer) for link in found] == [
        (LinkKind.SAME, (str(at),), (at,)) for at in range(1, 55)
    ]


def test_order_width_and_variants_of_characters_change_nothing(texts):
    shuffled = [text.replace("(", "（").replace("台", "臺") for text in texts]
    random.Random(5).shuffle(shuffled)
    found = linked(texts, shuffled)
    assert {link.kind for link in found} == {LinkKind.SAME}


def test_other_years_are_the_same_promise_reworded(texts):
    newer = [moved_on(text) for text in texts]
    found = linked(texts, newer)
    for link in found:
        assert link.older == (str(link.newer[0]),)
        unchanged = newer[link.newer[0] - 1] == texts[link.newer[0] - 1]
        assert link.kind is (LinkKind.SAME if unchanged else LinkKind.REWORDED)
    assert len(of(found, LinkKind.REWORDED)) >= 20


def test_promises_that_have_nothing_to_do_with_each_other_are_not_linked(texts):
    found = linked(texts[:27], texts[27:])
    assert {link.kind for link in found} == {LinkKind.NEW, LinkKind.DROPPED}
    assert len(found) == 54


def test_what_is_gone_is_dropped_and_what_came_is_new(texts):
    found = linked(texts, [*texts[:10], *texts[12:], "興建一條全新的跨海鐵路，連接三個離島。"])
    assert [link.older for link in of(found, LinkKind.DROPPED)] == [("11",), ("12",)]
    assert [link.newer for link in of(found, LinkKind.NEW)] == [(53,)]
    assert len(of(found, LinkKind.SAME)) == 52


ONE = "制訂水務設施數碼轉型計劃，以發展大數據分析、人工智能及其他智慧科技以支援智慧供水。"
OTHER = "設立水務署中央運作管理中心，全日監察食水及海水供應系統的運作情況。"


def test_an_item_that_became_two_is_split(texts):
    found = linked(
        [*texts[:5], ONE + OTHER, *texts[20:30]], [*texts[:5], ONE, OTHER, *texts[20:30]]
    )
    (split,) = of(found, LinkKind.SPLIT)
    assert (split.older, split.newer) == (("6",), (6, 7))
    assert {link.kind for link in found} == {LinkKind.SAME, LinkKind.SPLIT}


def test_a_small_part_that_was_split_off_is_found_too(texts):
    found = linked(
        [ONE + OTHER, *texts[20:30]], [ONE + OTHER[:14] + "。", OTHER[14:], *texts[20:30]]
    )
    (split,) = of(found, LinkKind.SPLIT)
    assert split.newer == (1, 2)


def test_two_items_that_became_one_are_merged(texts):
    found = linked(
        [*texts[:5], ONE, OTHER, *texts[20:30]], [*texts[:5], ONE + OTHER, *texts[20:30]]
    )
    (merged,) = of(found, LinkKind.MERGED)
    assert (merged.older, merged.newer) == (("6", "7"), (6,))
    assert {link.kind for link in found} == {LinkKind.SAME, LinkKind.MERGED}


def test_an_item_beside_a_like_one_is_no_part_of_it(texts):
    """警務處在2023年年底前推行… and 懲教署在2023年年底前推出… share words, but no promise."""
    found = linked(texts, [text for at, text in enumerate(texts, 1) if at not in (25, 27)])
    assert [link.older for link in of(found, LinkKind.DROPPED)] == [("25",), ("27",)]
    assert of(found, LinkKind.MERGED) == []


def test_items_alike_follow_each_other_in_order():
    found = linked(["甲乙丙丁"] * 3, ["甲乙丙丁"] * 2)
    assert [(link.older, link.newer) for link in of(found, LinkKind.SAME)] == [
        (("1",), (1,)), (("2",), (2,)),
    ]  # fmt: skip
    assert [link.older for link in of(found, LinkKind.DROPPED)] == [("3",)]


WORDS = st.lists(st.text("政府推動大灣區合作服務2024年，。", max_size=30), max_size=12)


@given(WORDS, WORDS)
def test_every_item_stands_in_exactly_one_link(older, newer):
    found = linked(older, newer)
    assert sorted(key for link in found for key in link.older) == sorted(
        str(at) for at in range(1, len(older) + 1)
    )
    assert sorted(key for link in found for key in link.newer) == list(range(1, len(newer) + 1))
    counts = {
        LinkKind.SAME: (1, 1), LinkKind.REWORDED: (1, 1), LinkKind.NEW: (0, 1),
        LinkKind.DROPPED: (1, 0),
    }  # fmt: skip
    for link in found:
        if link.kind in counts:
            assert (len(link.older), len(link.newer)) == counts[link.kind]
        elif link.kind is LinkKind.SPLIT:
            assert len(link.older) == 1 < len(link.newer)
        else:
            assert len(link.newer) == 1 < len(link.older)
        assert 0 <= link.likeness <= 1 + 1e-9
