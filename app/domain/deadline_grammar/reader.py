"""From a text to its deadlines, in the language that it is written in."""

import re

from app.domain.conventions import ReadingContext
from app.domain.deadline_grammar.chinese import ChineseReader
from app.domain.deadline_grammar.english import EnglishReader
from app.domain.deadline_grammar.found import Actors, FoundDeadline, nobody, under_conditions
from app.domain.lexing import Prepared, is_latin, prepare

__all__ = ["Actors", "FoundDeadline", "find_deadlines", "nobody", "read_phrase"]


def find_deadlines(
    text: str, context: ReadingContext, actors: Actors = nobody
) -> list[FoundDeadline]:
    """All deadlines of a text, in order, with spans in it.

    What a named organisation or a modal 繼續s is ongoing. Names in quotation marks, baselines
    (較2021年) and durations (為期一年) are no deadlines.
    """
    found = _read(prepare(text), context, actors, typed=False)
    return under_conditions(text, found)


def read_phrase(text: str, context: ReadingContext) -> FoundDeadline | None:
    """The one deadline that a phrase typed by a user stands for; None if it is not one."""
    prepared = prepare(text.strip())
    found = _read(prepared, context, nobody, typed=True)
    if len(found) != 1:
        return None
    start, end = found[0].deadline.span
    # 在, 於 or `in` in front is not part of the phrase.
    lead = prepared.original[:start].strip().casefold()
    return found[0] if lead in _LEADS and end == len(prepared.original) else None


_LEADS = ("", "在", "於", "于", "in", "on", "the", "in the")


# Chinese years have 年 behind them.
_ENGLISH_INSIDE = re.compile(
    r"\b(?:by|in|from|within|until|till|before|after|early|mid|late|end|q[1-4]|to|of|since)\b"
    r"[ -][a-z0-9 -]{0,30}\b(?:19|20)\d\d\b(?! ?年)",
    re.IGNORECASE,
)


def _read(
    prepared: Prepared, context: ReadingContext, actors: Actors, *, typed: bool
) -> list[FoundDeadline]:
    text = prepared.original
    if is_latin(text):
        return EnglishReader(prepared, context, actors, typed=typed).all()
    found = ChineseReader(prepared, context, actors, typed=typed).all()
    if typed or not _ENGLISH_INSIDE.search(text):
        return found
    # An English item with a Chinese name in it.
    english = EnglishReader(prepare(text, latin=True), context, actors, typed=False).all()
    free = [one for one in english if not any(_overlap(one, other) for other in found)]
    return sorted([*found, *free], key=lambda one: one.deadline.span)


def _overlap(one: FoundDeadline, other: FoundDeadline) -> bool:
    first, last = sorted((one.deadline.span, other.deadline.span))
    return last[0] < first[1]
