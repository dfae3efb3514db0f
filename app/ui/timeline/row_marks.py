"""The marks and the due state of rows, worked out once while a row looks the same."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.due_state import DueState
from app.domain.listing import ListingRow
from app.domain.marks import Mark, marks
from app.wording.columns import row_due_state

_KEPT = 2_048


@dataclass(frozen=True, slots=True, eq=False)
class MarkedRow:
    """A row with what is drawn of it."""

    row: ListingRow
    marks: tuple[Mark, ...]
    state: DueState


class RowMarks:
    """Marks by row."""

    def __init__(self, published: Mapping[str, date | None], today: Callable[[], date]) -> None:
        self._published = published
        self._today = today
        self._kept: OrderedDict[int, MarkedRow] = OrderedDict()

    def of(self, row: ListingRow) -> MarkedRow:
        """What is drawn of a row."""
        known = self._kept.get(row.key)
        if known is None or known.row is not row:
            today = self._today()
            found = marks(row, self.published(row), today)
            known = MarkedRow(row, found, row_due_state(row, today))
            self._kept[row.key] = known
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return known

    def published(self, row: ListingRow) -> date | None:
        """When the document of a row was published."""
        return self._published.get(row.document_id)

    def forget(self, published: Mapping[str, date | None]) -> None:
        """Another day has begun, or a document has come in."""
        self._published = published
        self._kept.clear()
