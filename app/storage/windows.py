"""When each row begins and ends, as arrays by key: what drawing thousands of rows at once needs."""

from array import array
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Integer, cast, func, select

from app.domain.windows import NO_DAY, RowWindows
from app.storage.tables import listing

_BEFORE_YEAR_ONE = 1_721_424.5
"""The Julian day on which ordinals of days begin to count."""


def load_windows(connection: Connection) -> RowWindows:
    """The windows of all rows."""
    length = (connection.execute(select(func.max(listing.c.key))).scalar_one() or 0) + 1
    windows = RowWindows(array("i", [NO_DAY]) * length, array("i", [NO_DAY]) * length)
    query = select(listing.c.key, _ordinal(listing.c.earliest), _ordinal(listing.c.latest))
    _fill(windows, connection.execute(query))
    return windows


def _fill(windows: RowWindows, rows: Iterable[Any]) -> None:
    starts, ends = windows.starts, windows.ends
    for key, first, last in rows:
        starts[key] = first or NO_DAY
        ends[key] = last or NO_DAY


def _ordinal(column: Any) -> Any:
    return cast(func.julianday(column) - _BEFORE_YEAR_ONE, Integer)
