"""One editor for each kind of field, the same in the cell and in the detail.

An editor shows what a commitment holds and turns what was typed into a command. What cannot be
taken raises InvalidValue with its reason, and the text stays as it was typed.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.commitment import Assessment, Status
from app.domain.edits import Value, checked, read_percent, read_tags
from app.domain.fields import Field
from app.services.commands import Command, SetField, SetTags
from app.ui.words import _, language
from app.wording.labels import label

_LIST_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
    Qt.Key.Key_F4,
)


class Editable(Protocol):
    """What the editors show: a row of the list as well as a whole commitment."""

    @property
    def id(self) -> str: ...
    @property
    def status(self) -> Status | None: ...
    @property
    def percent(self) -> int | None: ...
    @property
    def completed_on(self) -> date | None: ...
    @property
    def assessment(self) -> Assessment: ...
    @property
    def assessment_reason(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def notes(self) -> str: ...


class ChoiceEditor(QComboBox):
    """A list of values, one of which may be that there is none.

    Keys open the list, and only what is chosen in it counts: each value passed on the way there
    would otherwise be written, and stand in the history.
    """

    committed = Signal()
    list_closed = Signal()
    """The list has been left, with a choice or without."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        values: Sequence[StrEnum] = tuple(Status if field is Field.STATUS else Assessment)
        if field is Field.STATUS:
            self.addItem(_("not reported"), None)
        for value in values:
            self.addItem(label(value, language()), value.value)
        self.activated.connect(self._tell)
        self.view().window().installEventFilter(self)

    def show_value(self, shown: Editable) -> None:
        """Show what a commitment holds."""
        value = shown.status if self.field is Field.STATUS else shown.assessment
        self.setCurrentIndex(max(0, self.findData(value.value if value else None)))

    def command(self, ids: tuple[str, ...]) -> Command:
        """The command that gives commitments the value chosen."""
        return SetField(ids, self.field, self.currentData())

    def open_list(self) -> None:
        """Show the list, unless it is shown already."""
        if not self.view().isVisible():
            self.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text() if event.text().isprintable() else ""
        if event.key() in _LIST_KEYS or letter:
            self.open_list()
            self.view().keyboardSearch(letter.strip())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, listed: QObject, event: QEvent) -> bool:
        """Not every way of closing the list asks `hidePopup`; the choice is told after it."""
        if event.type() is QEvent.Type.Hide:
            QTimer.singleShot(0, self, self.list_closed.emit)
        return super().eventFilter(listed, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the panel must not change what is reported."""
        event.ignore() if not self.view().isVisible() else super().wheelEvent(event)

    def is_typed_in(self) -> bool:
        """What is chosen is told at once."""
        return False

    def note_kept(self) -> None:
        """There is nothing to remember."""

    def finish(self) -> None:
        """There is nothing left to tell."""

    @Slot()
    def _tell(self) -> None:
        self.committed.emit()


class LineEditor(QLineEdit):
    """One line: percentage, day, name, tags."""

    committed = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.ids: tuple[str, ...] = ("",)
        """The commitments that it is about."""
        self.setPlaceholderText(_hint(field))
        self.returnPressed.connect(self.finish)

    def show_value(self, shown: Editable) -> None:
        """Show what a commitment holds."""
        self.ids = (shown.id,)
        self.setText(self.shown_text(shown))
        self.home(False)
        self.setModified(False)

    def shown_text(self, shown: Editable) -> str:
        """What a commitment holds, as it is typed."""
        return _text(self.field, shown)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key was meant for what stands below the editor, and has been taken by it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.takes(event):
            super().keyPressEvent(event)

    def command(self, ids: tuple[str, ...]) -> Command:
        """The command that gives commitments what was typed. Raises InvalidValue."""
        if self.field is Field.TAGS:
            read_tags(self.text())
            return SetTags(ids, self.text())
        value: Value = read_percent(self.text()) if self.field is Field.PERCENT else self.text()
        checked(self.field, value)
        return SetField(ids, self.field, value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def is_typed_in(self) -> bool:
        """Whether it holds something that was not there before."""
        return self.isModified()

    def note_kept(self) -> None:
        """What it holds has been taken."""
        self.setModified(False)

    @Slot()
    def finish(self) -> None:
        """Tell what was typed, if something was."""
        if self.is_typed_in():
            self.committed.emit()


class TextEditor(QPlainTextEdit):
    """Several lines. Tab leaves; Ctrl+Enter keeps what was typed."""

    committed = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.ids: tuple[str, ...] = ("",)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(_hint(field))

    def show_value(self, shown: Editable) -> None:
        """Show what a commitment holds."""
        self.ids = (shown.id,)
        self.setPlainText(self.shown_text(shown))
        self.document().setModified(False)

    def shown_text(self, shown: Editable) -> str:
        """What a commitment holds, as it is typed."""
        return _text(self.field, shown)

    def command(self, ids: tuple[str, ...]) -> Command:
        """The command that gives commitments what was typed. Raises InvalidValue."""
        checked(self.field, self.toPlainText())
        return SetField(ids, self.field, self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def is_typed_in(self) -> bool:
        """Whether it holds something that was not there before."""
        return self.document().isModified()

    def note_kept(self) -> None:
        """What it holds has been taken."""
        self.document().setModified(False)

    def finish(self) -> None:
        """Tell what was typed, if something was."""
        if self.is_typed_in():
            self.committed.emit()


FieldEditor = ChoiceEditor | LineEditor | TextEditor


def mark_invalid(editor: QWidget, invalid: bool) -> None:
    """Show by its frame whether an editor holds something that cannot be taken."""
    if bool(editor.property("invalid")) != invalid:
        editor.setProperty("invalid", invalid)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        editor.update()


def _text(field: Field, shown: Editable) -> str:
    if field is Field.PERCENT:
        return "" if shown.percent is None else f"{shown.percent}%"
    if field is Field.COMPLETED:
        return shown.completed_on.isoformat() if shown.completed_on else ""
    if field is Field.TAGS:
        return "、".join(shown.tags)
    if field is Field.ASSESSMENT_REASON:
        return shown.assessment_reason
    return shown.owner if field is Field.OWNER else shown.notes


def _hint(field: Field) -> str:
    return {
        Field.PERCENT: _("0 to 100"),
        Field.COMPLETED: _("2024-03-05"),
        Field.TAGS: _("several parted by commas"),
        Field.OWNER: _("who follows this in our unit"),
        Field.NOTES: _("for our unit only"),
        Field.ASSESSMENT_REASON: _("why our unit thinks so"),
        Field.DEADLINE: _("such as by Q3 2024, 2024年年底前"),
        Field.TARGET: _("such as 500名、30%"),
        Field.RESPONSIBLE: _("names or abbreviations"),
    }.get(field, "")
