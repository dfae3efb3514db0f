"""A row of the timeline in words: for the pointer that rests on it and for screen readers."""

from collections.abc import Sequence
from datetime import date

from app.base.i18n import Language, plural, translator
from app.domain.bands import Moment
from app.domain.deadline import Certainty, Window
from app.domain.due_state import DueState
from app.domain.holidays import Holidays
from app.domain.listing import ListingRow
from app.domain.marks import Mark, Shape
from app.wording.deadlines import day, window
from app.wording.labels import label
from app.wording.time_axis import holiday_label


def spoken_row(row: ListingRow, state: DueState, language: Language) -> str:
    """`24 警務處…, 2024年第一季度 (1 Jan 2024 to 31 Mar 2024), past latest`."""
    parts = [f"{row.ref} {row.text}"]
    if row.phrase:
        days = window(Window(row.earliest, row.latest), language)
        brackets = f" ({days})" if language is Language.EN else f"（{days}）"
        parts.append(row.phrase + (brackets if days else ""))
    parts.append(label(state, language))
    return ("; " if language is Language.EN else "；").join(parts)


def spoken_bar(mark: Mark, language: Language) -> str:
    """What a bar shows beside its row: its own phrase, revisions, progress and what ran over."""
    _ = translator(language)
    days = Window(None if mark.shape is Shape.LIMIT else mark.start, mark.end)
    parts = [" ".join(filter(None, (mark.phrase, _in_brackets(window(days, language), language))))]
    if mark.ambiguous:
        parts.append(label(Certainty.AMBIGUOUS, language))
    if mark.earlier:
        promised = window(mark.earlier[0], language)
        parts.append(_("first promised: {days}").format(days=promised))
        parts.append(
            plural("revised {count} time", "revised {count} times", len(mark.earlier), language)
        )
    if mark.progress is not None:
        words = _("{reported}% reported, {expected}% of the time gone")
        parts.append(words.format(reported=mark.progress.reported, expected=mark.progress.expected))
    if mark.overrun is not None and mark.end is not None:
        late = (mark.overrun.until - mark.end).days
        parts.append(plural("{count} day over", "{count} days over", late, language))
    return _joined(parts, language)


def spoken_action(text: str, mark: Mark, state: DueState, language: Language) -> str:
    """An action below its commitment, for screen readers."""
    return _joined([text, spoken_bar(mark, language), label(state, language)], language)


def day_words(
    value: date, holidays: Holidays | None, moments: Sequence[Moment], language: Language
) -> str:
    """A day of the ruler: its date, and what is special about it."""
    _ = translator(language)
    parts = [day(value, language)]
    if holidays is not None:
        holiday = holidays.on(value)
        if holiday is not None:
            parts.append(holiday_label(holiday, language))
        elif not holidays.known(value.year):
            parts.append(_("the general holidays of {year} are not known").format(year=value.year))
    parts += [one.name for one in moments if one.day == value]
    return _joined(parts, language)


def _joined(parts: Sequence[str], language: Language) -> str:
    return ("; " if language is Language.EN else "；").join(part for part in parts if part)


def _in_brackets(words: str, language: Language) -> str:
    if not words:
        return ""
    return f"({words})" if language is Language.EN else f"（{words}）"
