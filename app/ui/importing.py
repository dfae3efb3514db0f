"""Import of a document: read on a thread, review, write on a thread, tell everybody."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.base.progress import Progress, Silent
from app.domain.changes import Applied, Origin
from app.exchange.document_reader import read_document
from app.services.importing import ImportProposal, planned, propose
from app.services.workspace import Workspace
from app.ui.jobs import Jobs
from app.ui.review.import_dialog import ImportDialog
from app.ui.theme import Theme
from app.ui.words import _


class Importing(QObject):
    """The way of a document into the tracker."""

    failed = Signal(object)
    """The exception; nothing was written."""
    imported = Signal(object)
    """The `ChangeSet` that brought the document in."""

    def __init__(self, workspace: Workspace, jobs: Jobs, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._jobs = jobs
        self._theme = theme
        self._window = window
        self._path = Path()

    def begin(self, path: Path) -> None:
        """Read a document and show what it would bring."""
        self._path = path
        job = self._jobs.start(
            lambda progress: self._propose(None, "", progress), _("Reading the document"),
            self._window,
        )  # fmt: skip
        job.succeeded.connect(self._review)
        job.failed.connect(self.failed)

    def _propose(
        self, published: date | None, title: str, progress: Progress = Silent()
    ) -> ImportProposal:
        reading = read_document(
            self._path,
            self._workspace.directory,
            published=published,
            title=title,
            progress=progress,
        )
        with self._workspace.reader() as reader:
            return propose(reader, reading, self._path.name)

    @Slot(object)
    def _review(self, proposal: ImportProposal) -> None:
        dialog = ImportDialog(proposal, self._propose, self._theme, self._window)
        dialog.accepted_numbers.connect(self._store)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object, object)
    def _store(self, proposal: ImportProposal, numbers: Collection[int]) -> None:
        def work(progress: Progress) -> Applied | None:
            with self._workspace.reader() as reader:
                # Another import may have brought some of it since it was shown.
                now = propose(reader, proposal.reading, proposal.source_name)
                plan = planned(reader, now, numbers)
            return self._workspace.store(plan, Origin.IMPORT, progress) if plan.changes else None

        job = self._jobs.start(work, _("Importing"), self._window)
        job.succeeded.connect(self._publish)
        job.failed.connect(self.failed)

    @Slot(object)
    def _publish(self, applied: Applied | None) -> None:
        if applied is not None:
            self.imported.emit(self._workspace.publish(applied))
