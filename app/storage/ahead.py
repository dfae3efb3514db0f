"""What somebody may ask next, asked before in a thread of its own: lists of values and facets.

The first look at them takes up to a few tenths of a second in a large tracker. An answer is kept
only if nothing has changed since it was asked for.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.domain.conditions import FACET_OF, Facet
from app.domain.fields import FIELDS, Field
from app.storage.database import Database
from app.storage.facet_sets import FacetSets
from app.storage.field_values import ValueGroups
from app.storage.tables import listing

SMALL = 5_000
"""With so few rows everything is there at once when it is asked for."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with the state of the tracker that it was asked for."""

    state: int
    what: Facet | Field
    answer: Any


class Ahead:
    """Asks for what is missing. `fetched` may be called in any thread, the others in that of the
    query that it is a part of.
    """

    def __init__(self, database: Database, facets: FacetSets, groups: ValueGroups) -> None:
        self._database = database
        self._facets = facets
        self._groups = groups
        self._state = 0

    def changed(self) -> None:
        """Something has been written: what is on its way is of no use any more."""
        self._state += 1

    def missing(self) -> list[Facet | Field]:
        """What has not been asked for yet, facets first; nothing in a small tracker."""
        with self._database.connected() as connection:
            greatest = connection.execute(select(func.max(listing.c.key))).scalar_one()
        if (greatest or 0) <= SMALL:
            return []
        facets = [facet for facet in Facet if facet not in self._facets]
        fields = (field for field in FIELDS if field not in FACET_OF)
        return [*facets, *(field for field in fields if field not in self._groups)]

    def fetched(self, what: Facet | Field) -> Fetched:
        """One of the missing, for `keep`. Raises Cancelled when the tracker is being closed."""
        state = self._state
        with self._database.aside() as connection:
            if isinstance(what, Facet):
                return Fetched(state, what, self._facets.asked(connection, what))
            return Fetched(state, what, self._groups.asked(connection, what))

    def keep(self, fetched: Fetched) -> None:
        """Have an answer ready, unless it is out of date."""
        if fetched.state == self._state:
            if isinstance(fetched.what, Facet):
                self._facets.keep(fetched.what, fetched.answer)
            else:
                self._groups.keep(fetched.what, fetched.answer)
