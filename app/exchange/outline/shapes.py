"""What a single line looks like, before its neighbours are looked at."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from app.exchange.documents.source import PAGE_END

# A dash without a blank may be a minus or a part of a word; a dot is a bullet in any case.
_BULLET = re.compile(r"^\s*(?:[•●◦▪■]\s*|[-○*–—¾‧·]\s+)(?P<text>\S.*)$")
# Not 1.5億元, where a line was broken in front of a number.
_NUMBERED = re.compile(r"^\s*(?P<number>\d{1,3})(?:[.．](?!\d)|[、)）])\s*(?P<text>\S.*)$")
_LETTERED = re.compile(
    r"^\s*[(（](?P<number>\d{1,3}|[ivxIVX]+|[a-h]|[一二三四五六七八九十]{1,3})[)）]\s*(?P<text>\S.*)$"
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


_BODIES = re.compile(
    r"(?:[局署處处部室司廳厅院會会構构位]|公司|中心|[A-Z]{2})\s*(?:[(（][^()（）]*[)）])?\s*[)）]\s*$"
)
# A marker on a line of its own: its text stands on the next one.
_LONE = re.compile(r"^\s*(?:(?P<number>\d{1,3})[.．、]|[•●◦▪■○–—¾‧·])\s*$")
_HYPHENATED = re.compile(r"[A-Za-z0-9]-$")
_STAGE = re.compile(r"第([一二三四五六])(?:階段|阶段|部分|步)")


_FOOTNOTE = re.compile(r"^\s*(?:[註注]\s*\d{0,2}(?:[:：\s]|$)|\[\d{1,2}\]\s)")


class Marker(Enum):
    """What stands in front of an item."""

    NONE = auto()
    BULLET = auto()
    NUMBER = auto()
    """1. or 1、"""
    LETTER = auto()
    """(1), (i), (a), (一)"""


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
    marker: Marker = Marker.NONE


def shaped(number: int, source: str) -> ShapedLine:
    """The form of one line."""
    if source == PAGE_END:
        return ShapedLine(number, source, Shape.PAGE_NUMBER, "")
    if not source.strip():
        return ShapedLine(number, source, Shape.BLANK, "")
    if _PAGE_NUMBER.match(source):
        return ShapedLine(number, source, Shape.PAGE_NUMBER, source.strip())
    if (item := _item(number, source)) is not None:
        return item
    text = tidy(source)
    short = len(text) <= _HEADING_LENGTH and not _NO_HEADING.search(text)
    return ShapedLine(number, source, Shape.SHORT if short else Shape.PROSE, text)


def _item(number: int, source: str) -> ShapedLine | None:
    bullet = _BULLET.match(source)
    # Some editions put a bullet in front of a numbered item: - 3. 於2022年底前….
    words = bullet["text"] if bullet else source
    for marker, pattern in ((Marker.NUMBER, _NUMBERED), (Marker.LETTER, _LETTERED)):
        if (found := pattern.match(words)) is not None:
            text = found["text"].strip()
            return ShapedLine(number, source, Shape.ITEM, text, found["number"], marker)
    if bullet is None:
        return _lone_marker(number, source)
    return ShapedLine(number, source, Shape.ITEM, words.strip(), "", Marker.BULLET)


def _lone_marker(number: int, source: str) -> ShapedLine | None:
    lone = _LONE.match(source)
    if lone is None:
        return None
    marker = Marker.NUMBER if lone["number"] else Marker.BULLET
    return ShapedLine(number, source, Shape.ITEM, "", lone["number"] or "", marker)


def finished(text: str) -> bool:
    """Whether a paragraph ends here, so that the next line cannot be a part of it."""
    return _FINISHED.search(text) is not None


def finished_with_bracket(text: str) -> bool:
    """Whether an item has the bracket of its organisations already."""
    return _BODIES.search(text) is not None


def continues(text: str) -> bool:
    """Whether a line can only be the rest of the one before: it begins in the middle."""
    return _CANNOT_BEGIN.match(text) is not None


def begins_footnote(text: str) -> bool:
    """Whether a line is a note below the text."""
    return _FOOTNOTE.match(text) is not None


def stage_of(text: str, *, anywhere: bool = False) -> int | None:
    """2 of 第二階段（2027-2032）; of the last stage in a text if it may stand anywhere."""
    stages = list(_STAGE.finditer(text))
    if not stages or (not anywhere and stages[0].start() > 0):
        return None
    return "一二三四五六".index(stages[-1][1]) + 1


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph; a blank between Latin words only, not within mid-2026."""
    latin = first[-1:].isascii() and second[:1].isascii() and not _HYPHENATED.search(first)
    return f"{first} {second}" if latin else first + second


def tidy(text: str) -> str:
    """A heading without the blanks that typesetting put between its characters."""
    return _BLANK_BETWEEN_HAN.sub("", " ".join(text.split()))
