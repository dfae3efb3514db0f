"""A proposed phrase says exactly the days it was made from: the grammar reads it back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.i18n import Language
from app.domain.conventions import ReadingContext
from app.domain.deadline import Window, add_months
from app.domain.deadline_grammar.reader import read_phrase
from app.wording.phrases import phrase_of

CONTEXT = ReadingContext(date(2023, 10, 25))
some_day = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("window", "chinese", "english"),
    [
        (Window(date(2024, 7, 1), date(2024, 9, 30)), "2024年第三季", "Q3 2024"),
        (Window(date(2024, 7, 1), date(2024, 12, 31)), "2024年下半年", "second half of 2024"),
        (Window(date(2024, 1, 1), date(2024, 12, 31)), "2024年", "in 2024"),
        (Window(None, date(2024, 9, 30)), "2024年9月或之前", "by September 2024"),
        (Window(date(2024, 4, 1), None), "由2024年4月起", "from April 2024"),
        (Window(date(2024, 9, 3), date(2024, 9, 3)), "2024年9月3日", "3 September 2024"),
        (Window(), "", ""),
    ],
)
def test_the_usual_name_of_a_window(window, chinese, english):
    assert phrase_of(window, Language.ZH_HANT) == chinese
    assert phrase_of(window, Language.EN) == english


windows = st.one_of(
    st.builds(lambda day: Window(None, day), some_day),
    st.builds(lambda day: Window(day, None), some_day),
    st.builds(lambda day, days: Window(day, day + timedelta(days=days)), some_day,
              st.integers(0, 900)),
    st.builds(
        lambda day, months: Window(
            day.replace(day=1), add_months(day.replace(day=1), months) - timedelta(days=1)
        ),
        some_day, st.integers(1, 40),
    ),
)  # fmt: skip


@given(windows, st.sampled_from(Language))
def test_it_is_read_back_as_the_same_days(window, language):
    phrase = phrase_of(window, language)
    found = read_phrase(phrase, CONTEXT)
    assert found is not None, phrase
    assert found.deadline.window == window, phrase
