from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.ui.timeline.scale import CLOSEST, WIDEST, TimeScale, Unit, fitted

days = st.dates(date(1000, 1, 1), date(3000, 12, 31))
"""Far more than any document speaks of."""
densities = st.floats(WIDEST, CLOSEST)
scales = st.builds(
    lambda day, part, density: TimeScale(day.toordinal() + part, density),
    days, st.floats(0, 1, exclude_max=True), densities,
)  # fmt: skip
widths = st.floats(50, 4_000)
places = st.floats(0, 4_000)


def at(scale, x):
    """The instant at a place, as a day with a fraction."""
    return scale.origin + x / scale.density


# --- days and places ------------------------------------------------------------------------------


@given(scales, days)
def test_the_middle_of_a_day_leads_back_to_the_day(scale, day):
    assert scale.day((scale.x(day) + scale.right(day)) / 2) == day


@given(scales, days, days)
def test_later_days_lie_further_right(scale, one, other):
    assert (scale.x(one) < scale.x(other)) == (one < other)
    assert scale.right(one) == pytest.approx(scale.x(one + timedelta(days=1)), abs=1e-6)


@given(scales)
def test_places_beyond_the_calendar_are_its_ends(scale):
    assert scale.day(-1e9) == date.min
    assert scale.day(1e9) == date.max


# --- zoom and pan ---------------------------------------------------------------------------------


@given(scales, st.floats(0.01, 100), places)
def test_zoom_keeps_what_is_under_the_pointer(scale, factor, x):
    zoomed = scale.zoomed(factor, x)
    assert at(zoomed, x) == pytest.approx(at(scale, x), abs=1e-6)
    assert WIDEST <= zoomed.density <= CLOSEST


@given(scales, places)
def test_zoom_ends_at_weeks_and_at_decades_and_comes_back(scale, x):
    assert scale.zoomed(1e9, x).density == CLOSEST
    assert scale.zoomed(1e-9, x).density == WIDEST
    there = scale.zoomed(1e9, x)
    back = there.zoomed(scale.density / there.density, x)
    assert back.origin == pytest.approx(scale.origin, abs=1e-6)


@given(scales, st.floats(-4_000, 4_000))
def test_pan_brings_a_place_to_the_left_edge(scale, pixels):
    panned = scale.panned(pixels)
    assert at(panned, 0) == pytest.approx(at(scale, pixels), abs=1e-6)
    assert panned.density == scale.density


@pytest.mark.parametrize("pixels", [-1e12, 1e12])
def test_nobody_pans_out_of_the_calendar(pixels):
    scale = TimeScale(date(2024, 1, 1).toordinal(), 1.0)
    for _ in range(3):
        scale = scale.panned(pixels)
    assert 1 <= scale.origin <= date.max.toordinal()
    for unit in Unit:
        assert sum(1 for _ in scale.ticks(unit, 1_000)) <= 1_010


# --- the ruler ------------------------------------------------------------------------------------


@given(scales, widths, st.sampled_from(Unit))
def test_ticks_cover_the_width_without_gap_or_overlap(scale, width, unit):
    if width / scale.density > 40_000 and unit in (Unit.DAY, Unit.WEEK):
        width = 40_000 * scale.density  # Nobody asks for the days of a century.
    ticks = list(scale.ticks(unit, width))
    assert ticks[0].start <= scale.day(0) < ticks[0].end
    assert ticks[-1].start <= scale.day(width) < ticks[-1].end
    assert all(tick.start < tick.end for tick in ticks)
    assert [tick.end for tick in ticks[:-1]] == [tick.start for tick in ticks[1:]]


@pytest.mark.parametrize(
    ("unit", "ends"),
    [
        (Unit.DAY, ["2024-05-15", "2024-05-16"]),
        (Unit.WEEK, ["2024-05-13", "2024-05-20"]),
        (Unit.MONTH, ["2024-05-01", "2024-06-01"]),
        (Unit.QUARTER, ["2024-04-01", "2024-07-01"]),
        (Unit.YEAR, ["2024-01-01", "2025-01-01"]),
        (Unit.FIVE_YEARS, ["2020-01-01", "2025-01-01"]),
        (Unit.DECADE, ["2020-01-01", "2030-01-01"]),
    ],
)
def test_stretches_begin_where_the_calendar_says(unit, ends):
    scale = TimeScale(date(2024, 5, 15).toordinal(), 1.0)
    tick = next(scale.ticks(unit, 1))
    assert [tick.start.isoformat(), tick.end.isoformat()] == ends


@pytest.mark.parametrize("unit", [Unit.FIVE_YEARS, Unit.DECADE])
def test_the_first_stretch_of_the_calendar_is_a_year_short(unit):
    first, second, *_ = TimeScale(1.0, 1.0).ticks(unit, 4_000)
    assert (first.start, first.end) == (date.min, second.start)
    assert second.start.year in (5, 10)


@given(scales, st.sampled_from(Unit))
@example(TimeScale(float(date.max.toordinal() - 40_000), WIDEST), Unit.DECADE)
def test_ticks_end_before_the_calendar_does(scale, unit):
    late = scale.panned(1e12)
    assert all(tick.end <= date.max for tick in late.ticks(unit, 4_000 * late.density))


ROOM = {
    Unit.DAY: 20, Unit.WEEK: 20, Unit.MONTH: 30, Unit.QUARTER: 20, Unit.YEAR: 40,
    Unit.FIVE_YEARS: 40, Unit.DECADE: 50,
}  # fmt: skip
"""About what labels need."""


@pytest.mark.parametrize(
    ("days_on_screen", "levels"),
    [
        (45, (Unit.MONTH, Unit.DAY)),
        (120, (Unit.MONTH, Unit.WEEK)),
        (540, (Unit.QUARTER, Unit.MONTH)),
        (900, (Unit.QUARTER, Unit.MONTH)),
        (1_100, (Unit.YEAR, Unit.QUARTER)),
        (3_600, (Unit.YEAR, Unit.QUARTER)),
        (5_000, (Unit.DECADE, Unit.YEAR)),
        (30_000, (Unit.DECADE, Unit.FIVE_YEARS)),
        (50_000, (Unit.DECADE, Unit.DECADE)),
    ],
)
def test_quarters_stay_from_months_to_a_decade(days_on_screen, levels):
    scale = TimeScale(738_000.0, 1_000 / days_on_screen)
    assert scale.levels(ROOM.__getitem__) == levels


@given(densities, densities)
def test_closer_never_means_coarser(one, other):
    wide, close = sorted((one, other))
    order = list(Unit)
    coarse = TimeScale(738_000.0, wide).levels(ROOM.__getitem__)
    fine = TimeScale(738_000.0, close).levels(ROOM.__getitem__)
    assert all(order.index(b) <= order.index(a) for a, b in zip(coarse, fine, strict=True))


# --- fit ------------------------------------------------------------------------------------------


@given(days, days, widths)
def test_fit_shows_both_ends_with_a_little_room(one, other, width):
    first, last = sorted((one, other))
    scale = fitted(first, last, width)
    if scale.density > WIDEST:
        assert 0 < scale.x(first) < scale.right(last) < width
    middle = (scale.x(first) + scale.right(last)) / 2
    assert middle == pytest.approx(width / 2, abs=0.01)
    assert WIDEST <= scale.density <= CLOSEST
