"""Which columns of a table are in sight, and where."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView

from app.domain.fields import Field
from app.ui.table.row_painter import Slot


def seen_columns(
    heads: QHeaderView, fields: Sequence[Field], width: int, frozen: Sequence[int] = ()
) -> tuple[Slot, ...]:
    """The columns that a viewport of a width shows, from left to right, but those that stay.

    `fields` are those of the columns in the order of the model. Columns out of sight are painted
    when they are scrolled to.
    """
    found = []
    offset = heads.offset()
    hidden = sum(heads.sectionSize(column) for column in frozen)
    for at in range(heads.count()):
        column = heads.logicalIndex(at)
        left, size = heads.sectionPosition(column), heads.sectionSize(column)
        seen = left < offset + width and left + size > offset + hidden
        if seen and not heads.isSectionHidden(column) and column not in frozen:
            found.append(Slot(fields[column], left, size))
    return tuple(found)


def all_columns(heads: QHeaderView, fields: Sequence[Field]) -> tuple[Slot, ...]:
    """Every column that is shown, in sight or not."""
    columns = (heads.logicalIndex(at) for at in range(heads.count()))
    return tuple(
        Slot(fields[column], heads.sectionPosition(column), heads.sectionSize(column))
        for column in columns
        if not heads.isSectionHidden(column)
    )
