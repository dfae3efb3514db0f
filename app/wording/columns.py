"""The cell of each field of a row, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.base.clock import OFFICE_ZONE, from_text
from app.base.i18n import Language, translator
from app.domain.attention import STALE_DAYS, Attention, AttentionFacts, attention
from app.domain.due_state import DueState, due_state
from app.domain.fields import Field
from app.domain.listing import ListingRow, Party
from app.domain.numerals import plain_number
from app.domain.organisation import Directory, Role
from app.domain.quarters import quarter_of
from app.wording.column_help import HELP as _HELP
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
    """What a field is, in a line: shown where the pointer rests on its head."""
    return translator(language)(_HELP[field])


def row_due_state(row: ListingRow, today: date) -> DueState:
    """The due state of a row on a day."""
    return due_state(row.relation, row.earliest, row.latest, row.status, row.completed_on, today)


def responsible(row: ListingRow) -> tuple[Party, ...]:
    """The organisations of the bracket."""
    return tuple(party for party in row.parties if party.role is not Role.AGENT)


def agents(row: ListingRow) -> tuple[Party, ...]:
    """The organisations that the text names."""
    return tuple(party for party in row.parties if party.role is Role.AGENT)


def leads(row: ListingRow) -> tuple[Party, ...]:
    """The organisations that lead."""
    return tuple(party for party in row.parties if party.role is Role.LEAD)


def row_attention(
    row: ListingRow, today: date, stale_days: int = STALE_DAYS
) -> frozenset[Attention]:
    """Why a row needs attention on a day."""
    facts = AttentionFacts(
        status=row.status,
        due=row_due_state(row, today),
        has_organisation=bool(responsible(row)),
        questions=row.questions,
        last_news=row.updated or row.published,
        slips=row.slips,
    )
    return attention(facts, today, stale_days)


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


def _number(value: float | None) -> str:
    return "" if value is None else f"{plain_number(value):,}"


def _update(row: ListingRow, reader: Reader) -> str:
    """A confirmation without words is told by its kind."""
    if row.update_text or row.update_kind is None:
        return row.update_text
    return label(row.update_kind, reader.language)


def _silent(row: ListingRow, reader: Reader) -> str:
    return "" if row.updated is None else f"{(reader.today - row.updated).days:,}"


_CELLS: dict[Field, Callable[[ListingRow, Reader], str]] = {
    Field.REF: lambda row, _: row.ref,
    Field.TEXT: lambda row, _: row.text,
    Field.RESPONSIBLE: lambda row, reader: _names(responsible(row), reader),
    Field.AGENTS: lambda row, reader: _names(agents(row), reader),
    Field.LEAD: lambda row, reader: _names(leads(row), reader),
    Field.DOCUMENT: lambda row, _: row.document,
    Field.SECTION: lambda row, _: row.path[-1] if row.path else "",
    Field.DEADLINE: lambda row, _: row.phrase,
    Field.EARLIEST: lambda row, _: _day(row.earliest),
    Field.LATEST: lambda row, _: _day(row.latest),
    Field.QUARTER: lambda row, _: str(quarter_of(row.latest)) if row.latest else "",
    Field.RELATION: lambda row, reader: label(row.relation, reader.language),
    Field.CERTAINTY: lambda row, reader: label(row.certainty, reader.language),
    Field.DUE: lambda row, reader: label(row_due_state(row, reader.today), reader.language),
    Field.TARGET: lambda row, _: row.target,
    Field.TARGET_VALUE: lambda row, _: _number(row.target_value),
    Field.STATUS: lambda row, reader: label(row.status, reader.language) if row.status else "",
    Field.PERCENT: lambda row, _: "" if row.percent is None else f"{row.percent}%",
    Field.COMPLETED: lambda row, _: _day(row.completed_on),
    Field.ASSESSMENT: lambda row, reader: label(row.assessment, reader.language),
    Field.ASSESSMENT_REASON: lambda row, _: row.assessment_reason,
    Field.OWNER: lambda row, _: row.owner,
    Field.TAGS: lambda row, _: "、".join(row.tags),
    Field.NOTES: lambda row, _: row.notes,
    Field.ACTIONS: lambda row, _: str(row.actions),
    Field.QUESTIONS: lambda row, _: str(row.questions),
    Field.UPDATED: lambda row, _: _day(row.updated),
    Field.UPDATE: _update,
    Field.SILENT: _silent,
    Field.CHANGED: _changed,
    Field.SLIPS: lambda row, _: str(row.slips) if row.slips else "",
    Field.FIRST_PROMISE: lambda row, _: row.first_phrase,
}
