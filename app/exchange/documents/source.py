"""What every reader of documents gives: lines, and what the file turned out to be."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.document import DocumentForm

Step = Callable[[int, int], None]
"""Reports that so many parts of so many are read."""

PAGE_END = "\f"
"""A line that stands where a page without a number ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line together with what the document says that it is."""

    text: str
    level: int = 0
    """Of a heading: 1 is the outermost; 0 if the document marks it as none."""
    table_head: bool = False
    """It names the columns of a table."""


@dataclass(frozen=True, slots=True)
class MarkUp:
    """What a document itself says that its lines are, by their numbers, counted from 1."""

    levels: Mapping[int, int] = field(default_factory=dict)
    """Of headings: 1 is the outermost."""
    table_heads: frozenset[int] = frozenset()
    """Rows that name the columns of a table."""


PLAIN = MarkUp()
"""That of a text without any."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The lines of a document in reading order, without their ends."""

    lines: tuple[str, ...]
    form: DocumentForm
    encoding: str = ""
    """The name that Python has for it; empty where the form leaves no choice."""
    content: bytes = field(default=b"", repr=False)
    """The file itself, to be kept; empty where there was none."""
    mark_up: MarkUp = PLAIN


def source_text(lines: Iterable[Line], form: DocumentForm, encoding: str = "") -> SourceText:
    """A document of lines that say what they are."""
    every = tuple(lines)
    mark_up = MarkUp(
        {number: line.level for number, line in enumerate(every, 1) if line.level},
        frozenset(number for number, line in enumerate(every, 1) if line.table_head),
    )
    return SourceText(tuple(line.text for line in every), form, encoding, mark_up=mark_up)
