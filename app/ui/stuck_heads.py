"""Which heads of groups stay at the top while their rows scroll; the same in table and timeline."""

from collections.abc import Callable

from app.domain.grouping import Group
from app.ui.viewed_rows import ViewedRows


def stuck_heads(
    rows: ViewedRows,
    height: float,
    line_at: Callable[[float], int | None],
    top_of: Callable[[int], float],
) -> list[tuple[float, Group]]:
    """The heads with the y of each, the outermost first; an ended group pushes its head away.

    `height` is that of a head; `line_at` and `top_of` tell of the area that scrolls, from its top.
    """
    found = list[tuple[float, Group]]()
    if not rows.spec.group or not len(rows):
        return found
    for level in range(len(rows.spec.group)):
        y = level * height
        line = line_at(y)
        around = rows.lines.around(line) if line is not None else []
        if len(around) <= level:
            break
        group = around[level]
        if top_of(rows.lines.position_of_head(group.path) or 0) >= y:
            break
        end = rows.lines.end_of(group.path)
        if end < len(rows):
            y = min(y, top_of(end) - height)
        found.append((y, group))
    return found
