"""`pledgeline timeline`: sizes, pages, stretches of time and what lies behind the bars."""

import re
import shutil
import subprocess

import pytest

from tests.command_line import pledgeline
from tests.ui.timeline.drawings import read

needs_poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler reads the PDF")


def pages(path):
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told)
    return int(re.search(r"Pages:\s+(\d+)", told)[1]), round(float(size[1])), round(float(size[2]))


@needs_poppler
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), (2, 1191, 842)),
        (("--size", "a4", "--layout", "one"), (1, 842, 595)),
        (("--size", "slide", "--layout", "one"), (1, 960, 540)),
        (("--across", "2"), (4, 1191, 842)),
        (("--query", "bureau:保安局", "--size", "a4", "--layout", "one"), (1, 842, 595)),
    ],
)
def test_sizes_and_pages(sample_path, tmp_path, options, expected):
    out = tmp_path / "線.pdf"
    done = pledgeline("timeline", sample_path, out, *options, "--lang", "zh-Hant")
    assert (done.code, done.err) == (0, "")
    assert pages(out) == expected


def test_what_lies_behind_the_bars_changes_the_drawing(sample_path, tmp_path, qapp):
    drawn = []
    for options in ((), ("--bands", "school_year"), ("--actions",), ("--from", "2024-01-01"),
                    ("--from", "2024-01-01", "--to", "2024-06-30", "--holidays")):  # fmt: skip
        out = tmp_path / f"{len(drawn)}.svg"
        done = pledgeline("timeline", sample_path, out, *options, "--lang", "en")
        assert done.code == 0, done.err
        drawn.append(out.read_bytes())
    assert len(set(drawn)) == len(drawn)
    assert "Schoolyear2023-24" in read(drawn[1]).text.replace(" ", "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--across", "0"), "is not a number from 1 to 12"),
        (("--across", "many"), "is not a number from 1 to 12"),
        (("--size", "a9"), "invalid choice"),
        (("--from", "someday"), "is not a day"),
        (("--from", "2025-01-01", "--to", "2024-01-01"), "would end before it begins"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(sample_path, tmp_path, options, words):
    out = tmp_path / "a.pdf"
    done = pledgeline("timeline", sample_path, out, *options, "--lang", "en")
    assert done.code != 0
    assert words in done.err
    assert not out.exists()
