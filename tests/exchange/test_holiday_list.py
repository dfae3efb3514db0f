"""The general holidays of Hong Kong that are shipped."""

from datetime import date

import pytest

from app.base.i18n import Language
from app.domain.holidays import Holidays
from app.exchange.holiday_list import hong_kong_holidays
from app.wording.time_axis import holiday_label

YEARS = range(2022, 2027)


def test_each_known_year_is_whole():
    """Seventeen days besides Sundays, as the Ordinance has it."""
    for year in YEARS:
        found = list(hong_kong_holidays().between(date(year, 1, 1), date(year, 12, 31)))
        assert len(found) == 17, year
        assert [one for one in found if one.day.weekday() == 6] == []
        assert hong_kong_holidays().known(year)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2024, 2, 13), ("農曆年初四", "农历年初四", "The fourth day of Lunar New Year")),
        (date(2026, 4, 7), ("復活節星期一翌日", "复活节星期一翌日",
                            "The day following Easter Monday")),
        (date(2025, 10, 29), ("重陽節", "重阳节", "Chung Yeung Festival")),
    ],
)  # fmt: skip
def test_days_as_announced(day, names):
    holiday = hong_kong_holidays().on(day)
    languages = (Language.ZH_HANT, Language.ZH_HANS, Language.EN)
    assert tuple(holiday_label(holiday, one) for one in languages) == names


def test_years_that_are_not_there_are_said_not_to_be_known():
    holidays = hong_kong_holidays()
    assert holidays.unknown_years(date(2020, 5, 1), date(2023, 1, 1)) == [2020, 2021]
    assert holidays.on(date(2021, 1, 1)) is None
    assert Holidays().unknown_years(date(2024, 1, 1), date(2024, 2, 1)) == [2024]
