"""Groups of the rows that a filter finds, with what a head says of each."""

from collections.abc import Mapping

from app.domain.changes import Applied
from app.domain.filters import Facet, FilterSpec, GroupKey
from app.domain.grouping import Grouping
from app.storage.commitments import keys_by_id
from app.storage.database import Database
from app.storage.dependencies import changed_columns
from app.storage.documents import documents, sections
from app.storage.grouping import BY_PLACE, FACETS, ColumnSets, Targets, Totals, Values, grouping
from app.storage.query import Query

_RENEWED_AT_ONCE = 2_000
"""With more commitments changed it is faster to ask for everything anew."""


class RowGroups:
    """Answers for the same filters and the same day as a query. Not to be shared by threads."""

    def __init__(self, database: Database, query: Query) -> None:
        self._database = database
        self._query = query
        self._columns = ColumnSets()
        self._targets: Targets | None = None
        self._printed: dict[str, int] | None = None

    def note(self, applied: Applied) -> None:
        """Take account of a change set that has been written."""
        if changed_columns(applied.change_set) is None:
            self._targets = self._printed = None
        if len(applied.commitments) > _RENEWED_AT_ONCE:
            self._columns.clear()
            return
        with self._database.connected() as connection:
            keys = list(keys_by_id(connection, applied.commitments).values())
            if len(keys) < len(applied.commitments):  # Some are gone, and their keys with them.
                self._columns.clear()
            else:
                self._columns.renew(connection, keys)

    def groups(self, spec: FilterSpec, ranks: Mapping[str, int]) -> Grouping:
        """The groups that a filter asks for; `ranks` order organisations."""
        if not spec.group:
            return Grouping()
        found, order = self._query.found_in_order(spec)
        levels = [(by, self._values_of(by)) for by in dict.fromkeys(spec.group)]
        places = {**ranks, **self._places()} if {*spec.group} & {*BY_PLACE} else ranks
        return grouping(found, levels, order, places)

    def _places(self) -> Mapping[str, int]:
        """Where each document and each section stands, as they are printed."""
        if self._printed is None:
            with self._database.connected() as connection:
                printed = [one.id for one in documents(connection)]
                printed += [one.id for one in sections(connection)]
            self._printed = {one: at for at, one in enumerate(printed)}
        return self._printed

    def tally(self, keys: int) -> dict[str, int]:
        """How many rows of a set stand in each due state."""
        counts = {
            state: (held & keys).bit_count()
            for state, held in self._query.values_of_facet(Facet.DUE).items()
        }
        return {state: count for state, count in counts.items() if count}

    def totals(self, keys: int) -> Totals:
        """How many targets the rows of a set have, and what they add up to."""
        if self._targets is None:
            with self._database.connected() as connection:
                self._targets = Targets(connection)
        return self._targets.totals(keys)

    def _values_of(self, by: GroupKey) -> Values:
        if by in FACETS:
            return self._query.values_of_facet(FACETS[by])
        with self._database.connected() as connection:
            return self._columns.of(connection, by)
