"""What stands on the sheets of the meeting workbook, read back with openpyxl."""

import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from app.base.i18n import Language
from app.domain.commitment import Assessment, Status
from app.domain.deadline import Certainty, Relation
from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.listing import Party
from app.domain.organisation import Role
from app.exchange.organisation_list import organisation_id
from app.exchange.workbooks.meeting import write_meeting_book
from app.wording.labels import label
from tests.exchange.books import bar, book, column, row

JOINT = (
    Party("保安局", Role.RESPONSIBLE, organisation_id("sb")),
    Party("發展局", Role.RESPONSIBLE, organisation_id("devb")),
)
ROWS = (
    row(1, earliest=date(2024, 1, 1), percent=45, status=Status.IN_PROGRESS, parties=JOINT),
    row(2, latest=date(2023, 12, 31), bars=(bar(None, date(2023, 12, 31)),)),
    row(3, latest=date(2024, 6, 1), bars=(bar(None, date(2024, 6, 1)),), path=("章", "次節")),
    row(4, phrase="", latest=None, bars=(), relation=Relation.ONGOING, target="", percent=0),
    row(5, phrase="", latest=None, bars=(), relation=Relation.NONE, parties=()),
    row(
        6, status=Status.DONE, completed_on=date(2024, 5, 2), percent=100,
        bars=(bar(date(2024, 1, 1), date(2024, 9, 30)),),
    ),
    row(7, latest=None, earliest=date(2024, 4, 1), bars=(bar(date(2024, 4, 1), None),)),
    row(
        8, certainty=Certainty.AMBIGUOUS,
        bars=(bar(None, date(2024, 9, 30), Certainty.AMBIGUOUS),),
    ),
    row(9, latest=date(2024, 2, 5), bars=(bar(date(2024, 2, 5), date(2024, 2, 5)),)),
)  # fmt: skip
BOOK = book(*ROWS)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("sheets") / "book.xlsx"
    write_meeting_book(path, BOOK)
    return path


@pytest.fixture(scope="module")
def sheets(path):
    return load_workbook(path)


def at(sheet, number, field):
    return sheet.cell(number + 1, column(BOOK.fields, field))


# --- Commitments -----------------------------------------------------------------------------


def test_dates_are_real_dates_beside_the_phrase(sheets):
    sheet = sheets["Commitments"]
    for field, day in (
        (Field.EARLIEST, date(2024, 1, 1)),
        (Field.LATEST, date(2024, 9, 30)),
    ):
        cell = at(sheet, 1, field)
        assert (cell.value.date(), cell.is_date, cell.number_format) == (day, True, "yyyy-mm-dd")
    assert at(sheet, 1, Field.DEADLINE).value == "2024年第三季或以前"
    assert at(sheet, 6, Field.COMPLETED).value.date() == date(2024, 5, 2)
    assert at(sheet, 2, Field.EARLIEST).value is None


def test_percentages_are_numbers(sheets):
    cells = [at(sheets["Commitments"], number, Field.PERCENT) for number in (1, 2, 4, 6)]
    assert [cell.value for cell in cells] == [0.45, None, 0, 1]
    assert {cell.number_format for cell in cells} == {"0%"}


def test_a_ref_is_text_and_keeps_its_zeros(sheets):
    cell = at(sheets["Commitments"], 1, Field.REF)
    assert (cell.value, cell.data_type, cell.number_format) == ("001", "s", "@")


def test_words_are_in_the_language_of_the_workbook(sheets):
    sheet = sheets["Commitments"]
    assert at(sheet, 1, Field.RESPONSIBLE).value == "Security Bureau, Development Bureau"
    states = [at(sheet, number, Field.DUE).value for number in range(1, 10)]
    assert states == [
        "Open", "Past latest", "Due soon", "Ongoing", "Undated", label(DueState.DONE, Language.EN),
        "Open", "Open", "Past latest",
    ]  # fmt: skip


def test_a_hidden_column_holds_the_key_of_each_row(sheets):
    sheet = sheets["Commitments"]
    last = sheet.cell(1, len(BOOK.fields) + 1)
    assert (last.value, sheet.column_dimensions[last.column_letter].hidden) == (
        "pledgeline_key",
        True,
    )
    keys = [sheet.cell(number + 1, last.column).value for number in range(1, 10)]
    assert keys == [one.id for one in ROWS]


def test_rows_are_a_table_with_buttons_to_filter(sheets):
    sheet = sheets["Commitments"]
    table = sheet.tables["Commitments"]
    assert table.ref == table.autoFilter.ref == sheet.dimensions
    assert [one.name for one in table.tableColumns] == [cell.value for cell in sheet[1]]


def test_status_and_assessment_offer_their_choices(sheets):
    offered = {
        str(one.sqref).split(":")[0].rstrip("0123456789"): (str(one.sqref), one.formula1)
        for one in sheets["Commitments"].data_validations.dataValidation
    }
    for field, choices in ((Field.STATUS, Status), (Field.ASSESSMENT, Assessment)):
        letter = sheets["Commitments"].cell(1, column(BOOK.fields, field)).column_letter
        words = ",".join(label(one, Language.EN) for one in choices)
        assert offered[letter] == (f"{letter}2:{letter}10", f'"{words}"')


def test_due_states_are_coloured_by_rule_and_in_words(sheets):
    rules = [rule for found in sheets["Commitments"].conditional_formatting for rule in found.rules]
    assert {rule.formula[0].strip('"') for rule in rules} == {
        label(state, Language.EN) for state in DueState
    }


@pytest.mark.parametrize(
    ("name", "panes", "heads"),
    [("Commitments", "C2", "$1:$1"), ("Actions", "C2", "$1:$1"), ("Timeline", "C3", "$1:$2")],
)
def test_heads_stay_in_sight_and_come_again_on_every_page(sheets, name, panes, heads):
    sheet = sheets[name]
    assert (sheet.freeze_panes, sheet.print_title_rows) == (panes, heads)


@pytest.mark.parametrize("name", ["Cover", "Commitments", "Actions", "Timeline", "Summary"])
def test_every_sheet_prints_on_a4_across_and_one_page_wide(sheets, name):
    sheet = sheets[name]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)


@pytest.mark.parametrize(
    ("title", "printed"),
    [("施政報告", "施政報告"), ("2024年施政報告", "2024年施政報告"), ("A & B", "A && B"),
     ("&" * 150, "&&" * 100)],
)  # fmt: skip
def test_every_page_has_the_title_and_its_number(tmp_path, title, printed):
    path = tmp_path / "book.xlsx"
    write_meeting_book(path, book(row(), title=title, filter_words="2024"))
    sheet = load_workbook(path)["Commitments"]
    assert (sheet.oddHeader.left.text.strip(), sheet.oddHeader.left.size) == (printed, 11)
    assert (sheet.oddFooter.left.text.strip(), sheet.oddFooter.left.size) == ("2024", 8)
    assert sheet.oddFooter.right.text.strip() == "Page &P of &N"


# --- Cover, Actions --------------------------------------------------------------------------


def test_the_cover_says_what_this_is(sheets):
    told = {
        cells[1].value: cells[2].value for cells in sheets["Cover"].iter_rows(min_row=4, max_row=9)
    }
    assert told == {
        "Tracker": "tracker.pledge",
        "View": "All commitments",
        "Filter": "all",
        "State as at": "2024-05-15 09:00",
        "Commitments": "9",
        "Actions": "9",
    }
    assert sheets["Cover"]["B2"].value == "施政報告"
    legend = [sheets["Cover"].cell(number, 2).value for number in range(14, 23)]
    assert legend == [label(state, Language.EN) for state in DueState]


def test_each_action_has_a_row_with_its_deadline_and_target(sheets):
    sheet = sheets["Actions"]
    heads = [cell.value for cell in sheet[1]]
    first = dict(zip(heads, [cell.value for cell in sheet[2]], strict=True))
    assert sheet.max_row == 10
    assert sheet.auto_filter.ref == f"A1:J{sheet.max_row}"
    assert (first["Ref"], first["Deadline"], first["Relation"]) == (
        "001",
        "2024年第三季或以前",
        "by",
    )
    days = [first[name].date() for name in ("Earliest", "Latest")]
    assert days == [date(2024, 1, 1), date(2024, 9, 30)]
    assert (first["Target"], first["Reading of the target"]) == ("兩次", "= 2 次")


# --- Timeline --------------------------------------------------------------------------------


def timeline(sheets):
    """The signs of each row by quarter, and which cells are filled."""
    sheet = sheets["Timeline"]
    quarters, year = [], None
    for number in range(5, sheet.max_column + 1):
        year = sheet.cell(1, number).value or year
        quarters.append(f"{year}{sheet.cell(2, number).value}")
    rows = {}
    for number in range(3, 12):
        cells = [sheet.cell(number, at) for at in range(5, sheet.max_column + 1)]
        signs = {
            quarter: cell.value for quarter, cell in zip(quarters, cells, strict=True) if cell.value
        }
        filled = [
            quarter
            for quarter, cell in zip(quarters, cells, strict=True)
            if cell.fill.fill_type == "solid"
        ]
        rows[sheet.cell(number, 1).value] = (signs, filled)
    return quarters, rows


def test_quarters_run_from_publication_to_beyond_the_last_limit(sheets):
    quarters, _ = timeline(sheets)
    assert (quarters[0], quarters[-1]) == ("2023Q4", "2024Q4")
    assert len(quarters) == 5


@pytest.mark.parametrize(
    ("ref", "signs", "filled"),
    [
        ("001", {"2024Q3": "●"}, ["2023Q4", "2024Q1", "2024Q2", "2024Q3"]),
        ("002", {"2023Q4": "●", "2024Q1": "┄", "2024Q2": "┄"}, ["2023Q4"]),
        ("004", dict.fromkeys(["2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4"], "～"), None),
        ("005", {}, []),
        ("006", {"2024Q3": "✔"}, ["2024Q1", "2024Q2", "2024Q3"]),
        ("007", {"2024Q4": "▶"}, ["2024Q2", "2024Q3", "2024Q4"]),
        ("008", {"2024Q3": "?"}, ["2023Q4", "2024Q1", "2024Q2", "2024Q3"]),
        ("009", {"2024Q1": "◆", "2024Q2": "┄"}, ["2024Q1"]),
    ],
)
def test_a_window_fills_its_quarters_and_its_end_has_a_sign(sheets, ref, signs, filled):
    quarters, rows = timeline(sheets)
    assert rows[ref] == (signs, quarters if filled is None else filled)


def test_the_present_quarter_is_framed(sheets):
    quarters, _ = timeline(sheets)
    sheet = sheets["Timeline"]
    framed = {
        quarters[at - 5]
        for at in range(5, sheet.max_column + 1)
        if sheet.cell(3, at).border.left.style == "thick"
    }
    assert framed == {"2024Q2"}


# --- Summary ---------------------------------------------------------------------------------


def summary(sheets):
    """The counts under each title, by the name of the row."""
    found, part = {}, None
    for cells in sheets["Summary"].iter_rows(values_only=True):
        name, rest = cells[0], [cell for cell in cells[1:] if cell is not None]
        if name and not rest:
            part = found.setdefault(name, {})
        elif name and all(isinstance(one, int) for one in rest):
            part[name] = rest[-1]
    return found


def test_a_joint_commitment_counts_under_each_bureau_and_once_in_the_total(sheets):
    counts = summary(sheets)["Organisation by due state"]
    assert counts == {"Security Bureau": 8, "Development Bureau": 1, "none": 1, "Total": 9}


def test_sections_and_quarters_are_counted(sheets):
    counts = summary(sheets)
    assert counts["Section by due state"] == {"節": 8, "次節": 1, "Total": 9}
    assert counts["Latest day by quarter"] == {
        "Q4 2023": 1,
        "Q1 2024": 1,
        "Q2 2024": 1,
        "Q3 2024": 3,
    }


def test_charts_read_the_cells_beside_them(path):
    with zipfile.ZipFile(path) as parts:
        charts = [
            parts.read(name).decode()
            for name in parts.namelist()
            if name.startswith("xl/charts/chart")
        ]
    assert len(charts) == 3
    assert all("<c:f>Summary!$B$" in chart or "<c:f>Summary!$A$" in chart for chart in charts)
