"""The documents of a tracker as they came: every line, and the file itself."""

from dataclasses import dataclass
from pathlib import Path

from app.base.files import replacing
from app.domain.document import SourceLine, StoredDocument
from app.domain.errors import Environment
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A document with its lines; `ids` are the commitments by the numbers that the lines name."""

    document: StoredDocument
    lines: tuple[SourceLine, ...]
    ids: dict[int, str]
    has_original: bool

    def number_of(self, commitment_id: str) -> int | None:
        """The number by which the lines name a commitment; None if it has no line."""
        return next((number for number, one in self.ids.items() if one == commitment_id), None)


def source_of(workspace: Workspace, commitment_id: str) -> StoredSource | None:
    """The document that a commitment stands in; None if it is there no more."""
    with workspace.reader() as reader:
        commitment = reader.commitment(commitment_id)
        if commitment is None:
            return None
        (document,) = (one for one in reader.documents() if one.id == commitment.document_id)
        numbers = {item.id: item.position for item in reader.items(document.id)}
        lines = tuple(
            SourceLine(
                line.number, line.text, line.kind, numbers.get(line.commitment_id or ""), line.noise
            )
            for line in reader.lines(document.id)
        )
        kept = bool(document.original) and reader.original(document.original) is not None
    ids = {number: identifier for identifier, number in numbers.items()}
    return StoredSource(document, lines, ids, kept)


def save_original(workspace: Workspace, document: StoredDocument, path: Path) -> None:
    """Write the file that a document came in. Raises Environment if it cannot be written."""
    with workspace.reader() as reader:
        content = reader.original(document.original)
    if content is None:
        raise Environment("original_missing", title=document.title)
    try:
        with replacing(path) as draft:
            draft.write_bytes(content)
    except OSError as error:
        raise Environment(
            "file_not_written", path=str(path), reason=f"{error.strerror or error}."
        ) from error
