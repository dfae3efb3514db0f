"""A saved view: what is looked for, in which order, and how it is shown, under a name."""

import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app.base.unicode_text import whole
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.filters import FilterSpec
from app.domain.plain_values import as_plain, tolerant

FORMAT = 1
"""Of the stored text. A newer one is read as far as it is understood."""
LONGEST_NAME = 80
USUAL_ICON = "bookmark"
ICONS = (
    "bookmark", "star", "flag", "circle-alert", "triangle-alert", "hourglass", "clock",
    "calendar-days", "check", "list-checks", "pencil-line", "circle-help",
    "message-circle-question-mark", "building-2", "user", "tag", "layers", "filter", "eye",
    "chart-gantt", "table-2", "history",
)  # fmt: skip
"""The drawings that can stand for a view, by the names of their files."""


class Shape(StrEnum):
    """What shows the rows."""

    TABLE = "table"
    SPLIT = "split"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table in its place."""

    field: Field
    width: int = 0
    """In pixels; 0 for the usual one, or one that fits."""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is seen of time: the day at the left edge as an ordinal, and how wide a day is."""

    origin: float
    density: float


@dataclass(frozen=True, slots=True)
class ViewState:
    """Everything that a view gives back when it is applied."""

    typed: str = ""
    spec: FilterSpec = field(default_factory=FilterSpec)
    """The conditions that were chosen and not typed, the order, the groups."""
    columns: tuple[Column, ...] = ()
    frozen: int = 0
    lines: int = 2
    shape: Shape = Shape.SPLIT
    stretch: Stretch | None = None

    def essence(self) -> "ViewState":
        """What two states must share to be the same view.

        Widths and the stretch of time belong to a view, but touching them does not change it; nor
        does it matter where columns stand that are hidden.
        """
        columns = tuple(Column(one.field) for one in self.columns if one.shown)
        return replace(self, typed=self.typed.strip(), columns=columns, stretch=None)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view with its name. `state` is kept as written, so that a newer one's parts survive."""

    id: str
    name: str
    state: str
    icon: str = USUAL_ICON
    shared: bool = True
    """In the tracker, for everybody; otherwise in the settings of one user."""
    default: bool = False
    """Applied when the tracker is opened."""
    position: int = 0


def state_text(state: ViewState) -> str:
    """A state as it is stored."""
    plain = {"version": FORMAT, **as_plain(state, ViewState)}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def state_of(text: str) -> tuple[ViewState, tuple[str, ...]]:
    """The state of a stored text, and the names of what had to be left out. Never fails."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        plain = None
    if isinstance(plain, dict):
        plain.pop("version", None)
    return state_from(plain)


def state_from(plain: Any) -> tuple[ViewState, tuple[str, ...]]:
    """The same of what was read from JSON already."""
    left_out: list[str] = []
    state = tolerant(plain, ViewState, left_out)
    return state, tuple(dict.fromkeys(left_out))


def checked_name(name: str, others: tuple[str, ...]) -> str:
    """The name as it will be stored. Raises InvalidValue if it is empty, too long or taken."""
    plain = " ".join(whole(name).split())
    if not plain:
        raise InvalidValue("view_name_missing")
    if len(plain) > LONGEST_NAME:
        raise InvalidValue("text_too_long", limit=LONGEST_NAME)
    if plain.casefold() in (one.casefold() for one in others):
        raise InvalidValue("view_name_taken", name=plain)
    return plain


def known_icon(name: str) -> str:
    """The icon of a view; the usual one for one that a newer version may know."""
    return name if name in ICONS else USUAL_ICON
