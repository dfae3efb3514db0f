"""The rows of ruled tables as rows of the page."""

import re
from dataclasses import dataclass

from app.exchange.documents.pdf.glyph import Glyph
from app.exchange.documents.pdf.grids import Grid
from app.exchange.documents.pdf.rows import Piece, Row, rows_of
from app.exchange.documents.table_rows import column_of_parties, lines_of_table

Cells = dict[tuple[int, int], list[Glyph]]

_SAME_PLACE = 3.0
_MOST_LINES_IN_CELL = 18
"""A cell with more is a part of the page with a frame around it."""
_ONE_BELOW_THE_OTHER = 0.01
_BEGINS_ANEW = re.compile(r"^\s*(?:[•●◦▪■○–·*-]\s|\d{1,3}[.．、)）]\s|[(（]\w{1,4}[)）]\s)")


@dataclass(slots=True)
class _LastRow:
    """The last row of a table on a page, which may go on at the top of the next."""

    row: Row
    cells: list[list[str]]

    def goes_on_in(self, cells: list[list[str]]) -> bool:
        """Whether a row has no number where each row of the table has one."""
        numbered = "".join(self.cells[0]).strip(" .．、)）").isdecimal()
        return numbered and not cells[0] and any(cells)

    def add(self, cells: list[list[str]], parties: int | None) -> None:
        """Put the rest of its cells behind what was there."""
        self.cells = [one + other for one, other in zip(self.cells, cells, strict=True)]
        (lines,) = lines_of_table([self.cells], parties)
        self.row.written = " ".join(lines)


class Tables:
    """Reads the tables of one page after the other; a head holds for the pages that follow."""

    def __init__(self) -> None:
        self._parties: int | None = None
        self._down: tuple[float, ...] = ()
        self._last: _LastRow | None = None

    def rows(self, glyphs: list[Glyph], grids: list[Grid]) -> list[Row]:
        """The rows of a page from top to bottom; a row of a table is one, whatever is in it."""
        rest: list[Glyph] = []
        inside: list[Cells] = [{} for _ in grids]
        for glyph in glyphs:
            x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
            for grid, cells in zip(grids, inside, strict=True):
                cell = grid.cell(x, y)
                if cell is not None:
                    cells.setdefault(cell, []).append(glyph)
                    break
            else:
                rest.append(glyph)
        tables: list[tuple[Grid, list[list[list[str]]], Cells]] = []
        for grid, cells in zip(grids, inside, strict=True):
            lines = {place: [row.text for row in rows_of(one)] for place, one in cells.items()}
            if max(map(len, lines.values()), default=0) > _MOST_LINES_IN_CELL:
                rest += [glyph for glyphs in cells.values() for glyph in glyphs]
            elif lines:
                tables.append((grid, _texts(grid, lines), cells))
        rows = rows_of(rest)
        for grid, texts, cells in sorted(tables, key=lambda one: -one[0].across[0]):
            rows += self._rows_of_table(grid, texts, cells)
        return sorted(rows, key=lambda row: -row.base)

    def _rows_of_table(self, grid: Grid, texts: list[list[list[str]]], cells: Cells) -> list[Row]:
        named = column_of_parties(texts)
        if named is not None or not self._continues(grid):
            self._parties, self._down, self._last = named, grid.down, None
        if self._last is not None and self._last.goes_on_in(texts[0]):
            self._last.add(texts[0], self._parties)
            texts[0] = [[] for _column in texts[0]]
        found: list[Row] = []
        for row, lines in enumerate(lines_of_table(texts, self._parties)):
            own = [glyph for (at, _), glyphs in cells.items() if at == row for glyph in glyphs]
            if own and lines:
                printed = _rows_of_lines(lines, own, grid)
                self._last = _LastRow(printed[0], texts[row]) if len(printed) == 1 else None
                found += printed
        return found

    def _continues(self, grid: Grid) -> bool:
        """Whether a table has the columns of the one before."""
        return len(grid.down) == len(self._down) and all(
            abs(one - other) <= _SAME_PLACE
            for one, other in zip(grid.down, self._down, strict=True)
        )


def _rows_of_lines(lines: list[str], glyphs: list[Glyph], grid: Grid) -> list[Row]:
    """Rows of the whole width of a table: no column of the page goes through it."""
    height = max(glyph.height for glyph in glyphs)
    top = max(glyph.base for glyph in glyphs)
    found = []
    for number, line in enumerate(lines):
        base = top - number * _ONE_BELOW_THE_OTHER
        box = Glyph("", grid.down[0], grid.down[-1], base, base + height, base)
        found.append(Row([Piece([box])], base, height, written=line, apart=number == 0))
    return found


def _texts(grid: Grid, lines: dict[tuple[int, int], list[str]]) -> list[list[list[str]]]:
    """The paragraphs of each cell of each row."""
    return [
        [_paragraphs(lines.get((row, column), [])) for column in range(len(grid.down) - 1)]
        for row in range(len(grid.across) - 1)
    ]


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines put together; a new paragraph begins where an item of a list does."""
    found: list[str] = []
    for text in lines:
        if not found or _BEGINS_ANEW.match(text):
            found.append(text)
        elif found[-1][-1:].isascii() and text[:1].isascii():
            found[-1] += f" {text}"
        else:
            found[-1] += text
    return found
