"""The words by which the values of a facet are looked for."""

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from app.domain.conditions import NOTHING, Facet
from app.storage import tables

UNKNOWN = "?"
"""In front of the name of an organisation that the tracker does not know."""

_ORGANISATIONS = (Facet.ORGANISATION, Facet.LEAD, Facet.AGENT)


def words_of(
    connection: Connection, facet: Facet, values: Iterable[str]
) -> Mapping[str, Sequence[str]]:
    """All words of each value; a row without a value has none."""
    wanted = [value for value in values if value != NOTHING]
    if facet in _ORGANISATIONS:
        known = _organisations(connection)
        return {
            one: [one.removeprefix(UNKNOWN)] if one.startswith(UNKNOWN) else known.get(one, [])
            for one in wanted
        }
    if facet is Facet.SECTION:
        titles = select(tables.section.c.id, tables.section.c.title)
    elif facet is Facet.DOCUMENT:
        titles = select(tables.document.c.id, tables.document.c.title)
    else:
        return {one: [one] for one in wanted}
    named = dict(connection.execute(titles).all())
    return {one: [named[one]] for one in wanted if one in named}


def _organisations(connection: Connection) -> dict[str, list[str]]:
    body = tables.organisation.c
    columns = (body.id, body.zh_hant, body.zh_hans, body.en, body.abbreviation, body.aliases)
    found = {}
    for identifier, *names, aliases in connection.execute(select(*columns)):
        found[identifier] = [name for name in (*names, *json.loads(aliases)) if name]
    return found
