"""The quarters of a timeline as cells: what of each a row's marks fill, and with which sign."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.domain.due_state import DueState
from app.domain.marks import Mark, Shape, extent
from app.domain.quarters import Quarter, quarter_of, quarters
from app.exchange.workbooks.book import StateColours
from app.exchange.workbooks.canvas import INK

LIMIT, MILESTONE, ARROW, UNSURE, ALWAYS, REPORTED = "●", "◆", "▶", "?", "～", "✔"
PROMISED, OVERRUN = "○", "┄"
_MOST_QUARTERS = 80
_BLANK = ""
_SIGNS = {Shape.LIMIT: LIMIT, Shape.MILESTONE: MILESTONE, Shape.ARROW: ARROW}


class Paint(NamedTuple):
    """What a cell shows: a sign or nothing, on a colour."""

    sign: str
    fill: str
    ink: str


class Quarters:
    """Quarters that follow each other, as numbered columns."""

    def __init__(self, every: Sequence[Quarter]) -> None:
        self.every = tuple(every)
        self._first = _number(every[0])

    def __len__(self) -> int:
        return len(self.every)

    def at(self, day: date) -> int:
        """The number of the quarter of a day; there may be no such column."""
        return _number(quarter_of(day)) - self._first

    def touched(self, mark: Mark) -> range:
        """The columns that a mark on the axis touches."""
        assert mark.start is not None
        end = len(self) if mark.end is None else self.at(mark.end) + 1
        return range(max(0, self.at(mark.start)), min(len(self), end))


def painted(
    marks: Sequence[Mark], quarters: Quarters, colours: StateColours, state: DueState
) -> dict[int, Paint]:
    """What the marks of a row make of the columns that they touch."""
    found: dict[int, Paint] = {}
    for mark in marks:
        if mark.shape is Shape.ONGOING:
            paint = Paint(ALWAYS, colours.soft, colours.ink)
            found |= dict.fromkeys(range(len(quarters)), paint)
        elif mark.shape is not Shape.UNDATED:
            found |= _bar(mark, quarters.touched(mark), colours)
            found = _around(mark, quarters, colours) | found
    if state in (DueState.DONE, DueState.DONE_LATE) and found:
        last = max(at for at in found if found[at].sign != PROMISED)
        found[last] = found[last]._replace(sign=REPORTED)
    return found


def quarters_of(marks: Sequence[Mark], today: date) -> Quarters:
    """The quarters that some marks take up, as many as there is room for."""
    first, last = extent(marks, today)
    found = quarters(first, last)
    found.append(found[-1].next)  # Where arrows run out.
    if len(found) > _MOST_QUARTERS:
        # There is no room for all of them; those around the present one matter.
        present = found.index(quarter_of(today))
        begin = max(0, min(present - _MOST_QUARTERS // 4, len(found) - _MOST_QUARTERS))
        found = found[begin : begin + _MOST_QUARTERS]
    return Quarters(found)


def _around(mark: Mark, quarters: Quarters, colours: StateColours) -> dict[int, Paint]:
    """The time that ran over behind a bar, and the ends of what was promised before."""
    found: dict[int, Paint] = {}
    if mark.overrun is not None and mark.end is not None:
        over = range(quarters.at(mark.end) + 1, quarters.at(mark.overrun.until) + 1)
        paint = Paint(OVERRUN, _BLANK, colours.ink)
        found |= {at: paint for at in over if 0 <= at < len(quarters)}
    for window in mark.earlier:
        day = window.latest or window.earliest
        at = -1 if day is None else quarters.at(day)
        if 0 <= at < len(quarters):
            found[at] = Paint(PROMISED, _BLANK, INK)
    return found


def _bar(mark: Mark, touched: range, colours: StateColours) -> dict[int, Paint]:
    if not touched:
        return {}
    ink = colours.ink if mark.shape is Shape.ARROW else INK
    first, last = touched[0], touched[-1]
    found = dict.fromkeys(touched, Paint("", _fill(mark, colours), ink))
    found[first] = Paint("", _fill(mark, colours, first=True), ink)
    found[last] = Paint(_sign(mark), _fill(mark, colours, first=first == last, last=True), ink)
    return found


def _sign(mark: Mark) -> str:
    return UNSURE if mark.ambiguous else _SIGNS.get(mark.shape, "")


def _fill(mark: Mark, colours: StateColours, *, first: bool = False, last: bool = False) -> str:
    """Soft edges, and all of a bar that only leads to its limit or runs on, are lighter."""
    if mark.shape is Shape.LIMIT:
        return colours.full if last else colours.soft
    if mark.shape is Shape.ARROW:
        return colours.full if first and not mark.soft_start else colours.soft
    soft = (first and mark.soft_start) or (last and mark.soft_end)
    return colours.soft if soft else colours.full


def _number(quarter: Quarter) -> int:
    return quarter.year * 4 + quarter.number
