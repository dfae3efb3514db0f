"""From the menu, the cells, the detail and the timeline to the ledger of deadlines."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from app.domain.errors import InvalidValue, Refused, TrackerError
from app.services.commands import CorrectDeadline, ReviseDeadline
from app.ui.detail.commitment_html import CommitmentHtml
from app.ui.editing.carrying import Carrying
from app.ui.editing.revise_dialog import ReviseDialog
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.words import _

_REMEMBERED = 20


class Deadlines(QObject):
    """Asks how a deadline moves, and why; what cannot be written is said where it was typed."""

    def __init__(self, window: MainWindow, view: WorkspaceView, carrying: Carrying) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._carrying = carrying
        self._typed_in: ReviseDialog | None = None
        """What asks because words were typed into a cell."""
        self._approvers: list[str] = []
        window.finishing.connect(self._keep_typed)

    def revise_selected(self) -> None:
        """The deadlines of the selected commitments, or of the current one."""
        self._view.finish_typing()
        current = self._view.rows.current
        ids = self._view.table.selected_ids() or ((current,) if current else ())
        if ids:
            self._dialog(ids).open()

    def revise_action(self, identifier: str) -> None:
        """The deadline of one action of the commitment that the detail shows."""
        current = self._view.rows.current
        if current is not None:
            dialog = self._dialog((current,))
            dialog.choose_action(identifier)
            dialog.open()

    def revise_bar(self, commitment_id: str, action_id: str, proposed: str = "") -> None:
        """The deadline of a bar of the timeline; a hand that has dragged it proposes another."""
        self._view.finish_typing()
        dialog = self._dialog((commitment_id,))
        dialog.ask_for_bar(action_id, proposed)
        dialog.open()

    def take_typed(self, typed: ReviseDeadline) -> None:
        """Words that were typed into a cell: ask why, or whether the text was misread."""
        self._typed_in = self._dialog(typed.ids)
        self._typed_in.begin_with(typed.phrase)
        self._typed_in.open()

    def _dialog(self, ids: tuple[str, ...]) -> ReviseDialog:
        view = self._view
        commitment = view.workspace.commitment(ids[0]) if len(ids) == 1 else None
        html = CommitmentHtml(self._window.theme, view.workspace.directory)
        dialog = ReviseDialog(ids, commitment, view.facts, html, self._window)
        dialog.offer_approvers(self._approvers)
        dialog.decided.connect(partial(self._write, dialog))
        dialog.finished.connect(partial(self._note_answered, dialog))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _note_answered(self, dialog: ReviseDialog, _result: int) -> None:
        if self._typed_in is dialog:
            self._typed_in = None

    @Slot()
    def _keep_typed(self) -> None:
        """The window goes while it is asked: the words were typed, so they are kept."""
        if self._typed_in is not None:
            self._typed_in.decide()

    # --- what is written ------------------------------------------------------------------------

    def _write(self, dialog: ReviseDialog, command: ReviseDeadline | CorrectDeadline) -> None:
        """Many go as a job, which says itself what fails; few are written while it is asked."""
        if self._carrying.is_long(command):
            self._remember(command)
            dialog.accept()
            self._carrying.carry_out(command, _("Revising deadlines…"))
            return
        self._view.finish_typing()
        try:
            if not self._view.runner.carry_out(command):
                raise self._why_nothing(command)
        except TrackerError as error:
            dialog.refuse(error)
        else:
            self._remember(command)
            dialog.accept()

    def _why_nothing(self, command: ReviseDeadline | CorrectDeadline) -> TrackerError:
        """Nothing new was said, or something else has been done while the words were typed."""
        with self._view.workspace.reader() as reader:
            held = reader.actions(command.ids)
        there = {one.id for actions in held.values() for one in actions}
        if not there or command.action_id not in {None, *there}:
            return Refused("row_gone")
        if isinstance(command, CorrectDeadline):
            return InvalidValue("correction_same")
        return InvalidValue("revision_same")

    def _remember(self, command: ReviseDeadline | CorrectDeadline) -> None:
        """Who approved is offered the next time, the latest first."""
        name = command.approver.strip() if isinstance(command, ReviseDeadline) else ""
        if name:
            others = [one for one in self._approvers if one != name]
            self._approvers = [name, *others][:_REMEMBERED]
