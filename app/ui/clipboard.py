"""What is selected in the table, to the clipboard and to where it is dragged."""

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.services.copying import Block, CopiedBlock, copied
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages
from app.ui.table.drag_out import DragOut
from app.ui.words import _, plural

_AT_ONCE = 1_000
"""So many rows are copied before anybody notices; more of them as a job that can be cancelled."""
DRAGGED_AT_MOST = 10_000
_TOLD_MILLISECONDS = 6_000


def selected_cells(view: WorkspaceView, *, with_heads: bool = False) -> Block:
    """The cells that are selected, as a block to be copied."""
    block = view.table.selected_block()
    keys = view.workspace.keys(block.ids)
    return Block([keys[one] for one in block.ids], block.fields, with_heads)


def mime_data(block: CopiedBlock) -> QMimeData:
    """Both forms of a block; each program takes the one that it knows best."""
    data = QMimeData()
    data.setText(block.tsv)
    data.setHtml(block.html)
    return data


def copy_now(view: WorkspaceView, *, with_heads: bool) -> CopiedBlock | None:
    """Copy what is selected while everybody waits; None where nothing is."""
    block = selected_cells(view, with_heads=with_heads)
    if not block.keys:
        return None
    found = copied(view.workspace, block, view.reader())
    QGuiApplication.clipboard().setMimeData(mime_data(found))
    return found


class ClipboardDoor(QObject):
    """Copies with and without heads, and lets rows be dragged out."""

    def __init__(self, window: MainWindow, view: WorkspaceView, messages: Messages) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        window.actions_.connect("copy", lambda: self.copy(with_heads=False))
        window.actions_.connect("copy_with_heads", lambda: self.copy(with_heads=True))
        self.drag = DragOut(view.table, self.dragged)

    def copy(self, *, with_heads: bool) -> None:
        """Copy what is selected; with nothing selected the clipboard stays as it is."""
        view = self._view
        block = selected_cells(view, with_heads=with_heads)
        if not block.keys:
            return
        if len(block.keys) <= _AT_ONCE:
            self._take(copied(view.workspace, block, view.reader()))
            return
        reader = view.reader()
        job = self._window.jobs.start(
            lambda progress: copied(view.workspace, block, reader, progress),
            _("Copying…"),
            self._window,
        )
        job.succeeded.connect(self._take)
        job.failed.connect(self._fail)

    def dragged(self) -> QMimeData | None:
        """What is dragged out: always with its heads, for it lands on an empty place."""
        block = selected_cells(self._view, with_heads=True)
        if len(block.keys) > DRAGGED_AT_MOST:
            self._view.status.showMessage(
                _("These are too many rows to drag; copy them instead."), _TOLD_MILLISECONDS
            )
            return None
        if not block.keys:
            return None
        return mime_data(copied(self._view.workspace, block, self._view.reader()))

    @Slot(object)
    def _take(self, block: CopiedBlock) -> None:
        QGuiApplication.clipboard().setMimeData(mime_data(block))
        rows = len(selected_cells(self._view).keys)
        words = plural("{count} row copied", "{count} rows copied", rows)
        self._view.status.showMessage(words, _TOLD_MILLISECONDS)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._messages.warn(error)
