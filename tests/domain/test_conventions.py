from dataclasses import replace
from datetime import date

import pytest

from app.domain.conventions import Conventions, ReadingContext, checked_conventions
from app.domain.deadline import Window
from app.domain.errors import InvalidValue

TERM = Window(date(2022, 7, 1), date(2027, 6, 30))
SAID = Conventions(term=TERM)


@pytest.mark.parametrize(
    ("published", "term"),
    [
        (date(2022, 6, 30), None),
        (date(2022, 7, 1), TERM),
        (date(2027, 6, 30), TERM),
        (date(2027, 7, 1), None),
        (None, None),
    ],
)
def test_the_term_counts_for_the_documents_of_its_government_only(published, term):
    assert SAID.term_on(published) == term
    assert ReadingContext.of_document(published, SAID, []).term == term


def test_without_a_term_there_is_none():
    assert Conventions().term_on(date(2023, 1, 1)) is None


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"middle_first_month": 8}, "conventions_middle_turned", "middle_last_month"),
        ({"early_last_month": 11}, "conventions_year_turned", "early_last_month"),
        ({"term": Window(TERM.earliest, None)}, "conventions_term_half", "term"),
        ({"term": Window(None, TERM.latest)}, "conventions_term_half", "term"),
        ({"term": Window(TERM.latest, TERM.earliest)}, "conventions_term_turned", "term"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_name_of_the_field(wrong, code, field):
    with pytest.raises(InvalidValue) as refused:
        checked_conventions(replace(Conventions(), **wrong))
    assert (refused.value.code, refused.value.values["field"]) == (code, field)


def test_what_makes_sense_is_taken():
    for good in (Conventions(), SAID, Conventions(middle_first_month=7, middle_last_month=7)):
        assert checked_conventions(good) is good
