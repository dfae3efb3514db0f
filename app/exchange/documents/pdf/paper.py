"""The sheet that a page is on, and how it has to be turned for its text to stand upright."""

import math
from dataclasses import dataclass

import pypdfium2

_QUARTER = math.pi / 2
_NEARLY = 0.1
OBLIQUE = -1
"""The turn of text that stands askew, as a watermark does."""


def quarter_turns(right: float, up: float) -> int:
    """How many quarters (0 to 3) a page is to be turned to the right for its text.

    The text runs so far to the right and up; OBLIQUE if it is none of the four ways.
    """
    if up == 0 and right > 0:
        return 0
    quarters = math.atan2(up, right) / _QUARTER
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) < _NEARLY else OBLIQUE


@dataclass(frozen=True, slots=True)
class Paper:
    """The visible part of a page, in the places of the file, and the turn of its text."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place on the upright sheet, from its own lower left corner."""
        if self.turns == 1:
            return y - self.bottom, self.right - x
        if self.turns == 2:
            return self.right - x, self.top - y
        if self.turns == 3:
            return self.top - y, x - self.left
        return x - self.left, y - self.bottom

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A box on the upright sheet: left, bottom, right, top."""
        x, y = self.point(left, bottom)
        other_x, other_y = self.point(right, top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def paper_of(page: pypdfium2.PdfPage, turns: int) -> Paper:
    """The paper of a page whose text is turned."""
    left, bottom, right, top = page.get_bbox()
    return Paper(left, bottom, right, top, turns)
