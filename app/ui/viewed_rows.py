"""The rows that table and timeline show: one filter, one order, one current row for all of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.changes import Applied
from app.domain.filters import Contains, FilterSpec, SortKey
from app.domain.listing import ListingRow
from app.domain.matches import Matches, no_matches
from app.services.workspace import Workspace

_PAGE = 32
_KEPT_ROWS = 2_048


class ViewedRows(QObject):
    """Positions to rows. Rows are fetched by key, a page at a time, when they are seen."""

    replaced = Signal()
    """Other rows, or the same in another order: positions mean something else now."""
    changed = Signal(object)
    """A set of positions whose rows look different now."""
    current_changed = Signal(object)
    """The identifier of the current row, or None."""
    settled = Signal()
    """Nothing has changed for a moment, and every position is known."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._spec = FilterSpec()
        self._matches = no_matches()
        self._rows: dict[int, ListingRow] = {}
        self._positions: dict[str, int] = {}
        self._current: str | None = None
        # The rest of the order is worked out when nobody waits, for jumps to come.
        self._idle = QTimer(self, singleShot=True, interval=400)
        self._idle.timeout.connect(self._complete)
        self._find()
        if len(self):
            self._current = self.row(0).id

    @property
    def spec(self) -> FilterSpec:
        return self._spec

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are searched for, to be marked where they occur."""
        return tuple(
            one.text
            for one in self._spec.conditions
            if isinstance(one, Contains) and not one.negated and one.text
        )

    @property
    def matches(self) -> Matches:
        """The keys of all rows, in order."""
        return self._matches

    def __len__(self) -> int:
        return len(self._matches)

    def row(self, position: int) -> ListingRow:
        """The row at a position; its neighbours are fetched with it."""
        key = self._matches[position]
        row = self._rows.get(key) or self._fetch(position, key)
        self._positions[row.id] = position
        return row

    def rows(self, first: int, last: int) -> list[ListingRow]:
        """The rows at the positions [first, last)."""
        return [self.row(position) for position in range(max(0, first), min(last, len(self)))]

    def key(self, position: int) -> int:
        """The key of the row at a position."""
        return self._matches[position]

    def extent(self) -> tuple[date, date] | None:
        """The first and the last day that the rows speak of."""
        return self._workspace.extent(self._spec)

    # --- filter and order -----------------------------------------------------------------------

    def set_spec(self, spec: FilterSpec) -> None:
        """Show other rows."""
        if spec != self._spec:
            self._spec = spec
            self._find()
            self.replaced.emit()

    def set_sort(self, sort: tuple[SortKey, ...]) -> None:
        """Show the rows in another order."""
        self.set_spec(replace(self._spec, sort=sort))

    def reload(self) -> None:
        """Ask again, for another day has begun."""
        self._rows.clear()
        self._find()
        self.replaced.emit()

    # --- the current row ------------------------------------------------------------------------

    @property
    def current(self) -> str | None:
        """The identifier of the current row."""
        return self._current

    def set_current(self, identifier: str | None) -> None:
        """Make a row the current one; it may be one that is not shown."""
        if identifier != self._current:
            self._current = identifier
            self.current_changed.emit(identifier)

    def position_of(self, identifier: str | None) -> int | None:
        """Where a row is shown; None if it is not."""
        if identifier is None:
            return None
        known = self._positions.get(identifier)
        if known is not None:
            return known
        key = self._workspace.keys([identifier]).get(identifier)
        position = None if key is None else self._matches.position_of(key)
        if position is not None:
            self._positions[identifier] = position
        return position

    def known_position(self, identifier: str | None) -> int | None:
        """Where a row is shown, as far as it has been seen: for paint and while somebody types."""
        return None if identifier is None else self._positions.get(identifier)

    # --- changes --------------------------------------------------------------------------------

    @Slot(object)
    def note(self, applied: Applied) -> None:
        """A change set has been written: fetch anew what it touched, and find anew who is shown."""
        gone = [key for key, row in self._rows.items() if row.id in applied.commitments]
        for key in gone:
            del self._rows[key]
        before, seen = self._matches, self._shown(applied.commitments)
        self._find()
        if self._matches.begins_like(before):
            touched = (self.position_of(one) for one in seen)
            self.changed.emit({position for position in touched if position is not None})
        else:
            self.replaced.emit()

    def _shown(self, identifiers: Iterable[str]) -> list[str]:
        """Of many changed rows only those that have been looked at matter."""
        return [one for one in identifiers if one in self._positions]

    def _find(self) -> None:
        found = self._workspace.matches(self._spec)
        if found is not self._matches:
            self._matches = found
            self._positions.clear()
        self._idle.start()

    def _fetch(self, position: int, key: int) -> ListingRow:
        first = position - position % _PAGE
        keys = self._matches.page(first, first + _PAGE)
        if len(self._rows) > _KEPT_ROWS:
            self._rows.clear()
        self._rows |= self._workspace.rows(one for one in keys if one not in self._rows)
        return self._rows[key]

    @Slot()
    def _complete(self) -> None:
        if len(self._matches):
            self._matches[len(self._matches) - 1]
        self._workspace.prepare(self._spec)
        self.settled.emit()
