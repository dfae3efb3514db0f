"""What the styles of a Word document say of its paragraphs: headings and numbers."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_HEADING_NAME = re.compile(
    r"^(?:heading|標題|标题)\s*[1-9]$|^(?:title|subtitle|標題|标题)$", re.IGNORECASE
)
_BODY_TEXT_LEVEL = 9
_MOST_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A level (from 0) of a list."""

    list_id: str
    level: int


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    heading: bool | None
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

    def is_heading(self, style: str) -> bool:
        """Whether a style, or one that it is based on, is that of a heading."""
        return next((one.heading for one in self._chain(style) if one.heading is not None), False)

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


def outline_level(properties: Element | None) -> bool | None:
    """Whether the properties of a paragraph make it a heading; None if they do not say."""
    level = value(properties, "outlineLvl")
    return int(level) < _BODY_TEXT_LEVEL if level.isdecimal() else None


def _read(style: Element) -> _Style:
    properties = style.find("pPr")
    named = _HEADING_NAME.match(value(style, "name")) is not None
    level = value(properties, "numPr/ilvl")
    return _Style(
        value(style, "basedOn"),
        True if named else outline_level(properties),
        value(properties, "numPr/numId") or None,
        int(level) if level.isdecimal() else None,
    )
