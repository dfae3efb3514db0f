"""The circumstances in which words of time are read: one for each document of a tracker."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from app.domain.changes import Table
from app.domain.conventions import ReadingContext
from app.domain.organisation import Directory
from app.storage.reader import Reader


class ReadingContexts:
    """Makes the context of each document once. Good as long as its reader."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._made: dict[str, ReadingContext] = {}

    @cached_property
    def directory(self) -> Directory:
        """The organisations by whose names a text tells who does something."""
        return self._reader.directory()

    @cached_property
    def _published(self) -> dict[str, str | None]:
        return {document.id: document.published for document in self._reader.documents()}

    def of_document(self, document_id: str) -> ReadingContext:
        """The context of the lines of a document."""
        if document_id not in self._made:
            published = self._published.get(document_id)
            self._made[document_id] = ReadingContext.of_document(
                date.fromisoformat(published) if published else None,
                self._reader.conventions(),
                self._reader.source_texts(document_id),
            )
        return self._made[document_id]

    def of_commitments(self, ids: Iterable[str]) -> dict[str, ReadingContext]:
        """The contexts of commitments, as far as these are there."""
        rows = self._reader.plain(Table.COMMITMENT, ids, ("document_id",))
        return {key: self.of_document(str(row["document_id"])) for key, row in rows.items()}
