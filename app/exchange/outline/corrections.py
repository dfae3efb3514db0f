"""What a person says that lines are, where the outline took them for something else.

Corrections are values: the number of a line, counted from 1, with what it is. They are given to
`outline` again and again, and everything that follows from them is worked out anew.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from app.domain.document import LineKind, SourceLine
from app.exchange.outline.shapes import Shape, finished, shaped

KINDS = (LineKind.HEADING, LineKind.COMMITMENT, LineKind.CONTINUATION, LineKind.NOISE)
"""What a line can be said to be."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One of `KINDS`: a commitment begins here, a continuation joins what stands above it."""

    kind: LineKind
    level: int = 0
    """Of a heading: 1 is the outermost; 0 leaves it to the headings around it."""


Corrections = Mapping[int, Correction]
"""By number of the line. Those of lines that are blank or not there say nothing."""
NONE: Corrections = MappingProxyType({})


def marked(
    lines: Sequence[SourceLine], numbers: Collection[int], kind: LineKind, before: Corrections
) -> dict[int, Correction]:
    """The corrections with some lines said to be of a kind.

    Of several lines, each begins a commitment of its own unless the line above is no end of a
    sentence: a paragraph of four lines is one commitment.
    """
    chosen = [line for line in lines if line.number in numbers and _says_something(line)]
    found = {line.number: Correction(kind) for line in chosen}
    if kind is LineKind.COMMITMENT:
        for above, line in pairwise(chosen):
            bulleted = shaped(line.number, line.text).shape is Shape.ITEM
            if not bulleted and not finished(above.text):
                found[line.number] = Correction(LineKind.CONTINUATION)
    return {**before, **found}


def shifted(
    lines: Sequence[SourceLine], numbers: Collection[int], by: int, before: Corrections
) -> dict[int, Correction]:
    """The corrections with the headings among some lines `by` levels deeper, or higher if < 0."""
    found = {
        line.number: Correction(LineKind.HEADING, max(1, line.level + by))
        for line in headings(lines, numbers)
    }
    return {**before, **found}


def as_read(numbers: Collection[int], before: Corrections) -> dict[int, Correction]:
    """The corrections without those of some lines."""
    return {number: one for number, one in before.items() if number not in numbers}


def headings(lines: Iterable[SourceLine], numbers: Collection[int]) -> list[SourceLine]:
    """Those of some lines that are headings with a level of their own."""
    return [line for line in lines if line.number in numbers and line.level > 0]


def _says_something(line: SourceLine) -> bool:
    return line.kind is not LineKind.BLANK and bool(line.text.strip())
