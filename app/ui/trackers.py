"""Trackers opened, made and removed: the File menu and the start page."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from app.base import paths
from app.base.clock import Clock
from app.domain.errors import Environment, TrackerError
from app.services.creating import SAMPLE_NAME, new_sample, new_tracker
from app.services.workspace import Workspace, open_workspace
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.words import _, language
from app.wording.errors import error_sentence

SUFFIX = ".pledge"


class Trackers(QObject):
    """Knows how to come by an open tracker; who asked decides what to do with it."""

    opened = Signal(object)
    """A `Workspace`, to be shown in the place of what is shown."""
    removed = Signal(object)
    """The path of a tracker that is no more."""

    def __init__(self, window: MainWindow, messages: Messages, clock: Clock, who: str) -> None:
        super().__init__(window)
        self._window = window
        self._messages = messages
        self._clock = clock
        self._who = who

    def ask_new(self) -> None:
        """Ask where, and make an empty tracker there."""
        proposed = paths.data_folder() / f"{_('Tracker')}{SUFFIX}"
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("New tracker"), str(proposed), _("Trackers (*.pledge)")
        )
        if name:
            path = Path(name)
            path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
            self._open(lambda: new_tracker(path, clock=self._clock, who=self._who))

    def ask_open(self) -> None:
        """Ask which, and open it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open tracker"), str(paths.data_folder()), _("Trackers (*.pledge)")
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> bool:
        """Open a tracker; one that is in use elsewhere is offered to be read."""
        try:
            workspace = open_workspace(path, clock=self._clock, who=self._who)
        except Environment as error:
            if error.code in ("tracker_in_use", "tracker_read_only"):
                self._offer_reading(path, error)
            else:
                self._messages.warn(error)
            return False
        except TrackerError as error:
            self._messages.warn(error)
            return False
        self.opened.emit(workspace)
        return True

    def open_sample(self) -> None:
        """Open the sample, made from the seed document if it is not there."""
        path = paths.data_folder() / SAMPLE_NAME
        if path.exists():
            self.open(path)
        else:
            self._open(lambda: new_sample(path, clock=self._clock, who=self._who))

    def remove(self, workspace: Workspace) -> None:
        """Delete a tracker and what lies beside it. Only the sample is ever removed so."""
        workspace.close()
        for suffix in ("", "-wal", "-shm", ".lock"):
            with suppress(FileNotFoundError):
                workspace.path.with_name(workspace.path.name + suffix).unlink()
        self.removed.emit(workspace.path)

    def _open(self, make: Callable[[], Workspace]) -> None:
        try:
            workspace = make()
        except TrackerError as error:
            self._messages.warn(error)
        else:
            self.opened.emit(workspace)

    def _offer_reading(self, path: Path, error: Environment) -> None:

        self._messages.ask(
            error_sentence(error, language()),
            _("&Read only"),
            lambda: self._open(lambda: open_workspace(path, read_only=True, clock=self._clock)),
        )
