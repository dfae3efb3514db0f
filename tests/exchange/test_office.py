"""The workbook as another office program sees it: LibreOffice opens it and prints it."""

import shutil
import subprocess

import pytest

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.exchange.workbooks.meeting import write_meeting_book
from app.services.editing import SetField
from app.services.exporting import export_workbook
from tests.exchange.books import book, row

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice and pdftotext are not installed",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@pytest.fixture
def printed(folder, sample, clock):
    """Workbooks printed to PDF, each as the words of its pages."""
    rows = sample.rows(sample.matches(FilterSpec()))
    first = next(one.id for one in rows.values() if one.ref == "1")
    sample.apply(SetField((first,), Field.NOTES, "=1+1"))
    export_workbook(sample, folder / "sample.xlsx", FilterSpec(), Language.ZH_HANT, clock=clock)
    write_meeting_book(folder / "empty.xlsx", book())
    write_meeting_book(folder / "long.xlsx", book(row(notes="字" * 40_000, text="=2+3")))
    names = ["sample", "empty", "long"]
    done = subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation={(folder / 'user').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(folder),
            *(str(folder / f"{name}.xlsx") for name in names),
        ],
        capture_output=True, text=True, check=False, timeout=110,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Error" not in done.stdout + done.stderr
    return {name: pages(folder / f"{name}.pdf") for name in names}


def pages(path):
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.removesuffix("\f").split("\f")


def test_workbooks_open_without_complaint_and_print_readably(printed):
    """One start of the office for all: it takes seconds."""
    sample = printed["sample"]
    assert 10 <= len(sample) <= 40, "one page wide, a few commitments on each"
    words = "".join("".join(sample).split())
    for told in (
        "行政長官2023年施政報告附篇", "tracker.pledge", "創新科技及工業局", "2024-09-30", "HKSOS",
        "2024年第三季或以前", "110項", "=1+1", "●", "～",
    ):  # fmt: skip
        assert told in words, told
    assert all(page.strip() for page in sample), "no empty pages"
    heads = [page for page in sample if "行政長官2023年施政報告附篇" in "".join(page.split())]
    assert len(heads) == len(sample), "the title stands on every page"

    assert 5 <= len(printed["empty"]) <= 8
    assert "=2+3" in "".join(printed["long"])
