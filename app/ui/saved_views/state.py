"""The state of a window as a view keeps it, and back."""

from dataclasses import replace

from PySide6.QtCore import Qt

from app.domain.filters import SortKey
from app.domain.saved_views import Shape, Stretch, ViewState
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.table.view import CommitmentTable
from app.ui.timeline.scale import bounded
from app.ui.window_layout import LINE_ACTIONS, kept_columns, restore_columns


def present_state(window: MainWindow, view: WorkspaceView) -> ViewState:
    """What is looked for and how it is shown now."""
    actions, scale = window.actions_, view.timeline.scale
    return ViewState(
        typed=window.search.text(),
        spec=replace(view.rows.spec, conditions=view.filtering.chosen),
        columns=kept_columns(view.table),
        lines=view.table.lines,
        shape=next(one for one in Shape if actions[f"view_{one.value}"].isChecked()),
        stretch=Stretch(scale.origin, scale.density),
    )


def show_state(state: ViewState, window: MainWindow, view: WorkspaceView) -> None:
    """Look for the same and show it in the same way."""
    actions = window.actions_
    restore_columns(view.table, state.columns)
    _mark_sorted(view.table, state.spec.sort)
    view.filtering.begin_with(state.typed, state.spec)
    if state.lines in LINE_ACTIONS and state.lines != view.table.lines:
        actions[LINE_ACTIONS[state.lines]].trigger()
    shape = actions[f"view_{state.shape.value}"]
    if not shape.isChecked():
        shape.trigger()
    if state.stretch is not None:
        view.timeline.set_scale(bounded(state.stretch.origin, state.stretch.density))


def _mark_sorted(table: CommitmentTable, sort: tuple[SortKey, ...]) -> None:
    """As if the head of the first column had been clicked."""
    orders = Qt.SortOrder
    column = table.commitments.fields.index(sort[0].field) if sort else -1
    order = orders.DescendingOrder if sort and sort[0].descending else orders.AscendingOrder
    table.horizontalHeader().setSortIndicator(column, order)
