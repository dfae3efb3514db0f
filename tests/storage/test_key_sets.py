import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.key_sets import Order, key_set

KEYS = st.sets(st.integers(0, 500))


def members(bits):
    return {key for key in range(bits.bit_length()) if bits >> key & 1}


@given(KEYS, KEYS)
def test_sets_are_combined_and_counted_as_sets(one, other):
    first, second = key_set(list(one)), key_set(list(other))
    assert members(first) == one
    assert members(first & second) == one & other
    assert members(first | second) == one | other
    assert members(first & ~second) == one - other
    assert first.bit_count() == len(one)


def order(keys, head):
    """An order of which the head is known; the rest is asked for when it is needed."""
    return Order(keys[:head], lambda: keys)


@given(st.lists(st.integers(0, 300), unique=True), KEYS, st.integers(0, 50), st.booleans())
def test_members_come_in_the_order(keys, wanted, head, prepared):
    """Few of many keys are sorted, many are walked over: both ways are taken."""
    wanted &= set(keys)
    ordered = order(keys, head)
    if prepared:
        ordered.prepare()
        assert ordered.is_ascending is (keys == sorted(keys))
    found = ordered.members(key_set(list(wanted)))
    assert list(found) == [key for key in keys if key in wanted]
    assert len(found) == len(wanted)
    assert list(ordered.everything(len(keys))) == keys


def test_the_head_is_there_before_anything_else_is_asked_for():
    asked = []
    ordered = Order([5, 3], lambda: asked.append(1) or [5, 3, 9, 1])
    found = ordered.members(key_set([1, 3, 5]))
    assert (found.page(0, 2), asked) == ([5, 3], [])
    assert (list(found), asked) == ([5, 3, 1], [1])


@pytest.mark.parametrize("prepared", [False, True])
def test_few_and_all_of_very_many_keys_come_in_the_order(prepared):
    keys = [*range(50_000, 0, -1)]
    ordered = order(keys, 100)
    if prepared:
        ordered.prepare()
    assert list(ordered.members(key_set([3, 49_999, 70]))) == [49_999, 70, 3]
    assert list(ordered.members(key_set(keys))) == keys
