"""Documents made up from the grammar: what is known of them comes back from every kind of file."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtGui import QFontDatabase

from app.domain.document import LineKind
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong
from tests.journeys.made_up.chinese import CHINESE
from tests.journeys.made_up.english import ENGLISH
from tests.journeys.made_up.forms import FONTS, FORMS, Form
from tests.journeys.made_up.known import Item, Language, MadeUp, made_up
from tests.journeys.made_up.reading import PUBLISHED, bodies, found_in

DIRECTORY = hong_kong()
BODIES = bodies(DIRECTORY)
FEW, MANY = 50, 5_000
pytestmark = pytest.mark.usefixtures("qapp")

in_each_language = pytest.mark.parametrize(
    "language", [CHINESE, ENGLISH], ids=lambda language: language.code
)
in_each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)


@pytest.fixture(scope="module")
def _fonts(qapp):
    missing = set(FONTS.values()) - set(QFontDatabase.families())
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def documents(language: Language, items: int, most: int) -> Iterator[tuple[int, MadeUp]]:
    """Documents of up to `most` items until there are so many items in all."""
    left, number = items, 0
    while left > 0:
        document = made_up(language, number, most, BODIES)
        yield number, document
        left -= len(document.items)
        number += 1


def read_and_compared(form: Form, language: Language, folder: Path, items: int, most: int) -> int:
    """How many items came back exactly; the first one that did not is a failure."""
    exact = 0
    for number, document in documents(language, items, most):
        path = form(document, folder, Random(number))
        reading = read_document(path, DIRECTORY, published=PUBLISHED)
        found, where = found_in(reading), f"{form.__name__}, {language.code}, document {number}"
        for known, read in zip(document.items, found, strict=False):
            assert read == known, where
        assert len(found) == len(document.items), where
        # The headings and the items are all that there is: nothing is left to ask or to drop.
        lost = [line for line in reading.lines if line.kind is LineKind.UNRESOLVED]
        assert not lost, where
        exact += len(found)
    return exact


@pytest.mark.usefixtures("_fonts")
@in_each_language
@in_each_form
def test_a_made_up_document_comes_back_exactly(form, language, tmp_path):
    assert read_and_compared(form, language, tmp_path, FEW, 25) >= FEW


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.usefixtures("_fonts")
@in_each_language
@in_each_form
def test_thousands_of_made_up_items_come_back_exactly(form, language, tmp_path, request):
    exact = read_and_compared(form, language, tmp_path, MANY, 120)
    request.node.user_properties.append(("items", exact))
    assert exact >= MANY


def test_the_documents_are_as_varied_as_they_are_meant_to_be():
    """Else the numbers above would say little."""
    for language in (CHINESE, ENGLISH):
        items: list[Item] = []
        for _number, document in documents(language, 3_000, 100):
            items += document.items
        assert len({item.text for item in items}) > 0.8 * len(items)
        assert {when[1] for item in items for when in item.deadlines} == {"in", "by", "from"}
        assert {aim[1] for item in items for aim in item.targets} == {">=", ">", "<=", "~", "="}
        assert len({party for item in items for party in item.parties}) > len(BODIES)  # roles too
        assert {len(item.deadlines) for item in items} == {0, 1, 2, 3}
        assert sum(not item.parties for item in items) > 50
