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
    EXACTLY = "="


class Scope(StrEnum):
    """What the value counts."""

    PLAIN = ""
    TOTAL = "total"
    """共, 累計: all together."""
    PER_YEAR = "per_year"
    """每年: in each year."""


@dataclass(frozen=True, slots=True)
class Target:
    """`unit` is the measure word as printed (名, 項, 元, %), the value is in single units of it."""

    phrase: str
    comparator: Comparator
    value: int | float
    unit: str
    scope: Scope = Scope.PLAIN
    span: Span = (0, 0)
