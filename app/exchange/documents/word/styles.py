"""What the styles of a Word document say of its paragraphs: headings and numbers."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_HEADING_NAME = re.compile(
    r"^(?:heading|標題|标题)\s*(?P<level>[1-9])$|^(?P<title>title|標題|标题)$|^subtitle$",
    re.IGNORECASE,
)
_BODY_TEXT_LEVEL = 9
NO_HEADING = 0
TITLE = 1
"""The level of the title; Heading 1 is the one below it."""
UNKNOWN_LEVEL = -1
"""Of words that stand out without a place among the headings, such as a subtitle."""
_MOST_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A level (from 0) of a list."""

    list_id: str
    level: int


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    level_of_heading: int | None
    list_id: str | None
    level: int | None


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, tree: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for style in tree if tree is not None else ():
            if style.tag == "style" and style.get("type", "paragraph") in (
                "paragraph",
                "numbering",
            ):
                identifier = style.get("styleId", "")
                self._styles[identifier] = _read(style)
                if style.get("default") in ("1", "true") and style.get("type") == "paragraph":
                    self._default = identifier

    def heading(self, style: str) -> int:
        """The level of heading that a style, or one that it is based on, has."""
        levels = (one.level_of_heading for one in self._chain(style))
        return next((level for level in levels if level is not None), NO_HEADING)

    def place(self, style: str) -> Place | None:
        """The list that paragraphs of a style belong to; a list `0` takes them out of one."""
        chain = self._chain(style)
        found = next((one.list_id for one in chain if one.list_id is not None), None)
        level = next((one.level for one in chain if one.level is not None), 0)
        return Place(found, level) if found is not None else None

    def _chain(self, style: str) -> list[_Style]:
        chain: list[_Style] = []
        name = style or self._default
        while name in self._styles and len(chain) < _MOST_ANCESTORS:
            chain.append(self._styles[name])
            name = self._styles[name].based_on
        return chain


def value(element: Element | None, path: str, otherwise: str = "") -> str:
    """The value of a property below an element."""
    found = element.find(path) if element is not None else None
    return otherwise if found is None else found.get("val", otherwise)


def switched_on(element: Element | None, name: str) -> bool:
    """Whether a property that is on or off is on; it is on if nothing else is said."""
    found = element.find(name) if element is not None else None
    return found is not None and found.get("val", "1") not in ("0", "false", "off")


def outline_level(properties: Element | None) -> int | None:
    """The level of heading that the properties of a paragraph give it; None if they do not say."""
    level = value(properties, "outlineLvl")
    if not level.isdecimal():
        return None
    return TITLE + 1 + int(level) if int(level) < _BODY_TEXT_LEVEL else NO_HEADING


def _level_of_name(name: str) -> int | None:
    found = _HEADING_NAME.match(name)
    if found is None:
        return None
    if found["level"]:
        return TITLE + int(found["level"])
    return TITLE if found["title"] else UNKNOWN_LEVEL


def _read(style: Element) -> _Style:
    properties = style.find("pPr")
    named = _level_of_name(value(style, "name"))
    level = value(properties, "numPr/ilvl")
    return _Style(
        value(style, "basedOn"),
        outline_level(properties) if named is None else named,
        value(properties, "numPr/numId") or None,
        int(level) if level.isdecimal() else None,
    )
