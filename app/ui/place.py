"""Where the user was in a tracker: taken along when the window is built anew."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel

from app.domain.filters import Condition, GroupKey, SortKey
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.timeline.scale import TimeScale


@dataclass(frozen=True, slots=True)
class Place:
    """What is looked for, in which order, which rows are chosen, and what is seen of time."""

    typed: str
    chosen: tuple[Condition, ...]
    sort: tuple[SortKey, ...]
    group: tuple[GroupKey, ...]
    current: str | None
    selected: tuple[str, ...]
    scale: TimeScale


def place_in(window: MainWindow) -> Place | None:
    """Where the user is; None on the start page."""
    view = window.view
    if view is None:
        return None
    return Place(
        typed=window.search.text(),
        chosen=view.filtering.chosen,
        sort=view.rows.spec.sort,
        group=view.rows.spec.group,
        current=view.rows.current,
        selected=view.table.selected_ids(),
        scale=view.timeline.scale,
    )


def go_to(place: Place, window: MainWindow) -> None:
    """Bring the user back to where they were."""
    view = window.view
    assert view is not None
    view.filtering.choose_all(place.chosen)
    window.search.setText(place.typed)
    view.rows.set_sort(place.sort)
    view.rows.set_group(place.group)
    view.rows.set_current(place.current)
    _select(view, place.selected)
    view.timeline.set_scale(place.scale)


def _select(view: WorkspaceView, ids: tuple[str, ...]) -> None:
    """Beside the current row, as far as they are shown."""
    flags = QItemSelectionModel.SelectionFlag
    for position in map(view.rows.position_of, ids):
        if position is not None:
            index = view.table.commitments.index(position, 0)
            view.table.selectionModel().select(index, flags.Select | flags.Rows)
