from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.quarters import Quarter, quarter_of, quarters

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_lies_in_its_quarter(day):
    quarter = quarter_of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.next.first == quarter.last + timedelta(days=1)


@given(DAYS, st.integers(0, 2_000))
def test_quarters_between_two_days_have_no_gap(first, length):
    found = quarters(first, first + timedelta(days=length))
    assert found[0] == quarter_of(first)
    assert found[-1] == quarter_of(first + timedelta(days=length))
    assert found[1:] == [one.next for one in found[:-1]]


def test_quarters_of_a_year():
    assert quarters(date(2024, 2, 29), date(2025, 1, 1)) == [
        Quarter(2024, 1), Quarter(2024, 2), Quarter(2024, 3), Quarter(2024, 4), Quarter(2025, 1)
    ]  # fmt: skip
