"""A tracker as the program works with it: questions are answered, commands applied and told on."""

import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from app.base.account import account_name
from app.base.clock import Clock, as_text, office_day, system_clock
from app.base.identifiers import new_id
from app.base.progress import Progress, Silent
from app.domain.changes import Applied, ChangeSet, Origin, Table, inverse, only_reports
from app.domain.commitment import Commitment
from app.domain.conventions import Conventions
from app.domain.document import StoredDocument, StoredLine, StoredSection
from app.domain.field_values import FieldValues
from app.domain.fields import Field
from app.domain.filters import Facet, FilterSpec
from app.domain.grouping import Grouping
from app.domain.lineage import Kin
from app.domain.listing import ListingRow
from app.domain.matches import Matches
from app.domain.organisation import Directory
from app.domain.saved_views import SavedView
from app.domain.windows import RowWindows
from app.services.commands import Command, Planned
from app.services.editing import staged
from app.services.history import HEADS_READ, Step, UndoStack
from app.storage.database import Database
from app.storage.opening import open_tracker
from app.storage.query import Query
from app.storage.reader import Reader, reading
from app.storage.row_groups import RowGroups
from app.storage.unit_of_work import Result, UnitOfWork, rehearsal, unit_of_work

_log = logging.getLogger(__name__)

Listener = Callable[[Applied], None]


class Workspace:
    """One open tracker. Everything is done in the thread that made it, but for long reads."""

    def __init__(self, database: Database, *, clock: Clock = system_clock, who: str = "") -> None:
        self._database = database
        self._clock = clock
        self._who = who or account_name()
        self._query = Query(database, office_day(clock()))
        self.row_groups = RowGroups(database, self._query)
        self._windows: RowWindows | None = None
        self._actions: int | None = None
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

    def subscribe(self, listener: Listener) -> None:
        """Be told of every change set after it has been written."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Be told no more."""
        self._listeners.remove(listener)

    # --- questions ------------------------------------------------------------------------------

    def matches(self, spec: FilterSpec) -> Matches:
        """The keys of the rows that a filter finds, in its order."""
        return self._query.matches(spec)

    def prepare(self, spec: FilterSpec) -> None:
        """Do, while nobody waits, what the next filter in the same order would wait for."""
        self._query.prepare(spec.sort)

    def count(self, spec: FilterSpec) -> int:
        """How many commitments a filter finds."""
        return self._query.count(spec)

    def counts(self, spec: FilterSpec, facet: Facet) -> dict[str, int]:
        """How many rows each value of a facet would show beside the other conditions."""
        return self._query.counts(spec, facet)

    def values(
        self, field: Field, spec: FilterSpec, search: str = "", limit: int = 500
    ) -> FieldValues:
        """The values of a field that is no facet, counted beside the other conditions."""
        return self._query.values(field, spec, search, limit)

    def groups(self, spec: FilterSpec) -> Grouping:
        """The rows of a filter in the groups that it asks for."""
        return self.row_groups.groups(spec, self._directory.ranks)

    def rows(self, keys: Iterable[int]) -> dict[int, ListingRow]:
        """Rows by key."""
        with reading(self._database) as reader:
            return reader.rows(keys)

    def keys(self, ids: Iterable[str]) -> dict[str, int]:
        """Keys of commitments by identifier."""
        with reading(self._database) as reader:
            return reader.keys(ids)

    def commitment(self, identifier: str) -> Commitment | None:
        """A commitment with everything that belongs to it."""
        with reading(self._database) as reader:
            return reader.commitment(identifier)

    def lines_around(self, identifier: str, context: int) -> list[StoredLine]:
        """The source lines of a commitment."""
        with reading(self._database) as reader:
            return reader.lines_around(identifier, context)

    def kin(self, identifier: str) -> list[Kin]:
        """What a commitment follows, and what follows it, or dropped it."""
        with reading(self._database) as reader:
            return reader.kin(identifier)

    def windows(self) -> RowWindows:
        """When each row begins and ends, as far as it has been said."""
        if self._windows is None:
            with reading(self._database) as reader:
                self._windows = reader.windows()
        return self._windows

    def extent(self, spec: FilterSpec) -> tuple[date, date] | None:
        """The first and the last day that the rows of a filter speak of; None if of none."""
        if not spec.conditions:
            with reading(self._database) as reader:
                return reader.extent()
        return self.windows().extent(self.matches(spec))

    def documents(self) -> list[StoredDocument]:
        """The documents of the tracker."""
        with reading(self._database) as reader:
            return reader.documents()

    def sections(self) -> list[StoredSection]:
        """The sections of all documents."""
        with reading(self._database) as reader:
            return reader.sections()

    def saved_views(self) -> list[SavedView]:
        """The views that the tracker keeps for everybody, in their order."""
        with reading(self._database) as reader:
            return reader.saved_views()

    def action_count(self) -> int:
        """How many actions the tracker holds."""
        if self._actions is None:
            with reading(self._database) as reader:
                self._actions = reader.action_count()
        return self._actions

    def history(self, identifier: str) -> list[ChangeSet]:
        """What happened to a commitment, the newest first."""
        with reading(self._database) as reader:
            return reader.history(identifier)

    def reader(self) -> AbstractContextManager[Reader]:
        """For a use case that asks several things of one state."""
        return reading(self._database)

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
            self._windows = self._actions = None
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
        self._query = Query(self._database, today)
        self.row_groups = RowGroups(self._database, self._query)
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
