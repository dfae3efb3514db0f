"""What a dragged edge means in days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadline import Window
from app.domain.errors import InvalidValue
from app.domain.marks import Mark, Shape
from app.ui.timeline.revising import Edge, EdgeDrag, held_edge, turned, window_of
from app.ui.timeline.scale import TimeScale, Unit

SCALE = TimeScale(float(date(2024, 1, 1).toordinal()), 2.0)
Q1, Q1_END = date(2024, 1, 1), date(2024, 3, 31)
QUARTER = Mark(Shape.WINDOW, Q1, Q1_END)


def dragged(mark, edge, to, unit=Unit.MONTH, grip=None):
    grip = SCALE.right(mark.end or mark.start) if grip is None else grip
    return EdgeDrag(mark, edge, grip).at(SCALE.x(to) + 1, SCALE, unit)


@pytest.mark.parametrize(
    ("edge", "unit", "window"),
    [
        (Edge.END, Unit.DAY, Window(Q1, date(2024, 5, 8))),
        (Edge.END, Unit.WEEK, Window(Q1, date(2024, 5, 12))),
        (Edge.END, Unit.MONTH, Window(Q1, date(2024, 5, 31))),
        (Edge.END, Unit.QUARTER, Window(Q1, date(2024, 6, 30))),
        (Edge.END, Unit.YEAR, Window(Q1, date(2024, 12, 31))),
        (Edge.START, Unit.MONTH, Window(date(2024, 5, 1), Q1_END)),
    ],
)
def test_an_edge_keeps_to_the_lines_of_the_ruler(edge, unit, window):
    assert dragged(QUARTER, edge, date(2024, 5, 8), unit) == window


def test_both_edges_keep_their_distance_in_whole_months():
    grip = SCALE.x(date(2024, 2, 10))
    moved = dragged(QUARTER, Edge.BOTH, date(2024, 5, 12), Unit.MONTH, grip)
    assert moved == Window(date(2024, 4, 1), date(2024, 6, 30))


@given(st.integers(-2000, 2000), st.sampled_from([Unit.DAY, Unit.WEEK]))
def test_both_edges_keep_their_distance_in_days(days, unit):
    mark = Mark(Shape.WINDOW, date(2024, 1, 9), date(2024, 2, 20))
    moved = dragged(mark, Edge.BOTH, date(2024, 1, 9) + timedelta(days=days), unit,
                    SCALE.x(date(2024, 1, 9)) + 1)  # fmt: skip
    assert moved.latest - moved.earliest == mark.end - mark.start
    assert unit is not Unit.DAY or (moved.earliest - mark.start).days == days


def test_a_limit_has_no_first_day_of_its_own():
    limit = Mark(Shape.LIMIT, date(2023, 10, 25), Q1_END, True)
    assert window_of(limit) == Window(None, Q1_END)
    assert dragged(limit, Edge.END, date(2024, 6, 8)) == Window(None, date(2024, 6, 30))
    assert held_edge(limit, Edge.BOTH) is Edge.END
    with pytest.raises(InvalidValue, match="revision_without_start"):
        held_edge(limit, Edge.START)


def test_what_has_no_end_is_moved_by_its_beginning():
    arrow = Mark(Shape.ARROW, Q1, None, phrase="由2024年起")
    assert held_edge(arrow, Edge.BOTH) is Edge.START
    assert dragged(arrow, Edge.START, date(2024, 7, 9)) == Window(date(2024, 7, 1), None)
    with pytest.raises(InvalidValue, match="revision_without_end"):
        held_edge(arrow, Edge.END)


def test_one_day_stays_one_day():
    day = Mark(Shape.MILESTONE, Q1, Q1)
    moved = dragged(day, held_edge(day, Edge.END), date(2024, 5, 8), Unit.DAY, SCALE.x(Q1) + 1)
    assert moved == Window(date(2024, 5, 8), date(2024, 5, 8))


@pytest.mark.parametrize("shape", [Shape.ONGOING, Shape.UNDATED])
def test_what_has_no_days_cannot_be_dragged(shape):
    with pytest.raises(InvalidValue, match="revision_without_days"):
        held_edge(Mark(shape), Edge.BOTH)


def test_an_end_before_its_beginning_is_turned():
    assert turned(dragged(QUARTER, Edge.END, date(2023, 11, 3)))
    assert not turned(Window(Q1, Q1))
    assert not turned(Window(None, Q1))
