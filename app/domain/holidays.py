"""General holidays, as far as they are known: nothing is guessed for the years that are not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which offices are closed, named in three languages."""

    day: date
    zh_hant: str
    zh_hans: str
    en: str


class Holidays:
    """The holidays of whole years."""

    def __init__(self, every: Iterable[Holiday] = ()) -> None:
        self._days = {one.day: one for one in every}
        self._years = frozenset(day.year for day in self._days)

    def on(self, day: date) -> Holiday | None:
        """The holiday on a day."""
        return self._days.get(day)

    def between(self, first: date, last: date) -> Iterator[Holiday]:
        """The holidays from one day to another, both included."""
        for day, holiday in self._days.items():
            if first <= day <= last:
                yield holiday

    def known(self, year: int) -> bool:
        """Whether the holidays of a year are known."""
        return year in self._years

    def unknown_years(self, first: date, last: date) -> list[int]:
        """The years from one day to another whose holidays are not known."""
        return [year for year in range(first.year, last.year + 1) if year not in self._years]
