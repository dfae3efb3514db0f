"""A document of any form as lines; what is more than plain text is read in a child process."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.base.progress import Progress, Silent
from app.domain.document import DocumentForm
from app.domain.errors import Environment, Refused
from app.exchange.documents.kinds import HEAD_BYTES, form_of
from app.exchange.documents.source import SourceText
from app.exchange.documents.text import read_text

if TYPE_CHECKING:
    from app.exchange.sandbox.limits import Limits

LARGEST_TEXT_BYTES = 20_000_000
"""A policy address is under one million; a larger file is not one."""
LARGEST_BYTES = 100_000_000
"""Of a file that may hold pictures too."""


def read_lines(
    path: Path, *, progress: Progress = Silent(), limits: "Limits | None" = None
) -> SourceText:
    """Read a document; the usual limits of a child process hold unless others are given.

    Raises Refused for a file that is no readable document, Environment if it cannot be opened.
    """
    try:
        # Unbuffered, so that the child finds the file where we have left it.
        with path.open("rb", buffering=0) as file:
            head = file.read(HEAD_BYTES) or b""
            form = form_of(head, path.name)
            _check_size(file, form, path.name)
            file.seek(0)
            if form is DocumentForm.TEXT:
                content = file.readall()
                return replace(read_text(content, path.name), content=content)
            # Plain text, which is read at every first start, is not to wait for what this takes.
            from app.exchange.documents.confinement import read_in_child

            source = read_in_child(file, form, path.name, progress, limits)
            file.seek(0)
            return replace(source, content=file.readall())
    except FileNotFoundError as error:
        raise Environment("file_missing", path=str(path)) from error
    except OSError as error:
        raise Environment("file_unreadable", path=str(path), reason=str(error)) from error


def _check_size(file: BinaryIO, form: DocumentForm, name: str) -> None:
    pictures = form in (DocumentForm.PDF, DocumentForm.DOCX)
    most = LARGEST_BYTES if pictures else LARGEST_TEXT_BYTES
    size = os.fstat(file.fileno()).st_size
    if size == 0:
        raise Refused("document_empty", name=name)
    if size > most:
        raise Refused("document_too_large", name=name, limit=most // 1_000_000)
