"""From the lines of a document to its items and headings, every line accounted for."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.commitment_reader import ItemText
from app.domain.document import SourceLine
from app.exchange.outline.headings import paths
from app.exchange.outline.items import Item, bracketed
from app.exchange.outline.shapes import Marker, shaped
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


def outline(lines: Sequence[str]) -> Outline:
    """Find the items and headings of a document; `lines` are as in the source."""
    shapes = [shaped(number, line) for number, line in enumerate(lines, 1)]
    sorter = Sorter(shapes, bracketed=False)
    sorter.sort()
    if bracketed(sorter.items):
        sorter = Sorter(shapes, bracketed=True)
        sorter.sort()
    found = paths(sorter.runs)
    runs = _runs_in_force(sorter.items)
    items = tuple(
        ItemText(
            number,
            item.printed,
            found[run] if run >= 0 else (),
            item.texts[0],
            tuple(item.texts[1:]),
        )
        for number, (item, run) in enumerate(zip(sorter.items, runs, strict=True), 1)
    )
    chapters = dict.fromkeys(path[0] for path in found if path)
    sorted_lines = tuple(sorter.lines[line.number] for line in shapes)
    return Outline(sorted_lines, items, tuple(chapters), _unsure(sorter))


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
