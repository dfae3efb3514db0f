"""Carries out what the user does: every command of every view goes through here."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.changes import ChangeSet, Origin
from app.domain.errors import InvalidValue, TrackerError
from app.services.commands import Command, Planned, ReviseDeadline
from app.services.taking_back import redo_change_set, undo_change_set
from app.services.workspace import Workspace

_log = logging.getLogger(__name__)


class CommandRunner(QObject):
    """Applies commands; what cannot be done is told, never swallowed."""

    saved = Signal()
    """Something was written and is on the disk."""
    refused = Signal(object)
    """A `TrackerError`: nothing was written."""

    revision_asked = Signal(object)
    """A `ReviseDeadline` that was typed into a field: its reason is to be asked for."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def apply(self, command: Command) -> bool:
        """Carry out a command; returns whether it could be.

        Raises InvalidValue, which belongs beside the field that the value was typed into.
        """
        try:
            self.carry_out(command)
        except InvalidValue:
            raise
        except TrackerError as error:
            self._refuse(error)
            return False
        return True

    def take(self, command: Command) -> None:
        """Carry out what was typed into a field; of a deadline it is asked first why it moves.

        Raises InvalidValue.
        """
        if isinstance(command, ReviseDeadline):
            self.revision_asked.emit(command)
        else:
            self.apply(command)

    def carry_out(self, command: Command) -> bool:
        """For those who say themselves why not; returns whether anything was to be written.

        Raises TrackerError.
        """
        written = self._workspace.apply(command) is not None
        if written:
            self.saved.emit()
        return written

    def write(self, planned: Planned) -> bool:
        """Write changes that a use case has worked out; returns whether it could be."""
        if not planned.changes:
            return True
        return self._step(lambda: self._workspace.write(planned, Origin.EDIT))

    @Slot()
    def undo(self) -> None:
        """Take back the latest step."""
        self._step(self._workspace.undo)

    @Slot()
    def redo(self) -> None:
        """Bring again the step taken back last."""
        self._step(self._workspace.redo)

    def revert(self, identifier: str, origin: Origin) -> None:
        """Take back (UNDO) or bring again (REDO) one change set, wherever it stands in history."""
        do = undo_change_set if origin is Origin.UNDO else redo_change_set
        self._step(lambda: do(self._workspace, identifier))

    def _step(self, do: Callable[[], ChangeSet | None]) -> bool:
        try:
            if do() is not None:
                self.saved.emit()
        except TrackerError as error:
            self._refuse(error)
            return False
        return True

    def _refuse(self, error: TrackerError) -> None:
        _log.info("refused: %s", error.code)
        self.refused.emit(error)
