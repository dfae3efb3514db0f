import ast
import re

import pytest

from app.base.i18n import Language
from app.wording.questions import _QUESTIONS, question
from tests.source import calls

VALUES = {"phrase": "2024年第三季前", "name": "某某局", "line": "4", "text": "說明", "named": "111",
          "total": "305", "count": "12", "names": "甲局、乙局…"}  # fmt: skip


def asked():
    """Each code that a reading may ask about."""
    values = [one.args[1] for one in calls("Question")]
    values += [one.args[0] for one in calls("unknown")]
    values += [
        key.value
        for name in ("Reading", "unclear", "replace")
        for one in calls(name)
        for key in one.keywords
        if key.arg == "doubt"
    ]
    return {value.value for value in values if isinstance(value, ast.Constant)}


def test_every_question_has_words_and_no_words_are_left_over():
    assert asked() == _QUESTIONS.keys()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", sorted(_QUESTIONS))
def test_a_question_names_what_it_is_about(code, language):
    words = question(code, VALUES, language)
    assert words[-1] in "?？"
    named = re.findall(r"\{(\w+)\}", _QUESTIONS[code])
    assert all(VALUES[name] in words for name in named)
