"""Where the parts of a text stand after somebody has corrected its words.

The two texts are held against each other from both ends: what is alike in front and behind has
stayed, and between lies the one stretch that was typed anew.
"""

from dataclasses import dataclass

from app.domain.deadline import Span


@dataclass(frozen=True, slots=True)
class Correction:
    """The stretch [start, old_end) of a text that has become [start, new_end)."""

    start: int
    old_end: int
    new_end: int
    length: int
    """Of the old text."""

    def touches(self, span: Span) -> bool:
        """Whether a part of the old text was changed, or stands right at what was.

        What is typed beside 2024年 may make it another deadline: 2024年底.
        """
        return span[0] <= self.old_end and self.start <= span[1]

    def made(self, span: Span) -> bool:
        """Whether a part of the new text has words of the stretch, or stands right at it."""
        return span[0] <= self.new_end and self.start <= span[1]

    def moved(self, span: Span) -> Span:
        """Where a part of the old text stands in the new one; one that is all gone is empty.

        Of two parts that meet in the stretch the first one gets it; what is typed between two
        belongs to the second, and what is typed at the very end to the last.
        """
        return self._moved(span[0], is_end=False), self._moved(span[1], is_end=True)

    def _moved(self, at: int, *, is_end: bool) -> int:
        appended = is_end and at == self.start == self.old_end == self.length
        if at <= self.start and not appended:
            return at
        if at >= self.old_end:
            return at + self.new_end - self.old_end
        return self.new_end


def correction(before: str, after: str) -> Correction:
    """The smallest stretch in which two texts differ."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    behind = 0
    while behind < shorter - start and before[-1 - behind] == after[-1 - behind]:
        behind += 1
    return Correction(start, len(before) - behind, len(after) - behind, len(before))
