"""Rows copied as a spreadsheet takes them, and nothing in them that it would calculate."""

import csv
import io
import shutil
import subprocess
from html.parser import HTMLParser

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.fields import SHOWN_AT_FIRST, Field
from app.services.editing import SetField
from app.wording.columns import cell, head
from tests.ui.driving import click_cell, press, row_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTES = list(SHOWN_AT_FIRST).index(Field.NOTES)
TEXTS = ("plain", "=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", '=HYPERLINK("x")',
         "一行\n二行", 'he said "so"', "a\tb", "<b>&amp;")  # fmt: skip


class Cells(HTMLParser):
    """The cells of a table of HTML, as lists of lines."""

    def __init__(self, text):
        super().__init__()
        self.rows = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data):
        self.rows[-1][-1] += data


@pytest.fixture
def copied(view, window, qtbot):
    """What is on the clipboard when some rows have been selected and copied: TSV and HTML."""

    def copy(first, last):
        click_cell(qtbot, view, first, Field.REF)
        for _ in range(int(last) - int(first)):
            press(qtbot, Qt.Key.Key_Down, SHIFT)
        press(qtbot, Qt.Key.Key_Space, SHIFT)
        window.actions_["copy"].trigger()
        data = QGuiApplication.clipboard().mimeData()
        tsv = list(csv.reader(io.StringIO(data.text(), newline=""), "excel-tab", strict=True))
        return tsv, Cells(data.html()).rows

    return copy


def test_the_selected_rows_are_copied_as_they_are_shown(view, copied):
    tsv, html = copied("3", "6")
    reader = view.reader()
    assert tsv[0] == html[0] == [head(field, reader.language) for field in SHOWN_AT_FIRST]
    rows = [row_of(view, ref) for ref in ("3", "4", "5", "6")]
    expected = [[cell(row, field, reader) for field in SHOWN_AT_FIRST] for row in rows]
    assert tsv[1:] == html[1:] == expected


def test_hidden_columns_stay_at_home(view, copied):
    for field in SHOWN_AT_FIRST[1:]:
        view.table.show_field(field, False)
    assert copied("3", "4") == ([["Ref"], ["3"], ["4"]], [["Ref"], ["3"], ["4"]])


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back_and_is_never_a_formula(view, copied, text):
    view.runner.apply(SetField((row_of(view, "3").id,), Field.NOTES, text))
    tsv, html = copied("3", "3")
    begins = text[0] in "=+-@＝"
    assert tsv[1][NOTES] == html[1][NOTES] == ("'" + text if begins else text)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_spreadsheet_takes_the_html_as_text(view, copied, tmp_path):
    for ref, text in zip(("3", "4", "5", "6"), ("=1+1", "@SUM(A1)", "1/2", "007"), strict=True):
        view.runner.apply(SetField((row_of(view, ref).id,), Field.NOTES, text))
    copied("3", "6")
    page = tmp_path / "copied.html"
    page.write_text(QGuiApplication.clipboard().mimeData().html(), "utf-8")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'user').as_uri()}",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--infilter=HTML (StarCalc)",
         "--outdir", str(tmp_path), str(page)],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    sheet = openpyxl.load_workbook(tmp_path / "copied.xlsx").active
    cells = [one for row in sheet.iter_rows() for one in row]
    assert len(cells) == 5 * len(SHOWN_AT_FIRST)
    assert not [one.value for one in cells if one.data_type == "f"]
    assert [row[NOTES].value for row in sheet.iter_rows()][1:4] == ["'=1+1", "'@SUM(A1)", "1/2"]


def test_nothing_selected_leaves_the_clipboard_alone(view, window, qtbot):
    QGuiApplication.clipboard().setText("before")
    view.table.selectionModel().clear()
    window.actions_["copy"].trigger()
    assert QGuiApplication.clipboard().text() == "before"


def test_ctrl_c_copies_rows_and_in_the_search_box_its_text(view, window, qtbot):
    click_cell(qtbot, view, "3", Field.REF)
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Ref\n3\n"
    window.search.setText("some words")
    window.search.selectAll()
    window.search.setFocus()
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "some words"
