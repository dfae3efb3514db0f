"""What asks for attention among the rows that are viewed, kept in step with both."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.attention import Attention
from app.domain.changes import Applied
from app.services.attention import NeedsAttention
from app.services.workspace import Workspace
from app.ui.viewed_rows import ViewedRows

_AFTER_MILLISECONDS = 150


class AttentionFinder(QObject):
    """Tells when there may be others; looks for them only when somebody asks."""

    changed = Signal()
    """Other commitments ask for attention, or others are viewed; some time after it happened."""

    def __init__(
        self, workspace: Workspace, rows: ViewedRows, stale_days: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._needs = NeedsAttention(workspace, stale_days)
        self.wanted: frozenset[Attention] = frozenset(Attention)
        self._resting = QTimer(self, singleShot=True, interval=_AFTER_MILLISECONDS)
        self._resting.timeout.connect(self.changed)
        rows.replaced.connect(self._resting.start)

    @property
    def stale_days(self) -> int:
        return self._needs.stale_days

    def set_stale_days(self, days: int) -> None:
        """Take commitments for stale after so many days."""
        self._needs.set_stale_days(days)
        self._resting.start()

    def want(self, reasons: Iterable[Attention]) -> None:
        """Look only for some reasons."""
        self.wanted = frozenset(reasons)
        self.changed.emit()

    @Slot(object)
    def note(self, applied: Applied) -> None:
        """A change set has been written."""
        self._needs.note(applied)
        self._resting.start()

    def found(self) -> list[int]:
        """The keys of those that ask for attention, in the order of the table."""
        return self._needs.found(self._rows.matches, self.wanted)

    def counts(self) -> dict[Attention, int]:
        """How many there are of each reason."""
        return self._needs.counts(self._rows.matches)

    def reasons(self, key: int) -> Sequence[Attention]:
        """Why a commitment asks for attention, the gravest first."""
        held = self._needs.reasons(key)
        return [reason for reason in Attention if reason in held]

    def step(self, by: int) -> bool:
        """Make the next one in a direction the current row; returns whether there is one."""
        at = self._rows.position_of(self._rows.current)
        start = at if at is not None else -1 if by > 0 else 0
        position = self._needs.next_position(self._rows.matches, start, by, self.wanted)
        if position is not None:
            self._rows.set_current(self._rows.row(position).id)
        return position is not None
