from datetime import date

import pytest

from app.domain.conventions import ReadingContext
from app.domain.deadline import Certainty, Relation
from app.domain.deadline_grammar.reader import find_deadlines
from app.domain.overall import Overall, overall

CONTEXT = ReadingContext(date(2023, 10, 25))


def of(text):
    return overall(one.deadline for one in find_deadlines(text, CONTEXT))


@pytest.mark.parametrize(
    ("text", "relation", "earliest", "latest"),
    [
        ("在2023年年底前完成，並在2024年至2025年內推出", Relation.IN, None, date(2025, 12, 31)),
        ("在2024年內完成，並在2025年內推出", Relation.IN, date(2024, 1, 1), date(2025, 12, 31)),
        ("在2025年內完成，並在2024年內推出", Relation.IN, date(2024, 1, 1), date(2025, 12, 31)),
        ("由2024年起推行，在2025年內檢討", Relation.IN, date(2024, 1, 1), date(2025, 12, 31)),
        ("由2024年起推行", Relation.FROM, date(2024, 1, 1), None),
        ("繼續推行，在2024年內檢討", Relation.IN, date(2024, 1, 1), date(2024, 12, 31)),
        ("繼續推行", Relation.ONGOING, None, None),
        ("推行", Relation.NONE, None, None),
    ],
)
def test_the_latest_deadline_is_the_end_of_the_commitment(text, relation, earliest, latest):
    found = of(text)
    assert (found.relation, found.earliest, found.latest) == (relation, earliest, latest)


def test_all_phrases_are_shown():
    assert of("在2023年年底前完成，並在2024年內推出").phrase == "2023年年底前；2024年內"


def test_the_whole_is_as_uncertain_as_its_worst_part():
    assert of("在2024年內完成，在2025年內推出").certainty is Certainty.FIRM
    assert of("在2024年初完成，在2025年內推出").certainty is Certainty.APPROXIMATE
    assert of("在2024年第三季前完成，在2025年初推出").certainty is Certainty.AMBIGUOUS


def test_nothing_said_is_nothing_known():
    assert overall([]) == Overall()
