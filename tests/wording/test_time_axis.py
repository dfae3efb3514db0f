from datetime import date

import pytest

from app.base.i18n import Language
from app.wording.time_axis import decade_label, month_label, quarter_label, year_label

DAY = date(2024, 7, 1)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (year_label(DAY, Language.EN), "2024"),
        (quarter_label(DAY, Language.EN), "Q3"),
        (quarter_label(DAY, Language.EN, with_year=True), "Q3 2024"),
        (month_label(DAY, Language.EN), "Jul"),
        (month_label(DAY, Language.EN, with_year=True), "Jul 2024"),
        (month_label(DAY, Language.ZH_HANT), "7月"),
        (month_label(DAY, Language.ZH_HANT, with_year=True), "2024年7月"),
        (decade_label(date(2020, 1, 1), Language.EN), "2020s"),
        (decade_label(date(2020, 1, 1), Language.ZH_HANS), "2020年代"),
    ],
)
def test_a_ruler_is_labelled_as_its_readers_write_time(made, words):
    assert made == words
