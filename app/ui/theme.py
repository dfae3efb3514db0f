"""Colours and type of the window, in light and dark, in one place."""

import json
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.base import paths
from app.domain.due_state import DueState


@dataclass(frozen=True)
class Theme:
    """The colours in use, by the names of `resources/styles`."""

    dark: bool
    colours: dict[str, str]
    states: dict[DueState, QColor]
    _made: dict[str, QColor] = field(default_factory=dict, compare=False, repr=False)

    def colour(self, name: str) -> QColor:
        """A colour by its name; not to be changed."""
        colour = self._made.get(name)
        if colour is None:
            colour = self._made[name] = QColor(self.colours[name])
        return colour

    def state(self, state: DueState) -> QColor:
        """The colour of a due state on the background of the table."""
        return self.states[state]


@cache
def theme(*, dark: bool) -> Theme:
    """The light or the dark theme."""
    name = "dark" if dark else "light"
    colours: dict[str, str] = _read(f"{name}.json")
    of_states: dict[str, dict[str, str]] = _read("due-states.json")
    states = {DueState(state): QColor(one[name]) for state, one in of_states.items()}
    return Theme(dark, colours, states)


def wants_dark(application: QApplication, appearance: str) -> bool:
    """Whether an appearance (`system`, `light`, `dark`) means dark now."""
    if appearance != "system":
        return appearance == "dark"
    return application.palette().color(QPalette.ColorRole.Window).lightness() < 128


def apply_theme(application: QApplication, chosen: Theme) -> None:
    """Dress the whole program."""
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(_palette(chosen))
    application.setStyleSheet(_style_sheet(chosen))


def _palette(chosen: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "base"),
        (role.AlternateBase, "stripe"),
        (role.Text, "text"),
        (role.PlaceholderText, "faint"),
        (role.Button, "header"),
        (role.ButtonText, "text"),
        (role.BrightText, "error"),
        (role.ToolTipBase, "base"),
        (role.ToolTipText, "text"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "selection_text"),
        (role.Link, "accent"),
        (role.Accent, "accent"),
        (role.Mid, "line"),
        (role.Midlight, "line"),
        (role.Dark, "line"),
        (role.Light, "base"),
    ):
        palette.setColor(target, chosen.colour(name))
    for target in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, chosen.colour("faint"))
    return palette


def _style_sheet(chosen: Theme) -> str:
    text = paths.resource("styles", "window.qss").read_text(encoding="utf-8")
    values = {
        **chosen.colours,
        "icon_down": _picture(chosen, "chevron-down", "muted"),
        "icon_check": _picture(chosen, "check", "accent_text"),
    }
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


@cache
def _icon_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="pledgeline-")


def _picture(chosen: Theme, name: str, colour: str) -> str:
    """Style sheets take pictures only from files, and know no current colour."""
    source = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    path = Path(_icon_folder().name) / f"{name}-{'dark' if chosen.dark else 'light'}.svg"
    path.write_text(source.replace("currentColor", chosen.colours[colour]), encoding="utf-8")
    return path.as_posix()


def _read(name: str) -> Any:
    return json.loads(paths.resource("styles", name).read_text(encoding="utf-8"))
