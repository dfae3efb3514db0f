"""A row of the timeline in words: for the pointer that rests on it and for screen readers."""

from app.base.i18n import Language
from app.domain.deadline import Window
from app.domain.due_state import DueState
from app.domain.listing import ListingRow
from app.wording.deadlines import window
from app.wording.labels import label


def spoken_row(row: ListingRow, state: DueState, language: Language) -> str:
    """`24 警務處…, 2024年第一季度 (1 Jan 2024 to 31 Mar 2024), past latest`."""
    parts = [f"{row.ref} {row.text}"]
    if row.phrase:
        days = window(Window(row.earliest, row.latest), language)
        brackets = f" ({days})" if language is Language.EN else f"（{days}）"
        parts.append(row.phrase + (brackets if days else ""))
    parts.append(label(state, language))
    return ("; " if language is Language.EN else "；").join(parts)
