"""The due state of a row of the listing, in SQL. `domain.due_state` is the definition."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, case

from app.domain.commitment import Status
from app.domain.deadline import Relation
from app.domain.due_state import DUE_SOON_DAYS, DueState
from app.storage.tables import listing


def due_state_expression(today: date) -> ColumnElement[str]:
    """The due state on a day; dates are ISO text and compare as text."""
    row = listing.c
    day = today.isoformat()
    soon = (today + timedelta(days=DUE_SOON_DAYS)).isoformat()
    return case(
        (row.status == Status.DROPPED.value, DueState.DROPPED.value),
        (
            and_(row.status == Status.DONE.value, row.completed_on > row.latest),
            DueState.DONE_LATE.value,
        ),
        (row.status == Status.DONE.value, DueState.DONE.value),
        (
            and_(row.earliest.is_(None), row.latest.is_(None)),
            case(
                (row.relation == Relation.ONGOING.value, DueState.ONGOING.value),
                else_=DueState.UNDATED.value,
            ),
        ),
        (row.earliest > day, DueState.NOT_YET_OPEN.value),
        (row.latest.is_(None), DueState.OPEN.value),
        (row.latest < day, DueState.PAST_LATEST.value),
        (row.latest <= soon, DueState.DUE_SOON.value),
        else_=DueState.OPEN.value,
    )
