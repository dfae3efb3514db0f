"""Calendar quarters, the unit in which governments promise."""

from dataclasses import dataclass
from datetime import date

from app.domain.deadline import last_day


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year; `number` is 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        """As filters write it: 2024Q3."""
        return f"{self.year:04}Q{self.number}"

    @property
    def first(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        return last_day(self.year, self.number * 3)

    @property
    def next(self) -> "Quarter":
        at_end = self.number == 4
        return Quarter(self.year + 1, 1) if at_end else Quarter(self.year, self.number + 1)


def quarter_of(day: date) -> Quarter:
    """The quarter that a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters(first: date, last: date) -> list[Quarter]:
    """All quarters from that of one day to that of another."""
    found = [quarter_of(first)]
    end = quarter_of(last)
    while found[-1] < end:
        found.append(found[-1].next)
    return found
