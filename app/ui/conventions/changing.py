"""The way of other conventions into the tracker: read on a thread, agree, write on a thread."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.base.progress import Progress
from app.domain.changes import Applied, Origin
from app.domain.conventions import Conventions
from app.services.conventions import (
    ConventionsProposal,
    planned_conventions,
    propose_conventions,
)
from app.services.workspace import Workspace
from app.ui.conventions.dialog import ConventionsDialog
from app.ui.jobs import Jobs
from app.ui.words import _


class ChangingConventions(QObject):
    """One dialog and the work behind it."""

    failed = Signal(object)
    """The exception; nothing was written."""
    changed = Signal(object)
    """The `ChangeSet` that was written."""

    def __init__(self, workspace: Workspace, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._jobs = jobs
        self._window = window
        self._dialog = ConventionsDialog(
            workspace.conventions, writable=not workspace.read_only, parent=window
        )
        self._dialog.proposal_requested.connect(self._propose)
        self._dialog.agreed.connect(self._store)
        self._dialog.finished.connect(self._dialog.deleteLater)

    def begin(self) -> None:
        """Show the conventions of the tracker."""
        self._dialog.open()

    @Slot(object)
    def _propose(self, conventions: Conventions) -> None:
        workspace = self._workspace

        def work(progress: Progress) -> ConventionsProposal:
            with workspace.reader() as reader:
                return propose_conventions(reader, workspace.directory, conventions, progress)

        job = self._jobs.start(work, _("Reading the deadlines"), self._dialog)
        job.succeeded.connect(self._dialog.show_proposal)
        job.failed.connect(self.failed)
        job.finished.connect(self._dialog.end_waiting)
        self._dialog.rejected.connect(job.cancel)

    @Slot(object, object)
    def _store(self, proposal: ConventionsProposal, accepted: Collection[str]) -> None:
        workspace = self._workspace

        def work(progress: Progress) -> Applied | None:
            with workspace.reader() as reader:
                plan = planned_conventions(reader, proposal, accepted)
            return workspace.store(plan, Origin.EDIT, progress) if plan.changes else None

        job = self._jobs.start(work, _("Changing the deadlines"), self._window)
        job.succeeded.connect(self._publish)
        job.failed.connect(self.failed)

    @Slot(object)
    def _publish(self, applied: Applied | None) -> None:
        if applied is not None:
            self.changed.emit(self._workspace.publish(applied))
