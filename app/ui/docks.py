"""Panels at the side of the window that can float: made when they are first asked for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDockWidget, QWidget

from app.ui.main_window import MainWindow, WorkspaceView

_WIDTH = 340


class Dock(QObject):
    """One panel with the action that shows and hides it; it stays with the view it belongs to.

    `make` builds the panel and `enter` puts the keys into it.
    """

    def __init__(
        self,
        window: MainWindow,
        view: WorkspaceView,
        *,
        name: str,
        title: str,
        make: Callable[[], QWidget],
        enter: Callable[[QWidget], None],
    ) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._name = name
        self._title = title
        self._make = make
        self._enter = enter
        self._dock: QDockWidget | None = None
        self._panel: QWidget | None = None
        self._action = window.actions_[name]
        self._action.setChecked(False)
        self._action.toggled.connect(self._toggle)
        self._action.triggered.connect(self._focus)

    @property
    def panel(self) -> QWidget:
        """The panel, made if it has not been before."""
        if self._panel is None:
            self._dock = self._made()
        assert self._panel is not None
        return self._panel

    @property
    def is_shown(self) -> bool:
        return self._dock is not None and not self._dock.isHidden()

    def _made(self) -> QDockWidget:
        dock = QDockWidget(self._title, self._window)
        dock.setObjectName(self._name)
        self._panel = self._make()
        self._panel.setMinimumWidth(_WIDTH - 80)
        dock.setWidget(self._panel)
        area = Qt.DockWidgetArea.RightDockWidgetArea
        beside = [
            one for one in self._window.findChildren(QDockWidget)
            if self._window.dockWidgetArea(one) == area and not one.isFloating()
        ]  # fmt: skip
        self._window.addDockWidget(area, dock)
        if beside:
            self._window.tabifyDockWidget(beside[0], dock)
        else:
            self._window.resizeDocks([dock], [_WIDTH], Qt.Orientation.Horizontal)
        dock.installEventFilter(self)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._panel)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._view.table.setFocus)
        return dock

    @Slot(bool)
    def _toggle(self, shown: bool) -> None:
        if not shown and self._dock is None:
            return
        panel = self.panel
        assert self._dock is not None
        self._dock.setVisible(shown)
        if shown:
            self._dock.raise_()
        elif self._window.focusWidget() is None or panel.isAncestorOf(self._window.focusWidget()):
            self._view.table.setFocus()

    @Slot()
    def _focus(self, *_checked: bool) -> None:
        if self.is_shown and self._panel is not None:
            self._enter(self._panel)

    def eventFilter(self, _dock: QObject, event: QEvent) -> bool:
        """Closed by its own cross: the menu has to know."""
        if event.type() is QEvent.Type.Close:
            self._action.setChecked(False)
        return False
