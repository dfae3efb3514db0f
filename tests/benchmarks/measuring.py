"""Times with their peers: everything in one process and one run, since machines are noisy."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 15


@dataclass
class Figure:
    """A measured figure. `ratio` is how many times as long, or as much, the peer takes."""

    name: str
    median: float
    p95: float
    unit: str = "ms"
    peer: str = ""
    peer_median: float | None = None
    limit: float | None = None
    """What the figure must not exceed, in the same unit."""
    least_ratio: float | None = None
    limit_p95: float | None = None

    @property
    def ratio(self) -> float | None:
        return None if self.peer_median is None else self.peer_median / max(self.median, 1e-9)

    @property
    def holds(self) -> bool:
        within = self.limit is None or self.median <= self.limit
        within = within and (self.limit_p95 is None or self.p95 <= self.limit_p95)
        ratio = self.ratio
        return within and (self.least_ratio is None or (ratio or 0) >= self.least_ratio)


def times(do: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of some rounds; the first one warms up and does not count."""
    do()
    taken = []
    for _round in range(rounds):
        start = time.perf_counter()
        do()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def figure(name: str, taken: list[float], **facts: object) -> Figure:
    """A figure from times in milliseconds."""
    ordered = sorted(taken)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return Figure(name, statistics.median(ordered), p95, **facts)
