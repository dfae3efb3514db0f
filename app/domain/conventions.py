"""What soft words and financial terms mean to the office; shown to the user and changeable."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.deadline import Window
from app.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Conventions:
    """Months (1 to 12) by which words of time are read."""

    early_last_month: int = 3
    """年初 is 1 January to the end of this month."""
    middle_first_month: int = 6
    """年中 as a point in time begins with this month,"""
    middle_last_month: int = 7
    """and ends with this one."""
    middle_limit_month: int = 6
    """年中前 and 年中或之前 mean: by the end of this month."""
    end_first_month: int = 11
    """年底 begins softly with this month and ends on 31 December."""
    school_first_month: int = 9
    financial_first_month: int = 4
    term: Window | None = None
    """The term of office of the present government, both days known; None until said."""

    def term_on(self, published: date | None) -> Window | None:
        """What 本屆政府 is in a document of that day.

        None for a document of another government, or of an unknown day: a wrong date is worse
        than a question.
        """
        term = self.term
        if term is None or published is None or term.earliest is None or term.latest is None:
            return None
        return term if term.earliest <= published <= term.latest else None


def checked_conventions(conventions: Conventions) -> Conventions:
    """The same, if they make sense together.

    Raises InvalidValue, with the name of the field that is wrong as its value `field`.
    """
    if conventions.middle_last_month < conventions.middle_first_month:
        raise InvalidValue("conventions_middle_turned", field="middle_last_month")
    if conventions.early_last_month >= conventions.end_first_month:
        raise InvalidValue("conventions_year_turned", field="early_last_month")
    term = conventions.term
    if term is None:
        return conventions
    if term.earliest is None or term.latest is None:
        raise InvalidValue("conventions_term_half", field="term")
    if term.latest <= term.earliest:
        raise InvalidValue("conventions_term_turned", field="term")
    return conventions


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What has to be known beside the text to read it. Never the clock of the machine."""

    published: date | None = None
    """From when relative words count."""
    conventions: Conventions = Conventions()
    minguo: bool = False
    """The document names the calendar of Taiwan somewhere, so 113年底 means 2024."""
    term: Window | None = None
    """The term of office of the government, once somebody has said what it is."""

    @classmethod
    def of_document(
        cls, published: date | None, conventions: Conventions, lines: Iterable[str]
    ) -> "ReadingContext":
        """The context that the lines of a document make for each of its items."""
        minguo = any("民國" in line or "民国" in line for line in lines)
        term = conventions.term_on(published)
        return cls(published, conventions, minguo=minguo, term=term)
