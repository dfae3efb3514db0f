"""From the menus and keys to the editing of cells and of whole rows."""

from PySide6.QtCore import QModelIndex, QObject, Qt, Slot
from PySide6.QtWidgets import QStyledItemDelegate

from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.services.commands import (
    AddCommitment,
    DeleteCommitments,
    DuplicateCommitments,
    JoinActions,
    ReviseDeadline,
    Several,
    SplitActions,
)
from app.ui.clipboard import copy_now
from app.ui.detail.marked_text import parts
from app.ui.editing.carrying import Carrying
from app.ui.editing.deadline_door import DeadlineDoor
from app.ui.editing.pasting_door import PastingDoor
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages
from app.ui.widgets.field_editors import LineEditor, TextEditor
from app.ui.words import _, language, plural
from app.wording.read_only import read_only_reason

_OF_CELLS = ("cut", "paste", "fill_down", "clear_cells", "delete_commitments")
"""Their keys mean this only in the table: elsewhere they are those of the field there."""
NEED_TRACKER = (
    *_OF_CELLS, "bulk_edit", "add_commitment", "duplicate", "revise_deadline", "split_actions",
    "join_actions",
)  # fmt: skip
_KEPT = (Field.REF, Field.TEXT, Field.DEADLINE)
"""What no commitment is without, or is given another one of with a reason."""
_ASKED_FROM = 20
_TOLD_MILLISECONDS = 8_000


class EditingDoor(QObject):
    """Connects what changes commitments with the table of one tracker."""

    def __init__(self, window: MainWindow, view: WorkspaceView, messages: Messages) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        self.carrying = Carrying(window, view, messages)
        self.deadlines = DeadlineDoor(window, view, self.carrying)
        self.pasting = PastingDoor(window, view, messages, self.carrying)
        actions = window.actions_
        for name, do in (
            ("cut", self.cut),
            ("fill_down", self.fill_down),
            ("clear_cells", self.clear),
            ("bulk_edit", self.bulk_edit),
            ("add_commitment", self.add),
            ("duplicate", self.duplicate),
            ("delete_commitments", self.delete),
            ("split_actions", self.split),
            ("join_actions", self.join),
        ):
            actions.connect(name, do)
        actions.enable(NEED_TRACKER, not view.workspace.read_only)
        for name in _OF_CELLS:
            action = actions[name]
            window.removeAction(action)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            view.table.addAction(action)
        view.delegate.fill_asked.connect(self._fill_block)
        view.table.edit_refused.connect(self._say_why_not)

    # --- cells ----------------------------------------------------------------------------------

    def cut(self) -> None:
        """Copy, then clear; the clearing is what undo takes back."""
        if copy_now(self._view, with_heads=False) is not None:
            self.clear()

    def clear(self) -> None:
        """Empty the selected cells. Ref, words and deadline stay, and it is said why."""
        # The grammars and dialogs take a tenth of a second to import: not before the first paint.
        from app.services.typed_text import OPEN_TO_TEXT, cleared

        view = self._view
        view.finish_typing()
        block = view.table.selected_block()
        fields = [one for one in block.fields if one in OPEN_TO_TEXT and one not in _KEPT]
        if not block.ids or not fields:
            if block.ids and block.fields:
                self._say(self._why_kept(block.fields[0]))
            return
        with view.workspace.reader() as reader:
            command = cleared(reader, view.workspace.directory, fields, block.ids)
        kept = [one for one in block.fields if one in _KEPT]
        then = (lambda: self._say(self._why_kept(kept[0]))) if kept else None
        self.carrying.carry_out(command, _("Clearing…"), then)

    def fill_down(self) -> None:
        """The first row of the block for the others; a single row takes what is above it."""
        # As in `clear`.
        from app.services.typed_text import OPEN_TO_TEXT, filled_down

        view = self._view
        view.finish_typing()
        block = view.table.selected_block()
        ids = block.ids
        if len(ids) == 1:
            ids = (*self._id_above(), *ids)
        fields = [one for one in block.fields if one in OPEN_TO_TEXT and one is not Field.REF]
        if len(ids) < 2:
            return
        if not fields:
            words = _("Each commitment has a ref of its own; it is not filled down.")
            first = block.fields[0]
            self._say(words if first is Field.REF else read_only_reason(first, language()))
            return
        try:
            with view.workspace.reader() as reader:
                command: Several = filled_down(reader, fields, ids)
        except InvalidValue as error:
            self._messages.warn(error)
            return
        self.carrying.carry_out(command, _("Filling down…"))

    def _id_above(self) -> tuple[str, ...]:
        """The commitment above the current cell, over heads of groups."""
        view = self._view
        position = view.table.currentIndex().row() - 1
        while position >= 0 and view.rows.head(position) is not None:
            position -= 1
        return (view.rows.row(position).id,) if position >= 0 else ()

    @Slot(object)
    def _fill_block(self, editor: LineEditor | TextEditor) -> None:
        """Ctrl+Enter: what was typed goes into the same column of all selected rows."""
        view = self._view
        ids = view.table.selected_block().ids
        if len(ids) < 2 or editor.ids[0] not in ids:
            view.delegate.keep(editor)
            return
        if editor.is_typed_in() and not view.delegate.can_be_kept(editor):
            return
        command = editor.command(ids)
        view.delegate.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        if isinstance(command, ReviseDeadline):
            self.deadlines.take_typed(command)
        else:
            self.carrying.carry_out(command, _("Filling…"))

    def bulk_edit(self) -> None:
        """One field of all selected commitments."""
        # As in `clear`.
        from app.ui.editing.bulk_dialog import BulkDialog

        view = self._view
        view.finish_typing()
        block = view.table.selected_block()
        if not block.ids:
            self._say(_("Select the commitments first."))
            return
        dialog = BulkDialog(
            block.ids, view.workspace, view.facts, self._window
        )  # fmt: skip
        field = view.table.field_of(view.table.currentIndex())
        dialog.choose_field(field if field in block.fields else block.fields[0])
        dialog.decided.connect(lambda command: self.carrying.carry_out(command, _("Changing…")))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _say_why_not(self, index: QModelIndex) -> None:
        view = self._view
        if view.workspace.read_only:
            self._say(_("This tracker is open to read only; nothing can be changed."))
        elif view.rows.head(index.row()) is None:
            self._say(read_only_reason(view.table.field_of(index), language()))

    def _why_kept(self, field: Field) -> str:
        if field is Field.DEADLINE:
            return _("Deadlines stay: revise them with Ctrl+R, there can be none any more.")
        if field in _KEPT:
            return _("Ref and words stay. To remove commitments, delete them.")
        return read_only_reason(field, language())

    def _say(self, words: str) -> None:
        self._view.status.showMessage(words, _TOLD_MILLISECONDS)

    # --- rows -----------------------------------------------------------------------------------

    def add(self) -> None:
        """Write a commitment; it stands behind the current one."""
        # As in `clear`.
        from app.ui.editing.add_dialog import AddDialog

        view = self._view
        view.finish_typing()
        dialog = AddDialog(view.workspace, view.rows.current, self._window)
        dialog.decided.connect(self._add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _add(self, command: Several) -> None:
        made = next(one for one in command.commands if isinstance(one, AddCommitment))
        self.carrying.carry_out(command, _("Adding…"), lambda: self._go_to(made.identifier))

    def _go_to(self, identifier: str) -> None:
        """Make it the current row; if the filter hides it, say so."""
        view = self._view
        if view.rows.position_of(identifier) is None:
            self._say(_("Added. The filter does not show it."))
        else:
            view.rows.set_current(identifier)

    def duplicate(self) -> None:
        """Copies behind the originals."""
        ids = self._selected()
        if ids:
            told = plural("{count} commitment duplicated", "{count} commitments duplicated",
                          len(ids))  # fmt: skip
            self.carrying.carry_out(
                DuplicateCommitments(ids), _("Duplicating…"), lambda: self._say(told)
            )

    def delete(self) -> None:
        """Few go at once, for undo brings them back; many are asked about."""
        ids = self._selected()
        if len(ids) > _ASKED_FROM:
            count = f"{len(ids):,}"
            question = _("Delete {count} commitments with all that belongs to them?")
            self._messages.ask(
                question.format(count=count), _("&Delete"), lambda: self._delete(ids)
            )
        elif ids:
            self._delete(ids)

    def _delete(self, ids: tuple[str, ...]) -> None:
        told = plural("{count} commitment deleted; undo brings it back",
                      "{count} commitments deleted; undo brings them back", len(ids))  # fmt: skip
        self.carrying.carry_out(DeleteCommitments(ids), _("Deleting…"), lambda: self._say(told))

    def split(self) -> None:
        """Choose the places in the text of the current commitment."""
        # As in `clear`.
        from app.ui.editing.split_dialog import SplitDialog

        view = self._view
        view.finish_typing()
        current = view.rows.current
        commitment = view.workspace.commitment(current) if current else None
        if commitment is None:
            return
        marked = parts(commitment, view.workspace.directory)
        dialog = SplitDialog(commitment, marked, self._window.theme, self._window)
        dialog.decided.connect(self._split)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _split(self, command: SplitActions) -> None:
        self.carrying.carry_out(command, _("Splitting…"))

    def join(self) -> None:
        """All actions of the current commitment."""
        current = self._view.rows.current
        if current is None:
            return
        commitment = self._view.workspace.commitment(current)
        if commitment is not None and len(commitment.actions) < 2:
            self._say(_("The commitment is one action already."))
            return
        self.carrying.carry_out(JoinActions(current), _("Joining…"))

    def _selected(self) -> tuple[str, ...]:
        self._view.finish_typing()
        return self._view.table.selected_ids()
