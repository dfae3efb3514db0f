"""When each row begins and ends, as arrays by key: what drawing thousands of rows at once needs."""

import json
from array import array
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, cast, func, select

from app.domain.windows import NO_DAY, RowWindows
from app.storage.deadlines import as_day
from app.storage.tables import listing

_BEFORE_YEAR_ONE = 1_721_424.5
"""The Julian day on which ordinals of days begin to count."""


def load_windows(connection: Connection) -> RowWindows:
    """The windows of all rows. Joined by SQLite: a row for each would take ten times as long."""
    columns = (listing.c.key, _ordinal(listing.c.earliest), _ordinal(listing.c.latest))
    joined = select(*(func.group_concat(func.coalesce(column, NO_DAY)) for column in columns))
    keys, first, last = (_numbers(text) for text in connection.execute(joined).one())
    length = max(keys, default=0) + 1
    windows = RowWindows(array("i", [NO_DAY]) * length, array("i", [NO_DAY]) * length)
    for key, start, end in zip(keys, first, last, strict=True):
        windows.starts[key] = start
        windows.ends[key] = end
    return windows


def extent(connection: Connection) -> tuple[date, date] | None:
    """The first and the last day that any row speaks of; None if none speaks of one."""
    found = [
        as_day(connection.execute(select(choose(column))).scalar_one())
        for column in (listing.c.earliest, listing.c.latest)
        for choose in (func.min, func.max)
    ]
    days = [day for day in found if day is not None]
    return (min(days), max(days)) if days else None


def _numbers(joined: str | int | None) -> list[int]:
    return json.loads(f"[{joined}]") if joined is not None else []


def _ordinal(column: Any) -> Any:
    return cast(func.julianday(column) - _BEFORE_YEAR_ONE, Integer)
