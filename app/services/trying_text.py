"""What would be understood of a commitment that is still being written by hand."""

from app.domain.commitment_reader import ItemText, read_commitment
from app.domain.reading import ReadCommitment
from app.services.reading_contexts import ReadingContexts
from app.services.workspace import Workspace


def tried(workspace: Workspace, text: str, document_id: str | None) -> ReadCommitment | None:
    """The reading of a text as an item of a document; None for no words."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    with workspace.reader() as reader:
        contexts = ReadingContexts(reader)
        context = contexts.of_document(document_id or "")
        item = ItemText(1, "", (), lines[0], tuple(lines[1:]))
        return read_commitment(item, contexts.directory, context)
