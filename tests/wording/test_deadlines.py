from datetime import date

import pytest

from app.base.i18n import Language
from app.domain.deadline import Certainty, Deadline, Relation, Window
from app.wording.deadlines import day, reading, window

JAN, SEP = date(2024, 1, 1), date(2024, 9, 30)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ZH_HANT, "2024年9月30日"),
        (Language.ZH_HANS, "2024年9月30日"),
        (Language.EN, "30 Sep 2024"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(language, words):
    assert day(SEP, language) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Window(JAN, SEP), "1 Jan 2024 to 30 Sep 2024"),
        (Window(SEP, SEP), "30 Sep 2024"),
        (Window(None, SEP), "by 30 Sep 2024"),
        (Window(JAN, None), "from 1 Jan 2024"),
        (Window(), ""),
    ],
)
def test_a_window_is_told_as_far_as_it_is_known(value, words):
    assert window(value, Language.EN) == words


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline("x", Relation.BY, None, SEP), "by 30 Sep 2024"),
        (Deadline("x", Relation.UNTIL, None, SEP), "until 30 Sep 2024"),
        (Deadline("x", Relation.ONGOING), "ongoing"),
        (
            Deadline("x", Relation.IN, JAN, SEP, certainty=Certainty.APPROXIMATE),
            "1 Jan 2024 to 30 Sep 2024 (approximate)",
        ),
        (
            Deadline(
                "x", Relation.BY, None, SEP, certainty=Certainty.AMBIGUOUS,
                alternatives=(Window(None, date(2024, 6, 30)),),
            ),
            "by 30 Sep 2024 (ambiguous, by 30 Jun 2024)",
        ),
        (Deadline("x", Relation.NONE, certainty=Certainty.AMBIGUOUS), "no deadline (ambiguous)"),
    ],
)  # fmt: skip
def test_a_reading_is_told_with_its_doubts(deadline, words):
    assert reading(deadline, Language.EN) == words


@pytest.mark.parametrize("language", Language)
def test_every_reading_has_words_in_every_language(language):
    for relation in Relation:
        assert reading(Deadline("x", relation, certainty=Certainty.AMBIGUOUS), language)
