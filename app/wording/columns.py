"""The cell of each field of a row, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.base.clock import OFFICE_ZONE, from_text
from app.base.i18n import Language, mark, translator
from app.domain.due_state import DueState, due_state
from app.domain.fields import Field
from app.domain.listing import ListingRow, Party
from app.domain.organisation import Directory, Role
from app.wording.labels import label
from app.wording.organisations import party_name


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a row is put into words: language, day, and the names of organisations."""

    language: Language
    today: date
    directory: Directory


def cell(row: ListingRow, field: Field, reader: Reader) -> str:
    """What a table shows of a field."""
    return _CELLS[field](row, reader)


def head(field: Field, language: Language) -> str:
    """The head of a column."""
    return label(field, language)


def help_text(field: Field, language: Language) -> str:
    """One line that says what a column is for."""
    return translator(language)(_HELP[field]) if field in _HELP else ""


def row_due_state(row: ListingRow, today: date) -> DueState:
    """The due state of a row on a day."""
    return due_state(row.relation, row.earliest, row.latest, row.status, row.completed_on, today)


def responsible(row: ListingRow) -> tuple[Party, ...]:
    """The organisations of the bracket."""
    return tuple(party for party in row.parties if party.role is not Role.AGENT)


def agents(row: ListingRow) -> tuple[Party, ...]:
    """The organisations that the text names."""
    return tuple(party for party in row.parties if party.role is Role.AGENT)


def _names(parties: tuple[Party, ...], reader: Reader) -> str:
    separator = ", " if reader.language is Language.EN else "、"
    return separator.join(
        party_name(party.name, party.organisation_id, reader.directory, reader.language)
        for party in parties
    )


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _changed(row: ListingRow, _reader: Reader) -> str:
    return from_text(row.changed).astimezone(OFFICE_ZONE).strftime("%Y-%m-%d %H:%M")


_HELP = {
    Field.REF: mark("The number of the commitment in its document"),
    Field.TEXT: mark("The words of the document, as printed"),
    Field.RESPONSIBLE: mark("The organisations named in the brackets"),
    Field.AGENTS: mark("Organisations that the text itself names"),
    Field.SECTION: mark("The heading under which it stands"),
    Field.DEADLINE: mark("When it is due, as printed"),
    Field.EARLIEST: mark("The first day of the deadline"),
    Field.LATEST: mark("The last day of the deadline"),
    Field.DUE: mark("Where it stands against its deadline today"),
    Field.TARGET: mark("The quantities that are promised"),
    Field.STATUS: mark("What the organisation reports"),
    Field.PERCENT: mark("How much is done, as the organisation reports"),
    Field.COMPLETED: mark("The day on which it was done"),
    Field.ASSESSMENT: mark("What the unit itself thinks of it"),
    Field.OWNER: mark("Who in the unit follows it"),
    Field.TAGS: mark("Words of your own to find it by"),
    Field.NOTES: mark("Anything else that should be known"),
    Field.CHANGED: mark("When anything about it was last changed"),
}

_CELLS: dict[Field, Callable[[ListingRow, Reader], str]] = {
    Field.REF: lambda row, _: row.ref,
    Field.TEXT: lambda row, _: row.text,
    Field.RESPONSIBLE: lambda row, reader: _names(responsible(row), reader),
    Field.AGENTS: lambda row, reader: _names(agents(row), reader),
    Field.SECTION: lambda row, _: row.path[-1] if row.path else "",
    Field.DEADLINE: lambda row, _: row.phrase,
    Field.EARLIEST: lambda row, _: _day(row.earliest),
    Field.LATEST: lambda row, _: _day(row.latest),
    Field.DUE: lambda row, reader: label(row_due_state(row, reader.today), reader.language),
    Field.TARGET: lambda row, _: row.target,
    Field.STATUS: lambda row, reader: label(row.status, reader.language) if row.status else "",
    Field.PERCENT: lambda row, _: "" if row.percent is None else f"{row.percent}%",
    Field.COMPLETED: lambda row, _: _day(row.completed_on),
    Field.ASSESSMENT: lambda row, reader: label(row.assessment, reader.language),
    Field.OWNER: lambda row, _: row.owner,
    Field.TAGS: lambda row, _: "、".join(row.tags),
    Field.NOTES: lambda row, _: row.notes,
    Field.CHANGED: _changed,
}
