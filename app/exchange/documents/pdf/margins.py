"""What stands at the edges of pages: their numbers, and notes below the text."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

from app.exchange.documents.pdf.glyph import Glyph
from app.exchange.documents.pdf.rows import Row, row_of

_NUMBER = re.compile(r"^(?:[-–—]\s*)?(?:第\s*)?(\d{1,4})(?:\s*[頁页])?(?:\s*[-–—])?$")
_EDGE = 0.14
_MOST_AT_EDGE = 3
_MOST_STEPS_APART = 0.6
_NOTE_SIZE = 0.92
_LOWER_PART = 0.6
_NOTE = re.compile(
    r"^[\[(（]?(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,2}(?![\d.．年月日%]))[\])）]?\s*(?=\D)"
    # 註 as a word of its own, not that of 註冊 or 注重.
    r"|^(?P<word>[註注](?![冊册明釋释解銷销入意重視视資资定射])\s*\d{0,2})\s*[:：]?\s*"
    r"|^(?P<sign>[*†‡])\s*"
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(slots=True)
class Page:
    """The rows of a page from top to bottom, and what is known of its edges."""

    rows: list[Row]
    height: float
    number: str = ""
    """As printed; empty if it has none."""
    notes: list[str] = field(default_factory=list)
    aside: str = ""
    """What is printed along an edge or across the page."""


def take_numbers(pages: list[Page]) -> None:
    """Find the numbers of the pages, which go up by one, and take them out of the rows."""
    steps: Counter[int] = Counter()
    for index, page in enumerate(pages):
        steps.update({number - index for _at, _piece, number in _candidates(page)})
    # Several parts of a document may each begin to count anew.
    least = min(3, 1 + len(pages) // 3)
    usual = {step for step, count in steps.items() if count >= least}
    for index, page in enumerate(pages):
        for at, piece, number in _candidates(page):
            if number - index in usual:
                _take(page, at, piece)
                break


def _candidates(page: Page) -> list[tuple[int, int, int]]:
    """Row, piece and value of what may be the number of the page; those at the foot first."""
    foot, head = _EDGE * page.height, (1 - _EDGE) * page.height
    low = [at for at, row in enumerate(page.rows) if row.base < foot][-_MOST_AT_EDGE:]
    high = [at for at, row in enumerate(page.rows) if row.base > head][:_MOST_AT_EDGE]
    found = []
    for at in dict.fromkeys([*reversed(low), *high]):
        pieces = page.rows[at].pieces
        for which in {0, len(pieces) - 1}:
            number = _NUMBER.match(pieces[which].text)
            if number is not None:
                found.append((at, which, int(number[1])))
    return found


def _take(page: Page, at: int, piece: int) -> None:
    row = page.rows[at]
    page.number = row.pieces[piece].text
    rest = [one for which, one in enumerate(row.pieces) if which != piece]
    page.rows[at : at + 1] = [row_of(rest, row)] if rest else []


def take_notes(page: Page, usual_height: float) -> None:
    """Take the small rows at the foot that begin with the mark of a note out of the rows.

    The marks in the text that lead to them go too: glued to a number they would change it.
    """
    first = len(page.rows)
    while first > 0 and _is_small(page.rows[first - 1], page, usual_height):
        first -= 1
    marks: set[str] = set()
    for at, row in enumerate(page.rows[first:], first):
        text = row.text
        begins = _NOTE.match(text)
        if begins is not None:
            mark = (begins["mark"] or begins["word"] or begins["sign"]).translate(_PLAIN).strip()
            marks.add(mark)
            number = mark if mark.isdecimal() else len(marks)
            rest = text[begins.end() :]
            page.notes.append(f"{mark} {rest}" if begins["word"] else f"[{number}] {rest}")
        elif page.notes:
            page.notes[-1] += text
        else:
            first = at + 1
    del page.rows[first:]
    if marks:
        _drop_marks(page.rows, marks)
        page.rows = [row for row in page.rows if row.pieces]


def _is_small(row: Row, page: Page, usual_height: float) -> bool:
    return row.height <= _NOTE_SIZE * usual_height and row.base < _LOWER_PART * page.height


def _drop_marks(rows: list[Row], marks: set[str]) -> None:
    for row in rows:
        for piece in row.pieces:
            kept: list[Glyph] = []
            for raised, group in groupby(piece.glyphs, key=lambda one: one.raised):
                glyphs = list(group)
                mark = "".join(glyph.text for glyph in glyphs).strip("[]()")
                if not (raised and mark in marks):
                    kept += glyphs
            piece.glyphs = kept
        row.pieces = [piece for piece in row.pieces if piece.glyphs]
