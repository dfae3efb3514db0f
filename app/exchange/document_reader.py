"""A document of any supported form, read: lines, outline, commitments, questions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.base.progress import Progress, Silent
from app.domain.commitment_reader import read_commitment
from app.domain.conventions import Conventions, ReadingContext
from app.domain.document import DocumentFacts, LineKind
from app.domain.errors import Refused
from app.domain.organisation import Directory
from app.domain.reading import Question, Reading
from app.exchange.documents.language import language_of
from app.exchange.documents.text import read_text_file
from app.exchange.outline.outline import Outline, outline

_NOT_YET = (".pdf", ".docx", ".doc", ".rtf", ".odt", ".html", ".htm", ".xlsx", ".xls", ".pptx")


def read_document(
    path: Path,
    directory: Directory,
    *,
    published: date | None = None,
    title: str = "",
    conventions: Conventions = Conventions(),
    progress: Progress = Silent(),
) -> Reading:
    """Read a document. `published` says from when relative words count.

    Raises Refused for a file that is no readable document, Environment if it cannot be opened.
    """
    if path.suffix.lower() in _NOT_YET and path.exists():
        raise Refused("document_kind", name=path.name, suffix=path.suffix.lower())
    lines = read_text_file(path).lines
    parts = outline(lines)
    context = ReadingContext(published, conventions)
    commitments = []
    for item in parts.items:
        progress.step(item.number, len(parts.items), item.text[:20])
        read = read_commitment(item, directory, context)
        if item.number in parts.unsure:
            read = replace(read, questions=(*read.questions, Question("line", "parts_unsure")))
        commitments.append(read)
    language = language_of("\n".join(lines))
    facts = DocumentFacts(title or _title(parts, path), published, language)
    return Reading(facts, parts.lines, tuple(commitments), _questions(parts))


def _title(parts: Outline, path: Path) -> str:
    """The one chapter of the document, or else the name of the file."""
    return parts.chapters[0] if len(parts.chapters) == 1 else path.stem


def _questions(parts: Outline) -> tuple[Question, ...]:
    return tuple(
        Question("line", "line_unresolved", {"line": str(line.number), "text": line.text[:40]})
        for line in parts.lines
        if line.kind is LineKind.UNRESOLVED
    )
