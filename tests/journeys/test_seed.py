"""The sample document: every field of its 54 commitments was checked by hand against the print."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import time_machine

from app.base.folding import fold
from app.base.i18n import Language
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong
from app.exchange.reading_report import reading_json
from tests.contract import check_reading
from tests.journeys.essence import essence

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = date(2023, 10, 25)
DIRECTORY = hong_kong()
BULLET = "\n- "


@pytest.fixture(scope="module")
def golden():
    path = ROOT / "tests" / "golden" / "policy-address-2023-supplement.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seed(seed_path):
    return seed_path.read_text(encoding="utf-8")


def read(path):
    reading = read_document(path, DIRECTORY, published=PUBLISHED)
    return json.loads(reading_json(reading, Language.EN))


def test_the_hand_checked_reading_keeps_the_contract(golden):
    check_reading(golden)
    assert len(golden["commitments"]) == 54


@pytest.mark.parametrize("zone", ["UTC", "Asia/Hong_Kong", "America/New_York"])
def test_the_command_prints_what_was_checked_by_hand(seed_path, golden, zone):
    command = [sys.executable, "-m", "app", "read", str(seed_path), "--published", "2023-10-25"]
    done = subprocess.run(
        [*command, "--format", "json", "--lang", "en"],
        cwd=ROOT, env=os.environ | {"TZ": zone}, capture_output=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == golden
    assert done.stderr == b""


@pytest.mark.parametrize("moment", ["2001-02-03", "2024-02-29", "2061-12-31T23:59:59Z"])
def test_the_clock_of_the_machine_changes_nothing(seed_path, golden, moment):
    with time_machine.travel(moment):
        assert read(seed_path) == golden


def test_every_line_is_accounted_for(golden, seed):
    kinds = [line["kind"] for line in golden["lines"]]
    assert len(kinds) == len(seed.splitlines())
    assert (kinds.count("commitment"), kinds.count("unresolved")) == (54, 0)


def test_the_program_holds_no_words_of_the_sample(golden):
    """Else it would know the answers; names of organisations are data and may be known."""
    names = {name for one in DIRECTORY.organisations for name in one.names}
    sentences = {
        part
        for one in golden["commitments"]
        for part in re.split("[，。；]", one["text"])
        if len(part) >= 8 and part not in names
    }
    assert len(sentences) > 100
    files = [
        path
        for folder in ("app", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".csv", ".json", ".txt", ".md", ".po", ".qss", ".svg"}
    ]
    assert len(files) > 100
    told = {
        (path.name, sentence)
        for path in files
        for text in [path.read_text(encoding="utf-8")]
        for sentence in sentences
        if sentence in text
    }
    assert told == set()


# --- the same document in other forms --------------------------------------------------------


def wrapped(text, width):
    """Each item broken hard after so many characters, as copied from a PDF."""
    lines = []
    for line in text.splitlines():
        pieces = [line[at : at + width] for at in range(0, len(line), width)]
        lines += pieces if line.startswith("- ") else [line]
    return "\n".join(lines)


def with_page_numbers(text, every):
    lines, page = [], 3
    for number, line in enumerate(text.splitlines()):
        lines.append(line)
        if number > 25 and number % every == 0:
            page += 1
            lines += ["", str(page), ""]
    return "\n".join(lines)


def spaced(text):
    return re.sub(r"(?<=[^\n\d])(\d+)(?=[年月日項名次場億萬])", r" \1 ", text)


def simplified(text):
    return "".join(fold(one) if "\u4e00" <= one <= "\u9fff" else one for one in text)


WIDE = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}
FORMS = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-16 the other way round, without a mark": lambda text: text.encode("utf-16-be"),
    # The print has one Simplified heading, which Big5 cannot hold.
    "Big5": lambda text: text.replace("应急", "應急").encode("big5hkscs"),
    "GB 18030": lambda text: text.encode("gb18030"),
    "Simplified": lambda text: simplified(text).encode(),
    "Simplified in GB 18030": lambda text: simplified(text).encode("gb18030"),
    "full width digits": lambda text: text.translate(WIDE).encode(),
    "full width brackets": lambda text: text.replace("(", "（").replace(")", "）").encode(),
    "blanks around numbers": lambda text: spaced(text).encode(),
    "broken at 30": lambda text: wrapped(text, 30).encode(),
    "broken, with page numbers": lambda text: with_page_numbers(wrapped(text, 30), 20).encode(),
    "broken at 20": lambda text: wrapped(text, 20).encode(),
    # The rest of an item looks like a heading if the line before it happens to end a sentence.
    **{
        f"broken at {width}": lambda text, width=width: wrapped(text, width).encode()
        for width in (16, 28, 36)
    },
    "broken at 45": lambda text: wrapped(text, 45).encode(),
    "page numbers": lambda text: with_page_numbers(text, 20).encode(),
    "double spaced": lambda text: text.replace("\n", "\n\n").encode(),
    "no blank lines": lambda text: re.sub("\n\n+", "\n", text).encode(),
    "numbered": lambda text: re.sub("(?m)^- ", "1. ", text).encode(),
    "indented": lambda text: text.replace(BULLET, "\n    - ").encode(),
    **{
        f"bullet {sign}": lambda text, sign=sign: text.replace(BULLET, f"\n{sign} ").encode()
        for sign in "•●–*▪"
    },
    "a page number between headings": lambda text: re.sub(
        "(?m)^(完善「治理體系」)$", "\\1\n\n4\n", text, count=1
    ).encode(),
    "bullet without a blank": lambda text: text.replace(BULLET, "\n•").encode(),
}  # fmt: skip


def read_form(tmp_path, seed, form):
    path = tmp_path / "form.txt"
    path.write_bytes(form(seed))
    return read(path)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_the_form_of_the_file_does_not_matter(tmp_path, seed, golden, form):
    assert essence(read_form(tmp_path, seed, form)) == essence(golden)


def test_a_page_may_end_behind_any_heading(tmp_path, seed, golden):
    """Also between two headings, where a page has nothing else."""
    headings = [line["no"] for line in golden["lines"] if line["kind"] == "heading"]
    lines = seed.splitlines()
    assert len(headings) > 10
    for number in headings:
        text = "\n".join([*lines[:number], "", "4", "", *lines[number:]])
        found = essence(read_form(tmp_path, text, str.encode))
        assert found == essence(golden), lines[number - 1]


@pytest.mark.parametrize("width", range(15, 61, 3))
def test_a_broken_item_is_never_lost_in_silence(tmp_path, seed, golden, width):
    """Where the outline cannot be sure, it asks."""
    value = read_form(tmp_path, seed, lambda text: wrapped(text, width).encode())
    unresolved = [line for line in value["lines"] if line["kind"] == "unresolved"]
    assert len(value["commitments"]) == 54
    assert essence(value) == essence(golden) or unresolved
