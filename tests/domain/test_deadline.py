from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadline import Certainty, Deadline, Precision, Relation, add_months, edtf, last_day


def code(relation, earliest, latest, precision, certainty="firm", **soft):
    days = [date.fromisoformat(day) if day else None for day in (earliest, latest)]
    return edtf(
        Deadline("x", Relation(relation), *days, Precision(precision), Certainty(certainty), **soft)
    )


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (("in", "2024-01-01", "2024-12-31", "year"), "2024"),
        (("in", "2024-01-01", "2024-06-30", "half"), "2024-40"),
        (("in", "2024-07-01", "2024-12-31", "half"), "2024-41"),
        (("in", "2024-01-01", "2024-03-31", "quarter"), "2024-33"),
        (("in", "2024-10-01", "2024-12-31", "quarter"), "2024-36"),
        (("in", "2024-02-01", "2024-02-29", "month"), "2024-02"),
        (("in", "2024-02-29", "2024-02-29", "day"), "2024-02-29"),
        (("by", None, "2024-09-30", "quarter"), "../2024-35"),
        (("by", None, "2024-12-31", "year"), "../2024"),
        (("by", None, "2024-06-30", "half"), "../2024-40"),
        (("by", None, "2024-02-15", "month"), "../2024-02-15"),
        (("from", "2024-04-01", None, "month"), "2024-04/.."),
        (("from", "2024-04-15", None, "day"), "2024-04-15/.."),
        (("in", "2024-01-01", "2025-12-31", "multi_year"), "2024/2025"),
        (("in", "2023-10-25", "2026-12-31", "multi_year"), "2023-10-25/2026"),
        (("in", "2024-01-01", "2024-12-31", "year", "approximate"), "2024~"),
        (("by", None, "2024-09-30", "quarter", "ambiguous"), "../2024-35?"),
        (("in", "2024-06-01", "2024-07-31", "half", "approximate"), "2024-06~/2024-07~"),
    ],
)
def test_a_reading_is_exchanged_as_edtf(reading, expected):
    assert code(*reading) == expected


def test_a_soft_edge_is_approximate_on_its_own_side_only():
    assert code("in", "2023-11-01", "2023-12-31", "year", soft_start=True) == "2023-11~/2023"


def test_what_has_no_days_is_open_on_both_sides_or_says_nothing():
    assert edtf(Deadline("繼續", Relation.ONGOING)) == "../.."
    assert edtf(Deadline("視乎", Relation.NONE)) == ""


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_the_last_day_of_a_month_is_followed_by_the_first_of_the_next(day):
    assert (last_day(day.year, day.month) + timedelta(days=1)).day == 1
    assert last_day(day.year, day.month) >= day


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-12-01", 1, "2025-01-01"),
        ("2024-03-15", -3, "2023-12-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-05-31", 18, "2025-11-30"),
        ("2024-05-31", 0, "2024-05-31"),
    ],
)
def test_months_are_added_as_the_calendar_counts(day, months, later):
    assert add_months(date.fromisoformat(day), months).isoformat() == later
