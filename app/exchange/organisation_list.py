"""The lists of organisations that are shipped with the program."""

import csv
from datetime import date

from app.base import paths
from app.base.identifiers import named_id
from app.domain.organisation import Directory, Organisation, OrganisationKind


def hong_kong() -> Directory:
    """The bureaux, offices, departments and public bodies of Hong Kong, past and present."""
    path = paths.resource("organisations", "hong-kong.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return Directory(_organisation(row) for row in csv.DictReader(file))


def organisation_id(code: str) -> str:
    """The identifier of a shipped organisation; the same in every tracker."""
    return named_id("organisation", code)


def _organisation(row: dict[str, str]) -> Organisation:
    return Organisation(
        id=organisation_id(row["code"]),
        code=row["code"],
        zh_hant=row["zh_hant"],
        zh_hans=row["zh_hans"],
        en=row["en"],
        abbreviation=row["abbreviation"],
        kind=OrganisationKind(row["kind"]),
        parent_id=organisation_id(row["parent"]) if row["parent"] else None,
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        successor_id=organisation_id(row["successor"]) if row["successor"] else None,
        aliases=tuple(filter(None, row["aliases"].split("|"))),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
