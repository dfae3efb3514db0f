"""Time: the one place that asks the machine what time it is.

Instants are kept in UTC. The office day is Hong Kong's, a fixed eight hours ahead, because the
time zone database is not present on every Windows installation and Hong Kong has no summer time.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

OFFICE_ZONE = timezone(timedelta(hours=8), "HKT")

Clock = Callable[[], datetime]
"""Gives the present instant, aware and in UTC."""


def system_clock() -> datetime:
    """The machine's present instant in UTC."""
    return datetime.now(UTC)


def office_day(instant: datetime) -> date:
    """The calendar day in the office at an instant."""
    return instant.astimezone(OFFICE_ZONE).date()


def as_text(instant: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, the form in which instants are stored."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """The instant written by `as_text`."""
    return datetime.fromisoformat(text)
