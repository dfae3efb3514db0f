"""From the menu and the keys to what asks for attention."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.domain.attention import LEAST_STALE_DAYS, MOST_STALE_DAYS, STALE_DAYS
from app.domain.commitment import UpdateKind
from app.services.commands import AddUpdate
from app.ui.attention.finder import AttentionFinder
from app.ui.docks import Dock
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.preferences import Preferences
from app.ui.words import _

if TYPE_CHECKING:
    from app.ui.attention.panel import AttentionPanel

_KEPT = "stale_days"
_TOLD_MILLISECONDS = 6_000


class AttentionDoor(QObject):
    """Steps through what asks for attention, with the list at the side or without."""

    def __init__(self, window: MainWindow, view: WorkspaceView, preferences: Preferences) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._preferences = preferences
        self.finder = AttentionFinder(
            view.workspace, view.rows, _days(preferences.values.window.get(_KEPT)), self
        )
        view.signals.change_applied.connect(self.finder.note)
        self.dock = Dock(
            window,
            view,
            name="show_attention",
            title=_("Needs attention"),
            make=self._make,
            enter=_enter,
        )
        for name, do in (
            ("next_attention", lambda: self._step(1)),
            ("previous_attention", lambda: self._step(-1)),
            ("confirm_and_next", self.confirm_and_next),
        ):
            # The row changes under a field that may be half typed.
            window.actions_.connect(name, view.finish_typing)
            window.actions_.connect(name, do)

    def _make(self) -> QWidget:
        # Most starts end without it.
        from app.ui.attention.panel import AttentionPanel

        view = self._view
        panel = AttentionPanel(
            view.workspace, view.rows, self.finder, view.runner, self._window.theme
        )
        panel.confirm_requested.connect(self.confirm_and_next)
        panel.days_chosen.connect(self._keep_days)
        return panel

    @Slot()
    def confirm_and_next(self) -> None:
        """Note that nothing has changed on the current commitment, and go on to the next."""
        current = self._view.rows.current
        if current is not None and self._view.runner.apply(
            AddUpdate((current,), UpdateKind.NO_CHANGE)
        ):
            self._step(1)

    def _step(self, by: int) -> None:
        before = self._view.rows.current
        if not self.finder.step(by):
            self._tell(_("Nothing that is shown asks for attention."))
        elif self._view.rows.current == before:
            self._tell(_("Nothing else that is shown asks for attention."))

    def _tell(self, words: str) -> None:
        self._view.status.showMessage(words, _TOLD_MILLISECONDS)

    @Slot(int)
    def _keep_days(self, days: int) -> None:
        self._preferences.keep_window({_KEPT: days})


def _days(kept: object) -> int:
    """The number that was chosen; the usual one if what was kept makes no sense."""
    known = isinstance(kept, int) and LEAST_STALE_DAYS <= kept <= MOST_STALE_DAYS
    return kept if known and isinstance(kept, int) else STALE_DAYS


def _enter(panel: QWidget) -> None:
    cast("AttentionPanel", panel).enter()
