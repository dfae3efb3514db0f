"""From the lines of a document to its items and headings, every line accounted for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.commitment_reader import ItemText
from app.domain.document import LineKind, SourceLine
from app.exchange.documents.source import PAGE_END, PLAIN, MarkUp
from app.exchange.outline.corrections import NONE, Correction, Corrections
from app.exchange.outline.headings import placed
from app.exchange.outline.items import Item, bracketed
from app.exchange.outline.marked import as_marked
from app.exchange.outline.shapes import Marker, Shape, ShapedLine, shaped
from app.exchange.outline.sorter import Sorter


@dataclass(frozen=True, slots=True)
class Outline:
    """A document in its parts."""

    lines: tuple[SourceLine, ...]
    items: tuple[ItemText, ...]
    chapters: tuple[str, ...]
    """The outermost headings, in order."""
    unsure: frozenset[int] = frozenset()
    """Numbers of the items whose parts may belong to another one, as they stand in the source."""


def outline(
    lines: Sequence[str], corrections: Corrections = NONE, mark_up: MarkUp = PLAIN
) -> Outline:
    """Find the items and headings of a document; `lines` are as in the source.

    A line with a correction is what that says; the others are taken with it.
    """
    printed = [shaped(number, line) for number, line in enumerate(lines, 1)]
    shapes = [_reshaped(line, corrections.get(line.number)) for line in as_marked(printed, mark_up)]
    sorter = Sorter(shapes, corrections, bracketed=False)
    sorter.sort()
    if bracketed(sorter.items):
        sorter = Sorter(shapes, corrections, bracketed=True)
        sorter.sort()
    headings = placed(sorter.runs)
    found = headings.paths
    runs = _runs_in_force(sorter.items)
    items = tuple(
        ItemText(
            number,
            item.printed,
            found[run] if run >= 0 else (),
            item.bracketed_texts[0],
            tuple(item.bracketed_texts[1:]),
        )
        for number, (item, run) in enumerate(zip(sorter.items, runs, strict=True), 1)
    )
    chapters = dict.fromkeys(path[0] for path in found if path)
    sorted_lines = tuple(
        replace(sorter.lines[line.number], level=headings.levels.get(line.number, 0))
        for line in shapes
    )
    return Outline(sorted_lines, items, tuple(chapters), _unsure(sorter))


def _reshaped(line: ShapedLine, correction: Correction | None) -> ShapedLine:
    """A number that somebody said is a part of the text ends no page."""
    number = line.shape is Shape.PAGE_NUMBER and line.source != PAGE_END
    if number and correction is not None and correction.kind is not LineKind.NOISE:
        return replace(line, shape=Shape.SHORT)
    return line


def _unsure(sorter: Sorter) -> frozenset[int]:
    """Where one item has parts that stood elsewhere, its neighbours on the page may lack them."""
    broken = {item.page for item in sorter.items if item.mixed}
    broken |= {item.page for item in sorter.displaced}
    return frozenset(
        number
        for number, item in enumerate(sorter.items, 1)
        if len(item.texts) > 1 and item.page in broken
    )


def _runs_in_force(items: Sequence[Item]) -> list[int]:
    """The run of headings above each item; one out of its order stands where its number belongs."""
    of_number = {
        int(item.printed): item.run
        for item in items
        if item.marker is Marker.NUMBER and item.printed.isdecimal()
    }
    highest = 0
    found = []
    for item in items:
        run = item.run
        if item.marker is Marker.NUMBER and item.printed.isdecimal():
            number = int(item.printed)
            if number < highest and number - 1 in of_number:
                run = of_number[number] = of_number[number - 1]
            highest = max(highest, number)
        found.append(run)
    return found
