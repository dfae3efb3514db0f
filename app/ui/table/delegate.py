"""Editing in the cell: the editor stays open, with the reason beside it, until it holds a value."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.errors import InvalidValue
from app.ui.command_runner import CommandRunner
from app.ui.table.model import CommitmentTableModel
from app.ui.widgets.bubble import hide_reason, show_reason
from app.ui.widgets.field_editors import (
    ChoiceEditor,
    FieldEditor,
    LineEditor,
    TextEditor,
    make_editor,
    mark_invalid,
)

Index = QModelIndex | QPersistentModelIndex
_KEEPING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_TEXT_LINES = 5


class CellDelegate(QStyledItemDelegate):
    """Makes the editors of cells and turns what they hold into commands."""

    def __init__(self, runner: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = make_editor(_model(index).field_at(index), parent)
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

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, FieldEditor)
        row = _model(index).row_at(index)
        try:
            self._runner.apply(editor.command((row.id,)))
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
            area.setWidth(max(area.width(), 260))
        editor.setGeometry(area)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep the editor open as long as it holds something that the field cannot take."""
        if isinstance(editor, LineEditor | TextEditor) and _would_keep(editor, event):
            try:
                editor.command(("",))
            except InvalidValue as error:
                mark_invalid(editor, True)
                show_reason(editor, error)
                return True
            mark_invalid(editor, False)
            hide_reason(editor)
            if isinstance(editor, TextEditor) and event.type() is QEvent.Type.KeyPress:
                # Qt leaves Enter to editors of several lines, and so Ctrl+Enter too.
                self._commit_and_close(editor)
                return True
        return super().eventFilter(editor, event)

    def _choose(self, editor: ChoiceEditor) -> None:
        editor.list_closed.disconnect()
        self._commit_and_close(editor)

    def _commit_and_close(self, editor: FieldEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _give_up(self, editor: ChoiceEditor) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)


def _would_keep(editor: LineEditor | TextEditor, event: QEvent) -> bool:
    """Whether an event ends the editing with what was typed."""
    if event.type() is QEvent.Type.FocusOut:
        return True
    if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    if isinstance(editor, TextEditor) and event.key() in _KEEPING_KEYS[:2]:
        return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() in _KEEPING_KEYS


def _model(index: Index) -> CommitmentTableModel:
    model = index.model()
    assert isinstance(model, CommitmentTableModel)
    return model
