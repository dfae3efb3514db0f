"""What is seen of a document as a whole: pages, running heads, how far lines stand apart."""

from collections import Counter
from collections.abc import Sequence

from app.exchange.outline.shapes import Shape, ShapedLine, continues

_RUNNING_HEAD_PAGES = 3
_AT_EDGE = 3
"""So many lines from the top or the foot of a page a running head stands at most."""


def pages(shapes: Sequence[ShapedLine]) -> list[list[ShapedLine]]:
    """The lines parted behind each page number."""
    found: list[list[ShapedLine]] = [[]]
    for line in shapes:
        found[-1].append(line)
        if line.shape is Shape.PAGE_NUMBER:
            found.append([])
    return found


def running_heads(shapes: Sequence[ShapedLine]) -> frozenset[str]:
    """Short lines that come again on several pages."""
    seen: Counter[str] = Counter()
    for page in pages(shapes):
        printed = [line for line in page if line.shape not in (Shape.BLANK, Shape.PAGE_NUMBER)]
        edges = (*printed[:_AT_EDGE], *printed[-_AT_EDGE:])
        short = (line for line in edges if line.shape is Shape.SHORT)
        # A bracket on a line of its own ends an item, and may be the same for many.
        seen.update({line.text for line in short if not _is_rest(line.text)})
    return frozenset(text for text, count in seen.items() if count >= _RUNNING_HEAD_PAGES)


def usual_gap(shapes: Sequence[ShapedLine]) -> int:
    """The number of blank lines under most lines: 1 in a text that is double spaced."""
    gaps: Counter[int] = Counter()
    gap = 0
    for line in shapes:
        if line.shape is Shape.BLANK:
            gap += 1
        else:
            gaps[gap] += 1
            gap = 0
    return gaps.most_common(1)[0][0] if gaps else 0


def _is_rest(text: str) -> bool:
    """Whether a line can only be the end of an item: it closes a bracket that it does not open."""
    opened = sum(text.count(sign) for sign in "(（")
    return continues(text) or sum(text.count(sign) for sign in ")）") > opened
