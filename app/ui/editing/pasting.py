"""Cells off the clipboard onto the table: read, shown, and then written as one step."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.domain.fields import Field
from app.ui.editing.carrying import Carrying
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages
from app.ui.table.blocks import ranges
from app.ui.words import _, language

if TYPE_CHECKING:
    from app.exchange.cell_block import Grid
    from app.services.pasting import PasteProposal

_AT_ONCE = 300
"""So many cells are read before anybody notices."""
_TOLD_MILLISECONDS = 8_000


class Pasting(QObject):
    """Pastes into the table of one tracker."""

    def __init__(
        self, window: MainWindow, view: WorkspaceView, messages: Messages, carrying: Carrying
    ) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        self._carrying = carrying
        self._grid: Grid = ()
        self._any_name = False

    def paste(self) -> None:
        """Read the clipboard for the place of the current cell."""
        # The grammars and dialogs take a tenth of a second to import: not before the first paint.
        from app.exchange.cell_block import block
        from app.services.pasting import tiled

        view = self._view
        view.finish_typing()
        data = QGuiApplication.clipboard().mimeData()
        grid = block(data.text(), data.html()) if data is not None else ()
        if not grid or not any(text.strip() for line in grid for text in line):
            self._say(_("The clipboard holds no cells."))
            return
        selected = view.table.selected_block()
        if not selected.ids:  # Nothing is selected, or the head of a group.
            self._say(_("Select the commitments first."))
            return
        self._grid = tiled(grid, len(selected.ids), len(selected.fields))
        self._any_name = False
        self._propose()

    def _propose(self) -> None:
        # As in `paste`.
        from app.services.pasting import propose_paste

        ids, fields = self._place(len(self._grid))
        propose = partial(
            propose_paste, self._view.workspace, self._grid, ids, fields, language(),
            any_name=self._any_name,
        )  # fmt: skip
        if len(self._grid) * len(self._grid[0]) <= _AT_ONCE:
            self._take(propose())
            return
        job = self._window.jobs.start(
            lambda progress: propose(progress=progress), _("Reading the clipboard…"), self._window
        )
        job.succeeded.connect(self._take)
        job.failed.connect(self._fail)

    def _place(self, lines: int) -> tuple[list[str], list[Field]]:
        """The rows and fields that the block lies on: from the upper left selected cell on."""
        table, rows = self._view.table, self._view.rows
        selected = table.selected_block()
        shown = list(table.shown_fields)
        current = table.currentIndex()
        first = selected.fields[0] if selected.fields else table.field_of(current)
        ids: list[str] = []
        chosen = ranges(table.selectionModel().selection())
        position = max(0, min((one.top() for one in chosen), default=current.row()))
        while len(ids) < lines and position < len(rows):
            if rows.head(position) is None:
                ids.append(rows.row(position).id)
            position += 1
        return ids, shown[shown.index(first) :] if first in shown else shown

    @Slot(object)
    def _take(self, proposal: "PasteProposal") -> None:
        """A single cell goes in as it is; anything else is shown first."""
        # As in `paste`.
        from app.ui.editing.paste_dialog import PasteDialog

        (*others, only) = proposal.cells or (None,)
        if not others and only is not None and not proposal.rows_beyond and len(self._grid) == 1:
            self._paste_one(proposal)
            return
        workspace = self._view.workspace
        keys = workspace.keys(dict.fromkeys(cell.row_id for cell in proposal.cells))
        refs = {row.id: row.ref for row in workspace.rows(keys.values()).values()}
        dialog = self._dialog = PasteDialog(proposal, refs, self._window.theme, self._window)
        dialog.set_any_name(self._any_name)
        dialog.any_name_chosen.connect(self._read_again)
        dialog.decided.connect(self._carry_out)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _paste_one(self, proposal: "PasteProposal") -> None:
        # As in `paste`.
        from app.services.pasting import Outcome

        (cell,) = proposal.cells
        if cell.problem is not None:
            self._messages.warn(cell.problem)
        elif cell.outcome is Outcome.READ_ONLY:
            self._view.table.edit_refused.emit(self._view.table.currentIndex())
        else:
            self._carry_out(proposal.command())

    @Slot(bool)
    def _read_again(self, any_name: bool) -> None:
        """Names that are not in the list are kept, or not."""
        self._any_name = any_name
        self._dialog.reject()
        self._propose()

    @Slot(object)
    def _carry_out(self, command: object) -> None:
        if command is not None:
            self._carrying.carry_out(command, _("Pasting…"))  # type: ignore[arg-type]

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._messages.warn(error)

    def _say(self, words: str) -> None:
        self._view.status.showMessage(words, _TOLD_MILLISECONDS)
