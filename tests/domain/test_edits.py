from datetime import date

import pytest

from app.domain.edits import (
    LONGEST_LINE,
    LONGEST_TEXT,
    checked,
    consequences,
    read_percent,
    read_tags,
)
from app.domain.errors import InvalidValue
from app.domain.fields import FIELDS, Field

TODAY = date(2024, 5, 15)
ROW = {"status": None, "completed_on": None, "percent": None, "owner": "", "notes": ""}


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        (Field.STATUS, "done", "done"),
        (Field.STATUS, None, None),
        (Field.PERCENT, 0, 0),
        (Field.PERCENT, 100, 100),
        (Field.PERCENT, None, None),
        (Field.COMPLETED, "2024年3月5日", "2024-03-05"),
        (Field.COMPLETED, "", None),
        (Field.COMPLETED, None, None),
        (Field.ASSESSMENT, "watch", "watch"),
        (Field.ASSESSMENT, None, "not_assessed"),
        (Field.OWNER, "  陳  大文\n", "陳 大文"),
        (Field.OWNER, None, ""),
        (Field.NOTES, "  一行\n二行  ", "一行\n二行"),
        (Field.NOTES, "=1+1", "=1+1"),
        (Field.NOTES, "半\ud83d字", "半\ufffd字"),
        (Field.OWNER, "\udcff", "\ufffd"),
    ],
)
def test_a_value_is_stored_in_its_plain_form(field, value, stored):
    assert checked(field, value) == stored


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (Field.PERCENT, -1, "percent_out_of_range"),
        (Field.PERCENT, 101, "percent_out_of_range"),
        (Field.PERCENT, "50", "percent_out_of_range"),
        (Field.COMPLETED, "遲些", "date_not_understood"),
        (Field.OWNER, "x" * (LONGEST_LINE + 1), "text_too_long"),
        (Field.NOTES, "x" * (LONGEST_TEXT + 1), "text_too_long"),
    ],
)
def test_a_value_that_a_field_cannot_take_is_refused_with_the_reason(field, value, code):
    with pytest.raises(InvalidValue) as refused:
        checked(field, value)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "field", [one for one, spec in FIELDS.items() if not spec.editable and one is not Field.REF]
)
def test_what_comes_from_the_document_cannot_be_edited(field):
    with pytest.raises(InvalidValue) as refused:
        checked(field, "x")
    assert refused.value.code == "field_not_editable"


@pytest.mark.parametrize("value", ["finished", "完成"])
def test_a_choice_outside_the_list_is_a_fault_of_the_caller(value):
    with pytest.raises(ValueError):
        checked(Field.STATUS, value)


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("45", 45),
        ("45%", 45),
        ("４５％", 45),
        (" 45 % ", 45),
        ("0", 0),
        ("100", 100),
        ("", None),
        (" % ", None),
    ],
)
def test_a_percentage_is_understood_as_typed(typed, percent):
    assert read_percent(typed) == percent


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("一半", "percent_not_number"),
        ("4.5", "percent_not_number"),
        ("-5", "percent_not_number"),
        ("5%%", "percent_not_number"),
        ("²", "percent_not_number"),
        ("101", "percent_out_of_range"),
        ("9" * 5000, "percent_out_of_range"),
    ],
)
def test_what_is_no_percentage_is_refused(typed, code):
    with pytest.raises(InvalidValue) as refused:
        read_percent(typed)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("會議, 跟進", ("會議", "跟進")),
        ("會議、跟進；緊急;立會", ("會議", "跟進", "緊急", "立會")),
        ("會議，會議", ("會議",)),
        (" ,, ", ()),
        ("", ()),
        ("兩 個字", ("兩 個字",)),
    ],
)
def test_tags_are_parted_by_commas_of_any_script(typed, tags):
    assert read_tags(typed) == tags


def test_a_tag_too_long_to_show_is_refused():
    with pytest.raises(InvalidValue) as refused:
        read_tags("x" * (LONGEST_LINE + 1))
    assert refused.value.code == "text_too_long"


@pytest.mark.parametrize(
    ("value", "now", "changes"),
    [
        ("done", {}, {"status": "done", "completed_on": "2024-05-15"}),
        ("done", {"completed_on": "2024-01-01"}, {"status": "done"}),
        ("done", {"status": "done", "completed_on": "2024-01-01"}, {}),
        (
            "in_progress",
            {"status": "done", "completed_on": "2024-01-01"},
            {"status": "in_progress", "completed_on": None},
        ),
        (None, {"status": "in_progress"}, {"status": None}),
        (None, {}, {}),
    ],
)
def test_a_status_brings_or_takes_the_day_on_which_it_was_done(value, now, changes):
    assert consequences(Field.STATUS, value, ROW | now, TODAY) == changes


def test_other_fields_change_themselves_only():
    assert consequences(Field.COMPLETED, "2024-01-01", ROW, TODAY) == {"completed_on": "2024-01-01"}
    assert consequences(Field.PERCENT, 40, ROW, TODAY) == {"percent": 40}
    assert consequences(Field.OWNER, "", ROW, TODAY) == {}
