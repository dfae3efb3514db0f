"""Reading back a workbook before it is put in its place."""

import zipfile
from pathlib import Path
from xml.parsers import expat

_SHEET = "xl/worksheets/sheet"


def verify(draft: Path, sheets: int, rows: int) -> None:
    """See that every part can be read, with all sheets, and some rows on the second of them.

    Raises OSError if not.
    """
    try:
        found = _rows_by_sheet(draft)
    except (zipfile.BadZipFile, expat.ExpatError) as error:
        raise OSError(str(error)) from error
    listed = found.get(f"{_SHEET}2.xml", 0)
    if len(found) != sheets or listed < rows:
        raise OSError(f"{len(found)} sheets, {listed} rows read back")


def _rows_by_sheet(draft: Path) -> dict[str, int]:
    """How many rows each sheet has. Every part is read to its end, with its checksum."""
    found = {}
    with zipfile.ZipFile(draft) as parts:
        for name in parts.namelist():
            part = parts.read(name)
            if name.startswith(_SHEET):
                found[name] = part.count(b"<row ")
                part = _without_rows(part)
            expat.ParserCreate().Parse(part, True)
    return found


def _without_rows(sheet: bytes) -> bytes:
    """Rows are long and hold nothing but numbers: the words are in a part of their own."""
    head, _, rest = sheet.partition(b"<sheetData>")
    return head + rest.partition(b"</sheetData>")[2]
