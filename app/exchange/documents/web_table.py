"""A table of a web page while its cells come in."""

from dataclasses import dataclass, field

from app.exchange.documents.source import Line
from app.exchange.documents.table_rows import ABOVE, Cell, spaced_lines

_MOST_COLUMNS = 100


@dataclass(slots=True)
class WebTable:
    """A table that is open; a table inside a cell is a part of that cell."""

    _rows: list[list[list[str] | None]] = field(default_factory=list)
    """The lines of each cell; None is where a cell of a row above goes on."""
    _headed: list[bool] = field(default_factory=list)
    """Of each row, whether it has heads and nothing else."""
    _reaching: dict[int, int] = field(default_factory=dict)
    """For columns with a cell from above, how many rows it still reaches."""
    _at: int = 0
    """The column of the cell that is open."""
    in_head: bool = False
    """Whether the rows that come are those of its head."""

    def open_row(self) -> None:
        """A new row below the last."""
        if self._rows:
            self._pass_cells_from_above(_MOST_COLUMNS)
        self._rows.append([])
        self._headed.append(True)

    def open_cell(self, columns: int, rows: int, *, head: bool) -> None:
        """Words go into a new cell from here on; it may be several columns or rows large."""
        if not self._rows:
            self.open_row()
        row = self._rows[-1]
        self._headed[-1] &= head or self.in_head
        self._pass_cells_from_above(len(row))
        self._at = len(row)
        row += [[] for _ in range(min(columns, _MOST_COLUMNS))]
        if rows > 1:
            self._reaching |= dict.fromkeys(range(self._at, len(row)), rows - 1)

    def add(self, line: str) -> bool:
        """Whether there is a cell to add a line to."""
        cell = self._rows[-1][self._at] if self._rows and self._rows[-1] else None
        if cell is None:
            return False
        cell.append(line)
        return True

    def lines(self) -> list[Line]:
        """The table as lines."""
        rows: list[list[Cell]] = [
            [ABOVE if cell is None else cell for cell in row] for row in self._rows
        ]
        heads = next((at for at, head in enumerate(self._headed) if not head), len(rows))
        return spaced_lines(rows, heads if heads < len(rows) else 0)

    def _pass_cells_from_above(self, first: int) -> None:
        """Leave free the places of cells that reach down into the row, from its end on."""
        row = self._rows[-1]
        while self._reaching.get(len(row), 0) > 0 and len(row) <= first:
            self._reaching[len(row)] -= 1
            row.append(None)
            first = max(first, len(row))
