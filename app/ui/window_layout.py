"""How a view was arranged, kept for the next start and for another language."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.plain_values import as_plain, from_plain
from app.domain.saved_views import Column
from app.ui.actions import Actions
from app.ui.main_window import WorkspaceView
from app.ui.table.view import CommitmentTable

_VIEWS = ("view_table", "view_split", "view_timeline")
_NARROWEST, _WIDEST = 20, 2_000
_PANES = ("show_facets", "show_detail")
_DOCKS = ("show_history", "show_attention")
LINE_ACTIONS = {0: "full_text", 1: "one_line", 2: "two_lines", 3: "three_lines"}
"""How many lines a row has, with the action that gives them to it."""


def kept_layout(view: WorkspaceView, actions: Actions) -> dict[str, Any]:
    """The arrangement of a view, as JSON can hold it."""
    layout = {
        "view": next(name for name in _VIEWS if actions[name].isChecked()),
        "panes": view.panes.sizes(),
        "hidden": [name for name in _PANES if not actions[name].isChecked()],
        "docks": [name for name in _DOCKS if actions[name].isChecked()],
        "lines": view.table.lines,
        "frozen": view.table.frozen,
        "columns": [as_plain(one, Column) for one in kept_columns(view.table)],
        "closed_facets": view.facets.closed,
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
    columns = layout.get("columns")
    if isinstance(columns, list):
        restore_columns(view.table, _columns_of(columns))
    _restore_rows(view, actions, layout)
    closed = layout.get("closed_facets")
    if isinstance(closed, list):
        view.facets.close_facets(closed)
    for name in _PANES:
        actions[name].setChecked(name not in (layout.get("hidden") or ()))
    for name in _DOCKS:
        if name in (layout.get("docks") or ()):
            actions[name].setChecked(True)
    shown = layout.get("view")
    if shown in _VIEWS:
        actions[str(shown)].trigger()


def _restore_rows(view: WorkspaceView, actions: Actions, layout: Mapping[str, Any]) -> None:
    lines, frozen = layout.get("lines"), layout.get("frozen")
    if type(lines) is int and lines in LINE_ACTIONS:
        actions[LINE_ACTIONS[lines]].trigger()
    if type(frozen) is int:
        view.table.set_frozen(frozen)


def kept_columns(table: CommitmentTable) -> tuple[Column, ...]:
    """The columns of a table from left to right, those that are hidden too."""
    heads = table.horizontalHeader()
    fields = table.commitments.fields
    return tuple(
        Column(fields[column], table.kept_width(column), not heads.isSectionHidden(column))
        for column in (heads.logicalIndex(at) for at in range(heads.count()))
    )


def restore_columns(table: CommitmentTable, columns: Sequence[Column]) -> None:
    """Put columns into this order, each as wide and shown or not; others stand behind them."""
    heads = table.horizontalHeader()
    known = {field: at for at, field in enumerate(table.commitments.fields)}
    place = 0
    for one in columns:
        column = known.get(one.field)
        if column is None:
            continue
        heads.moveSection(heads.visualIndex(column), place)
        place += 1
        table.show_field(one.field, one.shown)
        if _NARROWEST <= one.width <= _WIDEST:
            heads.resizeSection(column, one.width)


def _columns_of(plain: list[Any]) -> list[Column]:
    """What makes sense of the columns in the settings."""
    found = []
    for one in plain:
        try:
            found.append(from_plain(one, Column))
        except (ValueError, TypeError):
            continue
    return found


def _is_sizes(value: list[Any], count: int) -> bool:
    numbers = all(isinstance(size, int) and size >= 0 for size in value)
    return len(value) == count and numbers and any(value)
