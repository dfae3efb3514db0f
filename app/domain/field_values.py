"""The values that a field has under a filter: what the list in the head of a column shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldValues:
    """Values as they are stored, each with the number of its rows."""

    values: tuple[tuple[str, int], ...]
    """The most frequent ones first; days and numbers in their own order."""
    distinct: int
    """How many different values there are: more than are listed, where the list was cut."""
