"""The window of a whole commitment, from the deadlines of its actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.deadline import Certainty, Deadline, Precision, Relation

_WORST_FIRST = (Certainty.AMBIGUOUS, Certainty.APPROXIMATE, Certainty.FIRM)


@dataclass(frozen=True, slots=True)
class Overall:
    """What the calendar says of a commitment as a whole."""

    phrase: str = ""
    relation: Relation = Relation.NONE
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    certainty: Certainty = Certainty.FIRM


def overall(deadlines: Iterable[Deadline]) -> Overall:
    """The latest deadline is the commitment's end; an open end counts only where no other is."""
    every = list(deadlines)
    phrase = "；".join(one.phrase for one in every)
    dated = [one for one in every if one.dated]
    if not dated:
        relations = [one.relation for one in every]
        relation = Relation.ONGOING if Relation.ONGOING in relations else Relation.NONE
        return Overall(phrase, relation, certainty=_worst(every))
    starts = [one.earliest for one in dated]
    earliest = None if None in starts else min(day for day in starts if day is not None)
    last = max(dated, key=lambda one: one.latest or date.min)
    return Overall(phrase, last.relation, earliest, last.latest, last.precision, _worst(dated))


def _worst(deadlines: list[Deadline]) -> Certainty:
    present = {one.certainty for one in deadlines}
    return next((one for one in _WORST_FIRST if one in present), Certainty.FIRM)
