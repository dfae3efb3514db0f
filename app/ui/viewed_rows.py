"""The rows that table and timeline show: one filter, one order, one current row for all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.changes import Applied
from app.domain.filters import Contains, FilterSpec, GroupKey, SortKey
from app.domain.grouping import Group, GroupedLines, Grouping, Path
from app.domain.listing import ListingRow
from app.domain.matches import Matches, no_matches
from app.services.workspace import Workspace

_PAGE = 32
_KEPT_ROWS = 2_048


class ViewedRows(QObject):
    """Positions to rows. Rows are fetched by key, a page at a time, when they are seen.

    In groups a position may be that of a head, and a row may stand at several positions.
    """

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
        self._inside: Path = ()
        self._closed: set[Path] = set()
        self._lines = GroupedLines(Grouping())
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
    def is_settling(self) -> bool:
        """Whether something has changed a moment ago; `settled` will follow."""
        return self._idle.isActive()

    @property
    def matches(self) -> Matches:
        """The keys of all rows, in order."""
        return self._matches

    def __len__(self) -> int:
        """How many positions there are: rows and, in groups, heads."""
        return len(self._lines) if self._spec.group else len(self._matches)

    def row(self, position: int) -> ListingRow:
        """The row at a position, which is not that of a head; its neighbours come with it."""
        key = self.key(position)
        if key is None:
            raise LookupError(position)
        row = self._rows.get(key) or self._fetch(position, key)
        self._positions[row.id] = position
        return row

    def rows(self, first: int, last: int) -> list[ListingRow]:
        """The rows at the positions [first, last), without heads."""
        places = range(max(0, first), min(last, len(self)))
        return [self.row(position) for position in places if self.head(position) is None]

    def key(self, position: int) -> int | None:
        """The key of the row at a position; None where a head stands."""
        return self._lines.key(position) if self._spec.group else self._matches[position]

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

    # --- groups ---------------------------------------------------------------------------------

    @property
    def lines(self) -> GroupedLines:
        """The groups with what is shown of them; empty if the rows are in none."""
        return self._lines

    @property
    def places(self) -> Matches | GroupedLines:
        """All positions with their keys."""
        return self._lines if self._spec.group else self._matches

    def set_group(self, group: tuple[GroupKey, ...]) -> None:
        """Put the rows into groups, the outermost first; nothing takes them out again."""
        self._closed.clear()
        self._inside = ()
        self.set_spec(replace(self._spec, group=group))

    def head(self, position: int) -> Group | None:
        """The group whose head stands at a position."""
        return self._lines.head(position) if self._spec.group else None

    def move_current(self, by: int) -> None:
        """Make a row so many above or below the current one; heads are passed over."""
        at = self.position_of(self._current)
        start, by = (-1, 1) if at is None else (at, by)
        step = 1 if by > 0 else -1
        end = min(max(start + by, 0), len(self) - 1)
        # Where the rest holds only heads, as at the very top, it is the last row before it.
        beyond, before = range(end, len(self) if by > 0 else -1, step), range(end, start, -step)
        for position in chain(beyond, before) if len(self) else ():
            if self.head(position) is None:
                self.set_current(self.row(position).id, position)
                return

    def set_closed(self, paths: Iterable[Path], closed: bool) -> None:
        """Hide or show the rows of some groups."""
        wanted = self._closed | set(paths) if closed else self._closed - set(paths)
        if wanted != self._closed:
            self._closed = wanted
            self._lines = GroupedLines(self._lines.grouping, wanted)
            self._positions.clear()
            self.replaced.emit()

    def close_below(self, level: int) -> None:
        """Show the groups down to a level, counted from 0, and what is below it not."""
        every = list(self._lines.grouping.every())
        self._closed.clear()
        self._closed |= {one.path for one in every if one.level >= level}
        self._lines = GroupedLines(self._lines.grouping, self._closed)
        self._positions.clear()
        self.replaced.emit()

    # --- the current row ------------------------------------------------------------------------

    @property
    def current(self) -> str | None:
        """The identifier of the current row."""
        return self._current

    def set_current(self, identifier: str | None, at: int | None = None) -> None:
        """Make a row the current one; it may be one that is not shown. In groups, the one `at`."""
        if at is not None and self._spec.group:
            self._inside = self._lines.group_at(at).path
            self._positions[identifier or ""] = at
        if identifier != self._current:
            self._current = identifier
            self.current_changed.emit(identifier)

    def position_of(self, identifier: str | None) -> int | None:
        """Where a row is shown; None if it is not."""
        if identifier is None:
            return None
        known = self._positions.get(identifier)
        if known is not None and not self._spec.group:
            return known
        key = self._workspace.keys([identifier]).get(identifier)
        position = None if key is None else self._position_of_key(key)
        if position is not None:
            self._positions[identifier] = position
        return position

    def _position_of_key(self, key: int) -> int | None:
        if self._spec.group:
            return self._lines.position_of(key, self._inside)
        return self._matches.position_of(key)

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
        before, grouping, seen = self._matches, self._lines.grouping, self._shown(applied)
        self._find()
        same = self._matches.begins_like(before) and self._lines.grouping.like(grouping)
        if same:
            self.changed.emit({position for _identifier, position in self.places_of(seen)})
        else:
            self.replaced.emit()

    def _shown(self, applied: Applied) -> list[str]:
        """Of many changed rows only those that have been looked at matter."""
        return [one for one in applied.commitments if one in self._positions]

    def places_of(self, identifiers: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Everywhere that rows are shown, each with its identifier."""
        if self._spec.group:
            for identifier, key in self._workspace.keys(identifiers).items():
                for position in self._lines.positions_of(key):
                    yield identifier, position
        else:
            touched = ((one, self.position_of(one)) for one in identifiers)
            yield from ((one, position) for one, position in touched if position is not None)

    def _find(self) -> None:
        found = self._workspace.matches(self._spec)
        if found is not self._matches:
            self._matches = found
            self._positions.clear()
        grouping = self._workspace.groups(self._spec)
        if grouping.groups or self._lines.grouping.groups:
            self._lines = GroupedLines(grouping, self._closed)
            self._positions.clear()
        self._idle.start()

    def _fetch(self, position: int, key: int) -> ListingRow:
        if self._spec.group:
            keys = self._lines.neighbours(position, _PAGE)
        else:
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
