"""Everything that can be asked of a tracker but filters, which `storage.query` answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.domain.attention import Attention
from app.domain.changes import Change, ChangeSet, Plain, Table
from app.domain.commitment import Action, Commitment
from app.domain.conventions import Conventions
from app.domain.document import StoredDocument, StoredItem, StoredLine, StoredSection
from app.domain.history import ChangesShown, Contradiction, HistoryEntry, HistoryFilter
from app.domain.lineage import Kin
from app.domain.listing import ListingRow
from app.domain.organisation import Directory
from app.domain.saved_views import SavedView
from app.domain.windows import RowWindows
from app.storage import (
    attachments,
    attention,
    checking,
    commitments,
    contradictions,
    conventions,
    derived,
    documents,
    journal,
    journal_pages,
    lineage,
    organisations,
    saved_views,
    tables,
)
from app.storage.batches import batched
from app.storage.database import Database
from app.storage.windows import extent, load_windows


class Reader:
    """Reads one connection. Made by `reading`, or part of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, keys: Iterable[int]) -> dict[int, ListingRow]:
        """Rows of the listing by key; keys that are no more are left out."""
        return commitments.rows_by_key(self._connection, keys)

    def keys(self, ids: Iterable[str]) -> dict[str, int]:
        """The keys of commitments by identifier."""
        return commitments.keys_by_id(self._connection, ids)

    def by_ref(self, ref: str, limit: int) -> list[tuple[str, str, str]]:
        """Identifier, number and text of commitments whose number begins so."""
        return commitments.by_ref(self._connection, ref, limit)

    def commitment(self, identifier: str) -> Commitment | None:
        """A commitment with everything that belongs to it."""
        return commitments.commitment(self._connection, identifier)

    def actions(self, ids: Iterable[str]) -> dict[str, tuple[Action, ...]]:
        """The actions of some commitments, by the identifier of the commitment."""
        return commitments.actions_of(self._connection, ids)

    def documents(self) -> list[StoredDocument]:
        """All documents, in the order in which they came in."""
        return documents.documents(self._connection)

    def original(self, digest: str) -> bytes | None:
        """A file that a document came in; None if it was not kept."""
        return attachments.content(self._connection, digest)

    def sections(self) -> list[StoredSection]:
        """All sections, in the order in which they are printed."""
        return documents.sections(self._connection)

    def lines_around(self, commitment_id: str, context: int) -> list[StoredLine]:
        """The source lines of a commitment with `context` lines on either side."""
        return documents.lines_around(self._connection, commitment_id, context)

    def source_texts(self, document_id: str) -> list[str]:
        """The lines of a document as words only, in their order."""
        return documents.source_texts(self._connection, document_id)

    def lines(self, document_id: str) -> list[StoredLine]:
        """All lines of a document."""
        return documents.lines(self._connection, document_id)

    def directory(self) -> Directory:
        """All organisations that the tracker knows."""
        return organisations.directory(self._connection)

    def property(self, name: str) -> str | None:
        """A property of the tracker as a whole."""
        query = select(tables.property_.c.value).where(tables.property_.c.id == name)
        return self._connection.execute(query).scalar_one_or_none()

    def conventions(self) -> Conventions:
        """How words of time are read into this tracker."""
        return conventions.conventions_of(self.property(conventions.PROPERTY))

    def plain(
        self, table: Table, ids: Iterable[str], columns: Iterable[str] = ()
    ) -> dict[str, Mapping[str, Plain]]:
        """Rows of truth as they are stored, by identifier, without it; some columns or all."""
        source = tables.TRUTH[table]
        names = list(columns)
        wanted = (source.c.id, *(source.c[name] for name in names)) if names else (source,)
        found: dict[str, Mapping[str, Plain]] = {}
        for batch in batched(ids):
            found |= self._by_id(select(*wanted).where(source.c.id.in_(batch)))
        return found

    def present(self, ids: Iterable[str]) -> list[str]:
        """Those of some commitments that are there."""
        own = tables.commitment.c.id
        found: list[str] = []
        for batch in batched(ids):
            found += self._connection.execute(select(own).where(own.in_(batch))).scalars().all()
        return found

    def children(
        self, table: Table, commitment_ids: Iterable[str]
    ) -> dict[str, Mapping[str, Plain]]:
        """Rows of truth that belong to some commitments, by their own identifier."""
        return self.belonging(table, "commitment_id", commitment_ids)

    def targets(self, action_ids: Iterable[str]) -> dict[str, Mapping[str, Plain]]:
        """The targets of some actions as they are stored, by their own identifier."""
        return self.belonging(Table.TARGET, "action_id", action_ids)

    def belonging(
        self, table: Table, reference: str, ids: Iterable[str]
    ) -> dict[str, Mapping[str, Plain]]:
        """Rows of truth whose column `reference` is one of some values, by their identifier."""
        source = tables.TRUTH[table]
        found: dict[str, Mapping[str, Plain]] = {}
        for batch in batched(ids):
            found |= self._by_id(select(source).where(source.c[reference].in_(batch)))
        return found

    def commitments_of(self, changes: Iterable[Change]) -> set[str]:
        """The commitments that look different after some changes."""
        return derived.commitments_of(self._connection, changes)

    def items(self, document_id: str) -> list[StoredItem]:
        """The commitments of a document in their order, without those that it has dropped."""
        return lineage.items(self._connection, document_id)

    def saved_views(self) -> list[SavedView]:
        """The views that the tracker keeps for everybody, in their order."""
        return saved_views.saved_views(self._connection)

    def kin(self, commitment_id: str) -> list[Kin]:
        """What a commitment follows, and what follows it, or dropped it."""
        return lineage.kin(self._connection, commitment_id)

    def rows_of_document(self, table: Table, document_id: str) -> dict[str, Mapping[str, Plain]]:
        """Rows of truth that belong to a document itself, by their own identifier."""
        source = tables.TRUTH[table]
        return self._by_id(select(source).where(source.c.document_id == document_id))

    def action_count(self) -> int:
        """How many actions the tracker holds."""
        return int(self._connection.execute(select(func.count(tables.action.c.id))).scalar_one())

    def windows(self) -> RowWindows:
        """When each row begins and ends."""
        return load_windows(self._connection)

    def extent(self) -> tuple[date, date] | None:
        """The first and the last day that any commitment speaks of."""
        return extent(self._connection)

    def heads(self, limit: int) -> Sequence[ChangeSet]:
        """The latest change sets without their changes, the newest first."""
        return journal.heads(self._connection, limit)

    def change_set(self, identifier: str) -> ChangeSet | None:
        """A change set with its changes."""
        return journal.load(self._connection, identifier)

    def history(self, commitment_id: str) -> list[ChangeSet]:
        """What happened to a commitment, the newest first."""
        return journal.of_commitment(self._connection, commitment_id)

    def history_entries(
        self,
        wanted: HistoryFilter,
        limit: int,
        *,
        before: int | None = None,
        after: int | None = None,
    ) -> list[HistoryEntry]:
        """Change sets older than one place and newer than another, whatever their words."""
        return journal_pages.entries(self._connection, wanted, limit, before=before, after=after)

    def first_changes(self, seqs: Iterable[int], limit: int) -> dict[int, list[Change]]:
        """The first changes of several change sets, by their place in the journal."""
        return journal_pages.first_changes(self._connection, seqs, limit)

    def changes_shown(self, identifier: str, limit: int) -> ChangesShown:
        """The first changes of a change set, and how many it has."""
        return journal_pages.changes_shown(self._connection, identifier, limit)

    def people(self) -> list[str]:
        """Everybody who has written something."""
        return journal_pages.people(self._connection)

    def is_taken_back(self, identifier: str) -> bool:
        """Whether a change set is undone now."""
        return bool(journal_pages.taken_back(self._connection, [identifier]))

    def contradiction(self, identifier: str) -> Contradiction | None:
        """What stands against taking back a change set, or against bringing it again."""
        return contradictions.contradiction(self._connection, identifier)

    def attention_keys(self, today: date, stale_days: int) -> dict[Attention, list[int]]:
        """For each reason the keys of the commitments that ask for attention by it."""
        return attention.attention_keys(self._connection, today, stale_days)

    def attention_of(
        self, keys: Iterable[int], today: date, stale_days: int
    ) -> dict[int, frozenset[Attention]]:
        """Why some commitments ask for attention, for those that do."""
        return attention.attention_of(self._connection, keys, today, stale_days)

    def greatest_key(self) -> int:
        """No key of a row is greater."""
        query = select(func.max(tables.listing.c.key))
        return int(self._connection.execute(query).scalar_one() or 0)

    def check(self) -> checking.CheckResult:
        """Whether the tracker is sound."""
        return checking.check(self._connection)

    def _by_id(self, query: Select[Any]) -> dict[str, Mapping[str, Plain]]:
        """The rows of a query by their identifier, without it: all at once, by place."""
        result = self._connection.execute(query)
        names = list(result.keys())
        at = names.index("id")
        del names[at]
        return {
            row[at]: dict(zip(names, (*row[:at], *row[at + 1 :]), strict=True))
            for row in result.all()
        }


@contextmanager
def reading(database: Database) -> Iterator[Reader]:
    """Read what is committed."""
    with database.connected() as connection:
        yield Reader(connection)
