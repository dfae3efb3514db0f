"""The organisations of a tracker."""

import json

from sqlalchemy import Connection, select

from app.domain.changes import RowAdded, Table
from app.domain.organisation import Directory, Organisation, OrganisationKind
from app.storage import tables
from app.storage.deadlines import as_day, day_text


def directory(connection: Connection) -> Directory:
    """All organisations that the tracker knows."""
    return Directory(
        Organisation(
            id=row.id,
            code=row.code,
            zh_hant=row.zh_hant,
            zh_hans=row.zh_hans,
            en=row.en,
            abbreviation=row.abbreviation,
            kind=OrganisationKind(row.kind),
            parent_id=row.parent_id,
            valid_from=as_day(row.valid_from),
            valid_to=as_day(row.valid_to),
            successor_id=row.successor_id,
            aliases=tuple(json.loads(row.aliases)),
        )
        for row in connection.execute(select(tables.organisation).order_by("code"))
    )


def added(organisation: Organisation) -> RowAdded:
    """The change that brings an organisation into a tracker."""
    return RowAdded(
        Table.ORGANISATION,
        organisation.id,
        {
            "code": organisation.code,
            "zh_hant": organisation.zh_hant,
            "zh_hans": organisation.zh_hans,
            "en": organisation.en,
            "abbreviation": organisation.abbreviation,
            "kind": organisation.kind.value,
            "parent_id": organisation.parent_id,
            "valid_from": day_text(organisation.valid_from),
            "valid_to": day_text(organisation.valid_to),
            "successor_id": organisation.successor_id,
            "aliases": json.dumps(organisation.aliases, ensure_ascii=False),
        },
    )
