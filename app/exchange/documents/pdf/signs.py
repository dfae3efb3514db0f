"""Bullets that are drawn as a shape, not written as a character."""

from bisect import bisect_left

import pypdfium2
import pypdfium2.raw as pdfium

from app.exchange.documents.pdf.glyph import Glyph
from app.exchange.documents.pdf.paper import Paper

_MOST_SHAPES = 4_000
_SMALLEST, _LARGEST = 0.1, 0.8
"""Of the height of a character: the side of the square that a bullet fits in."""
_WIDER_THAN_HIGH = 2.0
_REACH = 3.0
"""So many heights of a character in front of its text."""


def bullets_drawn(page: pypdfium2.PdfPage, glyphs: list[Glyph], paper: Paper) -> list[Glyph]:
    """A bullet for each small shape that stands right in front of a row of text."""
    shapes = _small_shapes(page, paper) if glyphs else []
    if not shapes:
        return []
    by_height = sorted(glyphs, key=lambda one: one.bottom)
    bottoms = [one.bottom for one in by_height]
    tallest = max(one.height for one in glyphs)
    found: dict[tuple[int, int], Glyph] = {}
    for left, bottom, right, top in shapes:
        middle = (bottom + top) / 2
        # Those whose lower edge is within the height of a character below the shape.
        near = by_height[bisect_left(bottoms, middle - tallest) : bisect_left(bottoms, middle)]
        row = [one for one in near if one.top > middle]
        first = min(row, key=lambda one: one.left, default=None)
        if first is None or not right <= first.left <= right + _REACH * first.height:
            continue
        side = max(right - left, top - bottom) / first.height
        if _SMALLEST <= side <= _LARGEST:
            place = (round(left), round(middle))
            found[place] = Glyph("•", left, right, first.bottom, first.top, first.base)
    return list(found.values())


def _small_shapes(page: pypdfium2.PdfPage, paper: Paper) -> list[tuple[float, float, float, float]]:
    found = []
    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)
    for count, one in enumerate(objects):
        if count >= _MOST_SHAPES:
            break
        left, bottom, right, top = paper.box(*one.get_bounds())
        width, height = right - left, top - bottom
        even = 0 < width <= _WIDER_THAN_HIGH * height and height <= _WIDER_THAN_HIGH * width
        if even and height < 30:
            found.append((left, bottom, right, top))
    return found
