"""Editing in the cell: the editor stays open, with the reason beside it, until it holds a value."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.ui.command_runner import CommandRunner
from app.ui.editors.facts import EditorFacts
from app.ui.editors.making import make_editor
from app.ui.table.model import CommitmentTableModel
from app.ui.widgets.bubble import hide_reason, show_reason
from app.ui.widgets.field_editors import (
    ChoiceEditor,
    FieldEditor,
    LineEditor,
    TextEditor,
    mark_invalid,
)

Index = QModelIndex | QPersistentModelIndex
_KEEPING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_TEXT_LINES = 5
_TEXT_WIDTH = 260
_LINE_WIDTHS = {
    Field.RESPONSIBLE: 240, Field.DEADLINE: 200, Field.TARGET: 180, Field.TAGS: 180,
    Field.COMPLETED: 150,
}  # fmt: skip
"""Room for what is typed, in pixels, however narrow the column is."""


class CellDelegate(QStyledItemDelegate):
    """Makes the editors of cells and turns what they hold into commands."""

    fill_asked = Signal(object)
    """An editor of which the text is to go into all selected rows."""
    replacing = False
    """Whether typing has opened the editor, and so replaces what was there."""

    def __init__(
        self, runner: CommandRunner, facts: EditorFacts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._facts = facts

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = make_editor(_model(index).field_at(index), self._facts, parent)
        editor.setAccessibleName(
            str(_model(index).headerData(index.column(), Qt.Orientation.Horizontal))
        )
        if isinstance(editor, ChoiceEditor):
            editor.committed.connect(lambda: self._choose(editor))
            editor.list_closed.connect(lambda: self._give_up(editor))
            QTimer.singleShot(0, editor, editor.open_list)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the row holds; when it changes while somebody types, what is typed stays."""
        assert isinstance(editor, FieldEditor)
        if editor.is_typed_in():
            return
        editor.show_value(_model(index).row_at(index))
        if isinstance(editor, LineEditor):
            editor.selectAll()
        elif isinstance(editor, TextEditor):
            editor.selectAll() if self.replacing else editor.moveCursor(
                QTextCursor.MoveOperation.End
            )

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, FieldEditor)
        if not isinstance(editor, ChoiceEditor) and not editor.is_typed_in():
            return
        row = _model(index).row_at(index)
        try:
            self._runner.take(editor.command((row.id,)))
        except InvalidValue as error:
            # Qt asks without an event of the editor when another cell is made the current one.
            mark_invalid(editor, True)
            show_reason(editor, error)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        area = option.rect
        if isinstance(editor, TextEditor):
            lines = editor.fontMetrics().lineSpacing() * _TEXT_LINES
            area.setHeight(max(area.height(), lines + 14))
            area.setWidth(max(area.width(), _TEXT_WIDTH))
        elif isinstance(editor, LineEditor):
            area.setWidth(max(area.width(), _LINE_WIDTHS.get(editor.field, 0)))
        parent = editor.parentWidget()
        seen = parent.rect() if parent is not None else area
        # Wider or higher than its cell, it stays where it can be seen.
        if area.right() > seen.right():
            area.moveRight(max(seen.right(), area.width() - 1))
        if area.bottom() > seen.bottom():
            area.moveBottom(max(seen.bottom(), area.height() - 1))
        editor.setGeometry(area)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep the editor open as long as it holds something that the field cannot take."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if isinstance(editor, LineEditor) and editor.takes(event):
                return True
            if isinstance(editor, LineEditor | TextEditor) and _would_fill(event):
                self.fill_asked.emit(editor)
                return True
        return self._must_stay(editor, event) or super().eventFilter(editor, event)

    def _must_stay(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, LineEditor | TextEditor):
            return False
        return _would_keep(editor, event) and not self.can_be_kept(editor)

    def can_be_kept(self, editor: LineEditor | TextEditor) -> bool:
        """Whether the field can take what was typed; if not, the reason stands beside it."""
        try:
            if editor.is_typed_in():
                editor.command(editor.ids)
        except InvalidValue as error:
            mark_invalid(editor, True)
            show_reason(editor, error)
            return False
        mark_invalid(editor, False)
        hide_reason(editor)
        return True

    def _choose(self, editor: ChoiceEditor) -> None:
        editor.list_closed.disconnect()
        self._commit_and_close(editor)

    def keep(self, editor: LineEditor | TextEditor) -> None:
        """Keep what was typed in its own cell, and close the editor."""
        if self.can_be_kept(editor):
            self._commit_and_close(editor)

    def _commit_and_close(self, editor: FieldEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _give_up(self, editor: ChoiceEditor) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)


def _would_fill(event: QKeyEvent) -> bool:
    """Ctrl+Enter, which fills the selected rows as in a spreadsheet; in one it keeps."""
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return event.key() in _KEEPING_KEYS[:2] and bool(control)


def _would_keep(editor: LineEditor | TextEditor, event: QEvent) -> bool:
    """Whether an event ends the editing with what was typed."""
    if event.type() is QEvent.Type.FocusOut:
        return True
    if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    if isinstance(editor, TextEditor) and event.key() in _KEEPING_KEYS[:2]:
        return False
    return event.key() in _KEEPING_KEYS


def _model(index: Index) -> CommitmentTableModel:
    model = index.model()
    assert isinstance(model, CommitmentTableModel)
    return model
