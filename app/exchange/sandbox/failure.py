"""Why a child process gave no result."""

from enum import Enum, auto


class Reason(Enum):
    """Why a child gave no result."""

    TIME = auto()
    MEMORY = auto()
    OUTPUT = auto()
    DIED = auto()
    """It was ended from outside, or the parser took its own process down."""
    FAULT = auto()
    """Our own reading did not foresee this file."""


class ChildFailed(Exception):
    """There is no result; `details` are for the log."""

    def __init__(self, reason: Reason, details: str = "") -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details = details
