"""How high a row has to be for its wrapped texts.

Programs measure wrapped text differently or, like Calc when it opens a file, not at all.
"""

import re
from collections.abc import Iterable
from math import ceil

_LINE_POINTS = 14.0
_MARGIN_POINTS = 4.0
_HIGHEST_ROW = 409.0
_PIXEL = 0.75
_WIDE, _NARROW = 2, 1.05
"""Characters by the width of a digit, in which columns are measured."""
_NARROW_ONES = re.compile("[\0-\u2e7f]+")


def room(width: float) -> float:
    """What a column of a width has room for beside its margins."""
    return max(2.0, width - 1.5)


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """The points that texts need, each in its room, as far as Excel allows."""
    lines = 1
    for text, within in texts:
        # Most are seen to fit without measuring them.
        if len(text) * _WIDE > lines * within or "\n" in text:
            lines = max(lines, _lines(text, within))
    points = min(_HIGHEST_ROW, lines * _LINE_POINTS + _MARGIN_POINTS)
    return int(points / _PIXEL + 0.5) * _PIXEL


def _lines(text: str, within: float) -> int:
    return sum(max(1, ceil(_width(part) / within)) for part in text.split("\n"))


def _width(text: str) -> float:
    wide = len(_NARROW_ONES.sub("", text))
    return wide * _WIDE + (len(text) - wide) * _NARROW
