"""Every expected error has a sentence, and every value that the sentence needs is given."""

import ast
import re
from functools import cache

import pytest

from app.base.i18n import Language
from app.domain.errors import Environment, InvalidValue, Refused, StaleValue
from app.domain.fields import Field
from app.storage.errors import _BY_PRIMARY_CODE
from app.wording.errors import _SENTENCES, error_sentence
from tests.source import calls

FAMILIES = ("InvalidValue", "Refused", "Environment", "StaleValue", "Conflict")
FROM_THE_DRIVER = {code: {"path", "reason"} for code in _BY_PRIMARY_CODE.values()}
HOLDER = {"user", "host", "pid", "since"}


@cache
def raised():
    """Each code that the program raises, with the values that it always gives."""
    given = dict(FROM_THE_DRIVER)
    for family in FAMILIES:
        for call in calls(family):
            if not call.args or not isinstance(call.args[0], ast.Constant):
                continue
            code = call.args[0].value
            names = {one.arg for one in call.keywords if one.arg}
            names |= HOLDER if any(one.arg is None for one in call.keywords) else set()
            given[code] = given.get(code, names) & names
    return given


def test_every_error_has_a_sentence():
    assert sorted(raised().keys() - _SENTENCES.keys()) == []


def test_no_sentence_is_left_of_errors_that_are_gone():
    assert sorted(_SENTENCES.keys() - raised().keys()) == []


@pytest.mark.parametrize("code", sorted(_SENTENCES))
def test_a_sentence_can_be_filled_in_with_what_the_error_gives(code):
    assert set(re.findall(r"\{(\w+)\}", _SENTENCES[code])) <= raised()[code]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", sorted(_SENTENCES))
def test_a_sentence_is_made_in_every_language(code, language):
    values = {name: f"<{name}>" for name in raised()[code]}
    sentence = error_sentence(Refused(code, **values), language)
    assert "{" not in sentence
    assert len(sentence) > 8


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            InvalidValue("percent_out_of_range", text="101"),
            "101 is not a percentage. Type a number from 0 to 100.",
        ),
        (
            InvalidValue("field_not_editable", field=Field.DUE),
            "Due state comes from the document and cannot be edited here.",
        ),
        (
            Environment("disk_full", path="/a/b.pledge", reason="database or disk is full"),
            "The disk is full; nothing was saved in /a/b.pledge. Make room and do it again.",
        ),
        (
            StaleValue("row_gone", table="tag", id="1"),
            "This has been removed in the meantime, so nothing was written.",
        ),
    ],
)
def test_an_error_is_told_in_a_sentence(error, sentence):
    assert error_sentence(error, Language.EN) == sentence
