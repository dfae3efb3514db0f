import pytest

from app.exchange.outline.shapes import Shape, continues, finished, joined, shaped


@pytest.mark.parametrize(
    ("line", "shape", "text", "printed"),
    [
        ("", Shape.BLANK, "", ""),
        (" \u3000\t", Shape.BLANK, "", ""),
        ("12", Shape.PAGE_NUMBER, "12", ""),
        ("- 12 -", Shape.PAGE_NUMBER, "- 12 -", ""),
        ("— 7 —", Shape.PAGE_NUMBER, "— 7 —", ""),
        ("第12頁", Shape.PAGE_NUMBER, "第12頁", ""),
        ("- 推出計劃。", Shape.ITEM, "推出計劃。", ""),
        ("  • 推出計劃。", Shape.ITEM, "推出計劃。", ""),
        ("•推出計劃。", Shape.ITEM, "推出計劃。", ""),
        ("●\t推出計劃。", Shape.ITEM, "推出計劃。", ""),
        ("–  推出計劃。", Shape.ITEM, "推出計劃。", ""),
        ("* 推出計劃。", Shape.ITEM, "推出計劃。", ""),
        ("3. 推出計劃。", Shape.ITEM, "推出計劃。", "3"),
        ("12）推出計劃。", Shape.ITEM, "推出計劃。", "12"),
        ("(iv) 推出計劃。", Shape.ITEM, "推出計劃。", "iv"),
        ("（三）推出計劃。", Shape.ITEM, "推出計劃。", "三"),
        ("完善地區治理", Shape.SHORT, "完善地區治理", ""),
        ("着力提高 治理水平", Shape.SHORT, "着力提高治理水平", ""),
        ("Executive's  Award", Shape.SHORT, "Executive's Award", ""),
        ("推出計劃，", Shape.PROSE, "推出計劃，", ""),
        ("完成。(保安局)", Shape.PROSE, "完成。(保安局)", ""),
        ("字" * 41, Shape.PROSE, "字" * 41, ""),
        ("-5度", Shape.SHORT, "-5度", ""),
    ],
)
def test_a_line_has_a_form_of_its_own(line, shape, text, printed):
    found = shaped(9, line)
    assert (found.shape, found.text, found.printed) == (shape, text, printed)
    assert (found.number, found.source) == (9, line)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("推出計劃。", True),
        ("推出計劃。(保安局)", True),
        ("推出計劃；", True),
        ("推出「計劃。」", True),
        ("推出「智方便」", False),
        ("推出計劃", False),
        ("推出計劃，", False),
    ],
)
def test_a_paragraph_ends_with_a_sentence_or_a_bracket(text, ends):
    assert finished(text) is ends


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("(保安局)", True),
        ("（保安局）", True),
        ("。(保安局)", True),
        ("，並推出", True),
        ("並推出", False),
    ],
)
def test_a_line_that_begins_in_the_middle_is_the_rest_of_the_one_before(text, rest):
    assert continues(text) is rest


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("推出", "計劃", "推出計劃"),
        ("the", "scheme", "the scheme"),
        ("推出", "HKSOS", "推出HKSOS"),
        ("在2023", "年", "在2023年"),
        ("by mid-", "2026", "by mid-2026"),
        ("2024 -", "2026", "2024 - 2026"),
        ("of the “Agenda”", "with the", "of the “Agenda” with the"),
        ("launch", "“iAM Smart”", "launch “iAM Smart”"),
        ("推出“智方便”", "2024", "推出“智方便”2024"),
        ("the café", "in Central", "the café in Central"),
    ],
)
def test_lines_of_a_paragraph_are_joined_with_a_blank_between_latin_words_only(
    first, second, whole
):
    assert joined(first, second) == whole
