"""A clock that stands still until a test moves it."""

from datetime import datetime, timedelta


class FixedClock:
    """Gives the same instant again and again."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **lapse: float) -> None:
        self.now += timedelta(**lapse)
