"""The names of bands on the ruler."""

from datetime import date

import pytest

from app.base.i18n import Language
from app.domain.bands import BandKind, bands
from app.wording.time_axis import band_label


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (BandKind.QUARTER, "Q3 2024"),
        (BandKind.HALF, "H2 2024"),
        (BandKind.FINANCIAL_YEAR, "FY 2024-25"),
        (BandKind.SCHOOL_YEAR, "School year 2023-24"),
    ],
)
def test_bands_are_named(kind, words):
    (band,) = bands(kind, date(2024, 8, 15), date(2024, 8, 15))
    assert band_label(band, Language.EN) == words


def test_the_first_half_and_the_turn_of_a_century():
    (half,) = bands(BandKind.HALF, date(2024, 2, 1), date(2024, 2, 1))
    assert band_label(half, Language.EN) == "H1 2024"
    (year,) = bands(BandKind.FINANCIAL_YEAR, date(2099, 5, 1), date(2099, 5, 1))
    assert band_label(year, Language.EN) == "FY 2099-00"
