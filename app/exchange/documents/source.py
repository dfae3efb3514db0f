"""What every reader of documents gives: lines, and what the file turned out to be."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.document import DocumentForm

Step = Callable[[int, int], None]
"""Reports that so many parts of so many are read."""

PAGE_END = "\f"
"""A line that stands where a page without a number ends."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The lines of a document in reading order, without their ends."""

    lines: tuple[str, ...]
    form: DocumentForm
    encoding: str = ""
    """The name that Python has for it; empty where the form leaves no choice."""
    content: bytes = field(default=b"", repr=False)
    """The file itself, to be kept; empty where there was none."""
