"""A PDF document from its bytes to its lines."""

from collections import Counter
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.exchange.documents.pdf.columns import in_reading_order
from app.exchange.documents.pdf.glyphs import sheet_of
from app.exchange.documents.pdf.grids import grids_of
from app.exchange.documents.pdf.margins import Page, take_notes, take_numbers
from app.exchange.documents.pdf.rows import Row, on_paper
from app.exchange.documents.pdf.rules import rules_of
from app.exchange.documents.pdf.tables import Tables
from app.exchange.documents.source import PAGE_END, SourceText, Step

_MOST_PAGES = 3_000
_SCAN_GLYPHS = 12
"""A page of a scan may carry a stamp or a number as text, and no more."""
_PARAGRAPH = 1.3
_MOST_BLANK = 3
_SAME_LINE = 0.3
_CUT = 0.5
_LONG_ENOUGH = 8
"""A row of so many characters is not by chance the same as the next."""


def read_pdf(content: bytes, name: str, step: Step) -> SourceText:
    """Read the text layer. Raises Refused for a scan, or a file that is locked or damaged."""
    document = _opened(content, name)
    try:
        if len(document) > _MOST_PAGES:
            raise Refused("document_too_many_pages", name=name, limit=_MOST_PAGES)
        pages = _pages(document, name, step)
        _check_scan(document, pages, name)
    finally:
        document.close()
    return SourceText(tuple(_lines(pages)), DocumentForm.PDF)


def _opened(content: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise Refused("document_locked", name=name) from error
        raise Refused("document_damaged", name=name) from error
    if count == 0:
        raise Refused("document_damaged", name=name)
    return document


def _pages(document: pypdfium2.PdfDocument, name: str, step: Step) -> list[Page]:
    pages = []
    tables = Tables()
    for number in range(len(document)):
        step(number, len(document))
        try:
            page = document[number]
        except pypdfium2.PdfiumError as error:
            raise Refused("document_damaged", name=name) from error
        try:
            sheet = sheet_of(page)
            grids = grids_of(rules_of(page, sheet.paper)) if sheet.glyphs else []
            rows = on_paper(tables.rows(sheet.glyphs, grids), sheet.paper.width, sheet.paper.height)
            pages.append(Page(rows, sheet.paper.height, aside=sheet.aside))
        finally:
            page.close()
    step(len(document), len(document))
    return pages


def _check_scan(document: pypdfium2.PdfDocument, pages: list[Page], name: str) -> None:
    glyphs = sum(len(row.glyphs) for page in pages for row in page.rows)
    if glyphs > _SCAN_GLYPHS * len(pages):
        return
    if any(_has_picture(document[number]) for number in range(min(len(document), 20))):
        raise Refused("document_scan", name=name, pages=len(pages))
    if not glyphs:
        raise Refused("document_empty", name=name)


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE]
    return next(iter(page.get_objects(filter=kinds, max_depth=4)), None) is not None


def _lines(pages: list[Page]) -> list[str]:
    take_numbers(pages)
    heights = [row.height for page in pages for row in page.rows for _glyph in row.glyphs]
    usual_height = median(heights) if heights else 0.0
    for page in pages:
        take_notes(page, usual_height)
        page.rows = in_reading_order(page.rows)
    _drop_rows_printed_twice(pages)
    leading = _usual_distance(pages)
    lines: list[str] = []
    marked = _numbers_stand_in_text(pages)
    for page in pages:
        lines += _lines_of(page.rows, leading)
        for note in page.notes:
            lines += ["", note]
        if page.aside:
            lines += ["", page.aside]
        if page.number:
            lines += ["", page.number, ""]
        elif not marked:
            lines.append(PAGE_END)
    return lines


def _drop_rows_printed_twice(pages: list[Page]) -> None:
    """Qt prints a line that does not quite fit on a page there and again on the next one.

    There it begins above the place where pages begin: two rows with the same words do not.
    """
    same = [
        following
        for page, following in pairwise(pages)
        if page.rows and following.rows and _is_same(page.rows[-1], following.rows[0])
    ]
    others = [page.rows[0] for page in pages if page.rows and all(page is not one for one in same)]
    begin = max((row.base + row.height for row in others), default=0.0)
    for page in same:
        if page.rows[0].base + page.rows[0].height > begin + _CUT:
            del page.rows[0]


def _is_same(last: Row, first: Row) -> bool:
    text = last.text.lstrip("• ")
    return len(text) >= _LONG_ENOUGH and text == first.text.lstrip("• ")


def _numbers_stand_in_text(pages: list[Page]) -> bool:
    """Whether numbers of other pages are printed in the text, as in a text that was printed again.

    The pages that count are then the ones of the text, not those of the paper.
    """
    if any(page.number for page in pages):
        return False
    alone = [row.text for page in pages for row in page.rows if len(row.pieces) == 1]
    return any(text.isdecimal() and len(text) < 4 for text in alone)


def _usual_distance(pages: list[Page]) -> float:
    """How far the lines of a paragraph stand apart, in heights of a character."""
    found: Counter[float] = Counter()
    for page in pages:
        for above, row in pairwise(page.rows):
            if above.base - row.base > _SAME_LINE * row.height:
                found[round((above.base - row.base) / row.height, 1)] += 1
    return found.most_common(1)[0][0] if found else 1.0


def _lines_of(rows: list[Row], leading: float) -> list[str]:
    lines: list[str] = []
    above: Row | None = None
    for row in rows:
        if above is not None and above.base > row.base:
            if row.apart:
                lines.append("")
            distance = (above.base - row.base) / min(row.height, above.height) / leading
            if distance > _PARAGRAPH and not row.apart:
                lines += [""] * min(max(1, round(distance) - 1), _MOST_BLANK)
        lines.append(row.text)
        above = row
    return lines
