"""A Word document from its archive of XML to its lines."""

import posixpath
from functools import reduce
from xml.etree.ElementTree import Element

from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.exchange.documents.guarded import Archive, Damaged, Locked, Unsafe, parsed
from app.exchange.documents.source import Line, SourceText, Step, source_text
from app.exchange.documents.table_rows import ABOVE, Cell, spaced_lines
from app.exchange.documents.word.body import Block, Body, Paragraph, Table
from app.exchange.documents.word.numbering import Numbering
from app.exchange.documents.word.styles import NO_HEADING, Styles
from app.exchange.outline.shapes import joined

_MAIN_PART = "word/document.xml"
_OTHER_OFFICES = (("xl/", ".xlsx"), ("ppt/", ".pptx"), ("visio/", ".vsdx"))
_OPEN_DOCUMENT = {b"text": ".odt", b"spreadsheet": ".ods", b"presentation": ".odp"}


def read_word(content: bytes, name: str, step: Step) -> SourceText:
    """Read a document. Raises Refused for an archive that holds none, or not safely."""
    try:
        archive = Archive(content)
        main = _main_part(archive, name)
        lines = _lines(archive, main, step)
    except Unsafe as error:
        raise Refused("document_unsafe", name=name) from error
    except Locked as error:
        raise Refused("document_locked", name=name) from error
    except Damaged as error:
        raise Refused("document_damaged", name=name) from error
    return source_text(lines, DocumentForm.DOCX)


def _main_part(archive: Archive, name: str) -> str:
    """Where the text is. Raises Refused for archives of other kinds."""
    relations = archive.read("_rels/.rels")
    targets = [_MAIN_PART]
    if relations is not None:
        targets[:0] = [
            relation.get("Target", "").lstrip("/")
            for relation in parsed(relations)
            if relation.get("Type", "").endswith("/officeDocument")
        ]
    for target in targets:
        for folder, suffix in _OTHER_OFFICES:
            if target.startswith(folder):
                raise Refused("document_kind", name=name, suffix=suffix)
        if target in archive:
            return target
    mimetype = archive.read("mimetype") or b""
    for kind, suffix in _OPEN_DOCUMENT.items():
        if mimetype.startswith(b"application/vnd.oasis.opendocument." + kind):
            raise Refused("document_kind", name=name, suffix=suffix)
    raise Refused("document_not_word", name=name)


def _lines(archive: Archive, main: str, step: Step) -> list[Line]:
    folder = posixpath.dirname(main)
    step(0, 3)
    styles = Styles(_tree(archive, f"{folder}/styles.xml"))
    numbering = Numbering(_tree(archive, f"{folder}/numbering.xml"), styles)
    body = Body(styles, numbering)
    document = _tree(archive, main)
    step(1, 3)
    text = _lines_of(body.blocks(document))
    step(2, 3)
    for part, item in (("footnotes", "footnote"), ("endnotes", "endnote")):
        text += _notes(body, _tree(archive, f"{folder}/{part}.xml"), item)
    step(3, 3)
    return text


def _tree(archive: Archive, name: str) -> Element | None:
    content = archive.read(name)
    return None if content is None else parsed(content)


def _lines_of(blocks: list[Block]) -> list[Line]:
    """A blank line around headings and tables, as there is on paper."""
    lines: list[Line] = []
    after = False
    for block in blocks:
        if isinstance(block, Table):
            found, apart = spaced_lines(_texts(block), block.heads), True
        else:
            found, apart = _lines_of_paragraph(block), block.heading != NO_HEADING
        words = lines and lines[-1].text.strip() and found and found[0].text.strip()
        if (apart or after) and words:
            lines.append(Line(""))
        lines += found
        after = apart
    return lines


def _lines_of_paragraph(block: Paragraph) -> list[Line]:
    """A heading is one line, wherever it was broken for the eye."""
    if block.heading <= NO_HEADING:
        return [Line(text) for text in block.lines]
    return [Line(reduce(joined, map(str.strip, block.lines)), block.heading)]


def _texts(table: Table) -> list[list[Cell]]:
    """The lines of each cell; a table within a cell gives its own."""
    return [
        [ABOVE if cell is None else [line.text for line in _lines_of(cell)] for cell in row]
        for row in table.rows
    ]


def _notes(body: Body, tree: Element | None, item: str) -> list[Line]:
    """The notes at the end, each as one line that can be told from the text."""
    lines: list[Line] = []
    number = 0
    for note in tree if tree is not None else ():
        if note.tag != item or note.get("type") not in (None, "normal"):
            continue
        number += 1
        blocks = [block for block in body.blocks(note) if isinstance(block, Paragraph)]
        text = " ".join(line.strip() for block in blocks for line in block.lines if line.strip())
        if text:
            lines += [Line(""), Line(f"[{number}] {text}")]
    return lines
