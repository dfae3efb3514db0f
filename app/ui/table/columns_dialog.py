"""Choosing columns: all of them in a list that can be searched, ticked and put into order."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.base.folding import fold
from app.domain.fields import FIELDS, SHOWN_AT_FIRST, Field
from app.ui.table.view import CommitmentTable
from app.ui.words import _, language
from app.wording.columns import head, help_text

_FIELD = int(Qt.ItemDataRole.UserRole)


class ColumnsDialog(QDialog):
    """Drag or Alt with the arrows moves a column, the space bar shows and hides it."""

    def __init__(self, table: CommitmentTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._was_reset = False
        self.setWindowTitle(_("Choose columns"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a column"))
        self.search.setAccessibleName(_("Find a column"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setAlternatingRowColors(True)
        self.list.setUniformItemSizes(True)
        self.list.setStyleSheet("QListWidget::item { padding: 4px 2px; }")
        self._help = QLabel()
        self._help.setObjectName("muted")
        self._help.setWordWrap(True)
        self._help.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self._lay_out()
        self._fill(table.ordered_fields, frozenset(table.shown_fields))
        for box in (self.search, self.list):
            box.installEventFilter(self)
        self.search.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(self._show_help)
        self.list.setCurrentRow(0)
        self.resize(430, 560)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(9)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._help)
        row = QHBoxLayout()
        for words, do in (
            (_("Move &up"), lambda: self.move_current(-1)),
            (_("Move &down"), lambda: self.move_current(1)),
            (_("&Reset"), self.reset),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, do=do: do())
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _fill(self, ordered: tuple[Field, ...], shown: frozenset[Field]) -> None:
        self.list.clear()
        for field in ordered:
            item = QListWidgetItem(head(field, language()), self.list)
            item.setData(_FIELD, field.value)
            item.setToolTip(help_text(field, language()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if field in shown else Qt.CheckState.Unchecked
            item.setCheckState(state)

    def chosen(self) -> tuple[tuple[Field, ...], frozenset[Field]]:
        """All fields in their order, and those that are ticked."""
        items = [self.list.item(at) for at in range(self.list.count())]
        ordered = tuple(Field(item.data(_FIELD)) for item in items)
        ticked = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return ordered, frozenset(Field(item.data(_FIELD)) for item in ticked)

    def move_current(self, by: int) -> None:
        """Move the current column up or down."""
        at = self.list.currentRow()
        to = at + by
        if at >= 0 and 0 <= to < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(to, item)
            self.list.setCurrentRow(to)

    def reset(self) -> None:
        """The columns, order and widths of the beginning."""
        self._was_reset = True
        self._fill(tuple(FIELDS), frozenset(SHOWN_AT_FIRST))
        self.list.setCurrentRow(0)

    @Slot(str)
    def _find(self, text: str) -> None:
        wanted = fold(text)
        first = None
        for at in range(self.list.count()):
            item = self.list.item(at)
            help_line = help_text(Field(item.data(_FIELD)), language())
            found = wanted in fold(item.text()) or wanted in fold(help_line)
            item.setHidden(not found)
            first = item if found and first is None else first
        if first is not None and (self.list.currentItem() or first).isHidden():
            self.list.setCurrentItem(first)

    @Slot()
    def _show_help(self, item: QListWidgetItem | None, _before: object = None) -> None:
        field = Field(item.data(_FIELD)) if item is not None else None
        self._help.setText(help_text(field, language()) if field else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with arrows moves the column; arrows go from the search to the list."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if down is None:
            return super().eventFilter(watched, event)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(down)
            return True
        if watched is self.search:
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Show what was chosen; at least one column stays."""
        ordered, shown = self.chosen()
        if self._was_reset:
            self._table.reset_columns()
        self._table.arrange(ordered, shown or frozenset({Field.TEXT}))
        super().accept()
