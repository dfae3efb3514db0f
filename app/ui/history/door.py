"""From the menu to the history of the tracker."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.ui.docks import Dock
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.words import _

if TYPE_CHECKING:
    from app.ui.history.panel import HistoryPanel


class HistoryDoor(QObject):
    """Shows the history of the tracker of one view at the side of the window."""

    def __init__(self, window: MainWindow, view: WorkspaceView) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self.dock = Dock(
            window, view, name="show_history", title=_("History"), make=self._make, enter=_enter
        )

    def _make(self) -> QWidget:
        # Most starts end without it.
        from app.ui.history.panel import HistoryPanel

        view = self._view
        panel = HistoryPanel(view.workspace, view.rows, view.runner, self._window.theme)
        view.signals.change_applied.connect(panel.note)
        return panel


def _enter(panel: QWidget) -> None:
    cast("HistoryPanel", panel).enter()
