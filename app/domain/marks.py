"""What a timeline draws of a row, as pure description: no pixels, no colours, no words.

The painter on the screen and the Timeline sheet of the workbook are two readers of these marks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from app.domain.commitment import Action
from app.domain.deadline import Certainty, Relation, Window
from app.domain.due_state import DueState, due_state
from app.domain.listing import Bar, ListingRow

LEAD_DAYS = 183
"""How long before its limit a bar begins when nobody knows from when on the promise held."""
_ALL = 100


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


class Body(Enum):
    """How a bar is filled and framed, so that due states differ without their colours."""

    HOLLOW = auto()
    """An outline: its time has not come."""
    TINTED = auto()
    """Half full: its time is now, or has gone by."""
    FRAMED = auto()
    """Half full in a thick frame: it is due soon."""
    FILLED = auto()
    """Half full with a full line at its foot: it is done."""
    STRUCK = auto()
    """An outline with a line through it: it was dropped."""


BODIES = {
    DueState.PAST_LATEST: Body.TINTED,
    DueState.DUE_SOON: Body.FRAMED,
    DueState.OPEN: Body.TINTED,
    DueState.NOT_YET_OPEN: Body.HOLLOW,
    DueState.ONGOING: Body.TINTED,
    DueState.UNDATED: Body.TINTED,
    DueState.DONE_LATE: Body.FILLED,
    DueState.DONE: Body.FILLED,
    DueState.DROPPED: Body.STRUCK,
}


@dataclass(frozen=True, slots=True)
class Overrun:
    """Time that has gone by after the last day of a bar: until it was done, or until today."""

    until: date
    done: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Per cent of a bar."""

    reported: int
    expected: int
    """As much as has gone by of the window: what a steady pace would have reached."""


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
    earlier: tuple[Window, ...] = ()
    """What was promised before: the first promise first, then each revision but the latest."""
    overrun: Overrun | None = None
    progress: Progress | None = None
    bar: int = -1
    """The number of its deadline among those of the row; -1 for a lane."""


def marks(row: ListingRow, published: date | None, today: date | None = None) -> tuple[Mark, ...]:
    """The marks of a row: one for each of its deadlines, or that of a lane.

    Without a present day nothing is said about how far a row has come.
    """
    found = tuple(_mark(bar, published, number) for number, bar in enumerate(row.bars))
    dated = tuple(mark for mark in found if mark.start is not None)
    if not dated:
        shape = Shape.ONGOING if row.relation is Relation.ONGOING else Shape.UNDATED
        return (Mark(shape, phrase=row.phrase),)
    return dated if today is None else _with_standing(row, dated, today)


def action_mark(action: Action, published: date | None) -> Mark:
    """The mark of one action of a commitment."""
    deadline = action.in_force
    if deadline is None:
        return Mark(Shape.UNDATED)
    if not deadline.dated:
        shape = Shape.ONGOING if deadline.relation is Relation.ONGOING else Shape.UNDATED
        return Mark(shape, phrase=deadline.phrase)
    bar = Bar(
        deadline.relation, deadline.earliest, deadline.latest, deadline.certainty,
        deadline.soft_start, deadline.soft_end, deadline.phrase, action.earlier,
    )  # fmt: skip
    return _mark(bar, published)


def extent(every: Iterable[Mark], today: date) -> tuple[date, date]:
    """The first and the last day that some marks and the present day take up."""
    first = last = today
    for mark in every:
        if mark.start is not None:
            days = [mark.start, mark.end or mark.start]
            days += [day for one in mark.earlier for day in (one.earliest, one.latest) if day]
            days += [mark.overrun.until] if mark.overrun else []
            first, last = min(first, *days), max(last, *days)
    return first, last


def elapsed(start: date, end: date, today: date) -> int:
    """How many per cent of the days from `start` to `end`, both included, have gone by."""
    days = end.toordinal() - start.toordinal() + 1
    gone = today.toordinal() - start.toordinal()
    return min(_ALL, max(0, round(_ALL * gone / days)))


def _with_standing(row: ListingRow, dated: tuple[Mark, ...], today: date) -> tuple[Mark, ...]:
    """How far the row has come, said at the bar that ends last: it decides the due state."""
    last = max(range(len(dated)), key=lambda at: dated[at].end or date.max)
    mark = dated[last]
    assert mark.start is not None
    if mark.end is None:
        return dated
    state = due_state(row.relation, row.earliest, row.latest, row.status, row.completed_on, today)
    overrun = progress = None
    if state is DueState.PAST_LATEST:
        overrun = Overrun(today, done=False)
    elif state is DueState.DONE_LATE and row.completed_on is not None:
        overrun = Overrun(row.completed_on, done=True)
    if overrun is not None and overrun.until <= mark.end:
        overrun = None
    if row.percent is not None and mark.shape in (Shape.WINDOW, Shape.LIMIT):
        progress = Progress(min(_ALL, max(0, row.percent)), elapsed(mark.start, mark.end, today))
    standing = replace(mark, overrun=overrun, progress=progress)
    return (*dated[:last], standing, *dated[last + 1 :])


def _mark(bar: Bar, published: date | None, number: int = -1) -> Mark:
    """The mark of a deadline by its number among those of the row."""
    start, end = bar.earliest, bar.latest
    soft_start, soft_end = bar.soft_start, bar.soft_end
    if end is None:
        if start is None:
            return Mark(Shape.UNDATED, phrase=bar.phrase, earlier=bar.earlier, bar=number)
        shape, soft_end = Shape.ARROW, True
    elif start is None:
        shape, start, soft_start = Shape.LIMIT, _since(end, published), True
    elif start == end:
        shape, soft_start, soft_end = Shape.MILESTONE, False, False
    else:
        shape = Shape.WINDOW
    ambiguous = bar.certainty is Certainty.AMBIGUOUS
    return Mark(
        shape, start, end, soft_start, soft_end, ambiguous, bar.phrase, bar.earlier, bar=number
    )


def _since(limit: date, published: date | None) -> date:
    """From when on a promise with only a limit holds: since it was made."""
    if published is not None and published < limit:
        return published
    return limit - timedelta(days=LEAD_DAYS)
