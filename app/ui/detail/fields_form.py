"""The fields of one commitment that staff fill in, each with its reason below when it is wrong."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from app.domain.errors import InvalidValue
from app.domain.fields import FIELDS, Field
from app.ui.command_runner import CommandRunner
from app.ui.editors.facts import EditorFacts
from app.ui.editors.making import make_editor
from app.ui.widgets.field_editors import (
    ChoiceEditor,
    Editable,
    FieldEditor,
    TextEditor,
    mark_invalid,
)
from app.ui.words import language
from app.wording.errors import error_sentence
from app.wording.labels import label

_NOTE_LINES = 4
PROMISED = (Field.REF, Field.TEXT, Field.RESPONSIBLE, Field.DEADLINE, Field.TARGET)
"""The fields that come from the document; they are corrected, not reported."""
REPORTED = tuple(one for one, spec in FIELDS.items() if spec.editable and one not in PROMISED)

_LABEL_SIGNS = 14
"""So many digits are as wide as the widest label."""


class FieldsForm(QWidget):
    """One editor for each of some fields."""

    def __init__(
        self,
        runner: CommandRunner,
        facts: EditorFacts,
        fields: tuple[Field, ...] = REPORTED,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._facts = facts
        self._shown: Editable | None = None
        self._editors: dict[Field, FieldEditor] = {}
        self._reasons: dict[Field, QLabel] = {}
        self._wrong: dict[Field, InvalidValue] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(7)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            self._add(form, field)

    def _add(self, form: QFormLayout, field: Field) -> None:
        editor = make_editor(field, self._facts, self)
        editor.setAccessibleName(label(field, language()))
        if isinstance(editor, TextEditor):
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * _NOTE_LINES + 16)
        reason = QLabel(self)
        reason.setObjectName("error")
        reason.setWordWrap(True)
        reason.hide()
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(editor)
        box.addWidget(reason)
        name = QLabel(label(field, language()), self)
        name.setObjectName("muted")
        name.setBuddy(editor)
        room = name.fontMetrics().horizontalAdvance("0") * _LABEL_SIGNS
        if name.sizeHint().width() > room:  # Longer ones would leave the fields no room.
            name.setWordWrap(True)
            name.setFixedWidth(room)
        form.addRow(name, box)
        self._editors[field] = editor
        self._reasons[field] = reason
        editor.committed.connect(self._commit)

    def show_commitment(self, commitment: Editable, *, editable: bool) -> None:
        """Show what a commitment holds. What is typed for the same one and not kept stays."""
        same = self._shown is not None and self._shown.id == commitment.id
        if not same:
            self._leave()
        self._shown = commitment
        self.setEnabled(editable)
        for field, editor in self._editors.items():
            if same and editor.is_typed_in():
                continue
            with QSignalBlocker(editor):
                editor.show_value(commitment)
            self._explain(field, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what is being typed."""
        if event.key() == Qt.Key.Key_Escape and self._shown is not None:
            for field, editor in self._editors.items():
                editor.show_value(self._shown)
                self._explain(field, None)
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._editors.values())).setFocus()

    def finish_typing(self) -> None:
        """Keep what is being typed, as when the field is left."""
        for editor in self._editors.values():
            if editor.hasFocus():
                editor.finish()

    def _leave(self) -> None:
        """Another commitment comes: keep what was typed for this one, or say that it is lost."""
        self.finish_typing()
        for error in self._wrong.values():
            self._runner.refused.emit(error)

    @Slot()
    def _commit(self) -> None:
        editor = self.sender()
        if self._shown is None or not isinstance(editor, FieldEditor):
            return
        if not isinstance(editor, ChoiceEditor) and not editor.is_typed_in():
            return
        try:
            command = editor.command((self._shown.id,))
            editor.note_kept()
            self._runner.take(command)
        except InvalidValue as error:
            self._explain(editor.field, error)
        else:
            self._explain(editor.field, None)

    def _explain(self, field: Field, error: InvalidValue | None) -> None:
        reason = self._reasons[field]
        reason.setText(error_sentence(error, language()) if error else "")
        reason.setVisible(error is not None)
        mark_invalid(self._editors[field], error is not None)
        self._wrong.pop(field, None)
        if error is not None:
            self._wrong[field] = error
