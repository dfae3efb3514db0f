"""Rows of a table as lines: what belongs together in a row is one item of the document.

A column whose head names organisations comes last, in the brackets that an item without a table has
there; one of running numbers comes first, with the point that such a number has; one of areas
stands above its rows, as a heading does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.exchange.documents.source import Line
from app.exchange.documents.table_heads import (
    is_head,
    names_area,
    names_parties,
    names_supporters,
    names_time,
)

Cell = Sequence[str]
"""The paragraphs of a cell."""


class _Above(tuple[str, ...]):
    __slots__ = ()


ABOVE: Cell = _Above()
"""The place that a cell of the row above reaches down to."""

_NUMBER = re.compile(r"^\s*(\d{1,3})\s*[.．、)）]?\s*$")
_BRACKETED = re.compile(r"^[(（].*[)）]$")
_MARKED = re.compile(r"^\s*(?:[•●◦▪■○–·*-]|\d{1,3}[.．、)）]|[(（]\w{1,4}[)）])\s*\S")
_BODY_ENDS = re.compile(
    r"(?:[局署處处部委辦办會会廳厅院室]|公司|中心|單位|单位|政府|\b[A-Z]{2,6}"
    r"|Bureau|Department|Office|Authority|Commission|Council)$"
)
_HEAD_WITHIN = 3
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of a table hold, by their numbers from 0."""

    parties: int | None = None
    supporters: int | None = None
    area: int | None = None
    times: frozenset[int] = frozenset()
    known: bool = False
    """A row of labels says so."""

    @property
    def repeated(self) -> frozenset[int]:
        """Those of which a cell holds for every row that it reaches down to."""
        named = {one for one in (self.parties, self.supporters) if one is not None}
        return self.times | named


def lines_of_table(rows: Sequence[Sequence[Cell]], parties: int | None = None) -> list[list[str]]:
    """The lines of each row of a table: one, or several where a cell holds a list.

    `parties` is the column of organisations where the head of it stands on an earlier page.
    """
    heads = _heads(rows, 0)
    columns = _columns(rows, heads)
    if columns.parties is None and not columns.known:
        columns = replace(columns, parties=parties, known=parties is not None)
    area = ""
    found: list[list[str]] = []
    for number, row in enumerate(_filled(rows, columns)):
        if number in heads:
            found.append(_lines_of_head(row))
            continue
        lines = _lines_of_row(row, columns) if any(map(_joined, row)) else []
        if lines and (named := _area(row, columns)) and named != area:
            lines, area = [named, *lines], named
        found.append(lines)
    return found


def spaced_lines(rows: Sequence[Sequence[Cell]], heads: int = 0) -> list[Line]:
    """The lines of a table, a blank line behind each row; it says that so many rows are heads."""
    of_head = _heads(rows, heads)
    found: list[Line] = []
    for number, lines in enumerate(lines_of_table(rows)):
        if lines:
            found += [Line(line, table_head=number in of_head) for line in lines]
            found.append(Line(""))
    return found


def column_of_parties(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The column, from 0, whose head says that it names the organisations of each row."""
    return _columns(rows, _heads(rows, 0)).parties if rows else None


def _heads(rows: Sequence[Sequence[Cell]], said: int) -> frozenset[int]:
    """The rows that name the columns: those of which the table says so, or which show it."""
    marked = {number for number in range(min(said, len(rows))) if _could_be_head(rows[number])}
    shown = next((at for at, row in enumerate(rows[:_HEAD_WITHIN]) if is_head(_texts(row))), None)
    return frozenset(marked | ({shown} if shown is not None else set()))


def _could_be_head(row: Sequence[Cell]) -> bool:
    """Not a title that stands in a row of its own, and no sentence."""
    texts = [text for text in _texts(row) if text]
    return len(texts) > 1 and all(
        len(text) <= _LONGEST_LABEL and not text.endswith(("。", "；", ";")) for text in texts
    )


def _columns(rows: Sequence[Sequence[Cell]], heads: frozenset[int]) -> _Columns:
    labels = [_texts(rows[at]) for at in sorted(heads)] or [_texts(row) for row in rows[:1]]
    wide = max(map(len, labels), default=0)
    columns = [[row[at] for row in labels if at < len(row)] for at in range(wide)]
    parties = [at for at, words in enumerate(columns) if any(map(names_parties, words))]
    supporters = [at for at, words in enumerate(columns) if any(map(names_supporters, words))]
    areas = [at for at, words in enumerate(columns) if any(map(names_area, words))]
    times = [at for at, words in enumerate(columns) if any(map(names_time, words))]
    only = len(parties) == 1
    return _Columns(
        parties[0] if only else None,
        supporters[0] if only and len(supporters) == 1 else None,
        areas[0] if heads and len(areas) == 1 and wide > 2 else None,
        frozenset(times),
        known=bool(heads),
    )


def _filled(rows: Sequence[Sequence[Cell]], columns: _Columns) -> list[list[Cell]]:
    """The rows with who and when in each that a cell of a row above reaches down to.

    A row of which the rest is the cell above has nothing but one more of these for that row.
    """
    found: list[list[Cell]] = []
    for row in rows:
        cells = list(row)
        above = found[-1] if found else []
        rest = [cell for at, cell in enumerate(cells) if at not in columns.repeated]
        joins = any(cell is ABOVE for cell in rest) and not any(map(_joined, rest))
        if joins and above:
            found[-1] = [_both(above, cells, at) for at in range(max(len(above), len(cells)))]
            found.append([])
            continue
        for at, cell in enumerate(cells):
            if cell is ABOVE and at < len(above):
                bracketed = _BRACKETED.match(_joined(above[at])) is not None
                cells[at] = above[at] if at in columns.repeated or bracketed else ()
        found.append(cells)
    return found


def _both(above: Sequence[Cell], below: Sequence[Cell], at: int) -> Cell:
    first = above[at] if at < len(above) else ()
    second = below[at] if at < len(below) else ()
    texts = [text for text in (_joined(first), _joined(second)) if text]
    return ["、".join(texts)] if len(texts) > 1 else first or second


def _lines_of_head(row: Sequence[Cell]) -> list[str]:
    return [" ".join(filter(None, _texts(row)))]


def _lines_of_row(row: Sequence[Cell], columns: _Columns) -> list[str]:
    cells = [[paragraph for paragraph in cell if paragraph.strip()] for cell in row]
    if any(_MARKED.match(paragraph) for cell in cells for paragraph in cell[1:]):
        # A cell with a list in it: the table is only there for the place on the page.
        return [paragraph for cell in cells for paragraph in cell]
    apart = [columns.parties, columns.supporters]
    if _area(cells, columns):
        apart.append(columns.area)
    texts = [_joined(cell) for at, cell in enumerate(cells) if at not in apart]
    named = _parties(cells, columns)
    number = _NUMBER.match(texts[0]) if len(texts) > 1 else None
    if number is not None:
        texts[0] = f"{number[1]}."
    said = _beside(texts)
    if named and said and columns.known and number is None and not _MARKED.match(said):
        said = f"• {said}"
    return [" ".join(filter(None, (said, named)))] if said or named else []


def _beside(texts: Sequence[str]) -> str:
    """Cells one behind the other; a blank between two figures would make them one number."""
    said = ""
    for text in filter(None, texts):
        figures = said[-1:].isdecimal() and text[:1].isdecimal()
        said += f"{'，' if figures else ' ' if said else ''}{text}"
    return said


def _parties(cells: Sequence[Cell], columns: _Columns) -> str:
    """The bracket of the organisations of a row; those who support it are said to."""
    named, helping = (
        _names(cells[column]) if column is not None and column < len(cells) else ""
        for column in (columns.parties, columns.supporters)
    )
    if helping:
        latin = helping.isascii()
        helping = f"Supporting: {helping}" if latin else f"配合單位：{helping}"
        named = f"{named}{'; ' if latin else '；'}{helping}" if named else helping
    return f"（{named}）" if named and not _BRACKETED.match(named) else named


def _names(cell: Cell) -> str:
    """The organisations of a cell, of which each may have a line of its own."""
    paragraphs = [paragraph.strip() for paragraph in cell if paragraph.strip()]
    if len(paragraphs) > 1 and all(_BODY_ENDS.search(one) for one in paragraphs):
        return (", " if all(map(str.isascii, paragraphs)) else "、").join(paragraphs)
    return _joined(cell)


def _area(row: Sequence[Cell], columns: _Columns) -> str:
    """What stands above a row: not a cell that is as wide as the next one too."""
    at = columns.area
    if at is None or at >= len(row):
        return ""
    others = (cell for other, cell in enumerate(row) if other not in {at, *columns.repeated})
    return _joined(row[at]) if any(map(_joined, others)) else ""


def _texts(row: Sequence[Cell]) -> list[str]:
    return [_joined(cell) for cell in row]


def _joined(cell: Cell) -> str:
    """The paragraphs of a cell as one; no blank between Chinese ones."""
    paragraphs = [paragraph for paragraph in cell if paragraph.strip()]
    return ("".join if _all_han(paragraphs) else " ".join)(paragraphs).strip()


def _all_han(cell: Cell) -> bool:
    return all(not paragraph[-1:].isascii() for paragraph in cell)
