"""The questions that an open tracker answers. None of them changes anything."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date

from app.domain.changes import ChangeSet
from app.domain.commitment import Commitment
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
from app.storage.ahead import Fetched
from app.storage.database import Database
from app.storage.query import Query
from app.storage.reader import Reader, reading
from app.storage.row_groups import RowGroups


class Asking:
    """Answers for one tracker and one day, and remembers what is asked often."""

    def __init__(self, database: Database, today: date) -> None:
        self._database = database
        self._ask_for(today)
        self._forget_facts()
        self._directory: Directory

    def _ask_for(self, today: date) -> None:
        """Due states are those of this day from now on."""
        self._query = Query(self._database, today)
        self.row_groups = RowGroups(self._database, self._query)

    def _forget_facts(self) -> None:
        """Rows or deadlines are not what they were."""
        self._windows: RowWindows | None = None
        self._actions: int | None = None

    def matches(self, spec: FilterSpec) -> Matches:
        """The keys of the rows that a filter finds, in its order."""
        return self._query.matches(spec)

    def prepare(self, spec: FilterSpec) -> None:
        """Do, while nobody waits, what the next filter in the same order would wait for."""
        self._query.prepare(spec.sort)

    def not_ready(self) -> list[Facet | Field]:
        """The facets and lists of values that the first look would wait for."""
        return self._query.ahead.missing()

    def fetched(self, what: Facet | Field) -> Fetched:
        """One of them, in a thread of its own. Raises Cancelled when the tracker is closed."""
        return self._query.ahead.fetched(what)

    def keep(self, fetched: Fetched) -> None:
        """Have it ready from now on."""
        self._query.ahead.keep(fetched)

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
