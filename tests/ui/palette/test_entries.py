import random
import time

import pytest

from app.base.folding import fold
from app.ui.palette.entries import Entry, ranked


def entry(title, *names, mentions=(), refused=""):
    return Entry(title, title, lambda: None, names=names, mentions=mentions, refused=refused)


CLEAR = entry("Clear filter", "清除篩選", "清除筛选", mentions=("Show all commitments again",))
FIND = entry("Find", "尋找", "查找")
SHOW = entry("Show column: Status", "狀態", "Status")
LARGER = entry("Larger text", "較大文字", refused="not now")
ALL = [FIND, LARGER, SHOW, CLEAR]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("clear", [CLEAR]), ("CLEAR FIL", [CLEAR]), ("filter clear", [CLEAR]), ("cf", [CLEAR]),
        ("清除筛选", [CLEAR]), ("清除篩選", [CLEAR]), ("篩", [CLEAR]), ("ｃｌｅａｒ", [CLEAR]),
        ("all commit", [CLEAR]), ("fi", [FIND, CLEAR]), ("tatus", [SHOW]), ("nothing", []),
        ("大文", [LARGER]),
    ],
)  # fmt: skip
def test_words_of_any_language_and_their_parts_and_initials_find(typed, found):
    assert ranked(ALL, typed, []) == found


def test_without_words_what_was_used_lately_comes_first():
    assert ranked(ALL, " ", [CLEAR.key, SHOW.key]) == [CLEAR, SHOW, FIND, LARGER]


def test_of_two_that_fit_alike_the_one_used_lately_comes_first():
    one, other = entry("Show one"), entry("Show two")
    assert ranked([one, other], "show", []) == [one, other]
    assert ranked([one, other], "show", [other.key]) == [other, one]


def test_what_is_found_stands_before_what_only_mentions_the_words():
    found = entry("the words typed")
    assert ranked(ALL, "commitments", [], [found]) == [found, CLEAR]


def test_a_key_takes_less_than_ten_milliseconds():
    choose = random.Random(3)
    letters = "保安局教育發展運輸物流abcdefgh "
    many = [entry(*("".join(choose.choices(letters, k=14)) for _ in range(4)))
            for _ in range(400)]  # fmt: skip
    ranked(many, "局a", [])
    assert fold("局")
    begun = time.perf_counter()
    for _ in range(10):
        ranked(many, "局a", [])
    assert (time.perf_counter() - begun) / 10 < 0.01
