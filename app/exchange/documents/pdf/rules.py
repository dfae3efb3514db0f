"""The lines drawn on a page, from which the cells of its tables can be told."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from app.exchange.documents.pdf.paper import Paper

_MOST_PATHS = 3_000
_MOST_SEGMENTS = 20_000
_STRAIGHT = 1.0
_LEAST_LENGTH = 6.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across (`at` is its height) or down (`at` is its place from the left)."""

    across: bool
    at: float
    begin: float
    end: float


def rules_of(page: pypdfium2.PdfPage, paper: Paper) -> list[Rule]:
    """The straight lines of a page, among them the edges of boxes."""
    found: list[Rule] = []
    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)
    left = _MOST_SEGMENTS
    for count, one in enumerate(objects):
        segments = pdfium.FPDFPath_CountSegments(one.raw)
        left -= segments
        if count >= _MOST_PATHS or left < 0:
            break
        # Curves have many; a grid in one path has four for each cell.
        points = list(_points(one, segments))
        for first, second in points:
            rule = _rule(paper.point(*first), paper.point(*second))
            if rule is not None:
                found.append(rule)
    return found


Point = tuple[float, float]


def _points(one: pypdfium2.PdfObject, count: int) -> Iterator[tuple[Point, Point]]:
    """The two ends of each part of a path."""
    matrix = one.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(one.raw, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, start
        before = here


def _rule(first: Point, second: Point) -> Rule | None:
    width, height = abs(first[0] - second[0]), abs(first[1] - second[1])
    if height <= _STRAIGHT and width >= _LEAST_LENGTH:
        begin, end = sorted((first[0], second[0]))
        return Rule(True, (first[1] + second[1]) / 2, begin, end)
    if width <= _STRAIGHT and height >= _LEAST_LENGTH:
        begin, end = sorted((first[1], second[1]))
        return Rule(False, (first[0] + second[0]) / 2, begin, end)
    return None
