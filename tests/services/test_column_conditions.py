"""What heads offer to ask: every question can be asked, and is found again by its condition."""

from datetime import date

import pytest

from app.domain.conventions import Conventions
from app.domain.errors import InvalidValue
from app.domain.fields import FIELDS, Field
from app.domain.filters import (
    Between,
    Comparison,
    Match,
    NumberIs,
    Period,
    Relative,
    TextIs,
)
from app.services.column_conditions import (
    Input,
    fields_of_column,
    made,
    offer_of,
    offers_for,
)

TYPED = {
    Input.NOTHING: ("", ""),
    Input.WORDS: ("消防", ""),
    Input.NUMBER: ("3", ""),
    Input.NUMBERS: ("3", "8"),
    Input.DAY: ("2024Q3", ""),
    Input.DAYS: ("2024-02-03", "2025-04-05"),
    Input.COUNT: ("30", ""),
}
OFFERS = [offer for field in FIELDS for offer in offers_for(field)]


def ask(offer, first, second=""):
    return made(offer, first, second, Conventions())


def offer(field, how, *, negated=False):
    (found,) = [
        one for one in offers_for(field) if one.how == how and one.negated is negated
        and one.field is fields_of_column(field)[-1 if how != Match.CONTAINS else 0]
    ]  # fmt: skip
    return found


@pytest.mark.parametrize("one", OFFERS, ids=lambda one: f"{one.field}-{one.how}-{one.negated}")
def test_every_offer_makes_a_condition_from_which_the_same_is_shown(one):
    condition = ask(one, *TYPED[one.input])
    assert condition.field is one.field
    found, first, second = offer_of(condition)
    assert ask(found, first, second) == condition


@pytest.mark.parametrize(
    ("field", "how", "first", "condition"),
    [
        (Field.NOTES, Match.CONTAINS, " 消防 ", TextIs(Field.NOTES, Match.CONTAINS, "消防")),
        (Field.SLIPS, ">=", "2", NumberIs(Field.SLIPS, Comparison.AT_LEAST, 2)),
        (Field.SLIPS, "<>", "2", NumberIs(Field.SLIPS, Comparison.EQUAL, 2, negated=True)),
        (Field.TARGET, ">", "3萬", NumberIs(Field.TARGET_VALUE, Comparison.MORE, 30_000)),
        (Field.LATEST, "<", "2024Q3", Between(Field.LATEST, None, date(2024, 6, 30))),
        (Field.DEADLINE, "=", "this quarter", Relative(Field.LATEST, Period.THIS_QUARTER)),
        (Field.LATEST, Period.NEXT_DAYS, "30", Relative(Field.LATEST, Period.NEXT_DAYS, 30)),
        (Field.LATEST, "<=", "  ", None),
    ],
)
def test_what_is_typed_becomes_a_condition(field, how, first, condition):
    assert ask(offer(field, how), first) == condition


def test_one_end_of_a_stretch_of_days_is_enough():
    assert ask(offer(Field.LATEST, ".."), "2024") == Between(Field.LATEST, date(2024, 1, 1), None)
    assert ask(offer(Field.LATEST, ".."), "", "2024").last == date(2024, 12, 31)
    assert ask(offer(Field.SLIPS, ".."), "2", "") is None


@pytest.mark.parametrize(
    ("field", "how", "first", "code"),
    [
        (Field.LATEST, "<", "soon", "query_date_unknown"),
        (Field.LATEST, "=", "soon", "query_date_unknown"),
        (Field.SLIPS, "=", "few", "query_number_unknown"),
        (Field.LATEST, Period.NEXT_DAYS, "-3", "query_number_unknown"),
        (Field.LATEST, Period.NEXT_DAYS, "999999", "query_number_unknown"),
    ],
)
def test_what_cannot_be_understood_is_refused(field, how, first, code):
    with pytest.raises(InvalidValue) as refused:
        ask(offer(field, how), first)
    assert refused.value.code == code
