"""How a view was arranged, kept for the next start and for another language."""

from collections.abc import Mapping
from typing import Any

from app.domain.fields import Field
from app.ui.actions import Actions
from app.ui.main_window import WorkspaceView

_VIEWS = ("view_table", "view_split", "view_timeline")
_PANES = ("show_facets", "show_detail")
_LINES = ("full_text", "one_line", "two_lines", "three_lines")


def kept_layout(view: WorkspaceView, actions: Actions) -> dict[str, Any]:
    """The arrangement of a view, as JSON can hold it."""
    table = view.table
    heads = table.horizontalHeader()
    fields = table.commitments.fields
    layout = {
        "view": next(name for name in _VIEWS if actions[name].isChecked()),
        "panes": view.panes.sizes(),
        "hidden": [name for name in _PANES if not actions[name].isChecked()],
        "lines": table.lines,
        "frozen": table.frozen,
        "columns": [
            {
                "field": fields[column].value,
                "width": table.kept_width(column),
                "shown": not heads.isSectionHidden(column),
            }
            for column in (heads.logicalIndex(at) for at in range(heads.count()))
        ],
    }
    if all(view.split.sizes()):  # One of them may be hidden, and would come back without a width.
        layout["split"] = view.split.sizes()
    return layout


def restore_layout(view: WorkspaceView, actions: Actions, layout: Mapping[str, Any]) -> None:
    """Arrange a view as it was kept; what is not known or makes no sense is left as it is."""
    for splitter, name in ((view.panes, "panes"), (view.split, "split")):
        sizes = layout.get(name)
        if isinstance(sizes, list) and _is_sizes(sizes, splitter.count()):
            splitter.setSizes(sizes)
    table, columns = view.table, layout.get("columns")
    if isinstance(columns, list):
        _restore_columns(view, columns)
    lines = layout.get("lines")
    if isinstance(lines, int) and 0 <= lines < len(_LINES):
        actions[_LINES[lines]].trigger()
    frozen = layout.get("frozen")
    if isinstance(frozen, int):
        table.set_frozen(frozen)
    for name in _PANES:
        actions[name].setChecked(name not in (layout.get("hidden") or ()))
    shown = layout.get("view")
    if shown in _VIEWS:
        actions[str(shown)].trigger()


def _restore_columns(view: WorkspaceView, columns: list[Any]) -> None:
    table = view.table
    heads = table.horizontalHeader()
    known = {field.value: at for at, field in enumerate(table.commitments.fields)}
    place = 0
    for entry in columns:
        if not isinstance(entry, dict) or entry.get("field") not in known:
            continue
        column = known[entry["field"]]
        heads.moveSection(heads.visualIndex(column), place)
        place += 1
        table.show_field(Field(entry["field"]), bool(entry.get("shown")))
        width = entry.get("width")
        if isinstance(width, int) and 20 <= width <= 2_000:
            heads.resizeSection(column, width)


def _is_sizes(value: list[Any], count: int) -> bool:
    numbers = all(isinstance(size, int) and size >= 0 for size in value)
    return len(value) == count and numbers and any(value)
