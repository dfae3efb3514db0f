from hypothesis import given
from hypothesis import strategies as st

from app.domain.respan import correction

WORDS = st.text("甲乙丙，", max_size=12)


def test_what_stands_behind_moves_and_what_stands_in_front_stays():
    made = correction("警務處在2024年推出", "警務處將會在2025年推出")
    assert made.moved((0, 3)) == (0, 3)
    assert made.moved((9, 12)) == (11, 14)
    assert made.touches((4, 9))
    assert not made.touches((10, 12))


def test_what_is_appended_belongs_to_the_last_part():
    assert correction("甲乙", "甲乙丙").moved((0, 2)) == (0, 3)


def test_what_is_typed_between_two_parts_belongs_to_the_second():
    made = correction("甲，乙", "甲，丙乙")
    assert (made.moved((0, 2)), made.moved((2, 3))) == ((0, 2), (2, 4))


@given(WORDS, WORDS)
def test_parts_that_were_not_touched_keep_their_words(before, after):
    made = correction(before, after)
    assert before[: made.start] == after[: made.start]
    assert before[made.old_end :] == after[made.new_end :]
    for start in range(len(before)):
        for end in range(start + 1, len(before) + 1):
            if not made.touches((start, end)):
                assert after[slice(*made.moved((start, end)))] == before[start:end]


@given(WORDS, WORDS, st.integers(0, 12))
def test_two_parts_of_the_whole_stay_two_parts_of_the_whole(before, after, cut):
    cut = min(cut, len(before))
    made = correction(before, after)
    first, second = made.moved((0, cut)), made.moved((cut, len(before)))
    assert (first[0], second[1]) == (0, len(after))
    assert first[1] == second[0] or cut == len(before)
