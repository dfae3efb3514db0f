"""Plain text files: which encoding, and which lines."""

from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.exchange.documents.encodings import decoded
from app.exchange.documents.source import SourceText


def text_of(content: bytes, name: str, declared: str = "") -> tuple[str, str]:
    """A text and its encoding. Raises Refused for bytes that hold no text, or no words."""
    found = decoded(content, declared)
    if found is None:
        raise Refused("document_not_text", name=name)
    if not found[0].strip():
        raise Refused("document_empty", name=name)
    return found


def read_text(content: bytes, name: str) -> SourceText:
    """Read a text whatever its encoding. Raises Refused for bytes that hold no text."""
    text, encoding = text_of(content, name)
    lines = tuple(line.rstrip() for line in text.splitlines())
    return SourceText(lines, DocumentForm.TEXT, encoding)
