"""The questions that a reading raises."""

from collections.abc import Mapping

from app.base.i18n import Language, mark, translator

_QUESTIONS = {
    "deadline_before_unit": mark(
        "“{phrase}”: does the period itself still count, or must it be done before it begins?"
    ),
    "deadline_counts_from": mark("“{phrase}”: from which day does it count?"),
    "deadline_depends_on_event": mark(
        "“{phrase}” depends on an event. Is there a day by which it will have happened?"
    ),
    "deadline_needs_calendar": mark(
        "“{phrase}”: are its years those of Taiwan, which begin with 1912?"
    ),
    "deadline_needs_published": mark(
        "“{phrase}” counts from the day of publication. When was the document published?"
    ),
    "deadline_needs_year": mark("“{phrase}”: in which year?"),
    "deadline_not_on_calendar": mark("“{phrase}” is not in the calendar. Which day is meant?"),
    "deadline_term_unknown": mark("“{phrase}”: when does this period begin and end?"),
    "deadline_was_over": mark(
        "“{phrase}” was over when the document was published. Is it a deadline, or does it "
        "describe what was done before?"
    ),
    "deadline_which_years": mark("“{phrase}”: are these financial years or calendar years?"),
    "organisation_missing": mark("No organisation is named. Who is responsible?"),
    "organisation_unknown": mark(
        "“{name}” is not in the list of organisations. Which organisation is it?"
    ),
    "organisations_new": mark(
        "{count} organisations are not in the list, such as {names}. They keep the names that are "
        "printed. Are these right?"
    ),
    "parts_unsure": mark(
        "The source stands in a broken order here. Do all the bullets belong to this item?"
    ),
    "line_has_unnamed_signs": mark(
        "Line {line}, “{text}”: the file does not say what some of its characters are. What does "
        "the print say?"
    ),
    "document_in_prose": mark(
        "Only {named} of {total} items name who is responsible, and these alone are ticked: is "
        "this an address in prose?"
    ),
    "line_unresolved": mark(
        "Line {line}, “{text}”: is it a heading, a part of an item, or neither?"
    ),
}


def question(code: str, values: Mapping[str, str], language: Language) -> str:
    """A question in words."""
    return translator(language)(_QUESTIONS[code]).format(**values)
