"""The workbook as a file: written whole or not at all, and never with a formula in it."""

import tempfile
from contextlib import suppress
from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from app.base.i18n import Language
from app.base.progress import Cancelled
from app.domain.errors import Environment
from app.domain.listing import Party
from app.domain.organisation import Role
from app.exchange.workbooks.meeting import write_meeting_book
from tests.exchange.books import TODAY, bar, book, formulas, row
from tests.faults import FailingDisk
from tests.rights import run_as_ordinary_user

DANGEROUS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "{=1}",
    '=HYPERLINK("http://example.com")', "=cmd|' /C calc'!A0", "http://example.com", "007", "1e5",
    "2024-01-01", "TRUE", "'=1",
)  # fmt: skip
STRANGE = (
    "a\x00b",
    "\x0b",
    "_x000D_",
    "<&>\"'",
    "😀",
    "\ue001",
    "\U00020bb7",
    "\u202eabc",
    "ﬁ",
    " x ",
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "會議.xlsx"


def everywhere(text):
    """A row that holds a text wherever a user's words may stand."""
    return row(
        text=text, ref=text, path=(text,), phrase=text, owner=text, notes=text, target=text,
        tags=(text,), parties=(Party(text, Role.RESPONSIBLE), Party(text, Role.AGENT)),
    )  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_there_is_a_sheet_for_each_question_of_a_meeting(path, language):
    write_meeting_book(path, book(row(1), row(2), language=language))
    sheets = load_workbook(path)
    assert len(sheets.sheetnames) == len(set(sheets.sheetnames)) == 5
    if language is Language.EN:
        assert sheets.sheetnames == ["Cover", "Commitments", "Actions", "Timeline", "Summary"]


def test_no_text_becomes_a_formula_a_number_or_a_link(path):
    held = book(
        *(everywhere(text) for text in DANGEROUS), title="=1+1", filter_words="=2", view="=3"
    )
    write_meeting_book(path, held)
    assert formulas(path) == []
    for sheet in load_workbook(path).worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and cell.value.startswith(
                    ("=", "+", "-", "@", "＝")
                ):
                    assert cell.quotePrefix, (sheet.title, cell.coordinate)
    sheet = load_workbook(path)["Commitments"]
    texts = [unescape(sheet.cell(at, 2).value) for at in range(2, sheet.max_row + 1)]
    assert texts == list(DANGEROUS)


@pytest.mark.parametrize("text", STRANGE)
def test_no_character_breaks_the_workbook(path, text):
    write_meeting_book(path, book(everywhere(text), title=text, filter_words=text))
    assert load_workbook(path)["Commitments"].max_row == 2


def test_a_text_longer_than_a_cell_holds_ends_in_an_ellipsis(path):
    write_meeting_book(path, book(row(notes="字" * 40_000, text="長" * 32_767)))
    sheet = load_workbook(path)["Commitments"]
    values = {cell.value for cell in sheet[2] if isinstance(cell.value, str)}
    assert "字" * 32_766 + "…" in values
    assert "長" * 32_767 in values


def test_an_empty_view_makes_a_workbook_too(path):
    write_meeting_book(path, book())
    sheets = load_workbook(path)
    assert sheets["Commitments"].max_row <= 2
    assert sheets["Cover"]["C8"].value == "0"


def test_the_same_file_is_written_over_with_its_mode_kept(path):
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_meeting_book(path, book(row()))
    assert load_workbook(path)["Commitments"].max_row == 2
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Environment) as error:
        write_meeting_book(tmp_path / "none" / "book.xlsx", book(row()))
    assert error.value.code == "file_not_written"
    assert error.value.values["path"] == str(tmp_path / "none" / "book.xlsx")


def test_a_folder_without_the_right_to_write_keeps_its_old_file(open_folder):
    path = open_folder / "book.xlsx"
    path.write_bytes(b"old")
    open_folder.chmod(0o555)
    told = run_as_ordinary_user(
        """
        import tempfile
        from app.domain.errors import TrackerError
        from app.exchange.workbooks.meeting import write_meeting_book
        from tests.exchange.books import book, row
        with tempfile.TemporaryDirectory() as folder:
            write_meeting_book(Path(folder, "a.xlsx"), book(row()))
        drop_rights()
        try:
            write_meeting_book(Path(sys.argv[1]), book(row()))
        except TrackerError as error:
            print(error.code)
        """,
        path,
    )
    assert told == "file_not_written"
    assert path.read_bytes() == b"old"


def test_a_disk_that_fails_at_any_call_leaves_the_old_workbook_or_the_new_one(path, monkeypatch):
    """Nothing is left behind either, beside the workbook or in the folder for temporary files."""
    temporary = path.parent.parent / f"{path.parent.name}-temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    states, number = [], 0
    while not states or states[-1] is not None:
        number += 1
        path.write_bytes(b"old")
        with pytest.MonkeyPatch.context() as patch:
            disk = FailingDisk(patch, number, str(path.parent))
            with suppress(Environment):
                write_meeting_book(path, book(row()))
        assert [one.name for one in path.parent.iterdir()] == [path.name], number
        assert list(temporary.iterdir()) == [], number
        states.append(path.read_bytes()[:3] if disk.failed else None)
    assert set(states) <= {b"old", b"PK\x03", None}
    assert states.count(b"old") > 5


def test_calling_off_leaves_the_old_workbook(path):
    class Called:
        def __init__(self, at):
            self.at = at

        def step(self, done, total, what):
            if done == self.at:
                raise Cancelled

    path.write_bytes(b"old")
    for at in range(6):
        with pytest.raises(Cancelled):
            write_meeting_book(path, book(row()), Called(at))
        assert path.read_bytes() == b"old"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_workbook_that_lacks_rows_is_never_put_in_place(path, monkeypatch):
    path.write_bytes(b"old")
    monkeypatch.setattr("app.exchange.workbooks.meeting.write_commitments", lambda *_: None)
    monkeypatch.setattr(
        "app.exchange.workbooks.meeting._SHEETS", (lambda canvas, _: canvas.sheet("only"),) * 1
    )
    with pytest.raises(Environment):
        write_meeting_book(path, book(row()))
    assert path.read_bytes() == b"old"


def test_a_very_long_span_of_time_is_cut_to_what_a_sheet_can_show(path):
    held = book(row(bars=(bar(date(1900, 1, 1), date(2100, 1, 1)),), earliest=date(1900, 1, 1)))
    write_meeting_book(path, held)
    sheet = load_workbook(path)["Timeline"]
    assert sheet.max_column <= 4 + 80
    assert TODAY.year <= 2100
