"""What the help tells people to type is understood, in every language of the help."""

import re

import pytest

from app.base import paths
from app.base.i18n import Language
from app.domain.filters import Contains
from app.exchange.organisation_list import hong_kong
from app.wording.query_language import Titles, parse

TITLES = Titles(sections=(("加強應急管理", "s1"),), documents=(("施政報告附篇", "d1"),))
TYPED = re.compile(r"`([^`]+)`")
WORDS_ONLY = ('"smart city"', '"12:30"', "-訓練", "-训练")


def examples(language, page):
    path = paths.resource("help", language) / page
    text = path.read_text(encoding="utf-8")
    return [one for one in TYPED.findall(text) if not one.startswith("--")]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("page", "least"), [("04-search.md", 40), ("11-attention.md", 3)])
def test_every_example_of_a_filter_is_understood(language, page, least):
    found = examples(language, page)
    assert len(found) >= least
    directory = hong_kong()
    for typed in found:
        conditions = parse(typed, directory, TITLES)
        in_fields = not any(isinstance(one, Contains) for one in conditions)
        assert in_fields is (typed not in WORDS_ONLY), typed
