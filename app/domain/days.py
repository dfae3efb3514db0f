"""Days as people in Hong Kong type them."""

import re
from datetime import date

from app.domain.errors import InvalidValue
from app.domain.numerals import narrow

_FORMS = (
    (re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"), (1, 2, 3)),
    (re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日號号]"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})"), (3, 2, 1)),
)


def read_day(text: str) -> date:
    """2024-03-05, 2024年3月5日 or 5/3/2024 in any width. Raises InvalidValue for anything else."""
    plain = narrow(text).strip()
    for form, order in _FORMS:
        if (match := form.fullmatch(plain)) is not None:
            try:
                return date(*(int(match[part]) for part in order))
            except ValueError:
                break
    raise InvalidValue("date_not_understood", text=text.strip())
