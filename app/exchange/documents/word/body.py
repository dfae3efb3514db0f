"""The paragraphs and tables of a Word document, as it reads with all changes accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree.ElementTree import Element

from app.exchange.documents.word.numbering import Numbering
from app.exchange.documents.word.styles import (
    NO_HEADING,
    Place,
    Styles,
    outline_level,
    switched_on,
    value,
)
from app.exchange.outline.shapes import Shape, shaped

_REMOVED = frozenset(
    ("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "pPr", "rPr")
)
_BREAKS = frozenset(("br", "cr"))
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": ""}
_NO_BLOCKS_IN = frozenset(("r", "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent"))


@dataclass(slots=True)
class Paragraph:
    """One paragraph; it has several lines where a line was ended by hand."""

    lines: list[str]
    heading: int = NO_HEADING
    """Its level."""


@dataclass(slots=True)
class Table:
    """The blocks of each cell of each row; None is where a cell of the row above goes on."""

    rows: list[list[list["Block"] | None]] = field(default_factory=list)
    heads: int = 0
    """So many of its first rows come again on each page."""


Block: TypeAlias = Paragraph | Table


class Body:
    """Reads one part after the other; lists go on counting."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def blocks(self, element: Element | None) -> list[Block]:
        """What is in an element, in order."""
        found: list[Block] = []
        carried = ""
        for part in _parts(element):
            if part.tag == "tbl":
                found.append(self._table(part))
                continue
            boxes: list[Element] = []
            text = carried + "".join(_words(part, boxes))
            carried = ""
            properties = part.find("pPr")
            mark = properties.find("rPr/del") if properties is not None else None
            if mark is not None:
                # The end of this paragraph is deleted: it goes on in the next.
                carried = text
            else:
                found.append(self._paragraph(properties, text))
            for box in boxes:
                found += self.blocks(box)
        return [*found, Paragraph([carried])] if carried else found

    def _paragraph(self, properties: Element | None, text: str) -> Paragraph:
        style = value(properties, "pStyle")
        own = outline_level(properties)
        heading = self._styles.heading(style) if own is None else own
        lines = text.split("\n")
        place = self._place(properties, style)
        if place is None or not text.strip():
            return Paragraph(lines, heading if text.strip() else NO_HEADING)
        mark = self._numbering.mark(place, style)
        marked = f"{mark} {lines[0].lstrip()}" if mark else lines[0]
        if heading:
            # 1. in front of a heading would make it an item; 第一章 would not.
            if shaped(1, marked).shape is not Shape.ITEM:
                lines[0] = marked
            return Paragraph(lines, heading)
        lines[0] = "    " * place.level + marked
        return Paragraph(lines)

    def _place(self, properties: Element | None, style: str) -> Place | None:
        own = value(properties, "numPr/numId")
        inherited = self._styles.place(style)
        level = value(properties, "numPr/ilvl")
        if own:
            at = int(level) if level.isdecimal() else 0
            return Place(own, at) if own != "0" else None
        if inherited is None or inherited.list_id == "0":
            return None
        return Place(inherited.list_id, int(level)) if level.isdecimal() else inherited

    def _table(self, element: Element) -> Table:
        table = Table()
        for row in _found(element, "tr"):
            properties = row.find("trPr")
            if properties is not None and properties.find("del") is not None:
                continue
            if switched_on(properties, "tblHeader") and table.heads == len(table.rows):
                table.heads += 1
            cells: list[list[Block] | None] = []
            for cell in _found(row, "tc"):
                merged = cell.find("tcPr/vMerge")
                goes_on = merged is not None and merged.get("val", "continue") == "continue"
                cells.append(None if goes_on else self.blocks(cell))
                span = value(cell, "tcPr/gridSpan", "1")
                wide = int(span) if span.isdecimal() and len(span) < 3 else 1
                cells += [[] for _further in range(wide - 1)]
            table.rows.append(cells)
        return table


def _parts(element: Element | None) -> Iterator[Element]:
    """The paragraphs and tables, also those in wrappings that mean nothing for us."""
    for part in element if element is not None else ():
        if part.tag in ("p", "tbl"):
            yield part
        elif part.tag == "AlternateContent":
            yield from _parts(_choice(part))
        elif part.tag not in _REMOVED:
            yield from _parts(part)


def _found(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inserted or bound to data."""
    for part in element:
        if part.tag == tag:
            yield part
        elif part.tag in _NO_BLOCKS_IN:
            yield from _found(part, tag)


def _words(element: Element, boxes: list[Element]) -> Iterator[str]:
    """The text of a paragraph, line ends as they were set; text boxes in it are put aside."""
    for part in element:
        if part.tag == "t":
            yield part.text or ""
        elif part.tag in _BREAKS:
            yield "\n"
        elif part.tag in _SIGNS:
            yield _SIGNS[part.tag]
        elif part.tag == "sym":
            yield _symbol(part)
        elif part.tag == "txbxContent":
            boxes.append(part)
        elif part.tag == "AlternateContent":
            yield from _words(_choice(part), boxes)
        elif part.tag in _REMOVED or (part.tag == "r" and switched_on(part.find("rPr"), "vanish")):
            continue
        else:
            yield from _words(part, boxes)


def _choice(element: Element) -> Element:
    """The newer of two ways to say the same."""
    found = element.find("Choice")
    return found if found is not None else element


def _symbol(element: Element) -> str:
    """A sign of a symbol font; those of Wingdings are in the private area, and are bullets."""
    try:
        code = int(element.get("char", ""), 16)
    except ValueError:
        return ""
    if 0xE000 <= code <= 0xF8FF:
        return "•"
    return chr(code) if 0x20 <= code < 0xD800 else ""
