import pytest

from app.base.i18n import Language
from app.domain.commitment import Assessment, Status, UpdateKind
from app.domain.deadline import Certainty, Relation
from app.domain.document import DocumentForm, LineKind, Noise
from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.filters import Facet
from app.domain.organisation import OrganisationKind, Role
from app.domain.target import Scope
from app.wording.labels import label

KINDS = (
    Status, Assessment, UpdateKind, DueState, Relation, Certainty, Role, OrganisationKind, LineKind,
    Noise, DocumentForm, Field, Facet,
)  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
def test_every_value_has_words_of_its_own(kind, language):
    words = [label(value, language) for value in kind]
    assert all(words)
    assert len(set(words)) == len(words), "two choices that look the same"


def test_a_scope_has_words_where_it_says_something():
    assert [label(one, Language.EN) for one in Scope if one] == [
        "in total", "a year", "(a condition)"
    ]  # fmt: skip


def test_values_of_two_kinds_with_one_code_have_words_of_their_own():
    assert Relation.ONGOING == DueState.ONGOING
    assert label(Relation.ONGOING, Language.EN) == "ongoing"
    assert label(DueState.ONGOING, Language.EN) == "Ongoing"
