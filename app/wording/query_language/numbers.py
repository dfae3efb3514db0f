"""Numbers as they are typed: `>=50`, `50%`, `50..80`, `3萬`."""

import re

from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import Comparison, NumberIs
from app.domain.numerals import NUMBER_PATTERN, narrow, parse_number, plain_number
from app.wording.query_language.times import operator_of

_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?", re.IGNORECASE)
_WRITTEN = re.compile(NUMBER_PATTERN)
_LONGEST = 40


def read_number_condition(field: Field, text: str, negated: bool) -> NumberIs | None:
    """The condition that a typed number makes; None if it is no number.

    Raises InvalidValue for what can only be meant as a number but is none.
    """
    operator, words = operator_of(text)
    if not operator and ".." in words:
        head, _, tail = words.partition("..")
        first, last = _number(head), _number(tail)
        if first is None or last is None:
            raise InvalidValue("query_number_unknown", value=words)
        return NumberIs(field, Comparison.BETWEEN, first, last, negated)
    value = _number(words)
    if value is None:
        if operator:
            raise InvalidValue("query_number_unknown", value=operator + words)
        return None
    if operator == "<>":
        return NumberIs(field, Comparison.EQUAL, value, negated=not negated)
    return NumberIs(field, Comparison(operator or "="), value, negated=negated)


def written_number(condition: NumberIs) -> str:
    """A condition on a number as it is typed."""
    value = number_text(condition.value)
    if condition.comparison is Comparison.BETWEEN:
        return f"{value}..{number_text(condition.upper)}"
    return value if condition.comparison is Comparison.EQUAL else condition.comparison.value + value


def number_text(value: float) -> str:
    """A number so that the same is read again."""
    return str(plain_number(value)) if abs(value) < 1e15 else repr(float(value))


def _number(text: str) -> float | None:
    plain = narrow(text).strip().removesuffix("%").strip()
    if len(plain) > _LONGEST:
        return None
    if _PLAIN.fullmatch(plain):
        value = float(plain)
        return value if abs(value) != float("inf") else None
    return float(parse_number(plain)) if _WRITTEN.fullmatch(plain) else None
