import csv
import io
import json

import pytest

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import AnyOf, Contains, Facet, FilterSpec
from app.services.editing import SetField, SetTags
from app.services.listing import LISTED, listed, safe_cell

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1",
             '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]  # fmt: skip


def ids_of(workspace):
    rows = workspace.rows(workspace.matches(FilterSpec()))
    return {row.ref: row.id for row in rows.values()}


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_rows_come_as_json_with_every_field(sample):
    ids = ids_of(sample)
    sample.apply(SetField((ids["49"],), Field.PERCENT, 45))
    sample.apply(SetTags((ids["49"],), "會議"))
    spec = FilterSpec((Contains("口岸聯合演練"),))
    (row,) = json.loads(listed(sample, spec, Language.EN, "json"))
    assert row | {"changed": ""} == {
        "id": ids["49"],
        "ref": "49",
        "path": ["着力提高治理水平", "应急管理", "粵港澳大灣區應急合作"],
        "text": "消防處在2024年內與大灣區城市進行兩次大型口岸聯合演練。",
        "organisations": [
            {"name": "保安局", "role": "responsible"},
            {"name": "消防處", "role": "agent"},
        ],
        "deadline": "2024年內",
        "relation": "in",
        "earliest": "2024-01-01",
        "latest": "2024-12-31",
        "certainty": "firm",
        "due": "open",
        "target": "兩次",
        "status": None,
        "percent": 45,
        "completed_on": None,
        "assessment": "not_assessed",
        "owner": "",
        "tags": ["會議"],
        "notes": "",
        "questions": 0,
        "changed": "",
    }


def test_rows_come_as_csv_that_a_spreadsheet_reads(sample):
    rows = rows_of(listed(sample, FilterSpec(), Language.EN, "csv"))
    assert len(rows) == 54
    assert len(rows[0]) == len(LISTED)
    assert (
        rows[8]["Responsible"]
        == "Financial Secretary's Office, Innovation, Technology and Industry Bureau"
    )
    assert (rows[12]["Ref"], rows[12]["Latest"], rows[12]["Due state"]) == (
        "13",
        "2024-09-30",
        "Open",
    )


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_becomes_a_formula(sample, text):
    identifier = ids_of(sample)["1"]
    sample.apply(SetField((identifier,), Field.NOTES, f"x{text}"))
    assert safe_cell(text) == f"'{text}"
    sample.apply(SetField((identifier,), Field.NOTES, text))
    stored = text.strip()
    row = rows_of(listed(sample, FilterSpec(), Language.EN, "csv"))[0]
    assert row["Notes"] == f"'{stored}"


@pytest.mark.parametrize("text", ["", "保安局", "3-1", "a=b", " =1", "'a"])
def test_other_cells_stay_as_they_are(text):
    assert safe_cell(text) == text


def test_quotes_commas_and_line_ends_survive(sample):
    notes = 'a,"b"\n第二行；c'
    sample.apply(SetField((ids_of(sample)["1"],), Field.NOTES, notes))
    assert rows_of(listed(sample, FilterSpec(), Language.EN, "csv"))[0]["Notes"] == notes


def test_rows_come_as_text_for_people(sample):
    spec = FilterSpec((Contains("HKSOS"),))
    lines = listed(sample, spec, Language.EN, "text").splitlines()
    assert lines[0].startswith("  24  警務處在2024年第一季度推出「HKSOS」")
    assert lines[1] == "      Security Bureau · 2024年第一季度 · Past latest"


@pytest.mark.parametrize(("form", "empty"), [("text", ""), ("json", "[]\n")])
def test_nothing_found_is_an_empty_list(sample, form, empty):
    spec = FilterSpec((AnyOf(Facet.STATUS, ("done",)),))
    assert listed(sample, spec, Language.EN, form) == empty
