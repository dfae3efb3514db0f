"""The rows that show their actions below them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.changes import Applied
from app.domain.commitment import Action
from app.domain.deadline import Relation
from app.domain.due_state import DueState, due_state
from app.domain.listing import ListingRow
from app.domain.marks import Mark, action_mark
from app.ui.viewed_rows import ViewedRows

ActionSource = Callable[[Iterable[str]], Mapping[str, tuple[Action, ...]]]


@dataclass(frozen=True, slots=True)
class ActionLane:
    """One action with what is drawn of it."""

    action: Action
    mark: Mark


class OpenedRows(QObject):
    """Which rows are open; their actions are read when they are seen."""

    changed = Signal()

    def __init__(
        self,
        rows: ViewedRows,
        source: ActionSource,
        published: Callable[[ListingRow], date | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._source = source
        self._published = published
        self._open: dict[str, int] = {}
        """The identifiers of open rows, with how many actions each has."""
        self._actions: dict[str, tuple[Action, ...]] = {}
        self._drawn: dict[str, tuple[ActionLane, ...]] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The rows that are open."""
        return tuple(self._open)

    def is_open(self, identifier: str) -> bool:
        """Whether a row shows its actions."""
        return identifier in self._open

    def toggle(self, row: ListingRow) -> None:
        """Open a row, or close it."""
        if row.id in self._open:
            self.show_open(one for one in self._open if one != row.id)
        else:
            self.show_open((*self._open, row.id))

    def show_open(self, identifiers: Iterable[str]) -> None:
        """Open exactly these rows."""
        wanted = tuple(dict.fromkeys(identifiers))
        missing = [one for one in wanted if one not in self._actions]
        if missing:
            self._actions |= self._source(missing)
        self._open = {one: len(self._actions.get(one, ())) for one in wanted}
        self.changed.emit()

    def lanes(self, row: ListingRow) -> tuple[ActionLane, ...]:
        """The actions of an open row, none of one that is closed."""
        if row.id not in self._open:
            return ()
        drawn = self._drawn.get(row.id)
        if drawn is None:
            published = self._published(row)
            actions = self._actions.get(row.id, ())
            drawn = self._drawn[row.id] = tuple(_drawn(actions, published))
        return drawn

    def actions(self, identifier: str) -> tuple[Action, ...]:
        """The actions of a row, whether it is open or not."""
        if identifier not in self._actions:
            self._actions |= self._source([identifier])
        return self._actions.get(identifier, ())

    def counts(self) -> dict[int, int]:
        """How many lines lie below open rows, by the positions where these are shown."""
        several = [one for one, count in self._open.items() if count]
        return {position: self._open[one] for one, position in self._rows.places_of(several)}

    @Slot(object)
    def note(self, applied: Applied) -> None:
        """Read anew what a change set has touched."""
        for one in applied.commitments & self._actions.keys():
            del self._actions[one]
            self._drawn.pop(one, None)
        if applied.commitments & self._open.keys():
            self.show_open(self._open)


def action_state(row: ListingRow, action: Action, today: date) -> DueState:
    """Where an action stands, as far as the status of its commitment says."""
    deadline = action.in_force
    if deadline is None:
        return due_state(Relation.NONE, None, None, row.status, row.completed_on, today)
    first, last = deadline.earliest, deadline.latest
    return due_state(deadline.relation, first, last, row.status, row.completed_on, today)


def _drawn(actions: Iterable[Action], published: date | None) -> Iterator[ActionLane]:
    """Deadlines are counted as in the row itself, where actions without one have no bar."""
    number = 0
    for action in actions:
        mark = action_mark(action, published)
        yield ActionLane(action, replace(mark, bar=number) if action.in_force else mark)
        number += action.in_force is not None
