"""What soft words and financial terms mean to the office; shown to the user and changeable."""

from dataclasses import dataclass
from datetime import date


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


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What has to be known beside the text to read it. Never the clock of the machine."""

    published: date | None = None
    """From when relative words count."""
    conventions: Conventions = Conventions()
