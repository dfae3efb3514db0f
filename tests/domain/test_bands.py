"""Stretches of the calendar: they follow each other without a gap and begin where they should."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bands import BandKind, bands
from app.domain.conventions import Conventions

DAY = date(2024, 8, 15)


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (BandKind.QUARTER, date(2024, 7, 1), date(2024, 9, 30)),
        (BandKind.HALF, date(2024, 7, 1), date(2024, 12, 31)),
        (BandKind.FINANCIAL_YEAR, date(2024, 4, 1), date(2025, 3, 31)),
        (BandKind.SCHOOL_YEAR, date(2023, 9, 1), date(2024, 8, 31)),
    ],
)
def test_the_stretch_that_a_day_lies_in(kind, first, last):
    (found,) = bands(kind, DAY, DAY)
    assert (found.kind, found.first, found.last) == (kind, first, last)


def test_years_begin_as_the_tracker_says():
    conventions = Conventions(school_first_month=8, financial_first_month=1)
    (school,) = bands(BandKind.SCHOOL_YEAR, DAY, DAY, conventions)
    (money,) = bands(BandKind.FINANCIAL_YEAR, DAY, DAY, conventions)
    assert (school.first, money.first) == (date(2024, 8, 1), date(2024, 1, 1))


@given(st.sampled_from(BandKind), st.dates(), st.integers(0, 4000), st.integers(1, 12))
def test_they_cover_all_days_one_after_the_other_and_every_other_one_is_shaded(
    kind, first, days, month
):
    last = date.fromordinal(min(first.toordinal() + days, date(9980, 1, 1).toordinal()))
    if last < first or first.year < 2:
        return
    found = list(bands(kind, first, last, Conventions(financial_first_month=month)))
    assert found[0].first <= first
    assert found[-1].last >= last
    for one, other in pairwise(found):
        assert other.first == one.last + timedelta(days=1)
        assert one.odd != other.odd
