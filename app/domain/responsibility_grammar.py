"""Who is responsible: the last bracket of an item, after its last full stop.

    item    := text "(" [label] name { separator name } ")"
    name    := words [role]

Brackets inside the text are none of it, whatever they hold: 粵港澳大灣區(大灣區).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.organisation import Role

_OPEN, _CLOSE = "(（", ")）"
_SEPARATOR = re.compile(r"\s*[、，,；;╱/／]\s*")
_LABEL = re.compile(
    r"^\s*(?:責任單位|责任单位|負責機構|负责机构|主責|主责|Responsible)\s*[：:]\s*", re.IGNORECASE
)
_ROLE_WORDS = (
    (re.compile(r"[(（]?(?:牽頭|牵头|統籌|统筹|主責|主责)[)）]?$"), Role.LEAD),
    (re.compile(r"[(（]?(?:配合|協助|协助|支援)[)）]?$"), Role.SUPPORTING),
)
_STOPS = "。．.；;！!？?」』”"
_LOOKS_LIKE_ORGANISATION = re.compile(
    r"(?:局|署|處|处|部|辦公室|办公室|辦事處|办事处|委員會|委员会|公司|部門|部门|廳|厅|院|中心|政府|單位|单位)$"
    r"|^[A-Z][A-Z&]{1,6}$|(?:Bureau|Department|Office|Authority|Council)s?$"
)


@dataclass(frozen=True, slots=True)
class NamedRole:
    """An organisation as the bracket names it."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The text of an item without its bracket, and the names of the bracket in order."""

    text: str
    named: tuple[NamedRole, ...] = ()


def split_responsibility(item: str, known: Callable[[str], bool]) -> Responsibility:
    """Part an item from the bracket of its organisations.

    `known` tells whether a name is in the list of organisations. A last bracket that neither
    follows the end of a sentence nor holds such a name, or what looks like one, is text.
    """
    stripped = item.rstrip()
    opening = _opening_of_last_bracket(stripped)
    if opening is None:
        return Responsibility(stripped)
    text, inside = stripped[:opening].rstrip(), stripped[opening + 1 : -1]
    label = _LABEL.match(inside)
    names = [name for name in _SEPARATOR.split(inside[label.end() if label else 0 :]) if name]
    named = tuple(_named(name.strip()) for name in names)
    if not named or not (label or _names_bodies(text, named, known)):
        return Responsibility(stripped)
    return Responsibility(text, named)


def _opening_of_last_bracket(item: str) -> int | None:
    """Where the bracket opens that closes at the very end; widths need not agree."""
    if not item or item[-1] not in _CLOSE:
        return None
    depth = 0
    for at in range(len(item) - 1, -1, -1):
        if item[at] in _CLOSE:
            depth += 1
        elif item[at] in _OPEN:
            depth -= 1
            if depth == 0:
                return at
    return None


def _named(name: str) -> NamedRole:
    for pattern, role in _ROLE_WORDS:
        if (found := pattern.search(name)) is not None and found.start() > 0:
            return NamedRole(name[: found.start()].removeprefix("由").strip(), role)
    return NamedRole(name, Role.RESPONSIBLE)


def _names_bodies(text: str, named: tuple[NamedRole, ...], known: Callable[[str], bool]) -> bool:
    if any(known(one.name) for one in named):
        return True
    after_stop = bool(text) and text[-1] in _STOPS
    return after_stop and any(_LOOKS_LIKE_ORGANISATION.search(one.name) for one in named)
