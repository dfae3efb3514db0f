"""Blocks of cells, as in a spreadsheet: rows from one to another, columns as they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QModelIndex, QPersistentModelIndex

from app.domain.fields import Field

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Block:
    """What a command acts on: rows from top to bottom, fields from left to right."""

    ids: tuple[str, ...]
    fields: tuple[Field, ...]


def ranges(selection: QItemSelection) -> list[QItemSelectionRange]:
    """The parts of a selection."""
    return [selection.at(number) for number in range(selection.size())]


def rectangle(shown: Sequence[int], first: Index, last: Index) -> QItemSelection:
    """The cells between two corners. `shown` are the columns from left to right.

    Columns that were moved apart make several ranges of it.
    """
    selection = QItemSelection()
    if not first.isValid() or not last.isValid():
        return selection
    model = last.model()
    ends = [shown.index(one.column()) for one in (first, last) if one.column() in shown]
    if len(ends) < 2:
        return selection
    top, bottom = sorted((first.row(), last.row()))
    for left, right in _runs(shown[min(ends) : max(ends) + 1], shown):
        selection.append(QItemSelectionRange(model.index(top, left), model.index(bottom, right)))
    return selection


def touched_rows(selection: QItemSelection) -> list[int]:
    """The positions that any cell of a selection stands in, from top to bottom."""
    found: set[int] = set()
    for one in ranges(selection):
        found.update(range(one.top(), one.bottom() + 1))
    return sorted(found)


def touched_columns(selection: QItemSelection) -> set[int]:
    """The columns that any cell of a selection stands in."""
    found: set[int] = set()
    for one in ranges(selection):
        found.update(range(one.left(), one.right() + 1))
    return found


def _runs(columns: Sequence[int], shown: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbours joined, also over hidden columns: a selection of whole rows is one range."""
    others = set(shown) - set(columns)
    runs: list[tuple[int, int]] = []
    for column in sorted(columns):
        if runs and others.isdisjoint(range(runs[-1][1] + 1, column)):
            runs[-1] = runs[-1][0], column
        else:
            runs.append((column, column))
    return runs
