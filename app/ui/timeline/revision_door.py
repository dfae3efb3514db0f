"""From a dragged edge, or from the menu, to a revision in the ledger."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.domain.commitment import Action
from app.domain.deadline import Window
from app.domain.errors import InvalidValue, Refused, TrackerError
from app.domain.marks import Mark
from app.services.commands import ReviseDeadline
from app.services.overview import actions_of
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.timeline.revising import Wish, require_revisable, window_of
from app.ui.words import language
from app.wording.errors import error_sentence
from app.wording.phrases import phrase_of

if TYPE_CHECKING:
    from app.ui.timeline.revision_dialog import Revision, RevisionDialog

_SHOWN_MILLISECONDS = 9_000


class RevisionDoor(QObject):
    """Asks for the reason and the approver of a revision, and has it written."""

    def __init__(self, window: MainWindow, view: WorkspaceView) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._approver = ""
        self.dialog: RevisionDialog | None = None
        timeline = view.timeline
        timeline.revisable = not view.workspace.read_only
        timeline.hand.wished.connect(self._ask_for_wish)
        timeline.hand.refused.connect(self._tell)

    def ask_for_current(self) -> None:
        """Ask what the deadline of the chosen bar of the current row is to be."""
        rows, timeline = self._view.rows, self._view.timeline
        position = rows.position_of(rows.current)
        if position is None:
            return
        self._view.finish_typing()
        marked = timeline.marked(position)
        mark = marked.marks[min(timeline.current_bar, len(marked.marks) - 1)]
        try:
            require_revisable(marked.row)
        except InvalidValue as error:
            self._tell(error)
        else:
            self._ask(Wish(marked.row, mark, mark.bar, window_of(mark)), "")

    @Slot(object)
    def _ask_for_wish(self, wish: Wish) -> None:
        self._ask(wish, phrase_of(wish.window, language()))

    def _ask(self, wish: Wish, proposed: str) -> None:
        # The grammar of deadlines takes long to import, and most starts end without it.
        from app.ui.timeline.revision_dialog import Revisable, RevisionDialog

        workspace = self._view.workspace
        actions = actions_of(workspace, [wish.row.id]).get(wish.row.id, ())
        action = action_of(actions, wish.number)
        if action is None:
            return
        words = wish.row.text if len(actions) == 1 else action.text
        revisable = Revisable(
            wish.row.id, action.id, f"{wish.row.ref}  {words}", wish.mark.phrase,
            _present(wish.mark), wish.mark.earlier,
            self._view.marks.published(wish.row),
        )  # fmt: skip
        approvers = [self._approver] if self._approver else []
        self.dialog = RevisionDialog(
            revisable, proposed, workspace.conventions, approvers, self._window
        )
        self.dialog.agreed.connect(self._write)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    @Slot(object)
    def _write(self, revision: "Revision") -> None:
        """What cannot be written is said in the dialog, which stays as it was typed."""
        if self.dialog is None:
            return
        try:
            self._revise(revision)
        except TrackerError as error:
            self.dialog.show_fault(error)
        else:
            self._approver = revision.approver
            self.dialog.accept()

    def _revise(self, revision: "Revision") -> None:
        """Write a revision into the ledger. Raises TrackerError."""
        command = ReviseDeadline(
            (revision.commitment_id,), revision.phrase, revision.reason, revision.approver,
            action_id=revision.action_id, reading=revision.deadline,
        )  # fmt: skip
        if not self._view.runner.carry_out(command):
            # Something else has been done while the words were typed.
            gone = not self._view.workspace.keys(command.ids)
            raise Refused("row_gone") if gone else InvalidValue("revision_same")

    @Slot(object)
    def _tell(self, error: TrackerError) -> None:
        """A drag that cannot be is told without getting in the way."""
        words = error_sentence(error, language())
        self._view.status.showMessage(words, _SHOWN_MILLISECONDS)
        self._view.timeline.show_sentence(words)


def action_of(actions: tuple[Action, ...], number: int) -> Action | None:
    """The action of a deadline by its number among those of the row; without one, the first."""
    dated = [one for one in actions if one.in_force is not None]
    if 0 <= number < len(dated):
        return dated[number]
    return actions[0] if actions else None


def _present(mark: Mark) -> Window:
    """What counts now; of a limit the bar begins somewhere, the deadline does not."""
    return window_of(mark) if mark.start is not None else Window()
