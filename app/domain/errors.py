"""What can go wrong, sorted by who can do something about it.

An error carries a code and the values that its sentence needs; `wording.errors` makes the sentence
in the user's language. Anything that is not one of these is a fault of the program.
"""

from typing import Any


class TrackerError(Exception):
    """The family of all expected errors."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return f"{self.code} {self.values}" if self.values else self.code


class InvalidValue(TrackerError):
    """A value that a field cannot take; shown beside the field."""


class Conflict(TrackerError):
    """Somebody else changed the same thing; both values are shown."""


class StaleValue(Conflict):
    """A change was made for a value that is no longer there; nothing of it was written."""


class Environment(TrackerError):
    """The machine does not allow it: locked, full, read only, made by a newer program."""


class Refused(TrackerError):
    """A file from outside cannot be used; the code says why."""
