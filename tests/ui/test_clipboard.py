"""Rows copied as a spreadsheet takes them, and nothing in them that it would calculate."""

import csv
import io
import shutil
import subprocess
from html.parser import HTMLParser

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication

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
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data):
        self.rows[-1][-1] += data


@pytest.fixture
def copied(view, window, qtbot):
    """What is on the clipboard when some rows have been selected and copied: TSV and HTML."""

    def copy(first, last, action="copy_with_heads"):
        click_cell(qtbot, view, first, Field.REF)
        for _ in range(int(last) - int(first)):
            press(qtbot, Qt.Key.Key_Down, SHIFT)
        press(qtbot, Qt.Key.Key_Space, SHIFT)
        window.actions_[action].trigger()
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


def test_without_heads_only_the_rows_are_copied(view, copied):
    tsv, html = copied("3", "4", "copy")
    assert [row[0] for row in tsv] == [row[0] for row in html] == ["3", "4"]


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


def _converted(html, tmp_path):
    """A page of HTML as LibreOffice takes it."""
    page = tmp_path / "copied.html"
    page.write_text(html, "utf-8")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'user').as_uri()}",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--infilter=HTML (StarCalc)",
         "--outdir", str(tmp_path), str(page)],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    return openpyxl.load_workbook(tmp_path / "copied.xlsx").active


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_days_and_numbers_are_days_and_numbers_there(view, copied, tmp_path):
    for field in (Field.LATEST, Field.COMPLETED, Field.CHANGED):
        view.table.show_field(field, True)
    ids = (row_of(view, "3").id,)
    view.runner.apply(SetField(ids, Field.PERCENT, 45))
    view.runner.apply(SetField(ids, Field.COMPLETED, "2024-03-05"))
    copied("3", "3")
    sheet = _converted(QGuiApplication.clipboard().mimeData().html(), tmp_path)
    heads, row = list(sheet.iter_rows())
    cells = {head.value: cell for head, cell in zip(heads, row, strict=True)}
    assert cells["Ref"].value == 3
    assert (cells["Percent"].value, cells["Percent"].number_format) == (0.45, "0%")
    assert cells["Done on"].value.isoformat() == "2024-03-05T00:00:00"
    assert cells["Last changed"].value.isoformat() == "2024-05-15T09:00:00"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_spreadsheet_takes_the_html_as_text(view, copied, tmp_path):
    for ref, text in zip(("3", "4", "5", "6"), ("=1+1", "@SUM(A1)", "1/2", "007"), strict=True):
        view.runner.apply(SetField((row_of(view, ref).id,), Field.NOTES, text))
    copied("3", "6")
    sheet = _converted(QGuiApplication.clipboard().mimeData().html(), tmp_path)
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
    assert QGuiApplication.clipboard().text() == "3\n"
    press(qtbot, Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Ref\n3\n"
    window.search.setText("some words")
    window.search.selectAll()
    window.search.setFocus()
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "some words"


# --- dragged out --------------------------------------------------------------------------------


@pytest.fixture
def dragged(view, qtbot, monkeypatch):
    """Presses at a place of the table and moves away; what was dragged, if a drag began."""
    found = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _actions: found.append(drag.mimeData().text()))

    def drag(place):
        viewport = view.table.viewport()
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
        for step in (8, 30, 60):
            qtbot.mouseMove(viewport, place + QPoint(0, step))
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place + QPoint(0, 60))
        return found

    return drag


def test_a_drag_begins_at_the_edge_of_what_is_selected(view, qtbot, dragged):
    index = click_cell(qtbot, view, "3", Field.TEXT)
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    press(qtbot, Qt.Key.Key_Space, SHIFT)
    area = view.table.visualRect(index)
    (text,) = dragged(QPoint(area.center().x(), area.top()))
    lines = list(csv.reader(io.StringIO(text, newline=""), "excel-tab"))
    assert [line[0] for line in lines] == ["Ref", "3", "4"]
    assert len(view.table.selected_ids()) == 2


def test_within_it_moving_selects_and_drags_nothing(view, qtbot, dragged):
    index = click_cell(qtbot, view, "3", Field.TEXT)
    assert dragged(view.table.visualRect(index).center()) == []
    assert len(view.table.selected_ids()) > 1


def test_a_click_at_the_edge_changes_nothing(view, qtbot, dragged):
    index = click_cell(qtbot, view, "3", Field.TEXT)
    area = view.table.visualRect(index)
    before = view.table.selected_ids()
    place = QPoint(area.center().x(), area.bottom())
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.table.selected_ids() == before
