"""Carries out commands on few rows at once, on many as a job with progress and cancel."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.domain.changes import Applied
from app.domain.errors import InvalidValue
from app.services.commands import Command
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages

_AT_ONCE = 400
"""So many commitments are changed before anybody notices."""

Told = Callable[[], object]


class Carrying(QObject):
    """For one window. One command at a time, as one step that one undo takes back."""

    def __init__(self, window: MainWindow, view: WorkspaceView, messages: Messages) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        self._then: Told | None = None

    def is_long(self, command: Command) -> bool:
        """Whether a command is carried out as a job, so that its end is not waited for."""
        return len(command.ids) > _AT_ONCE

    def carry_out(self, command: Command, title: str, then: Told | None = None) -> None:
        """Do it; what cannot be done is said. `then` comes after, if something was written."""
        self._view.finish_typing()
        self._then = then
        if not self.is_long(command):
            try:
                if self._view.runner.apply(command) and then is not None:
                    then()
            except InvalidValue as error:
                self._messages.warn(error)
            return
        workspace = self._view.workspace
        job = self._window.jobs.start(
            lambda progress: workspace.carry_out(command, progress), title, self._window
        )
        job.succeeded.connect(self._publish)
        job.failed.connect(self._fail)

    @Slot(object)
    def _publish(self, applied: Applied | None) -> None:
        if applied is not None:
            self._view.workspace.publish(applied)
            self._view.runner.saved.emit()
            if self._then is not None:
                self._then()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._messages.warn(error)
