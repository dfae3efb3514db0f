import re

from hypothesis import given
from hypothesis import strategies as st

from app.domain.lexing import any_of, prepare, quoted_spans


def test_in_chinese_blanks_stay_between_latin_words_only():
    assert prepare("by  the end").text == "by the end"
    assert prepare("在 2024 年 ABC 系統").text == prepare("在2024年ABC系統").text
    assert prepare("約3 300 個").text == prepare("約3300個").text


def test_in_a_latin_text_blanks_part_figures_too_but_not_the_thousands_of_one():
    assert prepare("In 2024  500 places").text == "in 2024 500 places"
    assert prepare("Q3 2024").text == "q3 2024"
    assert prepare("about 3 300 places").text == "about 3300 places"
    assert prepare("in 2024, 500 places").text == "in 2024, 500 places"


@given(st.text(max_size=30))
def test_every_part_of_a_prepared_text_has_its_place_in_the_original(text):
    prepared = prepare(text)
    assert len(prepared.offsets) == len(prepared.text)
    assert list(prepared.offsets) == sorted(prepared.offsets)
    if prepared.text:
        start, end = prepared.span(0, len(prepared.text))
        assert text[start:end] == prepared.printed(0, len(prepared.text))


def test_the_longest_word_is_found_first():
    assert re.match(any_of(["第", "第一", "第一季"]), prepare("第一季度").text).group() == "第一季"


def test_what_stands_in_quotation_marks_is_a_name():
    prepared = prepare("推出「智方便」及《2030藍圖》").text
    assert [prepared[slice(*span)] for span in quoted_spans(prepared)] == [
        prepare("「智方便」").text, prepare("《2030藍圖》").text
    ]  # fmt: skip
