"""How long work reports how far it is, and how it learns that it is no longer wanted."""

from typing import Protocol


class Cancelled(Exception):
    """Raised out of `Progress.step` when the user has asked to stop."""


class Progress(Protocol):
    """Called by work as it goes on; may raise `Cancelled`."""

    def step(self, done: int, total: int, what: str) -> None:
        """Report that `done` of `total` parts are finished; `what` names the present part."""


class Silent:
    """Progress that nobody looks at."""

    def step(self, done: int, total: int, what: str) -> None:
        """Take note of nothing."""
