"""The stretches of the calendar that phrases of time are made of."""

from datetime import date, timedelta


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first day of one month to the last of another."""
    behind = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), behind - timedelta(days=1)


def window(relation: str, first: date, last: date) -> tuple[str | None, str | None]:
    """Earliest and latest day as a reading gives them."""
    earliest = None if relation in ("by", "until") else first.isoformat()
    latest = None if relation == "from" else last.isoformat()
    return earliest, latest
