"""From the menus and keys to the editing of cells and of whole rows."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Slot

from app.services.commands import ReviseDeadline
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages
from app.ui.widgets.field_editors import LineEditor, TextEditor
from app.ui.words import _, language
from app.wording.read_only import read_only_reason

if TYPE_CHECKING:
    from app.ui.editing.acting import Editing

_OF_CELLS = ("cut", "paste", "fill_down", "clear_cells", "delete_commitments")
"""Their keys mean this only in the table: elsewhere they are those of the field there."""
NEED_TRACKER = (
    *_OF_CELLS, "bulk_edit", "add_commitment", "duplicate", "split_actions", "join_actions",
)  # fmt: skip
_TOLD_MILLISECONDS = 8_000


class EditingDoor(QObject):
    """Connects what changes commitments with the table of one tracker."""

    def __init__(self, window: MainWindow, view: WorkspaceView, messages: Messages) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        self._connect_actions()
        view.delegate.fill_asked.connect(self._fill_block)
        view.table.edit_refused.connect(self._say_why_not)
        view.runner.revision_asked.connect(self._take_typed)
        view.detail.revision_requested.connect(self._revise_action)

    @cached_property
    def editing(self) -> "Editing":
        """What carries it out."""
        # Its dialogs and the grammars that they ask take long to import: not before the first use.
        from app.ui.editing.acting import Editing

        return Editing(self._window, self._view, self._messages)

    def _connect_actions(self) -> None:
        window, actions, table = self._window, self._window.actions_, self._view.table
        for name in NEED_TRACKER:
            actions.connect(name, partial(self._do, name))
        actions.enable(NEED_TRACKER, not self._view.workspace.read_only)
        for name in _OF_CELLS:
            action = actions[name]
            window.removeAction(action)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            table.addAction(action)

    def _do(self, name: str) -> None:
        self.editing.do(name)

    @Slot(object)
    def _fill_block(self, editor: LineEditor | TextEditor) -> None:
        self.editing.fill_block(editor)

    @Slot(object)
    def _take_typed(self, typed: ReviseDeadline) -> None:
        self.editing.deadlines.take_typed(typed)

    @Slot(str)
    def _revise_action(self, identifier: str) -> None:
        self.editing.deadlines.revise_action(identifier)

    @Slot(object)
    def _say_why_not(self, index: QModelIndex) -> None:
        view = self._view
        if view.workspace.read_only:
            self._say(_("This tracker is open to read only; nothing can be changed."))
        elif view.rows.head(index.row()) is None:
            self._say(read_only_reason(view.table.field_of(index), language()))

    def _say(self, words: str) -> None:
        self._view.status.showMessage(words, _TOLD_MILLISECONDS)
