"""What a large tracker gets ready while nobody does anything, so that nobody waits for it later."""

from PySide6.QtCore import QObject, QTimer, Slot

from app.services.workspace import Workspace
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.viewed_rows import ViewedRows

_PAUSE_MILLISECONDS = 1_500
_NEXT_MILLISECONDS = 40


class IdleWork(QObject):
    """Facets and lists of values one after the other, then the log, each in the worker.

    Whatever somebody does between two of them puts off the next one.
    """

    def __init__(self, window: MainWindow, view: WorkspaceView) -> None:
        super().__init__(view)
        self._workspace: Workspace = view.workspace
        self._rows: ViewedRows = view.rows
        self._jobs: Jobs = window.jobs
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._go_on)
        self._rows.settled.connect(self._wait)

    @Slot()
    def _wait(self) -> None:
        self._pause.start(_PAUSE_MILLISECONDS)

    @Slot()
    def _go_on(self) -> None:
        if self._rows.is_settling:
            return  # Somebody types: when the rows have settled it begins anew.
        if self._jobs.busy:
            self._wait()
            return
        workspace, missing = self._workspace, self._workspace.not_ready()
        if missing:
            job = self._jobs.behind(lambda _progress: workspace.fetched(missing[0]))
            job.succeeded.connect(self._keep)
        else:
            self._jobs.behind(lambda _progress: workspace.fold_log())

    @Slot(object)
    def _keep(self, fetched: object) -> None:
        self._workspace.keep(fetched)  # type: ignore[arg-type] # What `fetched` has returned.
        self._pause.start(_NEXT_MILLISECONDS)
