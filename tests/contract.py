"""The JSON of `pledgeline read`, as the issue promises it to scripts, checked field by field."""

import re
from datetime import date

KINDS = {"heading", "commitment", "continuation", "noise", "blank", "unresolved"}
ROLES = {"responsible", "lead", "supporting", "placeholder"}
RELATIONS = {"by", "in", "from", "until", "ongoing", "none"}
PRECISIONS = {
    "day", "month", "quarter", "half", "year", "school_year", "financial_year", "multi_year", None
}  # fmt: skip
CERTAINTIES = {"firm", "approximate", "ambiguous"}
COMPARATORS = {">", ">=", "<", "<=", "~", "~<", "="}
EDTF_PART = r"(?:\.\.|\d{4}(?:-\d\d(?:-\d\d)?)?[~?]?)"
EDTF = re.compile(f"{EDTF_PART}(?:/{EDTF_PART})?")


def check_reading(value) -> None:
    """Raise AssertionError where the object is not what was promised."""
    _keys(value, "document lines commitments")
    _keys(value["document"], "title published language")
    assert isinstance(value["document"]["title"], str)
    assert _day(value["document"]["published"])
    assert value["document"]["language"] in {"zh-Hant", "zh-Hans", "en"}
    numbers = [one["no"] for one in value["commitments"]]
    assert numbers == list(range(1, len(numbers) + 1))
    _check_lines(value["lines"], numbers)
    for one in value["commitments"]:
        _check_commitment(one)


def _check_lines(lines, commitments) -> None:
    assert [line["no"] for line in lines] == list(range(1, len(lines) + 1))
    for line in lines:
        _keys(line, "no kind commitment")
        assert line["kind"] in KINDS
        belongs = line["kind"] in {"commitment", "continuation"}
        assert (line["commitment"] in commitments) is belongs
    first = [line["commitment"] for line in lines if line["kind"] == "commitment"]
    assert first == commitments, "every commitment begins on one line"


def _check_commitment(one) -> None:
    _keys(one, "no printed_no path text organisations agents actions questions")
    assert one["printed_no"] is None or one["printed_no"]
    assert all(isinstance(title, str) and title for title in one["path"])
    assert isinstance(one["text"], str)
    for party in one["organisations"]:
        _keys(party, "name role")
        assert party["name"]
        assert party["role"] in ROLES
    assert all(isinstance(name, str) and name in one["text"] for name in one["agents"])
    assert one["actions"], "every commitment has at least one action"
    for action in one["actions"]:
        _check_action(action, one)
    for question in one["questions"]:
        _keys(question, "about text")
        assert question["about"] in {"deadline", "organisation", "target", "line"}
        assert question["text"]


def _check_action(action, commitment) -> None:
    _keys(action, "text organisations deadline targets")
    assert action["text"] in commitment["text"]
    assert action["organisations"] == [party["name"] for party in commitment["organisations"]]
    if action["deadline"] is not None:
        _check_deadline(action["deadline"], commitment["text"])
    for target in action["targets"]:
        _keys(target, "phrase comparator value unit span")
        assert target["comparator"] in COMPARATORS
        assert isinstance(target["value"], int | float)
        assert target["unit"]
        _check_span(target, commitment["text"])


def _check_deadline(deadline, text) -> None:
    _keys(deadline, "phrase relation earliest latest precision certainty alternatives edtf span")
    assert deadline["relation"] in RELATIONS
    assert deadline["precision"] in PRECISIONS
    assert deadline["certainty"] in CERTAINTIES
    for window in (deadline, *deadline["alternatives"]):
        assert _day(window["earliest"])
        assert _day(window["latest"])
    for window in deadline["alternatives"]:
        _keys(window, "earliest latest")
    assert deadline["edtf"] is None or EDTF.fullmatch(deadline["edtf"]), deadline["edtf"]
    _check_span(deadline, text)


def _check_span(part, text) -> None:
    start, end = part["span"]
    assert text[start:end] == part["phrase"] != ""


def _day(value) -> bool:
    return value is None or date.fromisoformat(value).isoformat() == value


def _keys(value, names) -> None:
    assert list(value) == names.split(" ")
