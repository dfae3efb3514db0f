"""Rows of a table as lines: what belongs together in a row is one item of the document.

A column whose head names organisations comes last, in the brackets that an item without a table has
there; one of running numbers comes first, with the point that such a number has.
"""

import re
from collections.abc import Sequence

Cell = Sequence[str]
"""The paragraphs of a cell."""

_NUMBER = re.compile(r"^\s*(\d{1,3})\s*[.．、)）]?\s*$")
_PARTIES = re.compile(
    r"^(?:主要)?(?:負責|责任|責任|主責|主责|牽頭|牵头|執行|执行|相關|相关)?(?:的)?"
    r"(?:政策局|決策局|决策局|機構|机构|單位|单位|部門|部门|局)(?:[/／╱及和、](?:部門|部门|機構|机构|單位|单位))?$"
    r"|^(?:responsible|lead)(?: (?:party|bureau|bureaux|department|agency|organisation|body)"
    r"(?:[/ ].*)?)?$|^bureau(?:x)?(?:\s*/\s*departments?)?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^[(（].*[)）]$")
_MARKED = re.compile(r"^\s*(?:[•●◦▪■○–·*-]|\d{1,3}[.．、)）]|[(（]\w{1,4}[)）])\s*\S")


def lines_of_table(rows: Sequence[Sequence[Cell]], parties: int | None = None) -> list[list[str]]:
    """The lines of each row of a table: one, or several where a cell holds a list.

    `parties` is the column of organisations where the head of it stands on an earlier page.
    """
    named = column_of_parties(rows)
    head = 0 if named is not None else None
    column = parties if named is None else named
    return [
        _lines_of_row(row, None if number == head else column)
        if any(paragraph.strip() for cell in row for paragraph in cell)
        else []
        for number, row in enumerate(rows)
    ]


def spaced_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table, a blank line behind each row."""
    return [line for lines in lines_of_table(rows) if lines for line in (*lines, "")]


def column_of_parties(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The column, from 0, whose head says that it names the organisations of each row."""
    if not rows:
        return None
    for glue in ("", " "):
        found = [
            at
            for at, cell in enumerate(rows[0])
            if _PARTIES.match(glue.join(cell).strip().replace("　", ""))
        ]
        if len(found) == 1:
            return found[0]
    return None


def _lines_of_row(row: Sequence[Cell], parties: int | None) -> list[str]:
    cells = [[paragraph for paragraph in cell if paragraph.strip()] for cell in row]
    if any(_MARKED.match(paragraph) for cell in cells for paragraph in cell[1:]):
        # A cell with a list in it: the table is only there for the place on the page.
        return [paragraph for cell in cells for paragraph in cell]
    texts = ["".join(cell) if _all_han(cell) else " ".join(cell) for cell in cells]
    if parties is not None and parties < len(texts) and texts[parties]:
        named = texts.pop(parties).strip()
        texts.append(named if _BRACKETED.match(named) else f"（{named}）")
    number = _NUMBER.match(texts[0]) if len(texts) > 1 else None
    if number is not None:
        texts[0] = f"{number[1]}."
    return [" ".join(text.strip() for text in texts if text.strip())]


def _all_han(cell: Cell) -> bool:
    return all(not paragraph[-1:].isascii() for paragraph in cell)
