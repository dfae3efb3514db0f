"""The numbers and bullets in front of paragraphs, which Word works out and keeps nowhere."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.exchange.documents.list_marks import BULLET, in_format
from app.exchange.documents.word.styles import Place, Styles, switched_on, value

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_KNOWN_BULLETS = "•●◦▪■○–—·"


@dataclass(slots=True)
class _Level:
    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    """Whether the numbers of the levels above are in plain digits here."""


@dataclass(slots=True)
class _List:
    """One kind of list; those that share it go on counting together."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    style_link: str = ""


class Numbering:
    """Counts as the document goes on: each paragraph has to be asked for once, in order."""

    def __init__(self, tree: Element | None, styles: Styles) -> None:
        self._kinds: dict[str, _List] = {}
        self._kind_of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._levels_of_styles: dict[tuple[str, str], int] = {}
        self._styles = styles
        for one in tree if tree is not None else ():
            if one.tag == "abstractNum":
                self._add_kind(one)
            elif one.tag == "num":
                self._add_list(one)

    def mark(self, place: Place, style: str) -> str:
        """What stands in front of the next paragraph at a place; empty if nothing does."""
        kind_id = self._kind_of.get(place.list_id, "")
        kind = self._linked(kind_id)
        if kind is None:
            return ""
        at = self._levels_of_styles.get((kind_id, style), place.level)
        level = kind.levels.get(at)
        if level is None or level.number_format == "none":
            return ""
        for number in self._overrides.pop(place.list_id, {}).items():
            # A list that begins anew, though it shares its kind with an earlier one.
            kind.counts[number[0]] = number[1] - 1
        kind.counts[at] = kind.counts.get(at, level.start - 1) + 1
        for deeper in range(at + 1, _LEVELS):
            kind.counts.pop(deeper, None)
        if level.number_format == "bullet":
            return level.text if level.text and level.text in _KNOWN_BULLETS else BULLET
        return _PLACEHOLDER.sub(
            lambda found: _number(kind, int(found[1]) - 1, at), level.text
        ).strip()

    def _linked(self, kind_id: str) -> _List | None:
        """The kind, or the one that its style leads to."""
        kind = self._kinds.get(kind_id)
        if kind is None or kind.levels or not kind.style_link:
            return kind
        place = self._styles.place(kind.style_link)
        return self._kinds.get(self._kind_of.get(place.list_id, "")) if place else kind

    def _add_kind(self, element: Element) -> None:
        identifier = element.get("abstractNumId", "")
        kind = _List(style_link=value(element, "numStyleLink"))
        for level in element.findall("lvl"):
            number = level.get("ilvl", "")
            if number.isdecimal():
                kind.levels[int(number)] = _level(level)
                style = value(level, "pStyle")
                if style:
                    self._levels_of_styles[identifier, style] = int(number)
        self._kinds[identifier] = kind

    def _add_list(self, element: Element) -> None:
        identifier = element.get("numId", "")
        self._kind_of[identifier] = value(element, "abstractNumId")
        for override in element.findall("lvlOverride"):
            start, level = value(override, "startOverride"), override.get("ilvl", "")
            if start.isdecimal() and level.isdecimal():
                self._overrides.setdefault(identifier, {})[int(level)] = int(start)


def _level(element: Element) -> _Level:
    start = value(element, "start", "1")
    return _Level(
        value(element, "numFmt", "decimal"),
        value(element, "lvlText"),
        int(start) if start.isdecimal() and len(start) < 6 else 1,
        switched_on(element, "isLgl"),
    )


def _number(kind: _List, level: int, own: int) -> str:
    """The number of a level; one above that has not begun counts as begun."""
    form = kind.levels.get(level, _Level())
    count = kind.counts.get(level, form.start)
    plain = level != own and kind.levels[own].legal
    return in_format(count, "decimal" if plain else form.number_format)
