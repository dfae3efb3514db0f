"""Why a row of the listing needs attention, in SQL. `domain.attention` is the definition."""

from datetime import date

from sqlalchemy import ColumnElement, and_, func

from app.domain.attention import Attention
from app.domain.commitment import Status
from app.domain.due_state import DueState
from app.storage.due_expression import due_state_expression
from app.storage.tables import listing

_FINISHED = (Status.DONE.value, Status.DROPPED.value)


def attention_expressions(today: date) -> dict[Attention, ColumnElement[bool]]:
    """The condition of each reason that does not depend on a number of days.

    A reason that needs a column of its own is one line here: `Attention.SLIPPED: row.slips > 0`.
    """
    row = listing.c
    return {
        Attention.PAST_LATEST: due_state_expression(today) == DueState.PAST_LATEST.value,
        Attention.NO_ORGANISATION: row.responsible == "",
        Attention.QUESTION: row.questions > 0,
    }


def stale_expression(today: date, days: int) -> ColumnElement[bool]:
    """The condition of rows without an update for so many days, unless they are finished."""
    row = listing.c
    # One comparison that no index serves: rows without an update are most of them, and the index of
    # what rows stand at holds all that is asked.
    last = date.fromordinal(today.toordinal() - days).isoformat() if _has_day(today, days) else ""
    silent = func.coalesce(row.updated, "") <= last
    return and_(silent, func.coalesce(row.status, "").not_in(_FINISHED))


def _has_day(today: date, days: int) -> bool:
    return days < today.toordinal()
