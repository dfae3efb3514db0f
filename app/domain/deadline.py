"""A deadline keeps its words; the reading beside it is a window of days, never one day by force."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

Span = tuple[int, int]
"""[from, to) in characters of the text of the commitment."""


class Relation(StrEnum):
    """How the deed lies to the window."""

    BY = "by"
    IN = "in"
    FROM = "from"
    UNTIL = "until"
    ONGOING = "ongoing"
    NONE = "none"


class Precision(StrEnum):
    """The size of the unit that the phrase speaks in."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    FINANCIAL_YEAR = "financial_year"
    MULTI_YEAR = "multi_year"


class Certainty(StrEnum):
    """How far the reading can be trusted."""

    FIRM = "firm"
    APPROXIMATE = "approximate"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `earliest` to `latest`, both included; None is open."""

    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A phrase of a document with its reading. Definitions: the help page on deadlines."""

    phrase: str
    relation: Relation
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    certainty: Certainty = Certainty.FIRM
    soft_start: bool = False
    """The window begins gradually: nobody could say on which day."""
    soft_end: bool = False
    alternatives: tuple[Window, ...] = ()
    """The other readings of an ambiguous phrase."""
    span: Span = field(default=(0, 0))

    @property
    def window(self) -> Window:
        return Window(self.earliest, self.latest)

    @property
    def dated(self) -> bool:
        """Whether the calendar has anything to say about it."""
        return self.earliest is not None or self.latest is not None


def edtf(deadline: Deadline) -> str:
    """The reading in EDTF (ISO 8601-2, level 2): `2024-35`, `../2024-35`, `2024-04/..`, `2024~`.

    Sub-year codes: 33 to 36 quarters, 40 and 41 halves. `~` is approximate, `?` ambiguous. Empty
    where no reading is known.
    """
    if deadline.relation is Relation.NONE:
        return ""
    mark = _EDTF_MARKS[deadline.certainty]
    start, end = deadline.earliest, deadline.latest
    if start is None and end is None:
        return "../.."
    if start is not None and end is not None:
        whole = _whole(start, end)
        if whole is not None and not deadline.soft_start:
            return whole + mark
    head = ".." if start is None else _start(start, deadline.precision)
    tail = ".." if end is None else _end(end, deadline.precision)
    mark_head = mark or "~" * deadline.soft_start
    mark_tail = mark or "~" * deadline.soft_end
    return f"{head}{mark_head * (start is not None)}/{tail}{mark_tail * (end is not None)}"


_EDTF_MARKS = {Certainty.FIRM: "", Certainty.APPROXIMATE: "~", Certainty.AMBIGUOUS: "?"}


def last_day(year: int, month: int) -> date:
    """The last day of a month; the month may run over 12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), last_day(year, month + 1))


def _whole(start: date, end: date) -> str | None:
    """The code of the one calendar unit that the window fills."""
    if start == end:
        return start.isoformat()
    if start.day != 1 or start.year != end.year or end != last_day(end.year, end.month):
        return None
    months = (start.month, end.month)
    if months == (1, 12):
        return f"{start.year}"
    if months in ((1, 6), (7, 12)):
        return f"{start.year}-{40 if start.month == 1 else 41}"
    if start.month % 3 == 1 and end.month == start.month + 2:
        return f"{start.year}-{33 + start.month // 3}"
    if start.month == end.month:
        return f"{start.year}-{start.month:02d}"
    return None


def _start(day: date, precision: Precision | None) -> str:
    if precision in (Precision.YEAR, Precision.MULTI_YEAR) and (day.month, day.day) == (1, 1):
        return f"{day.year}"
    if precision is Precision.QUARTER and day.day == 1 and day.month % 3 == 1:
        return f"{day.year}-{33 + day.month // 3}"
    if precision is Precision.HALF and day.day == 1 and day.month in (1, 7):
        return f"{day.year}-{40 if day.month == 1 else 41}"
    if precision is not Precision.DAY and day.day == 1:
        return f"{day.year}-{day.month:02d}"
    return day.isoformat()


def _end(day: date, precision: Precision | None) -> str:
    ends_month = day == last_day(day.year, day.month)
    if precision in (Precision.YEAR, Precision.MULTI_YEAR) and (day.month, day.day) == (12, 31):
        return f"{day.year}"
    if precision is Precision.QUARTER and ends_month and day.month % 3 == 0:
        return f"{day.year}-{32 + day.month // 3}"
    if precision is Precision.HALF and ends_month and day.month in (6, 12):
        return f"{day.year}-{40 if day.month == 6 else 41}"
    if precision is not Precision.DAY and ends_month:
        return f"{day.year}-{day.month:02d}"
    return day.isoformat()
