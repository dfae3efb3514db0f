"""A character with its place on a page.

Places are in points from the lower left corner of the page.
"""

from dataclasses import dataclass

UNNAMED = "\ufffd"
"""Stands for a sign that can be seen, and of which the file does not say what it is."""


@dataclass(slots=True)
class Glyph:
    """One character; `base` is the height of the line that it stands on."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    order: int = -2
    """Its number in the file; shapes that are taken for a sign have none."""
    raised: bool = False

    @property
    def height(self) -> float:
        return self.top - self.bottom
