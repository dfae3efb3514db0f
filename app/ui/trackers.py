"""Trackers opened, made and removed: the first one at the start, the File menu, the start page."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from app.base import paths
from app.base.clock import Clock
from app.base.settings import Settings
from app.domain.errors import Environment, TrackerError
from app.services.workspace import Workspace, open_workspace
from app.ui.main_window import MainWindow
from app.ui.messages import Messages
from app.ui.words import _, language
from app.wording.errors import error_sentence

SUFFIX = ".pledge"
SAMPLE_NAME = "sample.pledge"
_CAN_BE_READ = ("tracker_in_use", "tracker_read_only")


def first_workspace(settings: Settings, named: Path | None, clock: Clock) -> Workspace | None:
    """The tracker to begin with: the one named, the last one, or the sample; None for none.

    Raises TrackerError if it cannot be opened.
    """
    last = Path(settings.last_tracker) if settings.last_tracker else None
    chosen = named or last
    if chosen is not None:
        return open_workspace(chosen, clock=clock, who=settings.user_name)
    return None if settings.sample_dismissed else open_sample(clock, settings.user_name)


def open_sample(clock: Clock, who: str) -> Workspace:
    """The sample, made from the seed document if it is not there. Raises TrackerError."""
    path = paths.data_folder() / SAMPLE_NAME
    if path.exists():
        return open_workspace(path, clock=clock, who=who)
    # Reading documents takes a sixth of a second to import, and only the very first start needs it.
    from app.services.creating import new_sample

    return new_sample(path, clock=clock, who=who)


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
        proposed = paths.data_folder() / (_("Tracker") + SUFFIX)
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("New tracker"), str(proposed), _("Trackers (*.pledge)")
        )
        if name:
            path = Path(name)
            self.make(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    def make(self, path: Path) -> None:
        """Make an empty tracker and open it."""
        # Not needed at the start; see open_sample.
        from app.services.creating import new_tracker

        self._open(lambda: new_tracker(path, clock=self._clock, who=self._who), path)

    def ask_open(self) -> None:
        """Ask which, and open it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open tracker"), str(paths.data_folder()), _("Trackers (*.pledge)")
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a tracker; one that is in use elsewhere is offered to be read."""
        view = self._window.view
        if view is not None and not view.workspace.read_only and _same(view.workspace.path, path):
            return
        self._open(lambda: open_workspace(path, clock=self._clock, who=self._who), path)

    def open_sample(self) -> None:
        """Open the sample."""
        self._open(lambda: open_sample(self._clock, self._who), paths.data_folder() / SAMPLE_NAME)

    def explain(self, path: Path, error: TrackerError) -> None:
        """Say why a tracker could not be opened, and offer to read it if it can be read."""
        if not (isinstance(error, Environment) and error.code in _CAN_BE_READ):
            self._messages.warn(error)
            return
        self._messages.ask(
            error_sentence(error, language()),
            _("&Read only"),
            lambda: self._open(
                lambda: open_workspace(path, read_only=True, clock=self._clock), path
            ),
        )

    def remove(self, workspace: Workspace) -> None:
        """Delete a tracker and what lies beside it. Only the sample is ever removed so."""
        workspace.close()
        for suffix in ("", "-wal", "-shm", ".lock"):
            with suppress(FileNotFoundError):
                workspace.path.with_name(workspace.path.name + suffix).unlink()
        self.removed.emit(workspace.path)

    def _open(self, make: Callable[[], Workspace], path: Path) -> None:
        try:
            workspace = make()
        except TrackerError as error:
            self.explain(path, error)
        else:
            self.opened.emit(workspace)


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
