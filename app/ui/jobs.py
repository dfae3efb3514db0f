"""Long work on a thread of its own: progress ten times a second, cancel, one job at a time."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.base.progress import Cancelled, Progress
from app.domain.errors import TrackerError
from app.ui.words import _

_log = logging.getLogger(__name__)
_REPORT_EVERY_SECONDS = 0.1
_DIALOG_AFTER_MILLISECONDS = 400
_NEVER = 2**31 - 1

Work = Callable[[Progress], Any]


class Job(QObject):
    """One piece of work. Signals arrive in the thread of the window."""

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    """The exception: a `TrackerError`, or a fault of the program."""
    cancelled = Signal()
    finished = Signal()
    """After any of the three."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = False
        self._last_report = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop = True

    def step(self, done: int, total: int, what: str) -> None:
        """`Progress` for the work; raises Cancelled when the user has asked for it."""
        if self._stop:
            raise Cancelled
        now = time.monotonic()
        if now - self._last_report >= _REPORT_EVERY_SECONDS:
            self._last_report = now
            self.progressed.emit(done, total, what)

    def run(self) -> None:
        """Do the work; whatever happens in it becomes a signal."""
        try:
            result = self._work(self)
        except Cancelled:
            self.cancelled.emit()
        except TrackerError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a fault of ours: told, and the window lives
            _log.exception("job failed")
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        finally:
            self.finished.emit()


class Jobs(QObject):
    """Runs jobs one after the other; joined when the program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._running: dict[Job, Future[None] | None] = {}
        self._stopped = False

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def start(self, work: Work, title: str, window: QWidget) -> Job:
        """Begin work; a dialog with progress and cancel appears if it takes long."""
        job = Job(work, self)
        self._running[job] = None
        dialog = _ProgressDialog(job, title, window)
        job.finished.connect(dialog.deleteLater)
        job.finished.connect(self._forget_finished)
        # Not before whoever asked has connected to it: quick work would be over, its signals lost.
        QTimer.singleShot(0, job, lambda: self._begin(job))
        return job

    def behind(self, work: Work) -> Job:
        """Begin short work that nobody waits for, and that shows nothing."""
        job = Job(work, self)
        self._running[job] = None
        job.finished.connect(self._forget_finished)
        QTimer.singleShot(0, job, lambda: self._begin(job))
        return job

    def stop(self) -> None:
        """Cancel what runs and wait for it; what has not begun never does."""
        self._stopped = True
        for job in self._running:
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self, job: Job) -> None:
        if not self._stopped:
            self._running[job] = self._pool.submit(job.run)

    @Slot()
    def _forget_finished(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._running:
            future = self._running.pop(job)
            if future is not None:
                # The worker may still be in the signal; a job that goes meanwhile tells no more.
                future.exception()
            job.deleteLater()


class _ProgressDialog(QProgressDialog):
    """Shows itself only when the work has not ended after a moment."""

    def __init__(self, job: Job, title: str, window: QWidget) -> None:
        super().__init__(title, _("Cancel"), 0, 0, window)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(_NEVER)  # Qt guesses how long it will take; we wait and see.
        self.setAutoReset(False)
        self.setAutoClose(False)
        self.reset()
        self.canceled.connect(job.cancel)
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._end)
        self._ended = False
        self._window = window
        QTimer.singleShot(_DIALOG_AFTER_MILLISECONDS, self, self._show_if_running)

    @Slot(int, int, str)
    def _show_progress(self, done: int, total: int, _what: str) -> None:
        if not self.wasCanceled():
            self.setMaximum(total)
            self.setValue(min(done, total))

    @Slot()
    def _end(self) -> None:
        self._ended = True
        self.hide()

    @Slot()
    def _show_if_running(self) -> None:
        # Over a window that was closed meanwhile it would keep the program from ending.
        if not self._ended and self._window.isVisible():
            self.show()
