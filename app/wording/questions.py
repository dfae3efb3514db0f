"""The questions that a reading raises."""

from collections.abc import Mapping

from app.base.i18n import Language, mark, translator

_QUESTIONS = {
    "deadline_before_unit": mark(
        "“{phrase}”: does the period itself still count, or must it be done before it begins?"
    ),
    "deadline_needs_published": mark(
        "“{phrase}” counts from the day of publication. When was the document published?"
    ),
    "deadline_not_on_calendar": mark("“{phrase}” is not in the calendar. Which day is meant?"),
    "deadline_was_over": mark(
        "“{phrase}” was over when the document was published. Is it a deadline, or does it "
        "describe what was done before?"
    ),
    "organisation_missing": mark("No organisation is named. Who is responsible?"),
    "organisation_unknown": mark(
        "“{name}” is not in the list of organisations. Which organisation is it?"
    ),
    "parts_unsure": mark(
        "The source stands in a broken order here. Do all the bullets belong to this item?"
    ),
    "line_unresolved": mark(
        "Line {line}, “{text}”: is it a heading, a part of an item, or neither?"
    ),
}


def question(code: str, values: Mapping[str, str], language: Language) -> str:
    """A question in words."""
    return translator(language)(_QUESTIONS[code]).format(**values)
