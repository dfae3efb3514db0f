"""What the child process does: one foreign file from its input into lines."""

from typing import Any, BinaryIO

from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.exchange.documents.markdown import read_markdown
from app.exchange.documents.source import SourceText, Step
from app.exchange.documents.web_page import read_web_page
from app.exchange.documents.word import read_word
from app.exchange.sandbox.child import serve


def read(file: BinaryIO, arguments: list[str], step: Step) -> Any:
    """Read a file of a form, with a name for the sentences about it. Raises Refused."""
    form, name = DocumentForm(arguments[0]), arguments[1]
    source = _read(file.read(), form, name, step)
    lines = [_clean(line) for line in source.lines]
    if not any(line.strip() for line in lines):
        raise Refused("document_empty", name=name)
    return {
        "lines": lines,
        "encoding": source.encoding,
        "levels": list(source.mark_up.levels.items()),
        "table_heads": sorted(source.mark_up.table_heads),
    }


def _read(content: bytes, form: DocumentForm, name: str, step: Step) -> SourceText:
    if form is DocumentForm.PDF:
        # Loads a library of some megabytes.
        from app.exchange.documents.pdf import read_pdf

        return read_pdf(content, name, step)
    if form is DocumentForm.DOCX:
        return read_word(content, name, step)
    reader = read_web_page if form is DocumentForm.HTML else read_markdown
    return reader(content, name)


def _clean(line: str) -> str:
    """A line that can be stored as one: no ends of lines in it, no halves of characters."""
    if line == "\f":
        return line
    whole = "".join(" " if one in "\r\n\v\f\x85\u2028\u2029\t" else one for one in line)
    return whole.encode("utf-8", "replace").decode("utf-8").rstrip()


if __name__ == "__main__":
    serve(read)
