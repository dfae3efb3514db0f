"""The editors, and the dialogs that change many cells or whole rows, as pictures."""

from collections.abc import Callable, Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QStyledItemDelegate, QWidget

from app.domain.fields import Field
from app.services.commands import ReviseDeadline
from app.ui.editing.add_dialog import AddDialog
from app.ui.editing.bulk_dialog import BulkDialog
from app.ui.editing.paste_dialog import PasteDialog
from app.ui.editing.revise_dialog import ReviseDialog
from app.ui.editing.split_dialog import SplitDialog
from app.ui.widgets.field_editors import LineEditor

_BLOCK = (
    "進行中\t45%\t2024-09-30\t保安局\n完成\t一百五十\t\t不存在局\n未開始\t0\tsoon\t發展局、SB\n"
)


class EditingScenes:
    """Puts a studio's window into the states that editing has."""

    def __init__(self, studio) -> None:
        self._studio = studio

    def all(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """Names and what to grab."""
        yield "edit-deadline", lambda: self._typed(Field.DEADLINE, "2024年年中")
        yield "edit-organisations", lambda: self._typed(Field.RESPONSIBLE, "保安局（牽頭）、消防")
        yield "edit-day", lambda: self._typed(Field.COMPLETED, "5/3/2024")
        yield "edit-words", lambda: self._typed(Field.TEXT, "")
        yield "edit-revise", lambda: self._dialog("revise_deadline", ReviseDialog)
        yield "edit-ledger", self._ledger
        yield "edit-bulk", self._bulk
        yield "edit-paste", self._paste
        yield "edit-add", self._add
        yield "edit-split", lambda: self._dialog("split_actions", SplitDialog)

    def _at(self, field: Field, row: int = 3) -> None:
        view = self._studio.view
        for editor in view.table.findChildren(LineEditor):
            view.delegate.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self._studio._shown("view_table")
        view.table.show_field(field, True)
        fields = view.table.commitments.fields
        view.table.setCurrentIndex(view.table.commitments.index(row, fields.index(field)))
        self._studio.settle()

    def _typed(self, field: Field, words: str) -> QWidget:
        self._at(field)
        table = self._studio.view.table
        self._studio.window.activateWindow()
        table.setFocus()
        table.edit(table.currentIndex())
        editor = table.indexWidget(table.currentIndex()) or table.focusWidget()
        if words and editor is not None:
            editor.setText(words)
            editor.setModified(True)
            editor.explain()
        self._studio.settle()
        return self._studio.window

    def _dialog(self, action: str, kind: type[QDialog]) -> QWidget:
        self._at(Field.DEADLINE, 11)
        self._studio.window.actions_[action].trigger()
        self._studio.settle()
        return self._studio.window.findChildren(kind)[-1]

    def _ledger(self) -> QWidget:
        self._at(Field.DEADLINE, 9)
        view = self._studio.view
        for phrase, reason in (("2025年年底前", "工程延誤"), ("2026年第二季", "撥款未獲批")):
            view.workspace.apply(
                ReviseDeadline(
                    (view.rows.current,), phrase, reason, "保安局局長", "2024-08-01 會議"
                )
            )
        revised = view.rows.current
        self._studio._shown("view_split")
        view.rows.set_current(revised)
        self._studio.settle()
        view.detail.show_current()
        return self._studio.window

    def _block(self, rows: int) -> None:
        table = self._studio.view.table
        self._at(Field.STATUS, 2)
        fields = table.commitments.fields
        first, last = fields.index(Field.STATUS), fields.index(Field.STATUS)
        table._moves._select(
            table.commitments.index(2, first), table.commitments.index(1 + rows, last)
        )

    def _bulk(self) -> QWidget:
        self._block(12)
        self._studio.window.actions_["bulk_edit"].trigger()
        dialog = self._studio.window.findChildren(BulkDialog)[-1]
        dialog.choose_field(Field.RESPONSIBLE)
        dialog.editor.setText("保安局")
        dialog.try_out()
        self._studio.settle()
        return dialog

    def _paste(self) -> QWidget:
        table = self._studio.view.table
        table.arrange(
            (Field.REF, Field.STATUS, Field.PERCENT, Field.COMPLETED, Field.RESPONSIBLE),
            frozenset({Field.REF, Field.STATUS, Field.PERCENT, Field.COMPLETED,
                       Field.RESPONSIBLE}),
        )  # fmt: skip
        self._at(Field.STATUS, table.commitments.rowCount() - 2)
        QGuiApplication.clipboard().setText(_BLOCK)
        self._studio.window.actions_["paste"].trigger()
        self._studio.settle()
        return self._studio.window.findChildren(PasteDialog)[-1]

    def _add(self) -> QWidget:
        self._at(Field.TEXT)
        self._studio.window.actions_["add_commitment"].trigger()
        dialog = self._studio.window.findChildren(AddDialog)[-1]
        dialog.text.setPlainText(
            "在2025年年底前增加500個泊位，並於2026年第一季檢討成效。(運輸及物流局、發展局)"
        )
        self._studio.settle()
        return dialog
