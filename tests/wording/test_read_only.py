"""Every column that cannot be typed into says why, in every language."""

import pytest

from app.base.i18n import Language
from app.domain.fields import FIELDS, Field
from app.wording.labels import label
from app.wording.read_only import read_only_reason

READ_ONLY = [field for field, spec in FIELDS.items() if not spec.editable]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("field", READ_ONLY)
def test_a_column_that_is_read_only_says_why(field, language):
    said = read_only_reason(field, language)
    assert said.endswith((".", "。"))
    assert "{" not in said


def test_it_is_called_by_its_name():
    said = read_only_reason(Field.LATEST, Language.EN)
    assert said.startswith(label(Field.LATEST, Language.EN))
