"""A block of cells off the clipboard, as spreadsheets and word processors put it there."""

import re
from html.parser import HTMLParser

from app.base.unicode_text import whole

Grid = tuple[tuple[str, ...], ...]
"""Rows of cells, all of one length."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_MERGED = 1_000


def block(text: str, html: str = "") -> Grid:
    """The cells of what was copied: text with tabs, or, where that has none, a table of HTML.

    The text is what the spreadsheet shows, so it goes first; a table out of a word processor has
    cells with several lines, which only its HTML keeps together.
    """
    grid = text_block(text)
    if html and (len(grid) != 1 or len(grid[0]) < 2):
        table = html_block(html)
        if table and (not grid or len(table[0]) > len(grid[0])):
            return table
    return grid


def text_block(text: str) -> Grid:
    """Lines with tabs, as Excel writes them.

    A cell in quotation marks may hold tabs, line breaks and doubled marks; one whose marks hold
    nothing of that is a cell with marks. The end of the last line begins no new one.
    """
    plain = _LINE_END.sub("\n", whole(text))
    rows: list[list[str]] = []
    row: list[str] = []
    at = 0
    while at < len(plain):
        cell, at = _cell(plain, at)
        row.append(cell)
        if at >= len(plain) or plain[at] == "\n":
            rows.append(row)
            row = []
        elif at + 1 == len(plain):  # A tab at the very end: one more cell, which is empty.
            rows.append([*row, ""])
        at += 1
    return _squared(rows)


def _cell(text: str, start: int) -> tuple[str, int]:
    """The cell that begins at an offset, and the offset of the tab or line end behind it."""
    if text.startswith('"', start):
        quoted = _quoted(text, start)
        if quoted is not None:
            return quoted
    ends = [at for at in (text.find("\t", start), text.find("\n", start)) if at >= 0]
    end = min(ends, default=len(text))
    return text[start:end], end


_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')


def _quoted(text: str, start: int) -> tuple[str, int] | None:
    match = _QUOTED.match(text, start)
    if match is None:
        return None
    inside = match[1]
    if not any(mark in inside for mark in '\t\n"'):
        return None
    return inside.replace('""', '"'), match.end()


def html_block(html: str) -> Grid:
    """The first table of a piece of HTML; cells that are merged hold their text once."""
    reader = _TableReader()
    reader.feed(whole(html))
    reader.close()
    return _squared(reader.rows)


class _TableReader(HTMLParser):
    """Collects the cells of the outermost first table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._depth = 0
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), _MOST_MERGED) if span.isdecimal() else 1
        elif self._cell is not None and tag in ("br", "p", "div", "li"):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._done:
            return
        if tag == "table":
            self._depth -= 1
            if self._depth == 0:
                self._end_cell()
                self._done = True
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            # The lines of the source are no lines of the cell.
            self._cell.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (line.strip(" \u00a0") for line in "".join(self._cell).split("\n"))
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append("\n".join(lines).strip("\n"))
        self.rows[-1] += [""] * (max(1, self._span) - 1)
        self._cell = None


def _squared(rows: list[list[str]]) -> Grid:
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)
