"""A worksheet that takes whole rows, and writes each of them as one piece.

XlsxWriter checks, keeps and writes every cell by itself, which for a large tracker takes several
times as long as all the rest. Everything but the rows of a list is still its own doing: heads,
columns, rules, charts, print, the package.
"""

from collections.abc import Sequence
from operator import add

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from app.exchange.workbooks.looks import Cell

_ROW = "#"
"""Stands for the number of the row until all cells are there; no XML of a cell has it."""
_ADDRESSES = tuple(f'<c r="{xl_col_to_name(column)}{_ROW}"' for column in range(256))


class RowSheet(Worksheet):  # type: ignore[misc] # XlsxWriter has no types
    """A row is either put in whole or written cell by cell, never both."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: dict[int, str] = {}

    def put_row(self, row: int, cells: Sequence[Cell], height: float) -> None:
        """Fill a row from its first column on; the height is in points."""
        number, count = row + 1, len(cells)
        look = f'spans="1:{count}" ht="{height:.16g}" customHeight="1"'
        written = "".join(map(add, _ADDRESSES, cells)).replace(_ROW, str(number))
        self._whole[row] = f'<row r="{number}" {look}>{written}</row>'
        self._check_dimensions(row, 0)
        self._check_dimensions(row, count - 1)

    def _write_rows(self) -> None:
        """Instead of XlsxWriter's own: whole rows as they are, others as it does."""
        self._calculate_spans()
        for row in sorted(self._whole.keys() | self.table.keys() | self.row_info.keys()):
            if row in self._whole:
                self.fh.write(self._whole[row])
            else:
                self._write_by_cell(row)

    def _write_by_cell(self, row: int) -> None:
        cells = self.table.get(row, {})
        span, info = self.row_spans.get(row // 16), self.row_info.get(row)
        self._write_row(row, span, info, empty_row=not cells)
        for column in sorted(cells):
            self._write_cell(row, column, cells[column])
        if cells:
            self._xml_end_tag("row")
