"""Columns of a sheet, each knowing what it shows of a row and how; and rows filled by them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.exchange.workbooks.looks import Cell
from app.exchange.workbooks.measuring import room, row_height
from app.exchange.workbooks.row_sheet import RowSheet

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column; its width is in digits, as Excel measures."""

    head: str
    width: float
    value: Callable[[Row], Any]
    cell: Callable[[Any], Cell]
    """Makes a cell of the value: `text`, `day` or `number` of a look."""
    wraps: bool = False
    """Whether the value is words that may need several lines."""


class Columns(Generic[Row]):
    """The columns of a sheet, from its first on."""

    def __init__(self, sheet: RowSheet, columns: Sequence[Column[Row]]) -> None:
        self._sheet = sheet
        self.heads = [column.head for column in columns]
        self._values = [column.value for column in columns]
        self._cells = [column.cell for column in columns]
        self._wrapped = [(at, room(one.width)) for at, one in enumerate(columns) if one.wraps]
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)

    def __len__(self) -> int:
        return len(self.heads)

    def put(self, at: int, row: Row, more: Sequence[Cell] = ()) -> None:
        """Fill a row of the sheet, with `more` cells behind those of the columns."""
        values = [value(row) for value in self._values]
        cells = [cell(value) for cell, value in zip(self._cells, values, strict=True)]
        height = row_height([(values[column], within) for column, within in self._wrapped])
        self._sheet.put_row(at, [*cells, *more], height)
