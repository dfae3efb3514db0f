"""A tracker as the program works with it: questions are answered, commands applied and told on."""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.base.account import account_name
from app.base.clock import Clock, as_text, office_day, system_clock
from app.base.identifiers import new_id
from app.base.progress import Progress, Silent
from app.domain.changes import Applied, ChangeSet, Origin, Table, inverse, only_reports
from app.domain.conventions import Conventions
from app.domain.organisation import Directory
from app.services.asking import Asking
from app.services.commands import Command, Planned
from app.services.history import HEADS_READ, Step, UndoStack
from app.storage.database import Database
from app.storage.opening import open_tracker
from app.storage.reader import reading
from app.storage.unit_of_work import Result, UnitOfWork, rehearsal, unit_of_work

_log = logging.getLogger(__name__)

Listener = Callable[[Applied], None]


class Workspace(Asking):
    """One open tracker. Everything is done in the thread that made it, but for long reads."""

    def __init__(self, database: Database, *, clock: Clock = system_clock, who: str = "") -> None:
        super().__init__(database, office_day(clock()))
        self._clock = clock
        self._who = who or account_name()
        self._listeners: list[Listener] = []
        with reading(database) as reader:
            self._steps = UndoStack(reader.heads(HEADS_READ))
        self.reload_facts()

    def reload_facts(self) -> None:
        """Read again what is known of the tracker as a whole."""
        with reading(self._database) as reader:
            self._directory = reader.directory()
            self._conventions = reader.conventions()
            self.title = reader.property("title") or self.path.stem
            self.is_sample = reader.property("sample") == "yes"
            self.tracker_id = reader.property("tracker_id") or str(self.path)

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def read_only(self) -> bool:
        return self._database.read_only

    @property
    def directory(self) -> Directory:
        return self._directory

    @property
    def conventions(self) -> Conventions:
        """How words of time are read into this tracker."""
        return self._conventions

    @property
    def today(self) -> date:
        """The day of the office for which due states are shown."""
        return self._query.today

    @property
    def who(self) -> str:
        """In whose name change sets are written."""
        return self._who

    def close(self) -> None:
        """Give the tracker back."""
        self._database.close()

    def fold_log(self) -> bool:
        """Bring a long log into the file while nobody waits; in any thread."""
        return self._database.fold_log()

    def subscribe(self, listener: Listener) -> None:
        """Be told of every change set after it has been written."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Be told no more."""
        self._listeners.remove(listener)

    # --- commands -------------------------------------------------------------------------------

    def apply(self, command: Command, progress: Progress = Silent()) -> ChangeSet | None:
        """Carry out a command; None if nothing had to change.

        Raises InvalidValue, StaleValue or Environment, and nothing is written.
        """
        return self._told(self.carry_out(command, progress))

    def carry_out(self, command: Command, progress: Progress = Silent()) -> Applied | None:
        """The first half of `apply`, for a thread of its own: on the disk, but nobody is told.

        When `progress` raises Cancelled, nothing is written.
        """
        # The grammars that it needs take a tenth of a second to import: not before the first paint.
        from app.services.editing import staged

        with unit_of_work(self._database) as work:
            planned = staged(work, command, self.today, self._who, progress)
            if not planned.changes:
                return None
            return work.record(self._change_set(planned, Origin.EDIT), progress)

    def rehearsed(self, act: Callable[[UnitOfWork], Result]) -> Result:
        """What an act leads to, in a transaction of which nothing is kept."""
        return rehearsal(self._database, act)

    def write(self, planned: Planned, origin: Origin, progress: Progress = Silent()) -> ChangeSet:
        """Write changes that a use case has worked out, such as an accepted proposal."""
        return self.publish(self.store(planned, origin, progress))

    def store(self, planned: Planned, origin: Origin, progress: Progress = Silent()) -> Applied:
        """The first half of `write`, for a thread of its own: on the disk, but nobody is told."""
        change_set = self._change_set(planned, origin)
        with unit_of_work(self._database) as work:
            for content in planned.originals:
                work.keep(content)
            return work.write(change_set, progress)

    def publish(self, applied: Applied) -> ChangeSet:
        """The second half of `write`: tell everybody, in the thread of the workspace."""
        self._steps.add(applied.change_set)
        self._query.note(applied)
        self.row_groups.note(applied)
        if any(change.table is Table.ORGANISATION for change in applied.change_set.changes):
            with reading(self._database) as reader:
                self._directory = reader.directory()
        if any(change.table is Table.PROPERTY for change in applied.change_set.changes):
            with reading(self._database) as reader:
                self._conventions = reader.conventions()
        if not only_reports(applied.change_set):
            self._forget_facts()
        for listener in self._listeners:
            listener(applied)
        return applied.change_set

    @property
    def to_undo(self) -> Step | None:
        """The step that `undo` would take back."""
        return None if self.read_only else self._steps.to_undo

    @property
    def to_redo(self) -> Step | None:
        """The step that `redo` would bring again."""
        return None if self.read_only else self._steps.to_redo

    def undo(self, progress: Progress = Silent()) -> ChangeSet | None:
        """Take back the latest step, as a new change set. Raises StaleValue if it cannot be."""
        return self._told(self.stepped(Origin.UNDO, progress))

    def redo(self, progress: Progress = Silent()) -> ChangeSet | None:
        """Bring again the step taken back last, as a new change set. Raises StaleValue."""
        return self._told(self.stepped(Origin.REDO, progress))

    def _told(self, applied: Applied | None) -> ChangeSet | None:
        return None if applied is None else self.publish(applied)

    def renew_day(self) -> bool:
        """Show due states for the present day; returns whether it is another one."""
        today = office_day(self._clock())
        if today == self._query.today:
            return False
        self._ask_for(today)
        return True

    def stepped(self, origin: Origin, progress: Progress = Silent()) -> Applied | None:
        """The first half of `undo` or `redo`, for a thread of its own; `publish` must follow."""
        step = self.to_undo if origin is Origin.UNDO else self.to_redo
        return None if step is None else self._reverted(step.id, origin, progress)

    def revert(self, identifier: str, origin: Origin) -> ChangeSet:
        """Write a change set again (REDO) or the way back from it (UNDO). Raises StaleValue."""
        return self.publish(self._reverted(identifier, origin))

    def _reverted(self, identifier: str, origin: Origin, progress: Progress = Silent()) -> Applied:
        with unit_of_work(self._database) as work:
            original = work.reader.change_set(identifier)
            assert original is not None, "the journal never loses a change set"
            undoing = origin is Origin.UNDO
            changes = inverse(original.changes) if undoing else original.changes
            planned = Planned(original.label, changes)
            change_set = self._change_set(planned, origin, reverts=original.id)
            return work.write(change_set, progress)

    def _change_set(
        self, planned: Planned, origin: Origin, reverts: str | None = None
    ) -> ChangeSet:
        return ChangeSet(
            id=new_id(),
            when=as_text(self._clock()),
            who=self._who,
            origin=origin,
            label=planned.label,
            changes=planned.changes,
            reverts=reverts,
        )


def open_workspace(
    path: Path, *, read_only: bool = False, clock: Clock = system_clock, who: str = ""
) -> Workspace:
    """Open a tracker to work with. Raises Refused or Environment."""
    database = open_tracker(path, read_only=read_only)
    try:
        return Workspace(database, clock=clock, who=who)
    except BaseException:
        database.close()  # Damaged: the copy that is put in its place must not find it locked.
        raise
