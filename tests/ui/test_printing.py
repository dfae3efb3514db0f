import re
import shutil
import subprocess

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget

from app.base.i18n import Language
from app.domain.fields import FIELDS, Field
from app.domain.filters import FilterSpec
from app.services.overview import rows_of
from app.services.queries import parsed_filter
from app.ui import words
from app.ui.printing import PrintPreview

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext of poppler reads the pages back"
)
SHOWN = (Field.REF, Field.TEXT, Field.RESPONSIBLE, Field.DEADLINE, Field.DUE)


@pytest.fixture
def preview(request, clock, qtbot):
    """Opens the print preview over the sample, or over another tracker."""

    def preview(workspace, spec=None, fields=SHOWN, *, table=True, timeline=True):
        dialog = PrintPreview(
            workspace, spec or FilterSpec(), fields, "all commitments", clock,
            with_table=table, with_timeline=timeline,
        )  # fmt: skip
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return preview


def page_count(dialog):
    widget = dialog.findChild(QPrintPreviewWidget)
    widget.updatePreview()
    return widget.pageCount()


def printed(dialog, path):
    """The text of each page, printed to a PDF by the same printer."""
    printer = dialog._printer
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    dialog.paintRequested.emit(printer)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True
    )
    return done.stdout.rstrip("\f").split("\f")


def squeezed(text):
    return re.sub(r"\s", "", text)


def test_the_preview_has_pages_of_a4_across(sample, preview):
    dialog = preview(sample)
    layout = dialog._printer.pageLayout()
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert layout.orientation() is QPageLayout.Orientation.Landscape
    both = page_count(dialog)
    table = page_count(preview(sample, timeline=False))
    timeline = page_count(preview(sample, table=False))
    assert table > 1
    assert timeline > 1
    assert both == table + timeline


@needs_poppler
def test_the_table_is_there_word_for_word_with_heads_on_every_page(sample, preview, tmp_path):
    dialog = preview(sample, timeline=False)
    pages = printed(dialog, tmp_path / "a.pdf")
    assert len(pages) == page_count(preview(sample, timeline=False))
    whole = squeezed("".join(pages))
    for row in rows_of(sample, FilterSpec()):
        assert squeezed(row.text)[:9] in whole, row.ref
    for number, page in enumerate(pages, 1):
        for head in ("Ref", "Commitment", "Responsible", "Deadline", "Due state"):
            assert head in page, number
        assert f"Page {number} of {len(pages)}" in page
        assert sample.title[:10] in page


@needs_poppler
def test_every_reference_is_printed_once(sample, preview, tmp_path):
    pages = printed(preview(sample, fields=(Field.REF,), timeline=False), tmp_path / "a.pdf")
    numbers = [line.strip() for page in pages for line in page.splitlines()]
    assert [one for one in numbers if one.isdigit()] == [str(ref) for ref in range(1, 55)]


@needs_poppler
def test_the_timeline_has_its_ruler_on_every_page(sample, preview, tmp_path):
    pages = printed(preview(sample, table=False), tmp_path / "a.pdf")
    whole = squeezed("".join(pages))
    for row in rows_of(sample, FilterSpec()):
        assert squeezed(row.text)[:9] in whole
    for number, page in enumerate(pages, 1):
        assert {"2024", "2025", "Q1"} <= set(page.split())
        assert f"Page {number} of {len(pages)}" in page
        assert "2024-05-15 09:00" in page


@needs_poppler
@pytest.mark.parametrize("language", [Language.ZH_HANT, Language.ZH_HANS])
def test_it_speaks_the_language_of_the_screen(sample, preview, tmp_path, language):
    words.use(language)
    spec = parsed_filter(sample, "區議會")
    pages = printed(preview(sample, spec), tmp_path / "a.pdf")
    assert words._("Due state") in pages[0]
    assert squeezed(words._("Page {number} of {count}").format(number=1, count=1)) in squeezed(
        pages[0]
    )


@needs_poppler
def test_only_the_rows_of_the_filter_are_printed(sample, preview, tmp_path):
    spec = parsed_filter(sample, "bureau:保安局")
    whole = squeezed("".join(printed(preview(sample, spec), tmp_path / "a.pdf")))
    inside = {squeezed(row.text)[:9] for row in rows_of(sample, spec)}
    texts = "".join(squeezed(row.text) for row in rows_of(sample, spec))
    others = {squeezed(row.text)[:9] for row in rows_of(sample, FilterSpec())}
    others = {one for one in others if one not in texts}
    assert len(others) > 30
    assert [one for one in inside if one not in whole] == []
    assert [one for one in others if one in whole] == []


def test_an_empty_tracker_prints_a_page_of_each(empty, preview):
    assert page_count(preview(empty)) == 2


@pytest.mark.parametrize("orientation", QPageLayout.Orientation)
def test_all_columns_fit_on_any_paper(sample, preview, orientation):
    """As many as there are, on the smallest paper that somebody may choose."""
    dialog = preview(sample, fields=tuple(FIELDS))
    size = QPageSize(QPageSize.PageSizeId.A5)
    dialog._printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(5, 5, 5, 5)))
    assert page_count(dialog) > 10


def test_a_text_that_is_longer_than_a_page_does_not_go_on_without_end(sample, preview):
    narrow = preview(sample, fields=tuple(FIELDS), timeline=False)
    size = QPageSize(QPageSize.PageSizeId.A6)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(5, 5, 5, 5))
    narrow._printer.setPageLayout(layout)
    assert 10 < page_count(narrow) <= 54
