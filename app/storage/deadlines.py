"""A deadline as columns of the table of actions, and back."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from app.domain.changes import Plain
from app.domain.deadline import Certainty, Deadline, Precision, Relation, Span, Window


def deadline_values(deadline: Deadline | None) -> dict[str, Plain]:
    """The columns of a deadline; an action without one has the relation `none`."""
    start, end = deadline.span if deadline else (0, 0)
    return {**reading_values(deadline), "phrase_from": start, "phrase_to": end}


def reading_values(deadline: Deadline | None) -> dict[str, Plain]:
    """The columns of a deadline that stands nowhere in the text, such as that of a revision."""
    if deadline is None:
        deadline = Deadline("", Relation.NONE)
    return {
        "phrase": deadline.phrase,
        "relation": deadline.relation.value,
        "earliest": day_text(deadline.earliest),
        "latest": day_text(deadline.latest),
        "precision": deadline.precision.value if deadline.precision else None,
        "certainty": deadline.certainty.value,
        "soft_start": int(deadline.soft_start),
        "soft_end": int(deadline.soft_end),
        "alternatives": json.dumps(
            [[day_text(one.earliest), day_text(one.latest)] for one in deadline.alternatives]
        ),
    }


def deadline_of(row: Any) -> Deadline | None:
    """The deadline of a row of the table of actions."""
    return _deadline(row, (row.phrase_from, row.phrase_to)) if row.phrase else None


def revised_deadline(row: Any) -> Deadline | None:
    """The deadline of a row of the table of revisions."""
    return _deadline(row, (0, 0)) if row.phrase else None


def _deadline(row: Any, span: Span) -> Deadline:
    return _made(
        row.phrase,
        row.relation,
        row.earliest,
        row.latest,
        row.precision,
        row.certainty,
        row.soft_start,
        row.soft_end,
        row.alternatives,
        span,
    )


# Many actions have the same deadline in the same place: 1,000 rows are read in half the time.
@lru_cache(maxsize=4_096)
def _made(
    phrase: str,
    relation: str,
    earliest: str | None,
    latest: str | None,
    precision: str | None,
    certainty: str,
    soft_start: int,
    soft_end: int,
    alternatives: str,
    span: Span,
) -> Deadline:
    return Deadline(
        phrase=phrase,
        relation=Relation(relation),
        earliest=as_day(earliest),
        latest=as_day(latest),
        precision=Precision(precision) if precision else None,
        certainty=Certainty(certainty),
        soft_start=bool(soft_start),
        soft_end=bool(soft_end),
        alternatives=tuple(
            Window(as_day(first), as_day(last)) for first, last in json.loads(alternatives)
        ),
        span=span,
    )


def as_day(text: str | None) -> date | None:
    """The day of a stored date."""
    return date.fromisoformat(text) if text else None


def day_text(day: date | None) -> str | None:
    """A day as it is stored."""
    return day.isoformat() if day else None
