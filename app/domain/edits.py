"""What a user may enter into a field, and what follows from it."""

import re
from collections.abc import Mapping
from datetime import date

from app.base.unicode_text import whole
from app.domain.changes import Plain
from app.domain.commitment import Assessment, Status
from app.domain.days import read_day
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.numerals import narrow

LONGEST_TEXT = 20_000
LONGEST_LINE = 200
_SEPARATORS = re.compile(r"[,，、;；\n]+")

Value = str | int | None
"""A value of a field other than tags, as it is stored."""


def checked(field: Field, value: Value) -> Value:
    """The value as it will be stored. Raises InvalidValue, with the reason, if it cannot be."""
    if field not in _CHECKS:
        raise InvalidValue("field_not_editable", field=field.value)
    return _CHECKS[field](value)


def read_percent(text: str) -> int | None:
    """`45`, `45%`, `４５％`; nothing typed is no percentage. Raises InvalidValue."""
    plain = narrow(text).strip().removesuffix("%").strip()
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit():
        raise InvalidValue("percent_not_number", text=text.strip())
    # Python refuses to read thousands of digits; nine are too many already.
    return _percent(int(plain.lstrip("0")[:9] or "0"))


def read_tags(text: str) -> tuple[str, ...]:
    """Tags parted by commas in any script, each once. Raises InvalidValue for one too long."""
    parts = (part.strip() for part in _SEPARATORS.split(whole(text)))
    tags = tuple(dict.fromkeys(part for part in parts if part))
    for tag in tags:
        if len(tag) > LONGEST_LINE:
            raise InvalidValue("text_too_long", limit=LONGEST_LINE)
    return tags


def columns_read(field: Field) -> tuple[str, ...]:
    """The columns of a commitment that `consequences` must be told."""
    return tuple(dict.fromkeys((_COLUMNS.get(field, field.value), "completed_on")))


def consequences(
    field: Field, value: Value, now: Mapping[str, Plain], today: date
) -> dict[str, Plain]:
    """All columns of a commitment that change when a field is set, with their new values."""
    changes: dict[str, Plain] = {_COLUMNS.get(field, field.value): value}
    if field is Field.STATUS:
        if value != Status.DONE:
            changes["completed_on"] = None
        elif now["completed_on"] is None:
            changes["completed_on"] = today.isoformat()
    return {column: after for column, after in changes.items() if now[column] != after}


def _percent(value: Value) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or not 0 <= value <= 100:
        raise InvalidValue("percent_out_of_range", text=str(value))
    return value


def _status(value: Value) -> str | None:
    return None if value is None else Status(str(value)).value


def _assessment(value: Value) -> str:
    return Assessment(str(value or Assessment.NOT_ASSESSED)).value


def _line(value: Value) -> str:
    text = " ".join(whole(str(value or "")).split())
    if len(text) > LONGEST_LINE:
        raise InvalidValue("text_too_long", limit=LONGEST_LINE)
    return text


def _ref(value: Value) -> str:
    text = _line(value)
    if not text:
        raise InvalidValue("ref_missing")
    return text


def _long_text(value: Value) -> str:
    text = whole(str(value or "")).strip()
    if len(text) > LONGEST_TEXT:
        raise InvalidValue("text_too_long", limit=LONGEST_TEXT)
    return text


def _completed(value: Value) -> str | None:
    text = str(value or "").strip()
    return read_day(text).isoformat() if text else None


_COLUMNS = {Field.COMPLETED: "completed_on"}
_CHECKS = {
    Field.REF: _ref,
    Field.STATUS: _status,
    Field.PERCENT: _percent,
    Field.COMPLETED: _completed,
    Field.ASSESSMENT: _assessment,
    Field.OWNER: _line,
    Field.NOTES: _long_text,
    Field.ASSESSMENT_REASON: _long_text,
}
