"""A target: a quantity that the commitment is to reach, with the words that promise it."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.deadline import Span


class Comparator(StrEnum):
    """How the value reached must lie to the value promised."""

    MORE = ">"
    AT_LEAST = ">="
    AT_MOST = "<="
    LESS = "<"
    ABOUT = "~"
    NEARLY = "~<"
    """近, almost: as good as the value, rather below it than above."""
    EXACTLY = "="


class Scope(StrEnum):
    """What the value counts."""

    PLAIN = ""
    TOTAL = "total"
    """共, 累計: all together."""
    PER_YEAR = "per_year"
    """每年: in each year."""
    CONDITION = "condition"
    """35 000名逗留至少12個月的人才: it narrows what is counted, and is not to be reached."""


@dataclass(frozen=True, slots=True)
class Target:
    """`unit` is the measure word as printed (名, 項, 元, %), the value is in single units of it."""

    phrase: str
    comparator: Comparator
    value: int | float
    unit: str
    scope: Scope = Scope.PLAIN
    span: Span = (0, 0)
