"""How many rows have their time where."""

from array import array
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.coverage import MOST_LOOKED_AT, coverage, sampled, undated
from app.domain.windows import NO_DAY, RowWindows

FIRST = date(2024, 1, 1).toordinal()


def windows(*pairs):
    starts, ends = zip(*pairs, strict=True)
    return RowWindows(array("i", starts), array("i", ends))


@given(st.lists(st.tuples(st.integers(-40, 120), st.integers(0, 60)), min_size=1, max_size=30))
def test_each_day_counts_the_rows_that_hold_it(pairs):
    spans = [(FIRST + start, FIRST + start + length) for start, length in pairs]
    found = coverage(range(len(spans)), windows(*spans), FIRST, FIRST + 99, 100)
    for day, count in enumerate(found):
        assert count == sum(start <= FIRST + day <= end for start, end in spans)


def test_rows_that_are_open_on_one_side_count_on_the_other():
    one = windows((NO_DAY, FIRST + 5), (FIRST + 5, NO_DAY), (NO_DAY, NO_DAY))
    assert coverage(range(3), one, FIRST, FIRST + 9, 10) == [1, 1, 1, 1, 1, 2, 1, 1, 1, 1]
    assert undated(range(3), one) == 1


def test_of_very_many_rows_some_stand_for_all():
    count = MOST_LOOKED_AT * 5
    many = windows(*[(FIRST, FIRST + 9)] * count)
    assert coverage(range(count), many, FIRST, FIRST + 9, 2) == [count, count]


@given(st.sets(st.integers(0, 3_000)), st.integers(1, 400))
def test_a_sample_is_of_the_set_and_all_of_it_where_it_is_small(keys, most):
    bits = sum(1 << key for key in keys)
    found = sampled(bits, most)
    assert found == sorted(set(found))
    assert keys.issuperset(found)
    if len(keys) < 2 * most:
        assert found == sorted(keys)


def test_a_sample_of_many_is_about_as_large_as_wanted():
    assert 400 <= len(sampled((1 << 1_000_000) - 1, 800)) <= 1_600
