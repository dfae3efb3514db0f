"""Days, windows and deadlines in words."""

from datetime import date

from app.base.i18n import Language, translator
from app.domain.deadline import Certainty, Deadline, Relation, Window
from app.wording.labels import label

_MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day(value: date, language: Language) -> str:
    """2024年9月30日, or 30 Sep 2024."""
    if language is Language.EN:
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def month(number: int, language: Language) -> str:
    """March, or 3月."""
    return _MONTH_NAMES[number - 1] if language is Language.EN else f"{number}月"


def window(value: Window, language: Language) -> str:
    """From when to when, as far as it is known; empty for a window that is open on both sides."""
    _ = translator(language)
    first = day(value.earliest, language) if value.earliest else ""
    last = day(value.latest, language) if value.latest else ""
    if first and last:
        return first if first == last else _("{first} to {last}").format(first=first, last=last)
    if last:
        return _("by {day}").format(day=last)
    return _("from {day}").format(day=first) if first else ""


def reading(deadline: Deadline, language: Language) -> str:
    """What was understood of a phrase, with the doubts about it."""
    words = window(deadline.window, language) or label(deadline.relation, language)
    if deadline.relation is Relation.UNTIL and deadline.latest is not None:
        _ = translator(language)
        words = _("until {day}").format(day=day(deadline.latest, language))
    if deadline.certainty is Certainty.FIRM:
        return words
    doubts = [label(deadline.certainty, language)]
    doubts += [window(other, language) for other in deadline.alternatives]
    separator = ", " if language is Language.EN else "，"
    opening, closing = ("(", ")") if language is Language.EN else ("（", "）")
    return (
        f"{words}{' ' if language is Language.EN else ''}{opening}{separator.join(doubts)}{closing}"
    )
