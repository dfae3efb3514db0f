"""The state of a window as a view keeps it, and back."""

from dataclasses import replace

from app.domain.saved_views import Shape, Stretch, ViewState
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.timeline.scale import bounded
from app.ui.window_layout import LINE_ACTIONS, kept_columns, restore_columns


def present_state(window: MainWindow, view: WorkspaceView) -> ViewState:
    """What is looked for and how it is shown now."""
    actions, scale = window.actions_, view.timeline.scale
    return ViewState(
        typed=view.filtering.typed,
        spec=replace(view.rows.spec, conditions=view.filtering.chosen),
        columns=kept_columns(view.table),
        frozen=view.table.frozen,
        lines=view.table.lines,
        shape=next(one for one in Shape if actions[f"view_{one.value}"].isChecked()),
        stretch=Stretch(scale.origin, scale.density),
    )


def show_state(state: ViewState, window: MainWindow, view: WorkspaceView) -> None:
    """Look for the same and show it in the same way."""
    actions = window.actions_
    restore_columns(view.table, state.columns)
    view.table.set_frozen(state.frozen)
    view.filtering.begin_with(state.typed, state.spec)
    if state.lines in LINE_ACTIONS and state.lines != view.table.lines:
        actions[LINE_ACTIONS[state.lines]].trigger()
    shape = actions[f"view_{state.shape.value}"]
    if not shape.isChecked():
        shape.trigger()
    if state.stretch is not None:
        view.timeline.set_scale(bounded(state.stretch.origin, state.stretch.density))
