"""The SQL of each field of the listing: its value as filters see it."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Integer, cast, func

from app.base.clock import OFFICE_ZONE, as_text
from app.domain.fields import FIELDS, Field
from app.storage.tables import listing

_OFFICE_HOURS = "+8 hours"
"""`base.clock.OFFICE_ZONE`: the days of an instant are those of the office."""

_COLUMNS: dict[Field, ColumnElement[Any]] = {
    Field.REF: listing.c.ref,
    Field.TEXT: listing.c.text,
    Field.RESPONSIBLE: listing.c.responsible,
    Field.AGENTS: listing.c.agents,
    Field.LEAD: listing.c.lead,
    Field.DEADLINE: listing.c.phrase,
    Field.EARLIEST: listing.c.earliest,
    Field.LATEST: listing.c.latest,
    Field.TARGET: listing.c.target,
    Field.TARGET_VALUE: listing.c.target_value,
    Field.PERCENT: listing.c.percent,
    Field.COMPLETED: listing.c.completed_on,
    Field.ASSESSMENT_REASON: listing.c.assessment_reason,
    Field.OWNER: listing.c.owner,
    Field.NOTES: listing.c.notes,
    Field.ACTIONS: listing.c.actions,
    Field.QUESTIONS: listing.c.questions,
    Field.UPDATED: listing.c.updated,
    Field.UPDATE: listing.c.update_text,
    Field.SLIPS: listing.c.slips,
    Field.FIRST_PROMISE: listing.c.first_phrase,
    Field.CHANGED: func.date(listing.c.changed, _OFFICE_HOURS),
}


def value_of(field: Field, today: date) -> ColumnElement[Any]:
    """What a field holds: text, a number, or a day as ISO text; not for fields of facets alone."""
    if field is Field.SILENT:
        days = func.julianday(today.isoformat()) - func.julianday(listing.c.updated)
        return cast(days, Integer)
    return _COLUMNS[field]


def begin_of(day: date) -> str:
    """The instant at which a day of the office begins, as instants are stored."""
    return as_text(datetime.combine(day, time(), OFFICE_ZONE))


def emptiness(field: Field, today: date) -> ColumnElement[bool]:
    """Whether a field that is no facet holds nothing."""
    value = value_of(field, today)
    return value == "" if FIELDS[field].is_text else value.is_(None)
