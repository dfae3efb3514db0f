"""Levels of headings in a text without mark-up.

A heading above a heading is its parent. A run of headings therefore ends with the lowest level
there is, and a shorter run later on renews only its lowest levels.

A heading whose level a person has said takes those below it along, until one comes that would
stand as high as it stood.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.outline.shapes import joined


@dataclass(slots=True)
class Heading:
    """A heading with the line where it begins; `said` is a level from 1, or 0 if none was said."""

    text: str
    line: int = 0
    said: int = 0

    def extend(self, text: str) -> None:
        """One more line of it."""
        self.text = joined(self.text, text)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where headings stand."""

    paths: list[tuple[str, ...]]
    """For each run of headings, in order, the headings in force below it, the outermost first."""
    levels: dict[int, int]
    """The level of each heading, from 1, by the line where it begins."""


def placed(runs: Sequence[Sequence[Heading]]) -> Placed:
    """Work out the level of every heading."""
    depth = max(map(len, runs), default=0)
    in_force: list[str] = []
    moved: list[tuple[int, int]] = []
    """The levels by rule, and how much deeper each of them stands."""
    found = Placed([], {})
    for run in runs:
        for level, heading in enumerate(run, depth - len(run)):
            while moved and moved[-1][0] >= level:
                moved.pop()
            wanted = heading.said - 1 if heading.said else level + (moved[-1][1] if moved else 0)
            at = max(0, min(wanted, len(in_force)))
            if heading.said:
                moved.append((level, at - level))
            in_force = [*in_force[:at], heading.text]
            found.levels[heading.line] = at + 1
        found.paths.append(tuple(in_force))
    return found
