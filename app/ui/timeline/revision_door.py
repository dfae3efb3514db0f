"""From a dragged edge, or the bar that keys have chosen, to the ledger of deadlines."""

from PySide6.QtCore import QObject, Slot

from app.domain.commitment import Action
from app.domain.errors import InvalidValue, TrackerError
from app.domain.listing import ListingRow
from app.services.overview import actions_of
from app.ui.editing.door import EditingDoor
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.timeline.revising import Wish, require_revisable
from app.ui.words import language
from app.wording.errors import error_sentence
from app.wording.phrases import phrase_of

_SHOWN_MILLISECONDS = 9_000


class RevisionDoor(QObject):
    """Finds the deadline that is meant, and has it asked what it is to be and why."""

    def __init__(self, window: MainWindow, view: WorkspaceView, editing: EditingDoor) -> None:
        super().__init__(view)
        self._view = view
        self._editing = editing
        timeline = view.timeline
        timeline.revisable = not view.workspace.read_only
        timeline.hand.wished.connect(self._ask_for_wish)
        timeline.hand.refused.connect(self._tell)
        window.actions_.connect("revise_deadline", self.revise)

    def revise(self) -> None:
        """In the timeline the bar that keys have chosen, elsewhere what is selected."""
        if self._view.timeline.hasFocus():
            self._ask_for_current()
        else:
            self._editing.editing.deadlines.revise_selected()

    def _ask_for_current(self) -> None:
        rows, timeline = self._view.rows, self._view.timeline
        position = rows.position_of(rows.current)
        if position is None:
            return
        marked = timeline.marked(position)
        mark = marked.marks[min(timeline.current_bar, len(marked.marks) - 1)]
        try:
            require_revisable(marked.row)
        except InvalidValue as error:
            self._tell(error)
        else:
            self._ask(marked.row, mark.bar, "")

    @Slot(object)
    def _ask_for_wish(self, wish: Wish) -> None:
        self._ask(wish.row, wish.number, phrase_of(wish.window, language()))

    def _ask(self, row: ListingRow, number: int, proposed: str) -> None:
        actions = actions_of(self._view.workspace, [row.id]).get(row.id, ())
        action = action_of(actions, number)
        if action is not None:
            self._editing.editing.deadlines.revise_bar(row.id, action.id, proposed)

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
