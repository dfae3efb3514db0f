import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from app.base.i18n import Language
from app.services.creating import new_tracker
from app.ui.printing import PrintPreview
from tests.ui.conftest import settle
from tests.ui.driving import boxes, refs, the_box

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext of poppler reads the PDF back"
)


class SaveDialog:
    """Answers the question where to save, and keeps what was asked."""

    def __init__(self, monkeypatch):
        self.asked = []
        self.answer = ("", "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._ask)

    def _ask(self, _parent, title, proposed, kinds):
        self.asked.append((title, proposed, kinds))
        return self.answer

    def choose(self, path, kind=""):
        self.answer = (str(path), kind)


@pytest.fixture
def saving(monkeypatch):
    return SaveDialog(monkeypatch)


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "會議"
    folder.mkdir()
    return folder


def finished(qtbot, window, path):
    """Wait until it is said that a file has been written."""
    qtbot.waitUntil(lambda: str(path) in window.view.status.currentMessage(), timeout=20_000)
    return path


# --- workbook -------------------------------------------------------------------------------------


def test_the_workbook_holds_what_is_shown_in_its_order(window, view, saving, out, qtbot):
    window.search.setText("bureau:保安局")
    shown = refs(view)
    assert len(shown) == 12
    saving.choose(out / "保安局.xlsx")
    window.actions_["export_workbook"].trigger()
    book = load_workbook(finished(qtbot, window, out / "保安局.xlsx"))
    sheet = book["Commitments"]
    heads = [cell.value for cell in sheet[1]]
    assert [row[heads.index("Ref")] for row in sheet.iter_rows(2, values_only=True)] == shown
    cover = [cell for row in book["Cover"].iter_rows(values_only=True) for cell in row if cell]
    assert view.filtering.words().spec(view.rows.spec) in cover
    assert "12 commitments" in view.status.currentMessage()
    assert book.sheetnames == ["Cover", "Commitments", "Actions", "Timeline", "Summary"]


@pytest.mark.parametrize("language", [Language.ZH_HANT, Language.ZH_HANS])
def test_it_is_in_the_language_of_the_screen(start, choices, first_sample, saving, out, qtbot,
                                             language):  # fmt: skip
    choices(language=language.value)
    window = start().window
    saving.choose(out / "a.xlsx")
    window.actions_["export_workbook"].trigger()
    book = load_workbook(finished(qtbot, window, out / "a.xlsx"), read_only=True)
    assert "承" in book.sheetnames[1]
    book.close()


def test_an_older_workbook_is_replaced_and_nothing_is_left(window, saving, out, qtbot):
    path = out / "a.xlsx"
    path.write_bytes(b"older")
    saving.choose(path)
    window.actions_["export_workbook"].trigger()
    finished(qtbot, window, path)
    assert load_workbook(path, read_only=True).sheetnames
    assert [one.name for one in out.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("action", "name"), [("export_workbook", "a.xlsx"), ("export_timeline", "a.pdf")]
)
def test_a_place_that_is_not_there_is_explained_in_one_sentence(
    window, saving, out, qtbot, action, name
):
    path = out / "nowhere" / name
    saving.choose(path)
    window.actions_[action].trigger()
    qtbot.waitUntil(lambda: len(boxes()) == 1, timeout=10_000)
    words = the_box().text()
    assert words.startswith(f"The file {path} could not be written: ")
    assert "Choose another" in words or "choose another" in words
    assert list(out.iterdir()) == []


def test_the_window_lives_while_the_workbook_is_written(window, view, saving, out, qtbot):
    saving.choose(out / "a.xlsx")
    window.actions_["export_workbook"].trigger()
    assert window.jobs.busy
    view.rows.set_current(view.rows.row(20).id)
    assert view.table.currentIndex().row() == 20
    finished(qtbot, window, out / "a.xlsx")


# --- timeline -------------------------------------------------------------------------------------


def test_the_timeline_as_png_svg_and_pdf(window, view, saving, out):
    """One action, three forms: the end of the name says which."""
    window.search.setText("due:2024Q3")
    count = len(view.rows)
    for name in ("a.png", "a.SVG", "a.pdf"):
        saving.choose(out / name)
        window.actions_["export_timeline"].trigger()
        assert str(out / name) in view.status.currentMessage()
        assert f"{count} commitments" in view.status.currentMessage()
    picture = QImage(str(out / "a.png"))
    assert picture.width() == 2381
    assert 200 < picture.height() < 900
    root = ET.fromstring((out / "a.SVG").read_bytes())
    words = "".join("".join(root.itertext()).split())
    for row in view.rows.rows(0, count):
        assert row.text[:14] in words
    assert (out / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert sorted(one.name for one in out.iterdir()) == ["a.SVG", "a.pdf", "a.png"]


@needs_poppler
def test_the_pdf_gives_back_words_and_quarters(window, view, saving, out):
    saving.choose(out / "a.pdf")
    window.actions_["export_timeline"].trigger()
    text = subprocess.run(
        ["pdftotext", "-layout", str(out / "a.pdf"), "-"],
        capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    for row in view.rows.rows(0, 54):
        assert row.text[:14] in text
    assert {"Q1", "Q3", "Q4", "2024", "Today"} <= set(text.split())


# --- where to -------------------------------------------------------------------------------------


NAMES = (
    ("export_workbook", "report", "Excel workbook (*.xlsx)", "report.xlsx"),
    ("export_workbook", "report", "", "report.xlsx"),
    ("export_workbook", "v1.2", "Excel workbook (*.xlsx)", "v1.2.xlsx"),
    ("export_timeline", "plan", "PNG picture (*.png)", "plan.png"),
    ("export_timeline", "plan", "", "plan.pdf"),
    ("export_timeline", "plan.p", "SVG drawing (*.svg)", "plan.p.svg"),
    ("export_timeline", "plan.2024", "PDF pages (*.pdf)", "plan.2024.pdf"),
    ("export_timeline", "plan.svg", "PDF pages (*.pdf)", "plan.svg"),
)


def test_a_name_gets_the_end_of_the_kind_that_was_chosen(window, saving, out, qtbot):
    window.search.setText("區議會")
    for number, (action, typed, kind, expected) in enumerate(NAMES):
        folder = out / str(number)
        folder.mkdir()
        saving.choose(folder / typed, kind)
        window.actions_[action].trigger()
        finished(qtbot, window, folder / expected)
        assert [one.name for one in folder.iterdir()] == [expected]


def test_a_file_that_nobody_was_asked_about_is_not_replaced(window, saving, out):
    (out / "plan.pdf").write_bytes(b"older")
    saving.choose(out / "plan")
    window.actions_["export_timeline"].trigger()
    assert f"There is a file {out / 'plan.pdf'} already." in the_box().text()
    assert (out / "plan.pdf").read_bytes() == b"older"


@pytest.mark.parametrize("language", Language)
def test_every_language_offers_the_same_kinds(start, choices, first_sample, saving, language):
    choices(language=language.value)
    window = start().window
    for action in ("export_workbook", "export_timeline"):
        window.actions_[action].trigger()
    kinds = [asked[2].split(";;") for asked in saving.asked]
    assert [[one.partition("*")[2] for one in some] for some in kinds] == [
        [".xlsx)"],
        [".pdf)", ".png)", ".svg)"],
    ]


def test_the_proposed_name_is_the_title_beside_the_tracker(window, view, saving):
    window.actions_["export_workbook"].trigger()
    ((_title, proposed, _kinds),) = saving.asked
    assert proposed == str(view.workspace.path.with_name(f"{view.workspace.title[:60]}.xlsx"))


def test_a_title_that_no_file_can_have_does_not_get_in_the_way(start, tmp_path, clock, saving):
    path = tmp_path / "t.pledge"
    new_tracker(path, '2023/24 "年度": 甚麼?', clock=clock).close()
    start(path).window.actions_["export_timeline"].trigger()
    ((_title, proposed, _kinds),) = saving.asked
    assert proposed == str(tmp_path / "2023_24 _年度__ 甚麼_.pdf")


def test_nobody_chose_a_place(window, saving, tmp_path):
    for action in ("export_workbook", "export_timeline"):
        window.actions_[action].trigger()
    assert len(saving.asked) == 2
    assert not window.jobs.busy
    assert window.view.status.currentMessage() == ""


# --- paper ----------------------------------------------------------------------------------------


def test_print_preview_opens_with_what_is_shown_and_goes(window, view, qtbot):
    for name, parts in (("view_split", (True, True)), ("view_table", (True, False)),
                        ("view_timeline", (False, True))):  # fmt: skip
        window.actions_[name].trigger()
        window.actions_["print_preview"].trigger()
        (dialog,) = window.findChildren(PrintPreview)
        assert dialog.isVisible()
        assert (dialog._with_table, dialog._with_timeline) == parts
        dialog.reject()
        settle()
        qtbot.waitUntil(lambda: not window.findChildren(PrintPreview))
