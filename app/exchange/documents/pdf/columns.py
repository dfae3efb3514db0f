"""The order in which the rows of a page are read where they stand in columns."""

from dataclasses import dataclass
from statistics import median

from app.exchange.documents.pdf.rows import Piece, Row, row_of

_LEAST_ROWS = 4
_LEAST_LETTERS = 6
_LEAST_SHARE = 0.2
"""Of the width of the page; a narrower column holds bullets, numbers or names."""
_SAME_EDGE = 3.0
_LEAST_GUTTER = 8.0
_LEFT_FULL, _RIGHT_FULL = 0.4, 0.25
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows from `first` to before `last` that are parted at `edge`."""

    first: int
    last: int
    edge: float


def in_reading_order(rows: list[Row], depth: int = 0) -> list[Row]:
    """The rows, each column of a stretch of the page after the other."""
    band = _band(rows) if depth < _DEEPEST and len(rows) >= _LEAST_ROWS else None
    if band is None:
        return rows
    left, right = _parted(rows[band.first : band.last], band.edge)
    return [
        *in_reading_order(rows[: band.first], depth + 1),
        *in_reading_order(left, depth + 1),
        *in_reading_order(right, depth + 1),
        *in_reading_order(rows[band.last :], depth + 1),
    ]


def _band(rows: list[Row]) -> _Band | None:
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    width = right - left
    for edge in _edges(rows, left + _LEAST_SHARE * width, right - _LEAST_SHARE * width):
        first = 0
        for at in range(len(rows) + 1):
            if at < len(rows) and not _crosses(rows[at], edge):
                continue
            if _are_columns(rows[first:at], edge, _LEAST_SHARE * width):
                return _Band(first, at, edge)
            first = at + 1
    return None


def _edges(rows: list[Row], least: float, most: float) -> list[float]:
    """Where enough pieces begin that a column may, from left to right."""
    begins = sorted(
        piece.left for row in rows for piece in row.pieces if least <= piece.left <= most
    )
    found: list[float] = []
    for begin in begins:
        near = sum(begin <= other <= begin + _SAME_EDGE for other in begins)
        if near >= _LEAST_ROWS and (not found or begin - found[-1] > _SAME_EDGE):
            found.append(begin)
    return found


def _crosses(row: Row, edge: float) -> bool:
    """Whether something of a row stands in the gap in front of an edge."""
    return any(piece.left < edge - 1 and piece.right > edge - _LEAST_GUTTER for piece in row.pieces)


def _parted(rows: list[Row], edge: float) -> tuple[list[Row], list[Row]]:
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        pieces: tuple[list[Piece], list[Piece]] = ([], [])
        for piece in row.pieces:
            pieces[piece.left >= edge - 1].append(piece)
        for side, own in zip(sides, pieces, strict=True):
            if own:
                side.append(row_of(own, row))
    return sides


def _are_columns(rows: list[Row], edge: float, least_width: float) -> bool:
    """Columns of running text: wide, with lines that go to their end. Else it is a table."""
    if len(rows) < _LEAST_ROWS:
        return False
    return all(
        _is_column(side, full, least_width)
        for side, full in zip(_parted(rows, edge), (_LEFT_FULL, _RIGHT_FULL), strict=True)
    )


def _is_column(rows: list[Row], full: float, least_width: float) -> bool:
    if len(rows) < _LEAST_ROWS:
        return False
    end = max(row.right for row in rows)
    if end - min(row.left for row in rows) < least_width:
        return False
    letters = median(sum(len(piece.glyphs) for piece in row.pieces) for row in rows)
    reach = sum(end - row.right <= 2 * row.height for row in rows)
    return letters >= _LEAST_LETTERS and reach >= full * len(rows)
