"""The order of the listing by any field, in SQL."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    case,
    cast,
    func,
    literal_column,
    not_,
    select,
)

from app.domain.commitment import Assessment, Status
from app.domain.deadline import Certainty, Relation
from app.domain.due_state import DueState
from app.domain.fields import Field
from app.domain.filters import NOTHING, Facet, SortKey
from app.storage.due_expression import due_state_expression
from app.storage.tables import listing


def in_order(sort: tuple[SortKey, ...], today: date) -> list[Select[int]]:
    """The keys of the rows with a value in the first field and, behind them, of those without.

    Nobody sorts to see the empty ones. Two queries, since no index holds both in this order. Rows
    that are alike stand as in their documents.
    """
    query = select(listing.c.key)
    place = (listing.c.document_position, listing.c.position, listing.c.key)
    if not sort:
        return [query.order_by(*place)]
    terms: list[Any] = []
    for at, key in enumerate(sort):
        columns = _columns(key.field, today)
        if at:
            terms.append(_is_empty(key.field, today).asc())
        descending = key.descending is not (key.field in _TURNED)
        terms += [column.desc() if descending else column.asc() for column in columns]
    empty = _is_empty(sort[0].field, today)
    first = len(_columns(sort[0].field, today))
    return [
        query.where(not_(empty)).order_by(*terms, *place),
        query.where(empty).order_by(*terms[first:], *place),
    ]


def _is_empty(field: Field, today: date) -> ColumnElement[bool]:
    column = _columns(field, today)[0]
    return column == _EMPTY[field] if field in _EMPTY else column.is_(None)


def _columns(field: Field, today: date) -> tuple[ColumnElement[Any], ...]:
    if field is Field.DUE:
        return (_ranked(due_state_expression(today), DueState),)
    return _SORT_COLUMNS[field]


def _ranked(value: ColumnElement[Any], choices: type[StrEnum]) -> ColumnElement[int]:
    """The place of a value among its choices: they are not sorted by the alphabet."""
    return case({one.value: rank for rank, one in enumerate(choices)}, value=value)


_month = cast(func.substr(listing.c.latest, 6, 2), Integer)
_quarter = cast(func.substr(listing.c.latest, 1, 4), Integer) * 4 + (_month + 2) // 3


def _list_column(name: str) -> ColumnElement[str]:
    """A list as JSON without its end, and its marks as the least character of all.

    So a list stands before the longer ones that begin with it, and `a` before `a b`.
    """
    return literal_column(f"rtrim(replace(listing.{name}, '\"', char(1)), ']')", String)


_TURNED = (Field.SILENT,)
"""The longer ago the last update was, the smaller its day."""

_SORT_COLUMNS: dict[Field, tuple[ColumnElement[Any], ...]] = {
    # Refs count up within a document, and documents count up.
    Field.REF: (listing.c.document_position, listing.c.position),
    Field.TEXT: (listing.c.text,),
    Field.RESPONSIBLE: (listing.c.responsible,),
    Field.AGENTS: (listing.c.agents,),
    Field.LEAD: (listing.c.lead,),
    Field.SECTION: (_list_column("path"),),
    # Documents count up in the order in which they came in: an address after that of last year.
    Field.DOCUMENT: (listing.c.document_position,),
    Field.DEADLINE: (listing.c.latest,),
    Field.EARLIEST: (listing.c.earliest,),
    Field.LATEST: (listing.c.latest,),
    Field.QUARTER: (_quarter,),
    Field.RELATION: (_ranked(listing.c.relation, Relation),),
    Field.CERTAINTY: (_ranked(listing.c.certainty, Certainty),),
    Field.TARGET: (listing.c.target_value,),
    Field.TARGET_VALUE: (listing.c.target_value,),
    Field.STATUS: (_ranked(listing.c.status, Status),),
    Field.PERCENT: (listing.c.percent,),
    Field.COMPLETED: (listing.c.completed_on,),
    Field.ASSESSMENT: (_ranked(listing.c.assessment, Assessment),),
    Field.ASSESSMENT_REASON: (listing.c.assessment_reason,),
    Field.OWNER: (listing.c.owner,),
    Field.TAGS: (_list_column("tags"),),
    Field.NOTES: (listing.c.notes,),
    Field.ACTIONS: (listing.c.actions,),
    Field.QUESTIONS: (listing.c.questions,),
    Field.UPDATED: (listing.c.updated,),
    Field.SILENT: (listing.c.updated,),
    Field.UPDATE: (listing.c.update_text,),
    Field.CHANGED: (listing.c.changed,),
    Field.SLIPS: (listing.c.slips,),
    Field.FIRST_PROMISE: (listing.c.first_latest,),
}
_EMPTY = {
    **dict.fromkeys((Field.RESPONSIBLE, Field.AGENTS, Field.LEAD, Field.OWNER, Field.NOTES), ""),
    **dict.fromkeys((Field.ASSESSMENT_REASON, Field.UPDATE), ""),
    **dict.fromkeys((Field.SECTION, Field.TAGS), "["),
    Field.SLIPS: 0,
}

FACET_ORDERS: dict[Field, tuple[Facet, tuple[str, ...]]] = {
    Field.DUE: (Facet.DUE, tuple(DueState)),
    Field.STATUS: (Facet.STATUS, tuple(Status)),
    Field.ASSESSMENT: (Facet.ASSESSMENT, tuple(Assessment)),
    Field.RELATION: (Facet.RELATION, tuple(Relation)),
    Field.CERTAINTY: (Facet.CERTAINTY, tuple(Certainty)),
    Field.QUARTER: (Facet.QUARTER, ()),
}
"""Fields of few values: their order is that of the values, each with its rows as in the documents.

Put together from the sets of the facet; the values of a quarter stand in their own order.
"""


def facet_order(field: Field, values: Iterable[str], *, descending: bool) -> list[str]:
    """The values of a facet in the order of a field, nothing last."""
    _, choices = FACET_ORDERS[field]
    present = [value for value in values if value != NOTHING]
    found = sorted(present, key=choices.index if choices else None, reverse=descending)
    return [*found, NOTHING]
