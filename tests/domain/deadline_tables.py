"""Tables of phrases of time with their readings, and other ways to write a phrase."""

from datetime import date

from app.base.folding import fold
from app.domain.conventions import ReadingContext
from app.domain.deadline import edtf
from app.domain.deadline_grammar.reader import find_deadlines

PUBLISHED = date(2023, 10, 25)
CONTEXT = ReadingContext(PUBLISHED)


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def day(text):
    return None if text == "-" else date.fromisoformat(text)


def only(text, context=CONTEXT):
    found = find_deadlines(text, context)
    assert len(found) == 1, [one.deadline.phrase for one in found]
    return found[0]


def facts(deadline):
    """A reading in the columns of the table."""
    return [
        deadline.relation,
        deadline.earliest,
        deadline.latest,
        deadline.precision or "-",
        deadline.certainty,
        edtf(deadline),
    ]


def simplified(text):
    """The text with each Chinese character in the form that stands for its variants."""
    return "".join(fold(one) if "\u4e00" <= one <= "\u9fff" else one for one in text)


def wide(text):
    return "".join(chr(ord(one) + 0xFEE0) if one.isascii() and one > " " else one for one in text)


def spaced(text):
    """With the blanks that typesetting puts around figures."""
    return "".join(f" {one} " if one in "年月日第季內前" else one for one in text)
