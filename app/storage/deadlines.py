"""A deadline as columns of the table of actions, and back."""

import json
from datetime import date
from typing import Any

from app.domain.changes import Plain
from app.domain.deadline import Certainty, Deadline, Precision, Relation, Window


def deadline_values(deadline: Deadline | None) -> dict[str, Plain]:
    """The columns of a deadline; an action without one has the relation `none`."""
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
        "phrase_from": deadline.span[0],
        "phrase_to": deadline.span[1],
    }


def deadline_of(row: Any) -> Deadline | None:
    """The deadline of a row of the table of actions."""
    if not row.phrase:
        return None
    return Deadline(
        phrase=row.phrase,
        relation=Relation(row.relation),
        earliest=as_day(row.earliest),
        latest=as_day(row.latest),
        precision=Precision(row.precision) if row.precision else None,
        certainty=Certainty(row.certainty),
        soft_start=bool(row.soft_start),
        soft_end=bool(row.soft_end),
        alternatives=tuple(
            Window(as_day(earliest), as_day(latest))
            for earliest, latest in json.loads(row.alternatives)
        ),
        span=(row.phrase_from, row.phrase_to),
    )


def as_day(text: str | None) -> date | None:
    """The day of a stored date."""
    return date.fromisoformat(text) if text else None


def day_text(day: date | None) -> str | None:
    """A day as it is stored."""
    return day.isoformat() if day else None
