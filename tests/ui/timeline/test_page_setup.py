"""The page setup, and what it makes of pictures, pages and the clipboard."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from app.base.i18n import Language
from app.domain.bands import BandKind
from app.domain.errors import InvalidValue, Refused
from app.domain.filters import FilterSpec
from app.services import timeline_cells as cells
from app.services.overview import rows_of
from app.services.timeline_cells import timeline_cells
from app.ui.timeline.export import save_timeline, timeline_sheet
from app.ui.timeline.page_setup import PageSetup
from app.ui.timeline.sheet_door import SheetDoor
from app.ui.timeline.sheet_form import POINTS, PaperSize, SheetForm, SheetLayout, chosen_form
from tests.ui.driving import press, refs

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext of poppler reads the PDF back"
)
ALL = FilterSpec()


def pdf(sample, clock, path, form):
    save_timeline(sample, ALL, path, Language.ZH_HANT, clock=clock, form=form)
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told.stdout)
    return text.rstrip("\f").split("\f"), (float(size[1]), float(size[2]))


@needs_poppler
@pytest.mark.parametrize("size", PaperSize)
def test_every_size_on_one_page_holds_every_row(sample, clock, tmp_path, qapp, size):
    form = SheetForm(size, SheetLayout.ONE)
    pages, points = pdf(sample, clock, tmp_path / "a.pdf", form)
    assert len(pages) == 1
    wanted = POINTS[size]
    assert points == pytest.approx((wanted.width(), wanted.height()), abs=1)
    for row in rows_of(sample, ALL):
        assert row.text[:8] in pages[0]


@needs_poppler
def test_tiles_have_heads_names_and_numbers_on_each_page(sample, clock, tmp_path, qapp):
    form = SheetForm(PaperSize.A4, across=2)
    pages, _points = pdf(sample, clock, tmp_path / "a.pdf", form)
    assert len(pages) % 2 == 0
    for number, page in enumerate(pages, 1):
        assert f"第{number}頁，共{len(pages)}頁" in page.replace(" ", "")
        assert sample.title[:10] in page
    for left, right in zip(pages[::2], pages[1::2], strict=True):
        for row in rows_of(sample, ALL):
            assert (row.text[:8] in left) == (row.text[:8] in right)


@needs_poppler
def test_actions_stand_below_their_commitments(sample, clock, tmp_path, qapp):
    without, _ = pdf(sample, clock, tmp_path / "a.pdf", SheetForm())
    with_, _ = pdf(sample, clock, tmp_path / "b.pdf", SheetForm(actions=True))
    words = "並在2024年至2025年內推出"
    assert words not in "".join(without)
    assert words in "".join(with_)


def test_a_stretch_of_time_is_exactly_that(sample, clock, qapp):
    days = date(2024, 1, 1), date(2024, 12, 31)
    sheet = timeline_sheet(sample, ALL, Language.EN, clock, form=SheetForm(days=days))
    scale = sheet._scale(700.0, 0)
    assert scale.x(days[0]) == pytest.approx(0)
    assert scale.right(days[1]) == pytest.approx(700)
    tiles = timeline_sheet(sample, ALL, Language.EN, clock, form=SheetForm(days=days, across=2))
    first, second = tiles._scale(700.0, 0), tiles._scale(700.0, 1)
    assert first.x(days[0]) == pytest.approx(0)
    assert second.right(days[1]) == pytest.approx(700)
    assert first.origin + 700 / first.density == pytest.approx(second.origin)


def test_very_many_rows_fit_on_one_page(sample, clock, qapp):
    sheet = timeline_sheet(
        sample, ALL, Language.EN, clock, form=SheetForm(PaperSize.SLIDE, SheetLayout.ONE),
        rows=rows_of(sample, ALL) * 30,
    )  # fmt: skip
    assert sheet.pages(POINTS[PaperSize.SLIDE].height()) == 1


def test_a_picture_of_one_page_has_its_proportions(sample, clock, tmp_path, qapp):
    path = tmp_path / "a.png"
    form = SheetForm(PaperSize.SLIDE, SheetLayout.ONE, across=3)
    save_timeline(sample, ALL, path, Language.EN, clock=clock, form=form)
    picture = QImage(str(path))
    assert picture.width() / picture.height() == pytest.approx(16 / 9, rel=0.01)


def test_words_of_the_command_line_become_a_form(sample):
    form = chosen_form(
        sample, ALL, size="a4", layout="one", first=date(2024, 1, 1), bands="school_year",
        holidays=True, actions=True,
    )  # fmt: skip
    assert (form.size, form.layout, form.actions) == (PaperSize.A4, SheetLayout.ONE, True)
    assert form.days == (date(2024, 1, 1), sample.extent(ALL)[1])
    assert form.backdrop.bands is BandKind.SCHOOL_YEAR
    assert form.backdrop.holidays is not None
    with pytest.raises(InvalidValue, match="days_turned"):
        chosen_form(sample, ALL, first=date(2024, 1, 1), last=date(2023, 1, 1))


# --- in the window --------------------------------------------------------------------------------


@pytest.fixture
def door(window, view, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["view_timeline"].trigger()
    return view.findChild(SheetDoor)


def test_the_setup_is_chosen_by_keys_and_kept(window, view, door, qtbot):
    window.actions_["page_setup"].trigger()
    dialog = door.dialog
    assert isinstance(dialog, PageSetup)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.size_.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    dialog.layout_.setFocus()
    press(qtbot, Qt.Key.Key_End)
    assert not dialog.across.isEnabled()
    dialog.days.setFocus()
    press(qtbot, Qt.Key.Key_End)
    dialog.actions_.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    form = door._outputs.form(PaperSize.A3)
    assert form == replace(
        SheetForm(PaperSize.A4, SheetLayout.ONE, 1, view.timeline.seen_days(), True),
        backdrop=view.timeline.backdrop,
    )
    window.actions_["page_setup"].trigger()
    assert door.dialog.form() == replace(form, backdrop=door._chosen.backdrop)
    door.dialog.reject()


def test_a_picture_of_what_is_in_sight_goes_to_the_clipboard(window, view, door):
    window.actions_["copy_timeline_picture"].trigger()
    picture = QGuiApplication.clipboard().image()
    assert picture.width() == round(POINTS[PaperSize.A3].width() * 2)
    seen = len(view.timeline.seen_rows())
    assert 5 < seen < 54
    assert f"{seen} commitments" in view.status.currentMessage()


def test_cells_go_to_the_clipboard_as_text_and_with_their_colours(window, view, door):
    window.search.setText("bureau:保安局")
    window.actions_["copy_timeline_cells"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert len(lines) == 1 + 12
    assert [line.split("\t")[0] for line in lines[1:]] == refs(view)
    heads = lines[0].split("\t")
    assert heads[0] == "Ref"
    assert any(re.fullmatch(r"Q\d \d{4}", one) for one in heads)
    assert data.html().count("<tr>") == 13
    assert "background:#" in data.html()


def test_cells_say_what_the_sheet_of_the_workbook_says(sample):
    lines = timeline_cells(sample, ALL, Language.EN)
    assert len(lines) == 55
    assert len({len(line) for line in lines}) == 1
    by_ref = {line[0].text: line for line in lines[1:]}
    quarters = [cell.text for cell in lines[0]]
    first = quarters.index("Q1 2024")
    assert by_ref["24"][first].fill
    assert by_ref["24"][first + 1].text == "┄"


def test_too_many_cells_are_refused(sample, monkeypatch):
    monkeypatch.setattr(cells, "MOST_ROWS", 53)
    with pytest.raises(Refused, match="cells_too_many"):
        timeline_cells(sample, ALL, Language.EN)
