"""A block of cells as other programs take it: tabs for spreadsheets, a table for all the others.

In the table days and numbers come with their value as well, in the two forms that spreadsheets
read: Excel's `x:num` and number formats, and the `sdval` and `sdnum` of LibreOffice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from app.base.clock import OFFICE_ZONE, from_text
from app.base.progress import Progress, Silent
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.services.listing import safe_cell
from app.services.workspace import Workspace
from app.wording.columns import Reader, cell, head

_AT_ONCE = 1_000
_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of every spreadsheet."""
_HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'
)


@dataclass(frozen=True, slots=True)
class Block:
    """The cells that are copied: rows from top to bottom, fields from left to right."""

    keys: Sequence[int]
    fields: tuple[Field, ...]
    with_heads: bool = False


@dataclass(frozen=True, slots=True)
class CopiedBlock:
    """A block in its two forms."""

    tsv: str
    html: str


def copied(
    workspace: Workspace, block: Block, reader: Reader, progress: Progress = Silent()
) -> CopiedBlock:
    """The cells of a block. Takes some microseconds a cell, so progress is told."""
    tsv: list[str] = []
    html: list[str] = []
    if block.with_heads:
        names = [head(field, reader.language) for field in block.fields]
        tsv.append("\t".join(map(_tsv, names)))
        html.append("<tr>" + "".join(f"<th>{escape(name)}</th>" for name in names) + "</tr>")
    for done, row in enumerate(_rows(workspace, block.keys)):
        if done % _AT_ONCE == 0:
            progress.step(done, len(block.keys), "copy")
        texts = [cell(row, field, reader) for field in block.fields]
        tsv.append("\t".join(map(_tsv, texts)))
        cells = zip(texts, block.fields, strict=True)
        html.append("<tr>" + "".join(_td(text, row, field) for text, field in cells) + "</tr>")
    return CopiedBlock("\n".join(tsv) + "\n", _HTML.format(rows="".join(html)))


def _rows(workspace: Workspace, keys: Sequence[int]) -> Iterator[ListingRow]:
    for first in range(0, len(keys), _AT_ONCE):
        page = keys[first : first + _AT_ONCE]
        found = workspace.rows(page)
        yield from (found[key] for key in page if key in found)


def _tsv(text: str) -> str:
    """A cell as spreadsheets paste it: in quotation marks where it holds breaks or marks."""
    safe = safe_cell(text)
    if any(mark in safe for mark in '\t\r\n"'):
        return '"' + safe.replace('"', '""') + '"'
    return safe


def _td(text: str, row: ListingRow, field: Field) -> str:
    """A cell of text, or of a value. Some spreadsheets calculate in texts: they are made safe."""
    number = _NUMBERS[field](row) if field in _NUMBERS else None
    if number is None:
        shown = escape(safe_cell(text)).replace("\n", "<br>")
        return f"<td style='mso-number-format:\"\\@\"'>{shown}</td>"
    form, mso = _FORMS[field]
    return (
        f'<td style=\'mso-number-format:"{mso}"\' x:num="{number}" '
        f'sdval="{number}" sdnum="1033;0;{form}">{escape(text)}</td>'
    )


def _day(value: date | None) -> int | None:
    return None if value is None else (value - _FIRST_DAY).days


def _instant(text: str) -> float:
    moment: datetime = from_text(text).astimezone(OFFICE_ZONE)
    minutes = moment.hour * 60 + moment.minute
    return round((moment.date() - _FIRST_DAY).days + minutes / 1_440, 6)


def _whole(text: str) -> int | None:
    """A number of a commitment that is nothing but a number: 7, but not 007 or 1/2."""
    plain = text.isascii() and text.isdigit() and (text == "0" or not text.startswith("0"))
    return int(text) if plain and len(text) < 10 else None


_NUMBERS: dict[Field, Callable[[ListingRow], float | None]] = {
    Field.REF: lambda row: _whole(row.ref),
    Field.EARLIEST: lambda row: _day(row.earliest),
    Field.LATEST: lambda row: _day(row.latest),
    Field.COMPLETED: lambda row: _day(row.completed_on),
    Field.PERCENT: lambda row: None if row.percent is None else row.percent / 100,
    Field.CHANGED: lambda row: _instant(row.changed),
}
_DAY_FORM = ("YYYY-MM-DD", r"yyyy\-mm\-dd")
_FORMS = {
    Field.REF: ("0", "0"),
    Field.EARLIEST: _DAY_FORM,
    Field.LATEST: _DAY_FORM,
    Field.COMPLETED: _DAY_FORM,
    Field.PERCENT: ("0%", "0%"),
    Field.CHANGED: ("YYYY-MM-DD HH:MM:SS", r"yyyy\-mm\-dd\ hh:mm"),
}
"""How each value is shown, in the words of LibreOffice and of Excel. The former takes from a page
only forms that it has of its own, and it has none of a day with hours and minutes alone.
"""
