"""What a timeline draws of a row, as pure description: no pixels, no colours, no words.

The painter on the screen and the Timeline sheet of the workbook are two readers of these marks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from app.domain.deadline import Certainty, Relation
from app.domain.listing import Bar, ListingRow

LEAD_DAYS = 183
"""How long before its limit a bar begins when nobody knows from when on the promise held."""


class Shape(Enum):
    """The form of a mark."""

    WINDOW = auto()
    """Some day from start to end."""
    LIMIT = auto()
    """By the end; the bar grows towards it."""
    MILESTONE = auto()
    """One day."""
    ARROW = auto()
    """From the start on, without an end."""
    ONGOING = auto()
    """A lane of its own: always, so nowhere on the axis."""
    UNDATED = auto()
    """A lane of its own: nothing is said about time."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. Days are both included; the lanes have none."""

    shape: Shape
    start: date | None = None
    end: date | None = None
    soft_start: bool = False
    soft_end: bool = False
    ambiguous: bool = False
    phrase: str = ""


def marks(row: ListingRow, published: date | None) -> tuple[Mark, ...]:
    """The marks of a row: one for each of its deadlines, or that of a lane."""
    found = tuple(_mark(bar, published) for bar in row.bars)
    dated = tuple(mark for mark in found if mark.start is not None)
    if dated:
        return dated
    if row.relation is Relation.ONGOING:
        return (Mark(Shape.ONGOING, phrase=row.phrase),)
    return (Mark(Shape.UNDATED, phrase=row.phrase),)


def extent(every: Iterable[Mark], today: date) -> tuple[date, date]:
    """The first and the last day that some marks and the present day take up."""
    first = last = today
    for mark in every:
        if mark.start is not None:
            first = min(first, mark.start)
            last = max(last, mark.end or mark.start)
    return first, last


def _mark(bar: Bar, published: date | None) -> Mark:
    ambiguous = bar.certainty is Certainty.AMBIGUOUS
    if bar.latest is None:
        if bar.earliest is None:
            return Mark(Shape.UNDATED, phrase=bar.phrase)
        return Mark(Shape.ARROW, bar.earliest, None, bar.soft_start, True, ambiguous, bar.phrase)
    if bar.earliest is None:
        start = _since(bar.latest, published)
        return Mark(Shape.LIMIT, start, bar.latest, True, bar.soft_end, ambiguous, bar.phrase)
    if bar.earliest == bar.latest:
        return Mark(
            Shape.MILESTONE, bar.earliest, bar.latest, ambiguous=ambiguous, phrase=bar.phrase
        )
    return Mark(
        Shape.WINDOW, bar.earliest, bar.latest, bar.soft_start, bar.soft_end, ambiguous, bar.phrase
    )


def _since(limit: date, published: date | None) -> date:
    """From when on a promise with only a limit holds: since it was made."""
    if published is not None and published < limit:
        return published
    return limit - timedelta(days=LEAD_DAYS)
