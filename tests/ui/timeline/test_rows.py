"""Positions to y and back, with lines below some rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.timeline.rows import RowLayout


def test_rows_follow_each_other_and_open_ones_push_those_below():
    layout = RowLayout(5, 10.0, {1: 2, 3: 1})
    assert [layout.top(at) for at in range(5)] == [0, 10, 40, 50, 70]
    assert layout.total == 80
    assert [layout.lanes(at) for at in range(5)] == [0, 2, 0, 1, 0]
    assert [layout.at(y) for y in (0, 15, 25, 35, 45, 65, 79.9)] == [
        (0, 0), (1, 0), (1, 1), (1, 2), (2, 0), (3, 1), (4, 0)
    ]  # fmt: skip


@pytest.mark.parametrize("y", [-0.1, 50, 1e9])
def test_outside_is_no_row(y):
    assert RowLayout(5, 10.0).at(y) is None


def test_no_rows_have_no_height():
    layout = RowLayout(0, 10.0, {3: 2})
    assert (layout.total, layout.at(0)) == (0, None)


@given(
    st.integers(1, 60), st.floats(0.01, 80),
    st.dictionaries(st.integers(0, 80), st.integers(1, 5), max_size=8), st.data(),
)  # fmt: skip
def test_back_and_forth(count, height, lanes, data):
    layout = RowLayout(count, height, lanes)
    position = data.draw(st.integers(0, count - 1))
    line = data.draw(st.integers(0, layout.lanes(position)))
    assert layout.at(layout.top(position) + (line + 0.5) * height) == (position, line)
