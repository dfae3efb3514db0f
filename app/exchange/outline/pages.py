"""What is seen of a document as a whole: pages, running heads, how far lines stand apart."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise

from app.exchange.outline.shapes import Shape, ShapedLine, continues

_RUNNING_HEAD_PAGES = 3
_AT_EDGE = 3
_FAR = 2
"""So many blank lines part the words of a cover, in a text that is not double spaced."""
_MOST_HEADINGS = 4
"""More short lines than this are a list of contents."""
_NOT_OF_WORDS = re.compile(r"\W")
"""So many lines from the top or the foot of a page a running head stands at most."""


def pages(shapes: Sequence[ShapedLine]) -> list[list[ShapedLine]]:
    """The lines parted behind each page number."""
    found: list[list[ShapedLine]] = [[]]
    for line in shapes:
        found[-1].append(line)
        if line.shape is Shape.PAGE_NUMBER:
            found.append([])
    return found


def cover_pages(
    parted: Sequence[Sequence[ShapedLine]],
    is_of_item: Callable[[ShapedLine], bool],
    running: Collection[str],
) -> frozenset[int]:
    """The pages, by number from 0, without items that are covers: of the document, of a chapter.

    The others have nothing but headings, and the items below them stand on the next page.
    """
    with_items = [any(map(is_of_item, page)) for page in parted]
    gap = usual_gap([line for page in parted for line in page])
    covers: set[int] = set()
    for number in range(len(parted) - 1, -1, -1):
        followed = number + 1 < len(parted) and number + 1 not in covers
        headings = number > 0 and followed and _is_of_headings(parted[number], running, gap)
        if not with_items[number] and not (headings and not _repeated(parted, number)):
            covers.add(number)
    return frozenset(covers)


def _is_of_headings(page: Sequence[ShapedLine], running: Collection[str], gap: int) -> bool:
    """Whether the words of a page are a few headings, one right below the other."""
    printed = [line for line in page if _is_printed(line) and line.text not in running]
    if any(line.shape not in (Shape.SHORT, Shape.HEADING) for line in printed):
        return False
    far = any(
        (below.number - above.number - 1 - gap) // (gap + 1) >= _FAR
        for above, below in pairwise(printed)
    )
    return 0 < len(printed) <= _MOST_HEADINGS and not far


def _repeated(parted: Sequence[Sequence[ShapedLine]], number: int) -> bool:
    """Whether the next page begins with the words of this one, as behind the cover of a chapter."""
    words = _letters(line.text for line in parted[number] if _is_printed(line))
    first = next((line.text for line in parted[number + 1] if _is_printed(line)), "")
    return bool(first) and _letters([first]) in words


def _letters(texts: Iterable[str]) -> str:
    return _NOT_OF_WORDS.sub("", "".join(texts))


def _is_printed(line: ShapedLine) -> bool:
    return line.shape not in (Shape.BLANK, Shape.PAGE_NUMBER)


def running_heads(shapes: Sequence[ShapedLine]) -> frozenset[str]:
    """Short lines that come again on several pages."""
    seen: Counter[str] = Counter()
    for page in pages(shapes):
        printed = [line for line in page if _is_printed(line)]
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
