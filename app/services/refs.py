"""Refs for new commitments of a document: numbers that none of it has had."""

from collections.abc import Iterable


class RefCounter:
    """Gives one ref after the other, in the style of those that there are."""

    def __init__(self, refs: Iterable[str], prefix: str = "") -> None:
        held = list(refs)
        self._prefix = next((f"{ref.rpartition('-')[0]}-" for ref in held if "-" in ref), prefix)
        numbers = (ref.rpartition("-")[2] for ref in held)
        self._last = max((int(number) for number in numbers if number.isdecimal()), default=0)

    def __call__(self) -> str:
        self._last += 1
        return f"{self._prefix}{self._last}"
