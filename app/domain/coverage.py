"""How many rows have their time in each stretch of an axis: what a band of density shows."""

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import add

from app.domain.windows import NO_DAY, RowWindows

MOST_LOOKED_AT = 8_000
"""Of more rows every so-manieth is looked at: a density of thousands does not need each."""
_LIMIT_DAYS = 92
"""How long a row counts before its latest day, if that is all that is known."""
_SOME = re.compile(rb"[^\0]")


def coverage(
    keys: Sequence[int], windows: RowWindows, first: int, last: int, bins: int
) -> list[float]:
    """The number of rows in each of so many stretches of the days from `first` to `last`.

    Days are proleptic ordinals, both included. Rows without days are in none.
    """
    step = max(1, -(-len(keys) // MOST_LOOKED_AT))
    scale = bins / max(1, last - first + 1)
    edges = [0] * (bins + 1)
    starts, ends = windows.starts, windows.ends
    for key in keys[::step]:
        start, end = starts[key], ends[key]
        if start == NO_DAY:
            if end == NO_DAY:
                continue
            start = end - _LIMIT_DAYS
        if end == NO_DAY:
            end = last
        if end < first or start > last:
            continue
        edges[max(0, int((start - first) * scale))] += 1
        edges[min(bins, int((end - first) * scale) + 1)] -= 1
    return [float(count * step) for count in accumulate(edges[:bins])]


def undated(keys: Sequence[int], windows: RowWindows) -> int:
    """How many rows have no day at all: they have lanes of their own."""
    # Days are positive, so that a sum is zero only where both are missing; no loop in Python.
    starts, ends = windows.starts.__getitem__, windows.ends.__getitem__
    return list(map(add, map(starts, keys), map(ends, keys))).count(NO_DAY)


def sampled(keys: int, most: int) -> list[int]:
    """About so many of a set of keys, one bit each; all of them if they are no more than that."""
    data = keys.to_bytes(keys.bit_length() // 8 + 1, "little")
    step = max(1, keys.bit_count() // most)
    found: list[int] = []
    for some in _SOME.finditer(data[::step]):  # Sets of a million are searched, not counted out.
        first, byte = some.start() * step * 8, some[0][0]
        found += [first + bit for bit in range(8) if byte >> bit & 1]
    return found
