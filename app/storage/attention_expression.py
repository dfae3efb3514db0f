"""Why a row of the listing asks for attention, in SQL. `domain.attention` is the definition."""

from datetime import date

from sqlalchemy import ColumnElement, and_, func

from app.domain.attention import Attention
from app.domain.commitment import Status
from app.domain.due_state import DueState
from app.storage.due_expression import due_state_expression
from app.storage.tables import listing

_FINISHED = (Status.DONE.value, Status.DROPPED.value)


def attention_expressions(today: date) -> dict[Attention, ColumnElement[bool]]:
    """The condition of each reason that does not depend on a number of days."""
    row = listing.c
    return {
        Attention.PAST_LATEST: due_state_expression(today) == DueState.PAST_LATEST.value,
        Attention.QUESTION: row.questions > 0,
        Attention.NO_ORGANISATION: and_(_unfinished(), row.responsible == ""),
        Attention.SLIPPED: and_(_unfinished(), row.slips > 0),
    }


def stale_expression(today: date, days: int) -> ColumnElement[bool]:
    """The condition of rows without news for so many days; days are ISO text.

    One comparison that no index serves: most rows are silent, and the index of what rows stand at
    holds all that is asked.
    """
    last = date.fromordinal(today.toordinal() - days).isoformat() if _has_day(today, days) else ""
    return and_(_unfinished(), _last_news() <= last)


def _has_day(today: date, days: int) -> bool:
    return days < today.toordinal()


def _unfinished() -> ColumnElement[bool]:
    return func.coalesce(listing.c.status, "").not_in(_FINISHED)


def _last_news() -> ColumnElement[str]:
    """The day of the last update or of the document; empty, and so before any day, if unknown."""
    return func.coalesce(listing.c.updated, listing.c.published, "")
