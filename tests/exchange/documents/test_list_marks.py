import pytest

from app.exchange.documents.list_marks import chinese, circled, digits, in_format, letter, roman


@pytest.mark.parametrize(
    ("write", "numbers"),
    [
        (roman, {1: "i", 4: "iv", 9: "ix", 49: "xlix", 399: "cccxcix", 400: "400", 0: "0"}),
        (letter, {1: "a", 26: "z", 27: "aa", 28: "bb", 261: "261"}),
        (chinese, {0: "〇", 9: "九", 10: "十", 11: "十一", 20: "二十", 101: "一百零一",
                   110: "一百一十", 215: "二百一十五", 1000: "1000"}),
        (digits, {10: "一〇", 23: "二三"}),
        (circled, {1: "①", 20: "⑳", 21: "21"}),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(write, numbers):
    assert {number: write(number) for number in numbers} == numbers


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("ideographTraditional", "丙"),
        ("upperRoman", "III"),
        ("decimalZero", "03"),
        ("unheard", "3"),
    ],
)
def test_every_format_gives_something(form, words):
    assert in_format(3, form) == words
