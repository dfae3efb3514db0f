"""Files that are made to break a program, through the same door as all others."""

import os
import signal
import struct
import sys
import threading
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from app.base.progress import Cancelled, Silent
from app.domain.errors import Refused
from app.exchange.documents import opening
from app.exchange.documents.opening import read_lines
from app.exchange.sandbox.limits import Limits
from tests.exchange.documents.forms import Paper, as_printed
from tests.exchange.documents.word_files import W, paragraph, parts_of, save, word_file

pytestmark = pytest.mark.usefixtures("qapp")
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + f"]><w:document {W}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
)
SECRET = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY s SYSTEM "{uri}">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&s;</w:t></w:r></w:p></w:body></w:document>"
)


def refused(path, **limits):
    """The code of the refusal of a file, which has to come in time."""
    begun = time.monotonic()
    with pytest.raises(Refused) as error:
        read_lines(path, limits=Limits(**limits))
    assert time.monotonic() - begun < 10
    assert error.value.values["name"] == path.name
    return error.value.code


def word_with(path, main, encoding="utf-8"):
    parts = parts_of("")
    parts["word/document.xml"] = main.encode(encoding)
    return save(path, parts)


# --- Word --------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_billion_laughs_are_not_begun(tmp_path, encoding):
    main = LAUGHS.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    assert refused(word_with(tmp_path / "a.docx", main, encoding)) == "document_unsafe"


def test_a_secret_of_the_machine_is_not_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret")
    path = word_with(tmp_path / "a.docx", SECRET.replace("{uri}", secret.as_uri()))
    assert refused(path) == "document_unsafe"


def test_a_part_that_swells_when_unpacked_is_not_unpacked(tmp_path):
    parts = parts_of(paragraph("字"))
    path = save(tmp_path / "a.docx", parts | {"word/styles.xml": " " * 50_000_000})
    assert path.stat().st_size < 100_000
    assert refused(path) == "document_unsafe"


def test_a_directory_that_lies_about_the_size_is_not_believed(tmp_path):
    """The size in both headers says 10 bytes; 200 MB follow."""
    path = tmp_path / "a.docx"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
    name = b"word/document.xml"
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), 10, len(name), 0)
    local = b"PK\x03\x04" + head + name + packed
    central = (
        b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    )
    end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    path.write_bytes(local + central + b"PK\x05\x06" + end)
    assert refused(path) in ("document_damaged", "document_unsafe")


def test_ten_thousand_parts_are_no_document(tmp_path):
    parts = parts_of(paragraph("字")) | {f"word/media/{number}": b"" for number in range(10_000)}
    assert refused(save(tmp_path / "a.docx", parts)) == "document_unsafe"


def test_a_part_that_is_there_twice_is_not_guessed_at(tmp_path):
    path = word_file(tmp_path / "a.docx", paragraph("一"))
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("word/document.xml", parts_of(paragraph("二"))["word/document.xml"])
    assert refused(path) == "document_unsafe"


def test_tables_in_tables_without_end_are_not_followed(tmp_path):
    depth = 100_000
    body = "<w:tbl><w:tr><w:tc>" * depth + paragraph("字") + "</w:tc></w:tr></w:tbl>" * depth
    assert refused(word_file(tmp_path / "a.docx", body)) == "document_unsafe"


def test_a_document_with_a_password_says_so(tmp_path):
    path = word_file(tmp_path / "a.docx", paragraph("字"))
    content = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + flags] |= 1
    path.write_bytes(bytes(content))
    assert refused(path) == "document_locked"


# --- PDF ---------------------------------------------------------------------------------------


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A file of objects with a table of their places."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer <</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    )  # fmt: skip


CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = (
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
    b" /Resources <</Font <</F 5 0 R>>>>>>"
)
FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


def stream(content: bytes, packed: bool = True) -> bytes:
    data = zlib.compress(content, 9) if packed else content
    form = b"/Filter /FlateDecode " if packed else b""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (form, len(data), data)


def small_pdf(content: bytes) -> bytes:
    return pdf(CATALOG, PAGES, PAGE, stream(content), FONT)


def test_the_small_file_of_these_tests_can_be_read(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(small_pdf(b"BT /F 12 Tf 72 700 Td (- By end-2024, done. \\(HYAB\\)) Tj ET"))
    assert [line for line in read_lines(path).lines if line.strip()] == [
        "- By end-2024, done. (HYAB)"
    ]


def test_a_stream_that_swells_beyond_the_memory_is_a_sentence(tmp_path):
    path = tmp_path / "a.pdf"
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 1_000_000) for _ in range(400)) + packer.flush()
    content = b"<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (len(data), data)
    path.write_bytes(pdf(CATALOG, PAGES, PAGE, content, FONT))
    code = refused(path, memory_bytes=300_000_000)
    assert code in ("document_breaks_reader", "document_takes_too_much")


def test_pages_that_are_their_own_parents_end(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(CATALOG, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000>>"))
    assert refused(path).startswith("document_")


def test_a_million_characters_on_a_page_end(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(small_pdf(b"BT /F 1 Tf 10 10 Td " + b"(xxxxxxxxxx) Tj " * 150_000 + b"ET"))
    try:
        found = read_lines(path, limits=Limits(seconds=20))
    except Refused as error:
        assert error.code in (  # noqa: PT017
            "document_takes_too_long", "document_takes_too_much", "document_breaks_reader"
        )  # fmt: skip
    else:
        assert sum(map(len, found.lines)) < 100_000


def test_a_pdf_with_a_password_says_so(tmp_path):
    """Standard encryption whose check of the empty password fails."""
    path = tmp_path / "a.pdf"
    lock = (
        b"<</Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b">>>"
    )
    path.write_bytes(
        pdf(CATALOG, PAGES, PAGE, stream(b""), FONT, lock,
            trailer=b"/Encrypt 6 0 R /ID [<00><00>]")
    )  # fmt: skip
    assert refused(path) == "document_locked"


def test_a_scan_is_said_to_be_one(tmp_path):
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#777777"))
    paper = Paper(tmp_path / "a.pdf")
    paper.picture(image)
    paper.next_page()
    paper.picture(image)
    paper.write(300, 800, "2")
    with pytest.raises(Refused) as error:
        read_lines(paper.save())
    assert error.value.code == "document_scan"
    assert error.value.values == {"name": "a.pdf", "pages": 2}


def test_a_pdf_of_white_paper_is_empty(tmp_path):
    assert refused(Paper(tmp_path / "a.pdf").save()) == "document_empty"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_pdf_is_refused_or_what_is_left_is_read(tmp_path, seed_path, share):
    text = seed_path.read_text(encoding="utf-8")
    whole = as_printed(text, tmp_path / "whole.pdf").read_bytes()
    path = tmp_path / "a.pdf"
    path.write_bytes(whole[: int(share * len(whole))])
    try:
        assert read_lines(path).lines
    except Refused as error:
        assert error.code in ("document_damaged", "document_empty")  # noqa: PT017


# --- any ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a.html", "a.md"])
@pytest.mark.parametrize(
    ("content", "code"), [(b"", "document_empty"), (b" \n \n", "document_empty")]
)
def test_an_empty_file_of_any_name_is_empty(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path) == code


def test_a_page_or_text_without_words_is_empty(tmp_path):
    page = tmp_path / "a.html"
    page.write_text("<html><script>1</script></html>")
    text = tmp_path / "a.md"
    text.write_text("<!-- -->\n[a]: b\n")
    assert [refused(page), refused(text)] == ["document_empty", "document_empty"]


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b""])
def test_noise_is_refused_or_read_as_lines(tmp_path, head):
    path = tmp_path / "a.md"
    for seed in range(3):
        path.write_bytes(
            head + bytes((seed * 31 + at * at * 7 + at // 5) % 256 for at in range(9_000))
        )
        try:
            read_lines(path)
        except Refused as error:
            assert error.code in ("document_damaged", "document_not_text", "document_unsafe")  # noqa: PT017


def test_a_file_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_BYTES", 1_000_000)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(1_000_000))
    assert refused(path) == "document_too_large"


# --- the child while it reads ------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_pdf(tmp_path_factory, qapp, seed_path):
    """A hundred pages and more."""
    text = seed_path.read_text(encoding="utf-8")
    return as_printed(text * 32, tmp_path_factory.mktemp("long") / "long.pdf")


def children():
    path = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return {int(one) for one in path.read_text().split()}


def test_a_document_that_takes_too_long_is_given_up(long_pdf):
    assert refused(long_pdf, seconds=0.4) == "document_takes_too_long"


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is that of POSIX")
def test_a_document_that_takes_too_much_memory_is_given_up(long_pdf):
    code = refused(long_pdf, memory_bytes=60_000_000)
    assert code in ("document_takes_too_much", "document_breaks_reader")


def test_a_document_with_too_much_text_is_given_up(long_pdf):
    assert refused(long_pdf, output_bytes=10_000) == "document_takes_too_much"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds its children in /proc")
def test_a_reader_that_is_killed_is_a_sentence(long_pdf):
    before = children()

    class Killing:
        def step(self, done, total, what):
            if done > 3:
                for child in children() - before:
                    os.kill(child, signal.SIGKILL)

    with pytest.raises(Refused) as error:
        read_lines(long_pdf, progress=Killing())
    assert error.value.code == "document_breaks_reader"


def test_reading_can_be_cancelled_page_by_page(long_pdf):
    seen = []

    class Impatient:
        def step(self, done, total, what):
            seen.append((done, total))
            if done >= 10:
                raise Cancelled

    with pytest.raises(Cancelled):
        read_lines(long_pdf, progress=Impatient())
    assert max(seen)[0] < max(seen)[1]
    assert max(seen)[1] > 100


def test_the_program_itself_grows_little(long_pdf):
    tracemalloc.start()
    try:
        read_lines(long_pdf, progress=Silent())
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 30_000_000
