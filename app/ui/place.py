"""Where the user is in a tracker: for the next start, and when the window is built anew."""

from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView

from app.domain.plain_values import as_plain, tolerant
from app.domain.saved_views import ViewState
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.saved_views.applied import ALL, LeftColumns
from app.ui.saved_views.state import present_state, show_state

_MOST_SELECTED = 500


@dataclass(frozen=True, slots=True)
class Place:
    """What is looked for and how it is shown, under which view, and which rows are chosen."""

    state: ViewState = field(default_factory=ViewState)
    view: str = ALL
    left: tuple[LeftColumns, ...] = ()
    current: str | None = None
    selected: tuple[str, ...] = ()
    top: str | None = None
    """The uppermost row that is seen."""


def place_in(window: MainWindow) -> Place | None:
    """Where the user is; None on the start page."""
    view = window.view
    if view is None:
        return None
    return Place(
        state=present_state(window, view),
        view=view.applied.id,
        left=view.applied.left,
        current=view.rows.current,
        selected=view.table.selected_ids()[:_MOST_SELECTED],
        top=_top(view),
    )


def go_to(place: Place, window: MainWindow) -> None:
    """Bring the user back to where they were."""
    view = window.view
    assert view is not None
    view.applied.take(place.view, place.left)
    show_state(place.state, window, view)
    if place.current is not None and view.workspace.keys([place.current]):
        view.rows.set_current(place.current)
    _select(view, place.selected)


def scroll_to(place: Place, window: MainWindow) -> None:
    """Bring the same row to the top. Only a window that is shown knows how far it can scroll."""
    view = window.view
    position = view.rows.position_of(place.top) if view is not None else None
    if view is None or position is None:
        return
    if view.table.isVisible():
        table = view.table
        index = table.commitments.index(position, max(0, table.columnAt(1)))
        table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
    else:
        view.timeline.verticalScrollBar().setValue(round(view.timeline.row_layout.top(position)))


def plain_place(place: Place) -> dict[str, Any]:
    """A place as the settings hold it."""
    plain: dict[str, Any] = as_plain(place, Place)
    return plain


def kept_place(plain: object) -> Place | None:
    """The place of the settings, as far as it makes sense; None if there is none."""
    return tolerant(plain, Place, []) if isinstance(plain, dict) and plain else None


def at_view(place: Place | None, view: str, state: ViewState) -> Place:
    """The same rows chosen, but with another view applied."""
    return replace(place or Place(), view=view, state=state)


def _top(view: WorkspaceView) -> str | None:
    if view.table.isVisible():
        position = view.table.rowAt(0)
    else:
        found = view.timeline.row_at(view.timeline.first_row_y)
        position = -1 if found is None else found
    while 0 <= position < len(view.rows):
        if view.rows.head(position) is None:
            return view.rows.row(position).id
        position += 1
    return None


def _select(view: WorkspaceView, ids: tuple[str, ...]) -> None:
    """Beside the current row, as far as they are shown."""
    flags = QItemSelectionModel.SelectionFlag
    for position in map(view.rows.position_of, ids):
        if position is not None:
            index = view.table.commitments.index(position, 0)
            view.table.selectionModel().select(index, flags.Select | flags.Rows)
