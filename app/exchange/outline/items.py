"""Items while their lines come in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.domain.responsibility_grammar import is_responsibility_line
from app.domain.time_labels import is_time_line
from app.exchange.outline.shapes import (
    Marker,
    ShapedLine,
    finished,
    finished_with_bracket,
    joined,
)

_MOST = 0.8
_GOES_ON = ("、", "，", ",", "；", ";", "：", ":")


@dataclass(slots=True)
class Item:
    """The text of the head of an item, then one for each of its parts."""

    marker: Marker
    printed: str
    run: int
    """Which run of headings stands above it."""
    page: int
    texts: list[str]
    who: list[str] = field(default_factory=list)
    """Lines below it that say who is responsible: 責任單位：…"""

    def owns(self, line: ShapedLine) -> bool:
        """Whether an item below, with another marker, is a part of this one."""
        if line.marker in (self.marker, Marker.NUMBER):
            return False
        if self.marker is Marker.NUMBER:
            return len(self.texts) > 1 or not self.closed
        if self.marker is Marker.NONE and len(self.texts) == 1 and finished(self.texts[0]):
            # Prose that somebody said is an item: whether bullets belong to it, only it can tell.
            return False
        return not self.closed

    @property
    def closed(self) -> bool:
        """Whether its last text has the bracket, or the lines, of its organisations."""
        return bool(self.who) or finished_with_bracket(self.texts[-1])

    @property
    def bracketed_texts(self) -> list[str]:
        """Its texts, with what stands in lines of its own in a bracket."""
        if not self.who:
            return self.texts
        return [*self.texts[:-1], f"{self.texts[-1]}（{'；'.join(self.who)}）"]

    def names(self, text: str) -> bool:
        """Take a line that says who is responsible or by when, or goes on; false if it is none."""
        if self.texts[-1] and is_time_line(text):
            # It belongs to the words of the item, and stands in front of the bracket.
            self.texts[-1] = joined(self.texts[-1], text)
            return True
        goes_on = bool(self.who) and self.who[-1].endswith(_GOES_ON)
        if goes_on:
            self.who[-1] += text
        elif is_responsibility_line(text):
            self.who.append(text)
        return goes_on or is_responsibility_line(text)

    @property
    def waits(self) -> bool:
        """Whether parts are still to come: the head announces some, or the last has no bracket."""
        announces = self.texts[-1].rstrip().endswith(("：", ":", "﹕"))
        return announces or (len(self.texts) > 1 and not self.closed)

    @property
    def mixed(self) -> bool:
        """Whether a part with a bracket stands above one without: one of them may be displaced."""
        closed = [finished_with_bracket(text) for text in self.texts[1:]]
        return any(before and not after for before, after in pairwise(closed))

    def expects(self, line: ShapedLine) -> bool:
        """Whether a number may be that of a part or of the next item."""
        text = self.texts[-1].rstrip()
        next_number = int(self.printed) + 1 if self.marker is Marker.NUMBER else 1
        return finished(text) or text.endswith(_GOES_ON) or int(line.printed) == next_number

    def extend(self, text: str) -> None:
        """One more line of the last text."""
        self.texts[-1] = joined(self.texts[-1], text)

    def join(self, line: ShapedLine) -> None:
        """A line that somebody said is a part of this: a bullet of its own, or more of the text.

        A number in the middle of a sentence is no marker.
        """
        numbered = line.marker is Marker.NUMBER and not finished(self.texts[-1])
        if line.marker is Marker.NONE or numbered:
            self.extend(line.source.strip() if numbered else line.text)
        else:
            self.texts.append(line.text)


def owner_of_displaced(items: Sequence[Item], page: int) -> Item | None:
    """The item that parts belong to which stand behind a later item, as some PDF files have them.

    The one that waits for parts, or else the last one with some, on this page or the one before.
    """
    here = [item for item in items if item.page >= page - 1 and item.marker is Marker.NUMBER]
    waiting = [item for item in here if item.waits]
    parted = [item for item in here if len(item.texts) > 1]
    candidates = waiting or parted
    return candidates[-1] if candidates else None


def bracketed(items: Sequence[Item]) -> bool:
    """Whether the document closes its items with brackets: one without has not come to its end."""
    closed = sum(item.closed for item in items)
    return len(items) > 2 and closed >= _MOST * len(items)
