"""Levels of headings in a text without mark-up.

A heading above a heading is its parent. A run of headings therefore ends with the lowest level
there is, and a shorter run later on renews only its lowest levels.
"""

from collections.abc import Sequence


def paths(runs: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """For each run of headings, in order, the headings in force below it, the outermost first."""
    depth = max(map(len, runs), default=0)
    in_force: list[str] = []
    found = []
    for run in runs:
        kept = in_force[: max(0, depth - len(run))]
        in_force = [*kept, *run]
        found.append(tuple(in_force))
    return found
