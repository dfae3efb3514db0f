"""The status bar: how many rows are shown, how they stand, when it was saved, which file it is."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStatusBar, QWidget

from app.base.clock import OFFICE_ZONE, Clock
from app.domain.due_state import DueState
from app.domain.filters import Facet, FilterSpec
from app.services.workspace import Workspace
from app.ui.viewed_rows import ViewedRows
from app.ui.words import _, plural

_COUNT_AFTER_MILLISECONDS = 150
_SAID_FOR_MILLISECONDS = 6_000
_BETWEEN = "·"
_AROUND_WORDS = 8


class StatusLine(QStatusBar):
    """Follows the rows that are viewed. A number is a link to the rows behind it."""

    all_requested = Signal()
    """Show all commitments again."""
    state_requested = Signal(object)
    """Show the commitments in a due state."""

    def __init__(
        self, workspace: Workspace, rows: ViewedRows, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._clock = clock
        self._shown = _link(_("Show all commitments again"))
        self._actions = QLabel()
        self._actions.setContentsMargins(4, 0, 4, 0)
        self._past = _link(_("Show what is past its latest date"))
        self._soon = _link(_("Show what is due within 30 days"))
        self._saved = QLabel()
        self._file = QLabel()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self._numbers(), 1)
        self.addPermanentWidget(self._saved)
        self.addPermanentWidget(self._file)
        self._file.setText(workspace.path.name + (_(" (read only)") if workspace.read_only else ""))
        self._file.setToolTip(str(workspace.path))
        self._saved.setText(_("all saved"))
        self._timer = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._count)
        self._follow()

    def _follow(self) -> None:
        self._shown.clicked.connect(self.all_requested)
        self._past.clicked.connect(lambda: self.state_requested.emit(DueState.PAST_LATEST))
        self._soon.clicked.connect(lambda: self.state_requested.emit(DueState.DUE_SOON))
        self._rows.replaced.connect(self._timer.start)
        self._rows.changed.connect(self._count_soon)
        self._timer.start()

    def _numbers(self) -> QWidget:
        numbers = QWidget()
        row = QHBoxLayout(numbers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        # The bar asks its parts how high they are before they are dressed.
        numbers.setMinimumHeight(self.fontMetrics().height() + _AROUND_WORDS)
        self._parts = (self._shown, self._actions, self._past, self._soon)
        for at, part in enumerate(self._parts):
            if at:
                row.addWidget(QLabel(_BETWEEN))
            row.addWidget(part)
        row.addStretch(1)
        return numbers

    @property
    def words(self) -> str:
        """All that is counted, as it is read from left to right."""
        return f"  {_BETWEEN}  ".join(part.text() for part in self._parts)

    @Slot()
    def note_saved(self) -> None:
        """Something has been written."""
        now: datetime = self._clock().astimezone(OFFICE_ZONE)
        self._saved.setText(_("saved {time}").format(time=now.strftime("%H:%M")))

    def say(self, words: str) -> None:
        """Say for a moment what has been done."""
        self.showMessage(words, _SAID_FOR_MILLISECONDS)

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
        past, soon = states.get(DueState.PAST_LATEST, 0), states.get(DueState.DUE_SOON, 0)
        actions = self._workspace.action_count()
        self._shown.setText(
            _("{shown} of {total} commitments").format(shown=f"{shown:,}", total=f"{total:,}")
        )
        self._actions.setText(plural("{count} action", "{count} actions", actions))
        self._past.setText(_("{count} past latest").format(count=f"{past:,}"))
        self._soon.setText(_("{count} due within 30 days").format(count=f"{soon:,}"))
        for link in (self._shown, self._past, self._soon):
            link.setAccessibleName(link.text())
        self._shown.setEnabled(bool(self._rows.spec.conditions))
        self._past.setEnabled(past > 0)
        self._soon.setEnabled(soon > 0)


def _link(said: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName("number")
    button.setToolTip(said)
    button.setAccessibleName(said)  # Until it is counted.
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
