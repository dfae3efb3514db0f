"""Characters of a page put together to rows by their places, whatever their order in the file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from app.exchange.documents.pdf.glyph import UNNAMED, Glyph

_SAME_ROW = 0.35
_SMALL = 0.82
_RAISED_AT_MOST = 0.7
_APART = 1.0
"""A gap of so many widths of 中 parts pieces: columns, cells, a bullet and its text."""
_WIDTH_OF_HEIGHT = 0.75
"""The width of 中 if there is none, in heights of the box of a character."""
_BLANK_IN_LATIN = 0.14
_NARROW_BLANK = 0.08
_NARROW = 0.5
_BLANK = 0.45
_DRAWN_TWICE = 0.08
_UNNAMED = re.compile("^[\ue000-\uf8ff\ufffd]$")
"""A sign of a symbol font that the file gives no meaning."""
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKER = re.compile(r"^(?:[•●◦▪■○–—¾‧·*-]|\d{1,3}[.．、)）]|[(（][^()（）]{1,4}[)）])$")


@dataclass(slots=True)
class Piece:
    """Characters of one row without a wide gap between them."""

    glyphs: list[Glyph]

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return max(one.right for one in self.glyphs[-3:])

    @property
    def text(self) -> str:
        return written(self.glyphs)


@dataclass(slots=True)
class Row:
    """What stands at one height of a page, from left to right."""

    pieces: list[Piece]
    base: float
    height: float
    written: str = ""
    """The text of a row of a table, which is put together from its cells."""
    apart: bool = False
    """Whether it is no part of the paragraph above it, however near that is."""

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def glyphs(self) -> list[Glyph]:
        return [glyph for piece in self.pieces for glyph in piece.glyphs]

    @property
    def text(self) -> str:
        """The whole row; a blank where a wide gap is."""
        return self.written or " ".join(piece.text for piece in self.pieces)


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom."""
    clusters: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.base, one.left)):
        if clusters and _stands_with(glyph, clusters[-1][0]):
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    return [_row(cluster) for cluster in _with_raised(clusters)]


def on_paper(rows: list[Row], width: float, height: float) -> list[Row]:
    """The rows without the pieces that lie wholly beside the paper.

    Words that only begin on it go on outside, where a table is too wide: they are kept.
    """
    kept = []
    for row in rows:
        if -row.height < row.base < height:
            row.pieces = [one for one in row.pieces if one.right > 0 and one.left < width]
            kept += [row] if row.pieces else []
    return kept


def row_of(pieces: list[Piece], like: Row) -> Row:
    """A part of a row."""
    return Row(pieces, like.base, like.height)


def _stands_with(glyph: Glyph, first: Glyph) -> bool:
    return first.base - glyph.base <= _SAME_ROW * min(first.height, glyph.height)


def _with_raised(clusters: list[list[Glyph]]) -> list[list[Glyph]]:
    """The small signs above a line are a part of it: marks of notes, the 2 of m²."""
    kept: list[list[Glyph]] = []
    waiting: list[Glyph] = []
    for cluster in clusters:
        height = _height(cluster)
        for glyph in waiting:
            small = glyph.height <= _SMALL * height
            if small and glyph.base - cluster[0].base <= _RAISED_AT_MOST * height:
                glyph.raised = True
                cluster.append(glyph)
            else:
                kept.append([glyph])
        waiting = []
        if len(cluster) <= 6 and all(_may_be_raised(one) for one in cluster):
            waiting = cluster
        else:
            kept.append(cluster)
    kept += [waiting] if waiting else []
    return kept


def _may_be_raised(glyph: Glyph) -> bool:
    return glyph.text.isdecimal() or glyph.text in "*†‡[](),註注"


def _height(glyphs: list[Glyph]) -> float:
    return median(one.height for one in glyphs if not one.raised)


def _row(cluster: list[Glyph]) -> Row:
    height = _height(cluster) if any(not one.raised for one in cluster) else cluster[0].height
    ordered = sorted(cluster, key=lambda one: (one.left, one.order))
    apart = _APART * _width(ordered, height)
    pieces: list[Piece] = []
    for glyph in ordered:
        last = pieces[-1].glyphs[-1] if pieces else None
        if last is not None and _drawn_twice(last, glyph, height):
            continue
        if last is None or glyph.left - last.right > apart:
            pieces.append(Piece([glyph]))
        else:
            pieces[-1].glyphs.append(glyph)
    first = pieces[0].glyphs
    if len(first) == 1 and _UNNAMED.match(first[0].text):
        first[0].text = "•"
    plain = [one.base for one in ordered if not one.raised] or [ordered[0].base]
    return Row(pieces, median(plain), height)


def _width(glyphs: list[Glyph], height: float) -> float:
    wide = [one.right - one.left for one in glyphs if one.text >= "\u2e80" and not one.raised]
    return median(wide) if wide else _WIDTH_OF_HEIGHT * height


def _drawn_twice(last: Glyph, glyph: Glyph, height: float) -> bool:
    """Some programs print bold by printing twice. The two letters of a ligature have one place."""
    apart = glyph.left - last.left
    ligature = apart == 0 and abs(glyph.order - last.order) == 1
    same = last.text == glyph.text != UNNAMED
    return same and not ligature and apart < _DRAWN_TWICE * height


def written(glyphs: list[Glyph]) -> str:
    """Characters as text: a blank where Latin words part, none where Chinese is spaced out."""
    text = ""
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and text and _blank_between(text, last, glyph):
            text += " "
        text += glyph.text.translate(_SUPERSCRIPTS) if glyph.raised else glyph.text
        last = glyph
    return text


def _blank_between(text: str, last: Glyph, glyph: Glyph) -> bool:
    gap = (glyph.left - last.right) / max(glyph.height, 0.1)
    if glyph.raised:
        return False
    if _is_latin(last) and _is_latin(glyph):
        # A blank of the file that is narrower than usual, as behind the f of some fonts.
        return gap > _BLANK_IN_LATIN or (gap > _NARROW_BLANK and glyph.order == last.order + 2)
    return gap > _BLANK or (gap > 0.1 and _MARKER.match(text) is not None)


def _is_latin(glyph: Glyph) -> bool:
    """Quotation marks and dashes are of both scripts, in Chinese as wide as a character."""
    if glyph.text.isascii() or glyph.text == UNNAMED:
        return True
    return glyph.text < "\u2e80" and glyph.right - glyph.left < _NARROW * glyph.height
