"""The general holidays that are shipped with the program."""

import csv
from datetime import date
from functools import cache

from app.base import paths
from app.domain.holidays import Holiday, Holidays


@cache
def hong_kong_holidays() -> Holidays:
    """The general holidays of Hong Kong, for the years that have been announced."""
    path = paths.resource("calendars", "hong-kong-holidays.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return Holidays(
            Holiday(date.fromisoformat(row["date"]), row["zh_hant"], row["zh_hans"], row["en"])
            for row in csv.DictReader(file)
        )
