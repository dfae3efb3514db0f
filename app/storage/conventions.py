"""The conventions of a tracker as a property of it, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from app.domain.conventions import Conventions, checked_conventions
from app.domain.deadline import Window
from app.domain.errors import InvalidValue
from app.storage.deadlines import as_day, day_text

PROPERTY = "conventions"
"""The identifier of the property that holds them."""

_MONTHS = tuple(field.name for field in fields(Conventions) if field.name != "term")


def conventions_text(conventions: Conventions) -> str:
    """As they are stored: JSON with months as numbers and days as ISO text."""
    term = conventions.term
    days = [day_text(term.earliest), day_text(term.latest)] if term else None
    return json.dumps({**asdict(replace(conventions, term=None)), "term": days})


def conventions_of(text: str | None) -> Conventions:
    """The conventions of a stored text; what is missing, unknown or damaged is as by default."""
    try:
        held = json.loads(text or "{}")
    except ValueError:
        return Conventions()
    if not isinstance(held, dict):
        return Conventions()
    months = {name: held[name] for name in _MONTHS if _is_month(held.get(name))}
    return _sound(Conventions(**months), Conventions(term=_term(held)))


def _sound(months: Conventions, term: Conventions) -> Conventions:
    """Both together, each only if it makes sense."""
    try:
        months = checked_conventions(months)
    except InvalidValue:
        months = Conventions()
    try:
        return replace(months, term=checked_conventions(term).term)
    except InvalidValue:
        return months


def _is_month(value: object) -> bool:
    return type(value) is int and 1 <= value <= 12


def _term(held: Mapping[str, Any]) -> Window | None:
    try:
        earliest, latest = held["term"]
        return Window(as_day(earliest), as_day(latest))
    except (KeyError, TypeError, ValueError):
        return None
