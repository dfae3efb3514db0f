from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.days import read_day
from app.domain.errors import InvalidValue

FORMS = (
    "{0.year}-{0.month}-{0.day}",
    "{0.year:04}/{0.month:02}/{0.day:02}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.day}/{0.month}/{0.year}",
    " {0.day:02}-{0.month:02}-{0.year} ",
)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_day_is_understood_in_every_form_that_people_type(day, form):
    assert read_day(form.format(day)) == day


@pytest.mark.parametrize("typed", ["２０２４－０３－０５", "2024年3月5號", "　5/3/2024　"])
def test_full_width_is_understood(typed):
    assert read_day(typed) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "typed",
    ["", "2024", "2024-13-01", "2024-02-30", "31/4/2024", "3/5/24", "明天", "2024-3", "0000-01-01"],
)
def test_anything_else_is_refused_with_what_was_typed(typed):
    with pytest.raises(InvalidValue) as refused:
        read_day(typed)
    assert (refused.value.code, refused.value.values) == ("date_not_understood", {"text": typed})
