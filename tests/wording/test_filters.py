from datetime import date

import pytest

from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import AnyOf, Between, Contains, Facet, FilterSpec
from app.exchange.organisation_list import hong_kong, organisation_id
from app.wording.filters import FacetWords

WORDS = FacetWords(Language.EN, hong_kong(), {"s1": "檔案管理", "d1": "附篇"})


@pytest.mark.parametrize(
    ("facet", "value", "words"),
    [
        (Facet.ORGANISATION, organisation_id("sb"), "Security Bureau"),
        (Facet.ORGANISATION, "?某某局", "某某局"),
        (Facet.ORGANISATION, "", "none"),
        (Facet.AGENT, organisation_id("fsd"), "Fire Services Department"),
        (Facet.SECTION, "s1", "檔案管理"),
        (Facet.DOCUMENT, "d1", "附篇"),
        (Facet.DUE, "past_latest", "Past latest"),
        (Facet.STATUS, "done", "Done"),
        (Facet.STATUS, "", "not reported"),
        (Facet.ASSESSMENT, "watch", "Watch"),
        (Facet.RELATION, "by", "by"),
        (Facet.TAG, "會議", "會議"),
        (Facet.TAG, "", "none"),
        (Facet.TARGET, "yes", "yes"),
        (Facet.QUESTION, "no", "no"),
    ],
)
def test_a_value_of_a_facet_is_told_in_words(facet, value, words):
    assert WORDS.value(facet, value) == words


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Contains("消防"), "contains “消防”"),
        (Contains("消防", negated=True), "not: contains “消防”"),
        (AnyOf(Facet.STATUS, ("done", "dropped")), "Status: Done, Dropped"),
        (AnyOf(Facet.TAG, ("會議",), negated=True), "not: Tag: 會議"),
        (Between(Field.LATEST, None, date(2024, 6, 30)), "Latest: by 30 Jun 2024"),
        (Between(Field.LATEST, date(2024, 7, 1)), "Latest: from 1 Jul 2024"),
    ],
)
def test_a_condition_is_told_in_words(condition, words):
    assert WORDS.condition(condition) == words


def test_a_whole_filter_is_told_and_so_is_none():
    spec = FilterSpec((Contains("消防"), AnyOf(Facet.STATUS, ("done",))))
    assert WORDS.spec(spec) == "contains “消防”; Status: Done"
    assert WORDS.spec(FilterSpec()) == "all commitments"
