"""Of which kind a file is: its content decides, its name only where the content leaves it open."""

import re
from pathlib import PurePath

from app.domain.document import DocumentForm
from app.domain.errors import Refused

HEAD_BYTES = 4096
"""So much of the beginning is enough to know."""

_PDF = re.compile(rb"%PDF-\d")
_PDF_WITHIN = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_WEB_TAG = re.compile(rb"<(?:p|div|li|ul|ol|h[1-6]|table|body|br|span|meta)\b[^>]*>", re.IGNORECASE)
_WEB_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


def form_of(head: bytes, name: str) -> DocumentForm:
    """The form of a file that begins with `head`.

    Raises Refused for kinds that are known and not read.
    """
    suffix = PurePath(name).suffix.lower()
    if _PDF.search(head[:_PDF_WITHIN]):
        return DocumentForm.PDF
    if head.startswith(_ZIP):
        return DocumentForm.DOCX
    if head.startswith(_OLE):
        raise Refused("document_old_office", name=name)
    if head.startswith(_RTF):
        raise Refused("document_kind", name=name, suffix=".rtf")
    if head.startswith(_PICTURES):
        raise Refused("document_picture", name=name)
    return _form_of_text(_narrow(head), suffix)


def _form_of_text(head: bytes, suffix: str) -> DocumentForm:
    if _WEB_PAGE.search(head[:_PDF_WITHIN]) or (suffix in _WEB_NAMES and _WEB_TAG.search(head)):
        return DocumentForm.HTML
    return DocumentForm.MARKDOWN if suffix in _MARKDOWN_NAMES else DocumentForm.TEXT


def _narrow(head: bytes) -> bytes:
    """The beginning without the zero bytes that UTF-16 puts between Latin letters."""
    return head.replace(b"\x00", b"")
