"""The status bar: how many rows are shown, how they stand, when it was saved, which file it is."""

from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from app.base.clock import OFFICE_ZONE, Clock
from app.domain.due_state import DueState
from app.domain.filters import Facet, FilterSpec
from app.services.workspace import Workspace
from app.ui.viewed_rows import ViewedRows
from app.ui.words import _, plural

_COUNT_AFTER_MILLISECONDS = 150


class StatusLine(QStatusBar):
    """Follows the rows that are viewed."""

    def __init__(
        self, workspace: Workspace, rows: ViewedRows, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._clock = clock
        self._counts = QLabel()
        self._saved = QLabel()
        self._file = QLabel()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self._counts, 1)
        self.addPermanentWidget(self._saved)
        self.addPermanentWidget(self._file)
        self._file.setText(workspace.path.name + (_(" (read only)") if workspace.read_only else ""))
        self._file.setToolTip(str(workspace.path))
        self._saved.setText(_("all saved"))
        self._timer = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._count)
        rows.replaced.connect(self._timer.start)
        rows.changed.connect(self._count_soon)
        self._timer.start()

    @Slot()
    def note_saved(self) -> None:
        """Something has been written."""
        now: datetime = self._clock().astimezone(OFFICE_ZONE)
        self._saved.setText(_("saved {time}").format(time=now.strftime("%H:%M")))

    @Slot()
    def _count_soon(self, *_anything: object) -> None:
        self._timer.start()

    @Slot()
    def _count(self) -> None:
        shown, total = len(self._rows.matches), self._workspace.count(FilterSpec())
        states = self._workspace.counts(FilterSpec(self._rows.spec.conditions), Facet.DUE)
        if any(self._rows.spec.chosen(Facet.DUE)):
            chosen = set(self._rows.spec.chosen(Facet.DUE))
            states = {state: count for state, count in states.items() if state in chosen}
        parts = [
            _("{shown} of {total} commitments").format(shown=f"{shown:,}", total=f"{total:,}"),
            plural("{count} action", "{count} actions", self._workspace.action_count()),
            _("{count} past latest").format(count=f"{states.get(DueState.PAST_LATEST, 0):,}"),
            _("{count} due within 30 days").format(count=f"{states.get(DueState.DUE_SOON, 0):,}"),
        ]
        self._counts.setText("  ·  ".join(parts))
