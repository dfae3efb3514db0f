"""The saved views in the menus, with a key for each of the first ones."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.saved_views import SavedView, known_icon
from app.ui.icons import icon
from app.ui.saved_views.applied import ALL
from app.ui.words import _

_KEYED = 9
Entry = tuple[str, str, Callable[[str], object], bool]
"""Words, key, what to do with a view, and whether that can be done."""


class ViewsMenu(QObject):
    """Fills the end of a menu that has other entries too."""

    apply_requested = Signal(str)

    def __init__(self, menu: QMenu, parent: QObject) -> None:
        super().__init__(parent)
        self._menu = menu
        self._named: list[QAction] = []

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Show these, with all commitments before them."""
        for action in self._named:
            self._menu.removeAction(action)
            action.deleteLater()
        entries = [(ALL, "rows-3", _("All commitments"))]
        entries += [(one.id, known_icon(one.icon), one.name) for one in views]
        self._named = [self._entry(at, *entry) for at, entry in enumerate(entries)]

    def show_applied(self, identifier: str) -> None:
        """Tick the view that is applied."""
        for action in self._named:
            action.setChecked(action.data() == identifier)

    def _entry(self, at: int, identifier: str, drawing: str, name: str) -> QAction:
        words = name.replace("&", "&&")
        action = self._menu.addAction(icon(drawing), f"&{at}  {words}" if at <= _KEYED else words)
        action.setCheckable(True)
        action.setData(identifier)
        action.setStatusTip(name)
        if at <= _KEYED:
            action.setShortcut(QKeySequence(f"Ctrl+Alt+{at}"))
        action.triggered.connect(lambda _on=False: self.apply_requested.emit(identifier))
        return action


def context_menu(parent: QWidget, identifier: str, entries: Iterable[Entry]) -> QMenu:
    """What can be done with one view."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, key, do, enabled in entries:
        action = menu.addAction(words)
        action.setShortcut(QKeySequence(key))
        # Only shown here: the list itself takes these keys.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _on=False, do=do: do(identifier))
    return menu
