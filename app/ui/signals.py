"""What happens in a workspace, as Qt signals: the one place where they begin."""

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.domain.changes import Applied
from app.services.workspace import Workspace


class WorkspaceSignals(QObject):
    """Turns what a workspace tells its listeners into signals."""

    change_applied = Signal(object)
    """An `Applied`: a change set is on the disk."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        tell = self._tell
        workspace.subscribe(tell)
        # Another language builds another window over the same workspace.
        self.destroyed.connect(lambda: workspace.unsubscribe(tell))

    def _tell(self, applied: Applied) -> None:
        # The workspace outlives the window, which another language or other colours build anew.
        if shiboken6.isValid(self):
            self.change_applied.emit(applied)
