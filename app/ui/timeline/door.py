"""The timeline in the window: what stands around it, and what menus and other views do with it."""

from PySide6.QtCore import QItemSelection, QObject, Slot

from app.domain.bands import BandKind
from app.domain.holidays import Holidays
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.timeline.access import make_accessible
from app.ui.timeline.overview import OverviewStrip
from app.ui.words import _, plural

_BANDS: dict[str, BandKind | None] = {
    "bands_none": None,
    "bands_quarter": BandKind.QUARTER,
    "bands_half": BandKind.HALF,
    "bands_financial_year": BandKind.FINANCIAL_YEAR,
    "bands_school_year": BandKind.SCHOOL_YEAR,
}
_MOST_OPENED = 500
"""Rows whose actions are shown at once; of more nobody sees the end."""


class TimelineDoor(QObject):
    """Connects the timeline of one view with the menus, the table and the overview below it."""

    def __init__(self, window: MainWindow, view: WorkspaceView) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._actions = window.actions_
        timeline, workspace = view.timeline, view.workspace
        make_accessible(timeline)
        self.overview = OverviewStrip(
            timeline, view.rows, workspace.windows, lambda: workspace.today, window.theme
        )
        self._place_overview()
        timeline.row_chosen.connect(self._select_row)
        timeline.bands_requested.connect(self._show_next_bands)
        timeline.holidays_requested.connect(self._actions["show_holidays"].toggle)
        view.signals.change_applied.connect(timeline.opened.note)
        view.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self._connect_actions()
        self._show_backdrop()

    def _place_overview(self) -> None:
        """Below table and timeline, so that their rows stay level; gone where only the table is."""
        centre = self._view.split.parentWidget()
        layout = centre.layout() if centre is not None else None
        assert layout is not None
        layout.addWidget(self.overview)
        table_alone = self._actions["view_table"]
        self.overview.setHidden(table_alone.isChecked())
        table_alone.toggled.connect(self.overview.setHidden)

    def _connect_actions(self) -> None:
        actions = self._actions
        for name, do in (
            ("fit_selection", self.fit_selection),
            ("show_actions", self.toggle_actions),
            ("next_bands", self._show_next_bands),
        ):
            actions.connect(name, do)
        if not any(actions[name].isChecked() for name in _BANDS):
            actions["bands_none"].setChecked(True)
        for name in (*_BANDS, "show_holidays"):
            actions[name].toggled.connect(self._show_backdrop)
        actions["show_all_actions"].setChecked(False)
        actions["show_all_actions"].toggled.connect(self._show_all_actions)

    # --- rows -----------------------------------------------------------------------------------

    def toggle_actions(self) -> None:
        """Beside the table there is no room for actions: the timeline stands alone then."""
        timeline = self._view.timeline
        if not timeline.shows_lanes:
            self._actions["view_timeline"].trigger()
        timeline.toggle_actions()

    @Slot(int, bool)
    def _select_row(self, position: int, up_to: bool) -> None:
        """A row is selected beside the others, or all from the current one to it."""
        table, rows = self._view.table, self._view.rows
        model, selection = table.model(), table.selectionModel()
        flags = selection.SelectionFlag
        if not up_to:
            selection.select(model.index(position, 0), flags.Toggle | flags.Rows)
            return
        at = rows.position_of(rows.current)
        first, last = sorted((position if at is None else at, position))
        for one in range(first, last + 1):
            selection.select(model.index(one, 0), flags.Select | flags.Rows)

    @Slot()
    def _follow_selection(self, *_changed: object) -> None:
        ranges = _ranges(self._view.table.selectionModel().selection())
        self._view.timeline.show_selected(
            lambda position: any(top <= position <= bottom for top, bottom in ranges)
        )

    def fit_selection(self) -> None:
        """Show the time of the selected rows; those without a day are passed over."""
        view = self._view
        keys = view.workspace.keys(view.table.selected_ids())
        extent = view.workspace.windows().extent(keys.values())
        if extent is None:
            view.status.showMessage(_("The selected rows name no time."), 6_000)
        else:
            view.timeline.fit_days(*extent)

    @Slot(bool)
    def _show_all_actions(self, shown: bool) -> None:
        rows, opened = self._view.rows, self._view.timeline.opened
        if not shown:
            opened.show_open(())
            return
        if not self._view.timeline.shows_lanes:
            self._actions["view_timeline"].trigger()
        found: list[str] = []
        for position in range(len(rows)):
            row = rows.row(position) if rows.head(position) is None else None
            if row is not None and row.actions > 1 and row.id not in found:
                found.append(row.id)
            if len(found) == _MOST_OPENED:
                break
        opened.show_open(found)
        words = plural(
            "The actions of {count} row are shown.", "The actions of {count} rows are shown.",
            len(found),
        )  # fmt: skip
        self._view.status.showMessage(words, 6_000)

    # --- behind the bars ------------------------------------------------------------------------

    @Slot()
    def _show_backdrop(self, *_on: object) -> None:
        timeline, actions = self._view.timeline, self._actions
        chosen = next((kind for name, kind in _BANDS.items() if actions[name].isChecked()), None)
        shown = timeline.backdrop.with_bands(chosen, self._view.workspace.conventions)
        timeline.show_backdrop(shown.with_holidays(self._holidays()))

    def _holidays(self) -> Holidays | None:
        if not self._actions["show_holidays"].isChecked():
            return None
        # Most starts end without them.
        from app.exchange.holiday_list import hong_kong_holidays

        return hong_kong_holidays()

    @Slot()
    def _show_next_bands(self) -> None:
        names = list(_BANDS)
        at = next((at for at, name in enumerate(names) if self._actions[name].isChecked()), -1)
        action = self._actions[names[(at + 1) % len(names)]]
        action.setChecked(True)
        self._view.status.showMessage(action.text().replace("&", ""), 4_000)


def _ranges(selection: QItemSelection) -> list[tuple[int, int]]:
    """The first and the last position of each range of selected rows."""
    every = selection.toList()
    return [(one.top(), one.bottom()) for one in every]
