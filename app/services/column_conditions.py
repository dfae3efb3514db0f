"""What the head of a column offers to ask beside its values: words, numbers, days, stretches."""

from dataclasses import dataclass
from enum import Enum

from app.base.i18n import mark
from app.domain.conventions import Conventions
from app.domain.errors import InvalidValue
from app.domain.fields import FIELDS, Field
from app.domain.filters import (
    Between,
    Comparison,
    Condition,
    Match,
    NumberIs,
    Period,
    Relative,
    TextIs,
)
from app.domain.relative_days import COUNTED
from app.wording.query_language.numbers import number_text, read_number_condition
from app.wording.query_language.times import read_days, written_days

_BESIDE = {Field.DEADLINE: Field.LATEST, Field.TARGET: Field.TARGET_VALUE}
"""The days and numbers behind a text, which people look for in its column."""


class Input(Enum):
    """What has to be typed for an offer."""

    NOTHING = 0
    WORDS = 1
    NUMBER = 2
    NUMBERS = 3
    """Two, from and to."""
    DAY = 4
    """A day, a quarter, a year, or a phrase of time."""
    DAYS = 5
    """Two, from and to."""
    COUNT = 6
    """How many days."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One question that a head offers."""

    field: Field
    input: Input
    how: Match | Period | str
    """For numbers and days the operator as it is typed."""
    words: str = ""
    """In English, to be translated; of a match or a period the labels are known."""
    negated: bool = False


_NUMBERS = (
    ("=", mark("equals")), ("<>", mark("does not equal")), (">", mark("more than")),
    (">=", mark("at least")), ("<", mark("less than")), ("<=", mark("at most")),
)  # fmt: skip
_DAYS = (
    ("=", mark("on or in…")), ("<", mark("before…")), ("<=", mark("up to…")),
    (">", mark("after…")), (">=", mark("from…")), ("<>", mark("not on or in…")),
)  # fmt: skip
_RANGE = ".."
_BETWEEN = mark("between")
_PERIODS = (
    Period.THIS_QUARTER, Period.NEXT_QUARTER, Period.LAST_QUARTER, Period.TODAY,
    Period.THIS_WEEK, Period.NEXT_WEEK, Period.LAST_WEEK, Period.THIS_MONTH, Period.NEXT_MONTH,
    Period.LAST_MONTH, Period.THIS_HALF, Period.NEXT_HALF, Period.LAST_HALF, Period.THIS_YEAR,
    Period.NEXT_YEAR, Period.LAST_YEAR, Period.THIS_FINANCIAL_YEAR, Period.NEXT_FINANCIAL_YEAR,
    Period.LAST_FINANCIAL_YEAR, Period.PAST, Period.FUTURE, Period.YESTERDAY, Period.TOMORROW,
)  # fmt: skip


def fields_of_column(field: Field) -> tuple[Field, ...]:
    """The fields whose conditions belong to the column of a field, itself first."""
    beside = _BESIDE.get(field)
    return (field,) if beside is None else (field, beside)


def offers_for(field: Field) -> tuple[Offer, ...]:
    """What the head of a column offers."""
    return tuple(offer for one in fields_of_column(field) for offer in _offers_of(one))


def _offers_of(field: Field) -> list[Offer]:
    spec = FIELDS[field]
    found = list[Offer]()
    if spec.is_text:
        found += [Offer(field, Input.WORDS, match) for match in Match]
        not_in = mark("does not contain")
        found.insert(1, Offer(field, Input.WORDS, Match.CONTAINS, not_in, negated=True))
    if spec.is_number:
        found += [Offer(field, Input.NUMBER, sign, words) for sign, words in _NUMBERS]
        found.append(Offer(field, Input.NUMBERS, _RANGE, _BETWEEN))
    if spec.is_date:
        found += [Offer(field, Input.NOTHING, period) for period in _PERIODS[:3]]
        found += [
            Offer(field, Input.COUNT, Period.NEXT_DAYS, mark("next … days")),
            Offer(field, Input.COUNT, Period.LAST_DAYS, mark("last … days")),
        ]
        found += [Offer(field, Input.DAY, sign, words) for sign, words in _DAYS]
        found.append(Offer(field, Input.DAYS, _RANGE, _BETWEEN))
        found += [Offer(field, Input.NOTHING, period) for period in _PERIODS[3:]]
    return found


def made(offer: Offer, first: str, second: str, conventions: Conventions) -> Condition | None:
    """The condition of an offer with what is typed; None as long as something is to be typed.

    Raises InvalidValue for what cannot be understood.
    """
    first, second = first.strip(), second.strip()
    field, how = offer.field, offer.how
    if offer.input is Input.NOTHING:
        assert isinstance(how, Period)
        return Relative(field, how)
    both = offer.input in (Input.NUMBERS, Input.DAYS)
    if not (first or (both and second)):
        return None
    if offer.input is Input.WORDS:
        assert isinstance(how, Match)
        return TextIs(field, how, first, offer.negated)
    if offer.input is Input.COUNT:
        assert isinstance(how, Period)
        return _counted(field, how, first)
    typed = f"{first}{_RANGE}{second}" if both else f"{how}{first}"
    if offer.input is Input.NUMBERS and not (first and second):
        return None
    if offer.input in (Input.NUMBER, Input.NUMBERS):
        return _understood(
            read_number_condition(field, typed, False), "query_number_unknown", typed
        )
    if how == "=":
        typed = first  # So that "this quarter" is understood too.
    return _understood(read_days(field, typed, False, conventions), "query_date_unknown", typed)


def _counted(field: Field, period: Period, typed: str) -> Relative:
    """So many days; what is typed is a whole number."""
    if not typed.isdecimal() or len(typed) > 5:
        raise InvalidValue("query_number_unknown", value=typed)
    return Relative(field, period, int(typed))


def _understood(found: Condition | None, code: str, typed: str) -> Condition:
    if found is None:
        raise InvalidValue(code, value=typed)
    return found


def offer_of(condition: Condition) -> tuple[Offer, str, str] | None:
    """The offer that makes a condition, with what has to be typed; None if none does."""
    if isinstance(condition, TextIs):
        words = (condition.text, "")
        return _found(condition.field, Input.WORDS, condition.match, condition.negated, words)
    if isinstance(condition, Relative) and not condition.negated:
        days = str(condition.days) if condition.period in COUNTED else ""
        kind = Input.COUNT if days else Input.NOTHING
        return _found(condition.field, kind, condition.period, False, (days, ""))
    if isinstance(condition, NumberIs):
        return _offer_of_number(condition)
    return _offer_of_days(condition) if isinstance(condition, Between) else None


def _offer_of_number(condition: NumberIs) -> tuple[Offer, str, str] | None:
    value = number_text(condition.value)
    if condition.comparison is Comparison.BETWEEN:
        typed = value, number_text(condition.upper)
        kind, how = Input.NUMBERS, _RANGE
    else:
        kind, how, typed = Input.NUMBER, condition.comparison.value, (value, "")
    if condition.negated:
        if how != "=":
            return None
        how = "<>"
    return _found(condition.field, kind, how, False, typed)


def _offer_of_days(condition: Between) -> tuple[Offer, str, str] | None:
    written = written_days(condition)
    head, _, tail = written.partition(_RANGE)
    if condition.negated:
        is_unit = _RANGE not in written and written[0] not in "<>"
        return _found(condition.field, Input.DAY, "<>", False, (written, "")) if is_unit else None
    if written[:2] in ("<=", ">="):
        return _found(condition.field, Input.DAY, written[:2], False, (written[2:], ""))
    if _RANGE in written:
        return _found(condition.field, Input.DAYS, _RANGE, False, (head, tail))
    return _found(condition.field, Input.DAY, "=", False, (written, ""))


def _found(
    field: Field, kind: Input, how: Match | Period | str, negated: bool, typed: tuple[str, str]
) -> tuple[Offer, str, str] | None:
    for offer in _offers_of(field):
        if (offer.input, offer.how, offer.negated) == (kind, how, negated):
            return offer, *typed
    return None
