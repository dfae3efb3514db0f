"""What asks for attention, in SQL. `domain.attention` is the definition."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, case, func, literal, select

from app.domain.attention import Attention
from app.domain.commitment import Status
from app.domain.due_state import DueState
from app.storage.batches import batched
from app.storage.due_expression import due_state_expression
from app.storage.tables import document, listing, progress_update

_SLIPS: ColumnElement[int] = literal(0)
"""How often a deadline was put off; `listing.c.slips` as soon as revisions are kept."""
_FINISHED = (Status.DONE.value, Status.DROPPED.value)


def attention_keys(
    connection: Connection, today: date, stale_days: int
) -> dict[Attention, list[int]]:
    """For each reason the keys of the commitments that ask for attention by it."""
    conditions = _conditions(today, stale_days)
    # All in one pass: the rows are wide, and reading them takes longer than looking at them.
    joined = [
        func.group_concat(case((condition, listing.c.key))) for condition in conditions.values()
    ]
    found = connection.execute(select(*joined)).one()
    return {reason: _parsed(keys) for reason, keys in zip(conditions, found, strict=True)}


def attention_of(
    connection: Connection, keys: Iterable[int], today: date, stale_days: int
) -> dict[int, frozenset[Attention]]:
    """The reasons of some commitments, for those that have any."""
    conditions = _conditions(today, stale_days)
    found: dict[int, set[Attention]] = {}
    for batch in batched(keys):
        for reason, condition in conditions.items():
            query = select(listing.c.key).where(listing.c.key.in_(batch), condition)
            for key in connection.execute(query).scalars():
                found.setdefault(key, set()).add(reason)
    return {key: frozenset(reasons) for key, reasons in found.items()}


def _conditions(today: date, stale_days: int) -> Mapping[Attention, ColumnElement[bool]]:
    row = listing.c
    unfinished = func.coalesce(row.status, "").not_in(_FINISHED)
    return {
        Attention.PAST_LATEST: due_state_expression(today) == DueState.PAST_LATEST.value,
        Attention.QUESTION: row.questions > 0,
        Attention.NO_ORGANISATION: unfinished & (row.responsible == ""),
        Attention.SLIPPED: unfinished & (_SLIPS > 0),
        Attention.STALE: unfinished & (_last_news() <= _day(today, stale_days)),
    }


def _last_news() -> ColumnElement[str]:
    """The day of the latest update, or of the document; days are ISO text and compare as text."""
    update = (
        select(func.max(progress_update.c.on_date))
        .where(progress_update.c.commitment_id == listing.c.id)
        .scalar_subquery()
    )
    published = (
        select(document.c.published).where(document.c.id == listing.c.document_id).scalar_subquery()
    )
    return func.coalesce(update, published, "")


def _day(today: date, stale_days: int) -> str:
    return (today - timedelta(days=stale_days)).isoformat()


def _parsed(keys: str | int | None) -> list[int]:
    return json.loads(f"[{keys}]") if keys is not None else []
