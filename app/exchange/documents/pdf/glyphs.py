"""The characters of a page with their places, as pdfium finds them."""

import ctypes
import sys
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from app.exchange.documents.pdf.glyph import UNNAMED, Glyph
from app.exchange.documents.pdf.paper import OBLIQUE, Paper, paper_of, quarter_turns
from app.exchange.documents.pdf.radicals import unified
from app.exchange.documents.pdf.signs import bullets_drawn

_SYMBOL_BULLETS = frozenset("lnqvuØü§wà¨")
"""What a bullet of a symbol font is if the font is not known."""
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "dingbat")
_PRIVATE = range(0xE000, 0xF900)
_HYPHENS = (0x2, 0xFFFE, 0xAD)
"""What pdfium calls one at the end of a line."""
_MOST_ON_PAGE = 60_000
_NAME_BYTES = 128
_LEAST_HEIGHT = 0.1


class _Found(NamedTuple):
    """A character with its box and its origin, in the places of the file."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    order: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written on a page."""

    paper: Paper
    glyphs: list[Glyph]
    """All characters but blanks that stand as most do, in the order of the file."""
    aside: str
    """The others, which are turned otherwise: a word along the edge, a watermark."""


def sheet_of(page: pypdfium2.PdfPage) -> Sheet:
    """The characters of a page, turned so that most of them stand upright."""
    text_page = page.get_textpage()
    try:
        found = _read(text_page, min(text_page.count_chars(), _MOST_ON_PAGE))
    finally:
        text_page.close()
    turns = Counter({turn: len(glyphs) for turn, glyphs in found.items() if turn != OBLIQUE})
    usual = turns.most_common(1)[0][0] if turns else 0
    paper = paper_of(page, usual)
    glyphs = [_turned(one, paper) for one in found.pop(usual, [])]
    others = sorted((one for group in found.values() for one in group), key=lambda one: one.order)
    aside = "".join(one.text for one in others)
    return Sheet(paper, [*glyphs, *bullets_drawn(page, glyphs, paper)], aside)


def _turned(one: _Found, paper: Paper) -> Glyph:
    """As it stands on the upright sheet."""
    left, bottom, right, top = paper.box(one.left, one.bottom, one.right, one.top)
    return Glyph(one.text, left, right, bottom, top, paper.point(one.x, one.y)[1], one.order)


def _read(text_page: pypdfium2.PdfTextPage, count: int) -> dict[int, list[_Found]]:
    """The characters by the quarters that they are turned."""
    raw = text_page.raw
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    box_reference, x_reference, y_reference = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    matrix = pdfium.FS_MATRIX()
    matrix_reference = ctypes.byref(matrix)
    found: dict[int, list[_Found]] = {}
    high = 0
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        text = _text(raw, at, code)
        if not text:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, at, box_reference)
        pdfium.FPDFText_GetCharOrigin(raw, at, x_reference, y_reference)
        if box.top - box.bottom > _LEAST_HEIGHT:
            # Not its angle: that of slanted letters is not that of their line.
            pdfium.FPDFText_GetMatrix(raw, at, matrix_reference)
            turns = quarter_turns(matrix.a, matrix.b)
            one = _Found(text, box.left, box.bottom, box.right, box.top, x.value, y.value, at)
            found.setdefault(turns, []).append(one)
    return found


def _text(raw: object, at: int, code: int) -> str:
    # What pdfium gives then is a number of the font, which may look like any character.
    if pdfium.FPDFText_HasUnicodeMapError(raw, at) == 1 or code > sys.maxunicode:
        return UNNAMED
    if code in _HYPHENS:
        return "-"
    text = chr(code)
    if text.isspace():
        return ""
    if code < 0x20:
        return UNNAMED
    if text in _SYMBOL_BULLETS and _is_of_symbol_font(raw, at):
        return "•"
    return unified(text) if code >= 0x2E80 else text


def _is_of_symbol_font(raw: object, at: int) -> bool:
    """Asked only of signs that stand alone: letters of words are too many."""
    after = pdfium.FPDFText_GetUnicode(raw, at + 1)
    if after > 0x20 and after not in _PRIVATE:
        return False
    name = ctypes.create_string_buffer(_NAME_BYTES)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, at, name, _NAME_BYTES, ctypes.byref(flags))
    return any(font in name.value.decode("latin-1").lower() for font in _SYMBOL_FONTS)
