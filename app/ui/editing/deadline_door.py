"""From the menu, the cells and the detail to the ledger of deadlines."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.services.commands import CorrectDeadline, ReviseDeadline
from app.ui.detail.commitment_html import CommitmentHtml
from app.ui.editing.carrying import Carrying
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.words import _

if TYPE_CHECKING:
    from app.ui.editing.revise_dialog import ReviseDialog


class DeadlineDoor(QObject):
    """Asks how a deadline moves, and why."""

    def __init__(self, window: MainWindow, view: WorkspaceView, carrying: Carrying) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._carrying = carrying
        self._asking: ReviseDialog | None = None
        window.finishing.connect(self._keep_typed)
        window.actions_.connect("revise_deadline", self.revise_selected)
        view.runner.revision_asked.connect(self.take_typed)
        view.detail.revision_requested.connect(self.revise_action)

    def revise_selected(self) -> None:
        """The deadlines of the selected commitments, or of the current one."""
        self._view.finish_typing()
        current = self._view.rows.current
        ids = self._view.table.selected_ids() or ((current,) if current else ())
        if ids:
            self._open(ids)

    @Slot(str)
    def revise_action(self, identifier: str) -> None:
        """The deadline of one action of the commitment that the detail shows."""
        current = self._view.rows.current
        if current is not None:
            self._open((current,)).choose_action(identifier)

    @Slot(object)
    def take_typed(self, typed: ReviseDeadline) -> None:
        """Words that were typed into a cell: ask why, or whether the text was misread."""
        self._asking = self._open(typed.ids)
        self._asking.begin_with(typed.phrase)
        self._asking.finished.connect(self._note_answered)

    @Slot()
    def _note_answered(self, *_result: object) -> None:
        self._asking = None

    @Slot()
    def _keep_typed(self) -> None:
        """The window goes while it is asked: the words were typed, so they are kept."""
        if self._asking is not None:
            self._asking.decide()

    def _open(self, ids: tuple[str, ...]) -> "ReviseDialog":
        # The grammars and dialogs take a tenth of a second to import: not before the first paint.
        from app.ui.editing.revise_dialog import ReviseDialog

        view = self._view
        commitment = view.workspace.commitment(ids[0]) if len(ids) == 1 else None
        html = CommitmentHtml(self._window.theme, view.workspace.directory)
        dialog = ReviseDialog(ids, commitment, view.facts, html, self._window)
        dialog.decided.connect(self._carry_out)
        dialog.decided.connect(dialog.accept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @Slot(object)
    def _carry_out(self, command: ReviseDeadline | CorrectDeadline) -> None:
        self._carrying.carry_out(command, _("Revising deadlines…"))
