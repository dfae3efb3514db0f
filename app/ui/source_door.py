"""From a commitment to its place in the document."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages

if TYPE_CHECKING:
    from app.ui.source_window import SourceWindow


class SourceDoor(QObject):
    """Opens one window for the sources, and closes it with the window of the program."""

    def __init__(self, window: MainWindow, view: WorkspaceView, messages: Messages) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        self._opened: SourceWindow | None = None
        window.actions_.connect("show_source", self.show_source)

    def show_source(self) -> None:
        """Show where the current commitment stands in its document."""
        # Rarely opened; what colours its lines takes long to import.
        from app.ui.source_window import SourceWindow

        current = self._view.rows.current
        if current is None:
            return
        if self._opened is None:
            view = self._view
            self._opened = SourceWindow(
                view.workspace, view.rows, self._messages, self._window.theme
            )
            self._window.gone.connect(self._opened.close)
        self._opened.forget()
        self._opened.show_commitment(current)
        self._opened.show()
        self._opened.raise_()
        self._opened.activateWindow()
