"""Lines that a program broke because the next word had no room, so that they are no ends.

An official text file has a fixed width. There a line may end with a full stop or a bracket, and
yet the item goes on below.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from app.exchange.outline.shapes import Marker, Shape, ShapedLine, joined

_LEAST_PAIRS = 5
_MOST = 0.7
_WIDE = 0.6
_NEARLY_ALL = 0.9
_NARROWEST, _WIDEST = 30, 140
"""In columns; longer lines are paragraphs that nobody broke."""
_SLACK = 0.06
"""Of the width: the letters of most fonts are not equally wide."""
# The signs in front of a word and behind it go with it.
_FIRST_WORD = re.compile(r"\s*[「『《（(“‘]*(?:[^\s\u2e80-\uffef]+|\S)[」』》）)”’。，、；：！？]*")
_TEXT = (Shape.ITEM, Shape.SHORT, Shape.PROSE)
_NOTHING: frozenset[int] = frozenset()


def broken_off(shapes: Sequence[ShapedLine]) -> frozenset[int]:
    """The numbers of the lines that go on in the next one, as far as their width tells.

    None if the document is not of lines that are broken at one width.
    """
    pairs = list(_neighbours(shapes))
    widths = sorted(_columns(line.source.rstrip()) for line, _below in pairs)
    # Not the widest: fonts do not agree on how wide some signs are, and an address has no breaks.
    width = widths[int(_NEARLY_ALL * len(widths))] if widths else 0
    wide = [pair for pair in pairs if _columns(pair[0].source) >= _WIDE * width]
    forced = sum(_had_no_room(line, below, width) for line, below in wide)
    plausible = _NARROWEST <= width <= _WIDEST
    if not plausible or forced < _LEAST_PAIRS or forced < _MOST * len(wide):
        return _NOTHING
    printed = [line for line in shapes if line.shape not in (Shape.BLANK, Shape.PAGE_NUMBER)]
    # A number at the beginning of a line may stand in the text.
    numbers = (Marker.NONE, Marker.NUMBER)
    return frozenset(
        line.number
        for line, below in pairwise(printed)
        if line.shape in _TEXT
        and below.shape in _TEXT
        and below.marker in numbers
        and _had_no_room(line, below, width)
    )


def _neighbours(shapes: Sequence[ShapedLine]) -> Iterator[tuple[ShapedLine, ShapedLine]]:
    """Lines with the line right below them, where that can be more of the same."""
    for line, below in pairwise(shapes):
        if line.shape in _TEXT and below.shape in _TEXT and below.shape is not Shape.ITEM:
            yield line, below


def _had_no_room(line: ShapedLine, below: ShapedLine, width: int) -> bool:
    word = _FIRST_WORD.match(below.source)
    longer = joined(line.source.rstrip(), word[0].strip() if word else "")
    return _columns(longer) > width * (1 - _SLACK)


def _columns(text: str) -> int:
    """The width of a text where Chinese takes two columns, and quotation marks in Chinese do."""
    widths = [east_asian_width(one) for one in text]
    wide = "WFA" if "W" in widths else "WF"
    return sum(2 if one in wide else 1 for one in widths)
