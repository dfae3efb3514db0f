"""What a hand that drags an edge of a bar means: pure arithmetic of days, and what is refused."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from app.domain.commitment import Status
from app.domain.deadline import Window, add_months
from app.domain.errors import InvalidValue
from app.domain.listing import ListingRow
from app.domain.marks import Mark, Shape
from app.ui.timeline.scale import TimeScale, Unit

_DAY = timedelta(days=1)


class Edge(Enum):
    """What of a bar is held."""

    START = auto()
    END = auto()
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """A deadline is to be another one; `number` counts the deadlines of the row."""

    row: ListingRow
    mark: Mark
    number: int
    window: Window


def window_of(mark: Mark) -> Window:
    """The days that a mark stands for; a limit has no first one of its own."""
    return Window(None if mark.shape is Shape.LIMIT else mark.start, mark.end)


def held_edge(mark: Mark, edge: Edge) -> Edge:
    """What moves when a part of a bar is held. Raises InvalidValue if nothing can."""
    if mark.shape in (Shape.ONGOING, Shape.UNDATED):
        raise InvalidValue("revision_without_days")
    if mark.shape is Shape.MILESTONE:
        return Edge.BOTH
    if mark.shape is Shape.LIMIT:
        if edge is Edge.START:
            raise InvalidValue("revision_without_start", phrase=mark.phrase)
        return Edge.END
    if mark.shape is Shape.ARROW:
        if edge is Edge.END:
            raise InvalidValue("revision_without_end", phrase=mark.phrase)
        return Edge.START
    return edge


def require_revisable(row: ListingRow) -> None:
    """What is done or dropped is over. Raises InvalidValue."""
    if row.status in (Status.DONE, Status.DROPPED):
        raise InvalidValue("revision_of_the_past", ref=row.ref, status=row.status)


@dataclass(frozen=True, slots=True)
class EdgeDrag:
    """A bar held at an edge, at a place."""

    mark: Mark
    edge: Edge
    grip: float
    """The x at which it was taken."""

    def at(self, x: float, scale: TimeScale, unit: Unit) -> Window:
        """The window that it has when the hand is at a place; edges keep to the lines of a unit."""
        old = window_of(self.mark)
        if self.edge is Edge.START:
            return Window(scale.snapped(x, unit)[0], old.latest)
        if self.edge is Edge.END:
            return Window(old.earliest, scale.snapped(x, unit)[1])
        return self._moved(old, scale, x, unit)

    def _moved(self, old: Window, scale: TimeScale, x: float, unit: Unit) -> Window:
        first = old.earliest or old.latest
        assert first is not None, "what has no days is not held"
        target = scale.snapped(scale.x(first) + x - self.grip + scale.density / 2, unit)[0]
        if self.mark.shape is Shape.MILESTONE:
            moved = scale.day(scale.x(first) + x - self.grip + scale.density / 2)
            day = moved if unit is Unit.DAY else target
            return Window(day, day)
        if old.latest is None:
            return Window(target, None)
        return Window(target, _end_of_same_length(first, old.latest, target))


def turned(window: Window) -> bool:
    """Whether a window would end before it begins."""
    return (
        window.earliest is not None
        and window.latest is not None
        and window.latest < window.earliest
    )


def _end_of_same_length(first: date, last: date, start: date) -> date:
    """Whole months stay whole months; others keep their number of days."""
    after = last + _DAY
    if first.day == after.day == start.day == 1:
        months = (after.year - first.year) * 12 + after.month - first.month
        return add_months(start, months) - _DAY
    return start + (last - first)
