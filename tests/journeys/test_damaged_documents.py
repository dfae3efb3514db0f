"""Thousands of damaged documents: each is read or refused, soon, and no line of it is lost.

Each is read as the program reads it: in a child process of its own with the limits that it has
there. Most of the time goes into the starts of these processes, so as many run as there are cores.
"""

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from PySide6.QtGui import QFontDatabase

from app.domain.document import LineKind
from app.domain.errors import Refused
from app.domain.reading import Reading
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong
from tests.exchange.documents.forms import FONT, as_markdown, as_printed, as_web_page, as_word
from tests.journeys.damaging import damaged

DIRECTORY = hong_kong()
FEW, MANY = 20, 2_000
SLOWEST = 10.0
"""Seconds for one document."""
LONG_ENOUGH = 2_000
"""Characters of the sample: several pages, headings and items."""
OF_ITEMS = (LineKind.COMMITMENT, LineKind.CONTINUATION)
BREAKDOWNS = ("document_breaks_reader", "document_takes_too_long")
pytestmark = pytest.mark.usefixtures("qapp")


def text(words: str, path: Path) -> None:
    path.with_suffix(".txt").write_text(words, encoding="utf-8")


def markdown(words: str, path: Path) -> None:
    path.with_suffix(".md").write_text(as_markdown(words), encoding="utf-8")


def word(words: str, path: Path) -> None:
    as_word(words, path.with_suffix(".docx"))


def page(words: str, path: Path) -> None:
    path.with_suffix(".html").write_bytes(as_web_page(words))


def printed(words: str, path: Path) -> None:
    if FONT not in QFontDatabase.families():
        pytest.skip(f"{FONT} is not installed")
    as_printed(words, path.with_suffix(".pdf"))


FORMS = (text, markdown, word, page, printed)
in_each_form = pytest.mark.parametrize("whole", FORMS, ids=lambda one: one.__name__, indirect=True)


@pytest.fixture(scope="module")
def whole(request, qapp, seed_path, tmp_path_factory) -> Path:
    """The beginning of the sample in one form, made once."""
    folder = tmp_path_factory.mktemp("whole")
    request.param(seed_path.read_text(encoding="utf-8")[:LONG_ENOUGH], folder / "document")
    (path,) = folder.iterdir()
    return path


def read_or_refused(path: Path) -> tuple[str, float]:
    """What became of a document, and after how many seconds."""
    begun = time.monotonic()
    try:
        reading = read_document(path, DIRECTORY)
    except Refused as error:
        assert error.values["name"] == path.name  # noqa: PT017 - most refusals are right
        return error.code, time.monotonic() - begun
    took = time.monotonic() - begun
    assert_accounted_for(reading)
    return "read", took


def assert_accounted_for(reading: Reading) -> None:
    """Every line has its number and its kind, and each of an item is one of an item there is."""
    assert [line.number for line in reading.lines] == list(range(1, len(reading.lines) + 1))
    owners = [line.commitment for line in reading.lines if line.kind in OF_ITEMS]
    assert set(owners) == {one.number for one in reading.commitments}
    assert not any(line.commitment for line in reading.lines if line.kind not in OF_ITEMS)
    first = [line for line in reading.lines if line.kind is LineKind.COMMITMENT]
    assert len(first) == len(reading.commitments)


def damage_and_read(whole: Path, folder: Path, number: int) -> tuple[str, float]:
    """The document with the damage of that number; what fails says which it was."""
    path = folder / f"{number}{whole.suffix}"
    path.write_bytes(damaged(whole.read_bytes(), Random(number)))
    try:
        outcome = read_or_refused(path)
    except Exception as error:
        error.add_note(f"damage number {number} of {whole.name}")
        raise
    path.unlink()
    return outcome


def outcomes(whole: Path, folder: Path, count: int) -> tuple[Counter[str], float]:
    """How often each came of so many damaged documents, and the seconds of the slowest.

    One that took too long is read once more, alone: a crowded machine is slow now and then, a
    document that makes the reader hang does so each time.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda number: damage_and_read(whole, folder, number), range(count)))
    for number, (_what, took) in enumerate(found):
        if took >= SLOWEST:
            found[number] = damage_and_read(whole, folder, number)
    return Counter(what for what, _took in found), max(took for _what, took in found)


def check(whole: Path, folder: Path, count: int) -> tuple[Counter[str], float]:
    codes, slowest = outcomes(whole, folder, count)
    assert codes.total() == count
    assert slowest < SLOWEST
    assert not [code for code in BREAKDOWNS if codes[code]]
    assert codes["read"] > count / 10  # Else the damage is too great to tell anything.
    return codes, slowest


@in_each_form
def test_a_damaged_document_is_read_or_refused(whole, tmp_path):
    check(whole, tmp_path, FEW)


@pytest.mark.long
@pytest.mark.timeout(1_800)
@in_each_form
def test_thousands_of_damaged_documents_are_read_or_refused(whole, tmp_path, request):
    codes, slowest = check(whole, tmp_path, MANY)
    request.node.user_properties.append(("outcomes", dict(codes)))
    request.node.user_properties.append(("slowest", slowest))
