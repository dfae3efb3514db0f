"""A document: an imported source with every one of its lines."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LineKind(StrEnum):
    """What a line of a document turned out to be."""

    HEADING = "heading"
    COMMITMENT = "commitment"
    CONTINUATION = "continuation"
    NOISE = "noise"
    BLANK = "blank"
    UNRESOLVED = "unresolved"


class Noise(StrEnum):
    """Why a line is left out."""

    PAGE_NUMBER = "page_number"
    COVER = "cover"
    """A page without commitments: slogan, caption, the words of the chapter."""
    RUNNING_HEAD = "running_head"
    FOOTNOTE = "footnote"
    TABLE_HEAD = "table_head"
    """Names the columns of a table."""
    INTRODUCTION = "introduction"
    """Sentences above the first commitment."""
    BY_HAND = "by_hand"
    """Somebody said so in the review."""


class DocumentForm(StrEnum):
    """What kind of file a document came in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of a document as a whole."""

    title: str
    published: date | None
    language: str
    """`zh-Hant`, `zh-Hans` or `en`."""
    edition: str = ""
    form: DocumentForm = DocumentForm.TEXT
    encoding: str = ""
    """In which its text was, as Python calls it; empty where the form leaves no choice."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line as it stands in the source; `number` counts from 1."""

    number: int
    text: str
    kind: LineKind
    commitment: int | None = None
    """The number of the commitment that it belongs to."""
    noise: Noise | None = None
    level: int = 0
    """Of the first line of a heading: 1 is the outermost."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the tracker."""

    id: str
    position: int
    title: str
    published: str | None
    language: str
    source_name: str
    fingerprint: str
    original: str = ""
    """The digest of the file that it came in, empty where there was none."""


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A commitment in its document."""

    id: str
    ref: str
    position: int
    text: str
    parties: tuple[tuple[str, str | None], ...] = ()
    """The names of those responsible, with the identifiers of those that are known."""


@dataclass(frozen=True, slots=True)
class StoredSection:
    """A heading of a document with the heading above it."""

    id: str
    document_id: str
    parent_id: str | None
    title: str


@dataclass(frozen=True, slots=True)
class StoredLine:
    """A line of a document as imported."""

    number: int
    text: str
    kind: LineKind
    noise: Noise | None
    commitment_id: str | None
