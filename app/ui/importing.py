"""Import of a document: read on a thread, review, write on a thread, tell everybody."""

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.base.progress import Progress, Silent
from app.domain.changes import Applied, Origin
from app.domain.organisation import Directory
from app.domain.teaching import Lesson, extended
from app.exchange.document_reader import understand
from app.exchange.documents.opening import read_lines
from app.exchange.documents.pasted import Pasted, read_pasted
from app.exchange.documents.source import SourceText
from app.exchange.remembering import Remembering
from app.services.importing import ImportProposal, planned, propose
from app.services.reviewing import Decisions, decided, understood_before, with_lessons
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
        self._name = self._source_name = ""
        self._source: SourceText | None = None
        """Read once: another day or title changes only what is understood of it."""
        self._read_item = Remembering()
        self._taught: tuple[tuple[Lesson, ...], Directory] = ((), workspace.directory)
        """What the lessons of the review come to; names are folded once, not at each step."""

    def begin(self, path: Path) -> None:
        """Read a document and show what it would bring."""
        self._begin(path.stem, path.name, lambda progress: read_lines(path, progress=progress))

    def begin_pasted(self, pasted: Pasted) -> None:
        """Read what was copied in another program and show what it would bring."""
        name = _("clipboard")
        self._begin(name, name, lambda progress: read_pasted(pasted, name, progress))

    def proposed(
        self,
        published: date | None,
        title: str,
        decisions: Decisions = Decisions(),
        /,
        progress: Progress = Silent(),
    ) -> ImportProposal:
        """What has been read, understood with a day, a title and what was decided of it."""
        assert self._source is not None, "it is read before anybody can decide something"
        reading = understand(
            self._source,
            self._name,
            self._directory(decisions.lessons),
            published=published,
            title=title,
            corrections=decisions.corrections,
            conventions=self._workspace.conventions,
            progress=progress,
            read_item=self._read_item,
        )
        with self._workspace.reader() as reader:
            return decided(reader, propose(reader, reading, self._source_name), decisions)

    def _begin(self, name: str, source_name: str, read: Callable[[Progress], SourceText]) -> None:
        self._name, self._source_name = name, source_name

        def work(progress: Progress) -> tuple[ImportProposal, Decisions]:
            self._source = read(progress)
            proposal = self.proposed(None, "", progress=progress)
            with self._workspace.reader() as reader:
                before = understood_before(reader, proposal)
            if before is None:
                return proposal, Decisions()
            return self.proposed(before.published, "", before.decisions), before.decisions

        job = self._jobs.start(work, _("Reading the document"), self._window)
        job.succeeded.connect(self._review)
        job.failed.connect(self.failed)

    def _directory(self, lessons: tuple[Lesson, ...]) -> Directory:
        if not lessons:
            return self._workspace.directory
        if lessons != self._taught[0]:
            self._taught = lessons, extended(self._workspace.directory, lessons)
        return self._taught[1]

    @Slot(object)
    def _review(self, found: tuple[ImportProposal, Decisions]) -> None:
        proposal, decisions = found
        dialog = ImportDialog(
            proposal,
            self.proposed,
            self._workspace.directory,
            self._theme,
            self._window,
            decisions=decisions,
            documents=self._workspace.documents(),
        )
        dialog.accepted_numbers.connect(self._store)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object, object, object)
    def _store(
        self, proposal: ImportProposal, numbers: Collection[int], decisions: Decisions
    ) -> None:
        def work(progress: Progress) -> Applied | None:
            with self._workspace.reader() as reader:
                # Another import may have brought some of it since it was shown.
                now = propose(reader, proposal.reading, proposal.source_name)
                now = decided(reader, now, decisions)
                plan = with_lessons(reader, planned(reader, now, numbers), decisions.lessons)
            return self._workspace.store(plan, Origin.IMPORT, progress) if plan.changes else None

        job = self._jobs.start(work, _("Importing"), self._window)
        job.succeeded.connect(self._publish)
        job.failed.connect(self.failed)

    @Slot(object)
    def _publish(self, applied: Applied | None) -> None:
        if applied is not None:
            self.imported.emit(self._workspace.publish(applied))
