import pytest

from app.base.i18n import Language
from app.domain.organisation import Organisation
from app.exchange.organisation_list import hong_kong
from app.wording.organisations import organisation_name, party_name

DIRECTORY = hong_kong()
BUREAU = DIRECTORY.named("醫務衞生局")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        (Language.ZH_HANT, "醫務衞生局"),
        (Language.ZH_HANS, "医务卫生局"),
        (Language.EN, "Health Bureau"),
    ],
)
def test_a_body_is_called_in_the_language_of_the_reader(language, name):
    assert organisation_name(BUREAU, language) == name
    assert party_name("醫務衛生局", BUREAU.id, DIRECTORY, language) == name


def test_an_unknown_body_is_called_as_printed():
    assert party_name("某某局", None, DIRECTORY, Language.EN) == "某某局"
    assert party_name("某某局", "an id of another tracker", DIRECTORY, Language.EN) == "某某局"


@pytest.mark.parametrize("language", Language)
def test_one_that_was_taught_has_a_name_in_every_language(language):
    only_english = Organisation("9", "own-9", "", "", "Task Force on Heat")
    assert organisation_name(only_english, language) == "Task Force on Heat"
