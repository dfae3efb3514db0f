"""The commitments that ask for attention."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import ColumnElement, Connection, case, func, select

from app.domain.attention import Attention
from app.storage.attention_expression import attention_expressions, stale_expression
from app.storage.batches import batched
from app.storage.tables import listing


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
    return attention_expressions(today) | {Attention.STALE: stale_expression(today, stale_days)}


def _parsed(keys: str | int | None) -> list[int]:
    return json.loads(f"[{keys}]") if keys is not None else []
