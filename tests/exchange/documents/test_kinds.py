import pytest

from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.exchange.documents.kinds import form_of


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"%PDF-1.4\n", "a.pdf", DocumentForm.PDF),
        (b"%PDF-1.4\n", "a.txt", DocumentForm.PDF),
        (b"\r\n junk in front %PDF-2.0", "a", DocumentForm.PDF),
        (b"PK\x03\x04\x14\x00", "a.docx", DocumentForm.DOCX),
        (b"PK\x03\x04\x14\x00", "a.pdf", DocumentForm.DOCX),
        (b"<!DOCTYPE html>\n<html>", "a.txt", DocumentForm.HTML),
        (b"\xef\xbb\xbf<!doctype HTML>", "a.txt", DocumentForm.HTML),
        ("<html lang='zh'>".encode("utf-16"), "a.txt", DocumentForm.HTML),
        (b"<p>words</p>", "a.html", DocumentForm.HTML),
        (b"<p>words</p>", "a.txt", DocumentForm.TEXT),
        (b"- only words", "a.html", DocumentForm.TEXT),
        (b"- only words", "a.pdf", DocumentForm.TEXT),
        (b"# words", "a.md", DocumentForm.MARKDOWN),
        (b"# words", "A.MARKDOWN", DocumentForm.MARKDOWN),
        (b"# words", "a.txt", DocumentForm.TEXT),
        (b"", "a.md", DocumentForm.MARKDOWN),
    ],
)
def test_the_content_decides_and_the_name_only_where_it_leaves_it_open(head, name, form):
    assert form_of(head, name) is form


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "document_old_office"),
        (b"{\\rtf1\\ansi", "document_kind"),
        (b"\x89PNG\r\n", "document_picture"),
        (b"\xff\xd8\xff\xe0", "document_picture"),
    ],
)
def test_kinds_that_are_known_and_not_read_are_named(head, code):
    with pytest.raises(Refused) as refused:
        form_of(head, "a.docx")
    assert refused.value.code == code
