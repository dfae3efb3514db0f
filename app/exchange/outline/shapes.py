"""What a single line looks like, before its neighbours are looked at."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from app.exchange.documents.source import PAGE_END
from app.exchange.documents.table_heads import is_head_line

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
_OPENING, _CLOSING = "(（", ")）"
_HEADING_LENGTH = 40
_NO_HEADING = re.compile(r"。|[，,；;、]\s*$|[a-z\d)%]\.(?:\s*$| \()")
_BLANK_BETWEEN_HAN = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])"
)


_BODIES = re.compile(
    r"(?:[局署處处部室司廳厅院會会構构位組组隊队台臺]|公司|中心|[A-Z]{2}|牽頭|牵头|配合|負責|负责)\s*(?:[(（][^()（）]*[)）])?\s*[)）]\s*$"
)
_ABBREVIATION = re.compile(r"[^\s。．.！!？?；;]\s*[(（][A-Z]{2,}[)）]\s*$")
# A marker on a line of its own: its text stands on the next one.
_LONE = re.compile(r"^\s*(?:(?P<number>\d{1,3})[.．、]|[•●◦▪■○–—¾‧·])\s*$")
_QUOTES = "“”‘’"
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
    HEADING = auto()
    """The document marks it as one, and of which level."""
    TABLE_HEAD = auto()
    """Names the columns of a table."""


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """A line with its form; for an item `text` is without bullet, `printed` its number."""

    number: int
    source: str
    shape: Shape
    text: str
    printed: str = ""
    marker: Marker = Marker.NONE
    level: int = 0
    """Of a heading that the document marks: 1 is the outermost."""


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
    if is_head_line(source):
        return ShapedLine(number, source, Shape.TABLE_HEAD, text)
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


def ends_with_abbreviation(text: str) -> bool:
    """Whether its last bracket may shorten the words in front of it: Greater Bay Area (GBA)."""
    return _ABBREVIATION.search(text) is not None


def continues(text: str) -> bool:
    """Whether a line can only be the rest of the one before: it begins in the middle."""
    return _CANNOT_BEGIN.match(text) is not None


def closes_bracket(text: str, line: str) -> bool:
    """Whether a line closes first of all a bracket that the text above it has left open."""
    if _opened(text) <= 0:
        return False
    closing = next((at for at, one in enumerate(line) if one in _CLOSING), -1)
    return closing >= 0 and _opened(line[: closing + 1]) < 0


def _opened(text: str) -> int:
    return sum((one in _OPENING) - (one in _CLOSING) for one in text)


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
    """Two lines of one paragraph; a blank between Latin words only, not within mid-2026.

    Quotation marks are of the script of the words inside: “Agenda” with, “智方便”2024.
    """
    end, begin = first.rstrip(_QUOTES)[-1:], second.lstrip(_QUOTES)[:1]
    latin = _is_latin(end) and _is_latin(begin) and not _HYPHENATED.search(first)
    return f"{first} {second}" if latin else first + second


def _is_latin(character: str) -> bool:
    return character.isascii() or (character.isalpha() and character <= "\u024f")


def tidy(text: str) -> str:
    """A heading without the blanks that typesetting put between its characters."""
    return _BLANK_BETWEEN_HAN.sub("", " ".join(text.split()))
