"""The sample in every kind of file that offices have: always the reading checked by hand."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtGui import QFontDatabase

from app.base.i18n import Language
from app.domain.document import DocumentForm
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong
from app.exchange.reading_report import reading_json
from tests.command_line import pledgeline
from tests.exchange.documents.forms import (
    FONT,
    Paper,
    as_markdown,
    as_printed,
    as_web_page,
    as_word,
)
from tests.exchange.documents.word_files import table, word_file
from tests.journeys.essence import essence

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "policy-address-2023-supplement.json"
PUBLISHED = date(2023, 10, 25)
DIRECTORY = hong_kong()
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def golden():
    return json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seed(seed_path):
    return seed_path.read_text(encoding="utf-8")


def word(text, folder):
    return as_word(text, folder / "form.docx")


def page(text, folder):
    path = folder / "form.html"
    path.write_bytes(as_web_page(text))
    return path


def old_page(text, folder):
    """In the encoding of Hong Kong, which has no Simplified characters."""
    path = folder / "form.htm"
    path.write_bytes(as_web_page(text.replace("应急", "應急"), "big5-hkscs"))
    return path


def markdown(text, folder):
    path = folder / "form.md"
    path.write_text(as_markdown(text), encoding="utf-8")
    return path


def printed(text, folder):
    return as_printed(text, folder / "form.pdf")


def printed_small(text, folder):
    """On narrow paper, where every item is broken into many lines."""
    return as_printed(text, folder / "form.pdf", width=400)


def misnamed(text, folder):
    return word(text, folder).rename(folder / "form.txt")


FORMS = (word, page, old_page, markdown, printed, printed_small, misnamed)


@pytest.fixture(scope="module")
def _font(qapp):
    if FONT not in QFontDatabase.families():
        pytest.skip(f"{FONT} is not installed")


def reading(path, published=PUBLISHED):
    found = read_document(path, DIRECTORY, published=published)
    return json.loads(reading_json(found, Language.EN))


@pytest.mark.usefixtures("_font")
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_the_kind_of_file_does_not_matter(form, seed, golden, tmp_path):
    found = reading(form(seed, tmp_path))
    assert essence(found) == essence(golden)
    assert found["document"]["title"] == golden["document"]["title"]
    assert not any(line["kind"] == "unresolved" for line in found["lines"])


@pytest.mark.usefixtures("_font")
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_pdf_of_another_office_program_reads_the_same(seed, golden, tmp_path):
    """Printed by LibreOffice Calc from a sheet whose words run over the edge of the paper."""
    book = xlsxwriter.Workbook(tmp_path / "form.xlsx", {"strings_to_formulas": False})
    sheet = book.add_worksheet()
    form = book.add_format({"text_wrap": True, "font_name": FONT})
    sheet.set_column(0, 0, 80, form)
    for number, line in enumerate(seed.replace("\n- ", "\n• ").splitlines()):
        sheet.write_string(number, 0, line, form)
        sheet.set_row(number, 18 * (len(line) // 38 + 1))
    book.close()
    home = f"-env:UserInstallation={(tmp_path / 'user').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", str(tmp_path),
         str(tmp_path / "form.xlsx")],
        capture_output=True, check=True, timeout=110,
    )  # fmt: skip
    assert essence(reading(tmp_path / "form.pdf")) == essence(golden)


TABLE = [("編號", "措施", "完成時間", "負責機構")] + [
    (str(number), f"推出第{number}項先導計劃，服務不少於{number * 100}名市民。", when, who)
    for number, when, who in [
        (1, "2024年第三季或以前", "保安局"),
        (2, "2025年年中", "發展局、教育局"),
        (3, "由2024年起", "衞生署"),
    ]
]


def table_in_word(path):
    return word_file(path.with_suffix(".docx"), table(*TABLE))


def table_in_page(path):
    rows = "".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in TABLE)
    path.with_suffix(".html").write_text(f"<html><table>{rows}</table></html>", encoding="utf-8")
    return path.with_suffix(".html")


def table_in_markdown(path):
    head, *rows = [" | ".join(row) for row in TABLE]
    path.with_suffix(".md").write_text("\n".join([head, "-|-|-|-", *rows]), encoding="utf-8")
    return path.with_suffix(".md")


def table_in_print(path):
    paper = Paper(path.with_suffix(".pdf"))
    edges = (40, 80, 260, 400, 550)
    for number, row in enumerate(TABLE):
        top = 100 + number * 48
        for at, cell in enumerate(row):
            paper.box(edges[at], top, edges[at + 1], top + 48)
            for piece in range(0, len(cell), 13):
                paper.write(edges[at] + 4, top + 2 + piece // 13 * 16, cell[piece : piece + 13])
    return paper.save()


@pytest.mark.usefixtures("_font")
@pytest.mark.parametrize(
    "make", [table_in_word, table_in_page, table_in_markdown, table_in_print],
    ids=lambda make: make.__name__,
)  # fmt: skip
def test_each_row_of_a_table_is_a_commitment_with_its_organisations(make, tmp_path):
    found = reading(make(tmp_path / "table"))
    told = [
        (one["printed_no"], [party["name"] for party in one["organisations"]],
         [action["deadline"]["phrase"] for action in one["actions"] if action["deadline"]])
        for one in found["commitments"]
    ]  # fmt: skip
    assert told == [
        ("1", ["保安局"], ["2024年第三季或以前"]),
        ("2", ["發展局", "教育局"], ["2025年年中"]),
        ("3", ["衞生署"], ["由2024年起"]),
    ]


@pytest.mark.usefixtures("_font")
@pytest.mark.parametrize(
    ("form", "words"),
    [(word, "Word document"), (old_page, "Web page, Big5 (HKSCS)"), (printed, "PDF document")],
)
def test_the_command_line_reads_and_imports_them(form, words, seed, tmp_path):
    path, tracker = form(seed, tmp_path), tmp_path / "t.pledge"
    done = pledgeline("read", path, "--lang", "en", "--published", "2023-10-25")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0].endswith(f" · published 25 Oct 2023 · {words}")
    assert "54 commitments" in done.out.splitlines()[-1]
    assert pledgeline("import", tracker, path, "--yes").code == 0
    assert len(json.loads(pledgeline("list", tracker, "--format", "json").out)) == 54


def test_what_cannot_be_read_is_one_sentence_in_the_language_of_the_user(tmp_path):
    path = tmp_path / "文件.docx"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    tracker = tmp_path / "t.pledge"
    done = pledgeline("import", tracker, path, "--yes", "--lang", "zh-Hant")
    assert (done.code, done.out) == (3, "")
    assert done.err == "文件.docx 已損壞或不完整，未能讀取。請重新取得一份。\n"
    assert not tracker.exists()


@pytest.mark.usefixtures("_font")
@pytest.mark.parametrize("numbered", [True, False])
def test_a_document_in_two_columns_with_running_heads_reads_like_its_text(tmp_path, numbered):
    """Set as annexes are: two columns, a running head, a number below, items across columns."""
    bureaux = ("保安局", "教育局", "發展局")
    items = [
        f"在202{number % 4 + 4}年第{'一二三四'[number % 4]}季推出第{number}項先導計劃，服務"
        f"不少於{number * 100}名市民，並按成效檢討。（{bureaux[number % 3]}）"
        for number in range(1, 61)
    ]
    plain = tmp_path / "plain.txt"
    text = "".join(f"• {item}\n" for item in items)
    plain.write_text("附件\n完善治理\n" + text, encoding="utf-8")
    paper = Paper(tmp_path / "columns.pdf")
    rows = [row for item in items for row in broken(f"• {item}", 19)]
    paper.write(40, 80, "附件", 16)
    paper.write(40, 106, "完善治理", 14)
    for number, (row, first) in enumerate(rows):
        place = number % 48
        if number and place == 0:
            paper.next_page()
        if place == 0:
            paper.write(40, 30, "施政報告摘要", 9)
            paper.write(290, 800, str(number // 48 + 11) if numbered else "", 9)
            paper.write(72, 760, "註 數字以年底計算，詳情見各政策局網頁。", 8)
        column, down = divmod(place, 24)
        top = 140 + down * 20
        paper.write(310 * column + 40 + (0 if first else 14), top, row, 12)
    found = reading(paper.save())
    assert essence(found) == essence(reading(plain))
    assert not any(line["kind"] == "unresolved" for line in found["lines"])


def broken(text, width):
    pieces = [text[at : at + width] for at in range(0, len(text), width)]
    return [(piece, number == 0) for number, piece in enumerate(pieces)]


# --- in one form ----------------------------------------------------------------------------------


def test_the_reading_knows_what_it_was_made_of(seed, tmp_path):
    facts = read_document(page(seed, tmp_path), DIRECTORY).document
    assert (facts.form, facts.encoding) == (DocumentForm.HTML, "utf-8")
    facts = read_document(word(seed, tmp_path), DIRECTORY).document
    assert (facts.form, facts.encoding) == (DocumentForm.DOCX, "")
