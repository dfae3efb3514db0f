import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numerals import NUMBER_PATTERN, narrow, parse_number, plain_number
from tests.domain.chinese_numerals import by_digits, by_places

PATTERN = re.compile(NUMBER_PATTERN)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("110", 110),
        ("140000", 140_000),
        ("1,300", 1_300),
        ("12,345,678", 12_345_678),
        ("3 300", 3_300),
        ("3\u2009300", 3_300),
        ("1\u202f234\u202f567", 1_234_567),
        ("１４萬", 140_000),
        ("１，３００", 1_300),
        ("14萬", 140_000),
        ("14万", 140_000),
        ("14 萬", 140_000),
        ("1.5億", 150_000_000),
        ("80億", 8_000_000_000),
        ("3百", 300),
        ("5千", 5_000),
        ("5千萬", 50_000_000),
        ("1萬億", 10**12),
        ("2.25", Decimal("2.25")),
        ("兩", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("卅", 30),
        ("卅一", 31),
        ("一百", 100),
        ("一百零五", 105),
        ("三千六百", 3_600),
        ("一萬零五百", 10_500),
        ("二十萬", 200_000),
        ("兩百萬", 2_000_000),
        ("一億二千萬", 120_000_000),
        ("三千萬億", 3 * 10**15),
        ("二〇二四", 2_024),
        ("二零二四", 2_024),
        ("贰佰", 200),
        ("壹拾", 10),
    ],
)
def test_a_number_has_the_value_that_people_read(text, value):
    assert parse_number(text) == value
    assert PATTERN.fullmatch(narrow(text))


@pytest.mark.parametrize("text", ["", "一個", "12名", "abc", "1千2百", "百五x"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):
        parse_number(text)


@given(st.integers(0, 10**12 - 1))
def test_numbers_written_by_places_come_back(value):
    assert parse_number(by_places(value)) == value


@given(st.integers(1_000, 9_999))
def test_years_written_digit_by_digit_come_back(value):
    assert parse_number(by_digits(value)) == value


@given(st.integers(0, 10**15), st.sampled_from([",", " ", "\u00a0", "\u2009", "\u202f", ""]))
def test_numbers_with_parted_thousands_come_back(value, separator):
    text = f"{value:,}".replace(",", separator)
    assert parse_number(text) == value
    assert PATTERN.fullmatch(text)


@given(st.decimals("0.01", "9999.99", places=2), st.sampled_from(["萬", "億", "千", "百萬"]))
def test_fractions_of_large_units_come_back_exactly(value, unit):
    factor = {"萬": 10**4, "億": 10**8, "千": 10**3, "百萬": 10**6}[unit]
    assert parse_number(f"{value}{unit}") == value * factor


@given(st.integers(0, 10**9))
def test_full_width_digits_are_digits(value):
    wide = str(value).translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})
    assert parse_number(wide) == value


def test_narrow_keeps_every_character_in_its_place():
    assert narrow("（１２％，ＡＢ）　中") == "(12%,AB) 中"


@pytest.mark.parametrize(
    ("value", "plain"), [(Decimal(140000), 140_000), (Decimal("1.5"), 1.5), (3.0, 3), (2.5, 2.5)]
)
def test_a_whole_number_is_shown_without_a_point(value, plain):
    assert (plain_number(value), type(plain_number(value))) == (plain, type(plain))
