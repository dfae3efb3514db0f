"""Small questions about a whole view that several outputs ask."""

from collections.abc import Iterable
from datetime import date

from app.domain.commitment import Action
from app.domain.filters import FilterSpec
from app.domain.listing import ListingRow
from app.services.workspace import Workspace


def rows_of(workspace: Workspace, spec: FilterSpec) -> list[ListingRow]:
    """All rows that a filter finds, in its order."""
    keys = list(workspace.matches(spec))
    found = workspace.rows(keys)
    return [found[key] for key in keys if key in found]


def published_days(workspace: Workspace) -> dict[str, date | None]:
    """When each document was published, by its identifier."""
    return {
        one.id: date.fromisoformat(one.published) if one.published else None
        for one in workspace.documents()
    }


def actions_of(workspace: Workspace, ids: Iterable[str]) -> dict[str, tuple[Action, ...]]:
    """The actions of some commitments, by the identifier of the commitment."""
    with workspace.reader() as reader:
        return reader.actions(ids)
