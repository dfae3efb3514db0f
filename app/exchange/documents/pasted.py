"""What somebody has copied in another program, as lines."""

import tempfile
from dataclasses import dataclass

from app.base.progress import Progress
from app.base.unicode_text import whole
from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.exchange.documents.confinement import read_in_child
from app.exchange.documents.opening import LARGEST_TEXT_BYTES
from app.exchange.documents.source import SourceText

_OURS = '<meta charset="utf-8">'
"""Whatever the page says of its encoding: what was copied has been decoded already."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text, or the marks of a web page where there is no plain text."""

    text: str
    form: DocumentForm = DocumentForm.TEXT


def read_pasted(pasted: Pasted, name: str, progress: Progress) -> SourceText:
    """The lines of what was copied; `name` is for the sentences about it.

    Raises Refused for what holds no text or too much of it, and what `read_in_child` raises.
    """
    text = whole(pasted.text).replace("\x00", "")
    if not text.strip():
        raise Refused("clipboard_without_text")
    content = text.encode()
    if len(content) > LARGEST_TEXT_BYTES:
        raise Refused("document_too_large", name=name, limit=LARGEST_TEXT_BYTES // 1_000_000)
    if pasted.form is DocumentForm.TEXT:
        return SourceText(tuple(line.rstrip() for line in text.splitlines()), DocumentForm.TEXT)
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(_OURS.encode() + content)
        file.seek(0)
        source = read_in_child(file, pasted.form, name, progress)
    return SourceText(source.lines, source.form, mark_up=source.mark_up)
