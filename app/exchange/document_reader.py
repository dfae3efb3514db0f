"""A document of any supported form, read: lines, outline, commitments, questions."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.base.progress import Progress, Silent
from app.domain.commitment_reader import read_commitment
from app.domain.conventions import Conventions, ReadingContext
from app.domain.document import DocumentFacts, LineKind
from app.domain.organisation import Directory
from app.domain.reading import Question, Reading
from app.exchange.documents.language import language_of
from app.exchange.documents.opening import read_lines
from app.exchange.documents.source import SourceText
from app.exchange.new_bodies import asked_once
from app.exchange.outline.corrections import NONE, Corrections
from app.exchange.outline.outline import Outline, outline
from app.exchange.prose import about_prose
from app.exchange.remembering import ReadItem

# Signs that a file shows without saying what they are, and characters that only some fonts have,
# as those of the older HKSCS.
_UNNAMED = re.compile(".{0,15}[\ufffd\ue000-\uf8ff].{0,25}")


def read_document(
    path: Path,
    directory: Directory,
    *,
    published: date | None = None,
    title: str = "",
    corrections: Corrections = NONE,
    conventions: Conventions = Conventions(),
    progress: Progress = Silent(),
) -> Reading:
    """Read a document. `published` says from when relative words count.

    Raises Refused for a file that is no readable document, Environment if it cannot be opened.
    """
    source = read_lines(path, progress=progress)
    return understand(
        source,
        path.stem,
        directory,
        published=published,
        title=title,
        corrections=corrections,
        conventions=conventions,
        progress=progress,
    )


def understand(
    source: SourceText,
    name: str,
    directory: Directory,
    *,
    published: date | None = None,
    title: str = "",
    corrections: Corrections = NONE,
    conventions: Conventions = Conventions(),
    progress: Progress = Silent(),
    read_item: ReadItem = read_commitment,
) -> Reading:
    """Make a reading of lines that are read already; `name` is the title if there is no other.

    `corrections` say what some of the lines are. Who understands the same lines again and again
    gives a `Remembering` for `read_item`.
    """
    lines = source.lines
    parts = outline(lines, corrections, source.mark_up)
    context = ReadingContext.of_document(published, conventions, lines)
    commitments = []
    for item in parts.items:
        progress.step(item.number, len(parts.items), item.text[:20])
        read = read_item(item, directory, context)
        if item.number in parts.unsure:
            read = replace(read, questions=(*read.questions, Question("line", "parts_unsure")))
        commitments.append(read)
    language = language_of("\n".join(lines))
    facts = DocumentFacts(
        title or _title(parts, name),
        published,
        language,
        form=source.form,
        encoding=source.encoding,
    )
    commitments, about_bodies = asked_once(commitments)
    questions = (*about_prose(commitments), *about_bodies, *_questions(parts))
    return Reading(facts, parts.lines, tuple(commitments), questions, source.content)


def _title(parts: Outline, name: str) -> str:
    """The one chapter of the document, or else the name of the file."""
    return parts.chapters[0] if len(parts.chapters) == 1 else name


def _questions(parts: Outline) -> tuple[Question, ...]:
    unresolved = [
        Question("line", "line_unresolved", {"line": str(line.number), "text": line.text[:40]})
        for line in parts.lines
        if line.kind is LineKind.UNRESOLVED
    ]
    unnamed = [
        Question("line", "line_has_unnamed_signs", {"line": str(line.number), "text": found[0]})
        for line in parts.lines
        if line.kind is not LineKind.NOISE and (found := _UNNAMED.search(line.text))
    ]
    return (*unresolved, *unnamed)
