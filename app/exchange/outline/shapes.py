"""What a single line looks like, before its neighbours are looked at."""

import re
from dataclasses import dataclass
from enum import Enum, auto

# A dash without a blank may be a minus or a part of a word; a dot is a bullet in any case.
_BULLET = re.compile(r"^\s*(?:[•●◦▪■]\s*|[-○*–—¾‧·]\s+)(?P<text>\S.*)$")
_NUMBERED = re.compile(
    r"^\s*(?P<number>\d{1,3}[.．、)）]|[(（](?:\d{1,3}|[ivxIVX]+|[一二三四五六七八九十]{1,3})[)）])"
    r"\s*(?P<text>\S.*)$"
)
_PAGE_NUMBER = re.compile(r"^\s*(?:[-–—]\s*)?(?:\d{1,4}|第\s*\d{1,4}\s*[頁页])(?:\s*[-–—])?\s*$")
# A quotation mark ends a sentence only behind a full stop: 推出「智方便」 may go on.
_FINISHED = re.compile(r"(?:[。．.！!？?][」』”]?|[；;）)])\s*$")
_CANNOT_BEGIN = re.compile(r"^\s*[(（)）。，、；：,;」』”]")
_HEADING_LENGTH = 40
_NO_HEADING = re.compile(r"。|[，,；;、]\s*$")
_BLANK_BETWEEN_HAN = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])"
)


class Shape(Enum):
    """The form of a line."""

    BLANK = auto()
    PAGE_NUMBER = auto()
    ITEM = auto()
    SHORT = auto()
    """Could be a heading."""
    PROSE = auto()


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """A line with its form; for an item `text` is without bullet, `printed` its number."""

    number: int
    source: str
    shape: Shape
    text: str
    printed: str = ""


def shaped(number: int, source: str) -> ShapedLine:
    """The form of one line."""
    if not source.strip():
        return ShapedLine(number, source, Shape.BLANK, "")
    if _PAGE_NUMBER.match(source):
        return ShapedLine(number, source, Shape.PAGE_NUMBER, source.strip())
    if (bullet := _BULLET.match(source)) is not None:
        return ShapedLine(number, source, Shape.ITEM, bullet["text"].strip())
    if (item := _NUMBERED.match(source)) is not None:
        printed = item["number"].strip("()（）.．、 ")
        return ShapedLine(number, source, Shape.ITEM, item["text"].strip(), printed)
    text = tidy(source)
    short = len(text) <= _HEADING_LENGTH and not _NO_HEADING.search(text)
    return ShapedLine(number, source, Shape.SHORT if short else Shape.PROSE, text)


def finished(text: str) -> bool:
    """Whether a paragraph ends here, so that the next line cannot be a part of it."""
    return _FINISHED.search(text) is not None


def continues(text: str) -> bool:
    """Whether a line can only be the rest of the one before: it begins in the middle."""
    return _CANNOT_BEGIN.match(text) is not None


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph; a blank between Latin words only."""
    latin = first[-1:].isascii() and second[:1].isascii()
    return f"{first} {second}" if latin else first + second


def tidy(text: str) -> str:
    """A heading without the blanks that typesetting put between its characters."""
    return _BLANK_BETWEEN_HAN.sub("", " ".join(text.split()))
