"""Which columns of a table are in sight, and where."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView

from app.domain.fields import Field
from app.ui.table.row_painter import Slot


def seen_columns(heads: QHeaderView, fields: Sequence[Field], width: int) -> tuple[Slot, ...]:
    """The columns that a viewport of a width shows, from left to right.

    `fields` are those of the columns in the order of the model. Columns out of sight are painted
    when they are scrolled to.
    """
    found = []
    offset = heads.offset()
    for at in range(heads.count()):
        column = heads.logicalIndex(at)
        left, size = heads.sectionPosition(column), heads.sectionSize(column)
        seen = left < offset + width and left + size > offset
        if seen and not heads.isSectionHidden(column):
            found.append(Slot(fields[column], left, size))
    return tuple(found)
