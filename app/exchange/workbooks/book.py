"""What goes into a meeting workbook, and how it is to look, before anything is written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from app.base import paths
from app.base.i18n import Language, Translate, translator
from app.domain.commitment import Action
from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.listing import ListingRow
from app.domain.marks import Mark, marks
from app.domain.organisation import Directory
from app.wording.columns import Reader, cell, row_due_state


@dataclass(frozen=True)
class MeetingBook:
    """The rows of a view, in its order, with everything that the sheets need."""

    title: str
    tracker: str
    view: str
    filter_words: str
    as_at: str
    """The moment of the state shown, in words of the language."""
    language: Language
    today: date
    directory: Directory
    fields: tuple[Field, ...]
    """The columns of the sheet of commitments."""
    rows: tuple[ListingRow, ...]
    actions: Mapping[str, tuple[Action, ...]]
    """By the identifier of the commitment."""
    published: Mapping[str, date | None]
    """By the identifier of the document."""

    @property
    def words(self) -> Translate:
        return translator(self.language)

    @property
    def reader(self) -> Reader:
        return Reader(self.language, self.today, self.directory)

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """Who is responsible, in words, by the identifier of the commitment."""
        return {row.id: cell(row, Field.RESPONSIBLE, self.reader) for row in self.rows}

    @cached_property
    def due_states(self) -> Mapping[str, DueState]:
        """By the identifier of the commitment."""
        return {row.id: row_due_state(row, self.today) for row in self.rows}

    def marks(self, row: ListingRow) -> tuple[Mark, ...]:
        return marks(row, self.published.get(row.document_id), self.today)


@dataclass(frozen=True, slots=True)
class StateColours:
    """Colours of a due state as `#rrggbb`: of its words, of a soft and of a full cell."""

    ink: str
    soft: str
    full: str


@cache
def state_colours() -> dict[DueState, StateColours]:
    """The colours that tell due states apart on paper."""
    path = paths.resource("styles", "due-states.json")
    table = json.loads(path.read_text(encoding="utf-8"))
    return {
        DueState(name): StateColours(
            one["light"], one["sheet"], _between(one["light"], one["sheet"])
        )
        for name, one in table.items()
    }


def _between(first: str, second: str) -> str:
    """The colour halfway between two."""
    parts = [(int(first[at : at + 2], 16) + int(second[at : at + 2], 16)) // 2 for at in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)
