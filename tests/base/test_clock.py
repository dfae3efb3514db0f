import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.clock import as_text, from_text, office_day, system_clock

INSTANTS = st.datetimes(
    datetime(1970, 1, 2),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-9))]),
)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2024, 5, 14, 15, 59, 59, tzinfo=UTC), date(2024, 5, 14)),
        (datetime(2024, 5, 14, 16, 0, tzinfo=UTC), date(2024, 5, 15)),
        (datetime(2023, 12, 31, 20, 0, tzinfo=UTC), date(2024, 1, 1)),
        (datetime(2024, 5, 15, 23, 0, tzinfo=timezone(timedelta(hours=8))), date(2024, 5, 15)),
        (datetime(2024, 5, 14, 23, 0, tzinfo=timezone(timedelta(hours=-5))), date(2024, 5, 15)),
    ],
)
def test_the_day_of_the_office_is_that_of_hong_kong(instant, day):
    assert office_day(instant) == day


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows sets no time zone by name")
@pytest.mark.parametrize(
    "zone", ["UTC", "Asia/Hong_Kong", "America/New_York", "Pacific/Kiritimati"]
)
def test_the_zone_of_the_machine_does_not_matter(monkeypatch, zone):
    instant = datetime(2024, 5, 14, 16, 0, tzinfo=UTC)
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        assert office_day(instant) == date(2024, 5, 15)
        assert as_text(instant) == "2024-05-14T16:00:00.000Z"
    time.tzset()


@given(INSTANTS)
def test_a_stored_instant_comes_back_to_the_millisecond(instant):
    back = from_text(as_text(instant))
    assert abs(back - instant) < timedelta(milliseconds=1)
    assert as_text(back) == as_text(instant)


@given(INSTANTS, INSTANTS)
def test_stored_instants_sort_as_time_goes(one, other):
    assert (as_text(one) < as_text(other)) <= (one < other)


def test_the_clock_of_the_machine_is_aware():
    assert system_clock().utcoffset() == timedelta(0)
