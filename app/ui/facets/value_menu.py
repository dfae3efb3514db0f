"""What can be done with a value of a facet, or with the facet as a whole."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.filters import Facet
from app.ui.words import _


class _Chooser(Protocol):
    def choose_only(self, facet: Facet, value: str) -> None: ...
    def exclude(self, facet: Facet, value: str) -> None: ...
    def choose_all(self, facet: Facet) -> None: ...
    def choose_none(self, facet: Facet) -> None: ...
    def show_values(self, facet: Facet) -> None: ...


def value_menu(panel: QWidget, facet: Facet, value: str | None, *, excluded: bool) -> QMenu:
    """The menu of a line of the panel; None for the head of a facet."""
    chooser: _Chooser = panel  # type: ignore[assignment]
    menu = QMenu(panel)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if value is not None:
        _add(menu, _("Onl&y this"), "Return", lambda: chooser.choose_only(facet, value))
        words = _("No longer &excluded") if excluded else _("N&ot this")
        _add(menu, words, "Shift+Space", lambda: chooser.exclude(facet, value))
        menu.addSeparator()
    _add(menu, _("&All"), "", lambda: chooser.choose_all(facet))
    _add(menu, _("&None"), "Delete", lambda: chooser.choose_none(facet))
    _add(menu, _("&Search the values…"), "", lambda: chooser.show_values(facet))
    return menu


def _add(menu: QMenu, words: str, key: str, do: Callable[[], None]) -> None:
    action = menu.addAction(words)
    action.triggered.connect(lambda _on=False: do())
    # Only shown here: the panel itself takes these keys.
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
