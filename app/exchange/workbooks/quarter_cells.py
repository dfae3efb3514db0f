"""The quarters of a timeline as cells: what of each a row's marks fill, and with which sign."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.domain.due_state import DueState
from app.domain.marks import Mark, Shape
from app.domain.quarters import Quarter, quarter_of
from app.exchange.workbooks.book import StateColours
from app.exchange.workbooks.canvas import INK

LIMIT, MILESTONE, ARROW, UNSURE, ALWAYS, REPORTED = "●", "◆", "▶", "?", "～", "✔"
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
    if state in (DueState.DONE, DueState.DONE_LATE) and found:
        last = max(found)
        found[last] = found[last]._replace(sign=REPORTED)
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
