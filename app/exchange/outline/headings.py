"""Levels of headings.

Without mark-up a heading above a heading is its parent. A run of headings therefore ends with the
lowest level there is, and a shorter run later on renews only its lowest levels. In a document that
says the levels itself these hold, and headings without one stand below those with one.

A heading whose level a person has said takes those below it along, until one comes that would
stand as high as it stood.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.outline.shapes import joined

_BELOW_MARKED = 100
"""More than a document can mark: the rank of the first heading without a mark."""


@dataclass(slots=True)
class Heading:
    """A heading with the line where it begins."""

    text: str
    line: int = 0
    said: int = 0
    """The level, from 1, that a person has said; 0 if none was."""
    marked: int = 0
    """The level, from 1, that the document gives it; 0 if it gives none."""

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


@dataclass(frozen=True, slots=True)
class _InForce:
    text: str
    rank: int
    """Those of the same rank, or of a higher number, end where one of it begins."""


def placed(runs: Sequence[Sequence[Heading]]) -> Placed:
    """Work out the level of every heading."""
    tails = [_unmarked_at_end(run) for run in runs]
    depth = max(tails, default=0)
    in_force: list[_InForce] = []
    found = Placed([], {})
    for run, tail in zip(runs, tails, strict=True):
        for at, heading in enumerate(run):
            lowest = depth - tail + at - (len(run) - tail)
            rank = heading.marked or _BELOW_MARKED + (lowest if at >= len(run) - tail else at)
            in_force = _with(in_force, heading, rank)
            found.levels[heading.line] = len(in_force)
        found.paths.append(tuple(one.text for one in in_force))
    return found


def _unmarked_at_end(run: Sequence[Heading]) -> int:
    """How many headings of a run stand without a mark behind the last one with one."""
    marked = [at for at, heading in enumerate(run) if heading.marked]
    return len(run) - 1 - marked[-1] if marked else len(run)


def _with(before: list[_InForce], heading: Heading, rank: int) -> list[_InForce]:
    """The headings in force from a new one on."""
    above = before
    while above and above[-1].rank >= rank:
        above = above[:-1]
    if not heading.said:
        return [*above, _InForce(heading.text, rank)]
    at = min(heading.said - 1, len(before))
    # One that was raised stands as high as the one in whose place it is.
    raised = before[at].rank if at < len(above) else rank
    return [*before[:at], _InForce(heading.text, raised)]
