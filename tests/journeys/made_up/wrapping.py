"""Lines broken where a program that sets text breaks them."""

import re
from random import Random
from unicodedata import east_asian_width

_OPENING, _CLOSING = "「『《（(“", "」』》）)”。，、；：,.;:%"
_RUN = "[A-Za-z][A-Za-z'.]*-|[^\\W\\u2e80-\\uffef]+(?:[-.,/'][^\\W\\u2e80-\\uffef]+)*"
_PIECE = re.compile(
    rf"\s+|[{re.escape(_OPENING)}]*(?:{_RUN}|[^\s{re.escape(_OPENING)}])[{re.escape(_CLOSING)}]*"
    rf"|[{re.escape(_OPENING)}]"
)
"""What stays together: a word or number or one character of Chinese, with the signs at it."""
_BARE_PIECE = re.compile(r"\s+|[^\s\u2e80-\uffef]+|\S")
"""The same for programs that know no rules for the signs of Chinese."""


def columns(text: str) -> int:
    """The width of a text where Chinese takes two columns."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def broken(line: str, width: int, *, indent: str = "", ruled: bool = True) -> list[str]:
    """A line as several of at most so many columns; all but the first begin with `indent`."""
    found = [""]
    for piece in (_PIECE if ruled else _BARE_PIECE).findall(line):
        if columns(found[-1] + piece.rstrip()) > width and found[-1].strip():
            found[-1] = found[-1].rstrip()
            found.append(indent)
        if piece.strip() or found[-1].strip():
            found[-1] += piece
    return found


def hard_wrapped(text: str, draw: Random) -> str:
    """A text as official ones come: lines of about 80 columns, on pages with numbers or not.

    Items have one of the markers there are, and lines below them hang or do not.
    """
    width, ruled = draw.randint(72, 80), draw.random() < 0.7
    mark = draw.choice(("- ", "• ", "{}. ", "{}、"))
    indent = draw.choice(("", "  ", "　　"))
    lines: list[str] = []
    number = 0
    for line in text.splitlines():
        number += line.startswith("- ")
        marked = mark.format(number) + line[2:] if line.startswith("- ") else line
        lines += broken(marked, width, indent=indent, ruled=ruled) if line else [""]
    return "\n".join(_on_pages(lines, draw.choice((0, 0, 28, 40)))) + "\n"


def _on_pages(lines: list[str], height: int) -> list[str]:
    if not height:
        return lines
    found: list[str] = []
    for page, first in enumerate(range(0, len(lines), height), 1):
        found += [*lines[first : first + height], "", str(page), ""]
    return found
