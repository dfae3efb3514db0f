"""From the menu to the conventions of the tracker."""

from PySide6.QtCore import QObject

from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages


class ConventionsDoor(QObject):
    """Opens the dialog for the tracker of one view."""

    def __init__(self, window: MainWindow, view: WorkspaceView, messages: Messages) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        window.actions_.connect("conventions", self.show_conventions)

    def show_conventions(self) -> None:
        """Show what words of time mean in this tracker."""
        # The grammar of deadlines takes long to import, and most starts end without it.
        from app.ui.conventions.changing import ChangingConventions

        view = self._view
        view.finish_typing()
        changing = ChangingConventions(view.workspace, self._window.jobs, self._window)
        changing.failed.connect(self._messages.warn)
        changing.changed.connect(view.status.note_saved)
        changing.begin()
