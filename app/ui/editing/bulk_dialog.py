"""One field of many commitments: what is to happen, with what comes of it before it is done."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import TrackerError
from app.domain.fields import FIELDS, Field
from app.services.commands import Single
from app.services.previewing import Preview, preview
from app.services.typed_text import OPEN_TO_TEXT
from app.services.workspace import Workspace
from app.ui.editing.operations import Operation, command_of, operations_of
from app.ui.editors.facts import EditorFacts
from app.ui.editors.making import make_editor
from app.ui.editors.typed_line import DeadlineLine, TypedLine
from app.ui.widgets.field_editors import ChoiceEditor, FieldEditor, TextEditor, mark_invalid
from app.ui.words import _, language, plural
from app.wording.columns import Reader, cell
from app.wording.errors import error_sentence
from app.wording.labels import label

_TRIED_AT_MOST = 500
"""So many are tried out while somebody types."""
_REST_MILLISECONDS = 250
_LINES = 3
_LEFT_OUT = (Field.REF, Field.TEXT)
"""No two commitments have one ref, and no two the same words."""


class BulkDialog(QDialog):
    """Field, operation, value; below them how many change, are so already, lose something."""

    decided = Signal(object)
    """The command."""

    def __init__(
        self,
        ids: tuple[str, ...],
        workspace: Workspace,
        facts: EditorFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ids, self._workspace, self._facts = ids, workspace, facts
        self.setWindowTitle(
            plural("Change {count} commitment", "Change {count} commitments", len(ids))
        )
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(580, 500)
        self.field, self.operation = QComboBox(), QComboBox()
        self.reason, self.approver = QLineEdit(), QLineEdit()
        self.editor: FieldEditor
        self.counts = QLabel()
        self.samples = QListWidget()
        self._resting = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._resting.timeout.connect(self.try_out)
        self._build()
        for field in FIELDS:
            if field in OPEN_TO_TEXT and field not in _LEFT_OUT:
                self.field.addItem(label(field, language()), field.value)
        self.field.currentIndexChanged.connect(self._show_field)
        self.operation.currentIndexChanged.connect(self._show_operation)
        self._show_field()

    # --- how it looks ---------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(9)
        form = self._form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_("&Field"), self.field)
        form.addRow(_("&What"), self.operation)
        self._value_name = QLabel(_("&Value"))
        self._box = QVBoxLayout()
        form.addRow(self._value_name, self._box)
        self._reading = QLabel()
        self._reading.setObjectName("hint")
        self._reading.setWordWrap(True)
        form.addRow("", self._reading)
        form.addRow(_("Rea&son"), self.reason)
        form.addRow(_("A&pproved by"), self.approver)
        layout.addLayout(form)
        self.counts.setWordWrap(True)
        layout.addWidget(self.counts)
        self.samples.setAccessibleName(_("Before and after"))
        self.samples.setWordWrap(True)
        self.samples.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self.samples, 1)
        buttons = QDialogButtonBox()
        self.agree = buttons.addButton(_("&Change"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.agree.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def choose_field(self, field: Field) -> None:
        """Begin with a field; with the status if that one cannot be changed for many."""
        at = self.field.findData(field.value)
        self.field.setCurrentIndex(at if at >= 0 else self.field.findData(Field.STATUS.value))
        (self.editor if at >= 0 else self.field).setFocus()

    @Slot()
    def _show_field(self, *_index: object) -> None:
        field = Field(self.field.currentData())
        old = getattr(self, "editor", None)
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        editor = self.editor = make_editor(field, self._facts, self)
        editor.setAccessibleName(label(field, language()))
        self._box.addWidget(editor)
        self._value_name.setBuddy(editor)
        if isinstance(editor, DeadlineLine):
            editor.set_ids(self._ids)
        if isinstance(editor, TypedLine):
            editor.told_in = self._reading
        self._reading.clear()
        self._reading.setVisible(isinstance(editor, TypedLine))
        if isinstance(editor, TextEditor):
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * _LINES + 16)
        signal = editor.currentIndexChanged if isinstance(editor, ChoiceEditor) \
            else editor.textChanged  # fmt: skip
        signal.connect(self._resting.start)
        self.operation.clear()
        for one in operations_of(field):
            self.operation.addItem(_operation_words(one), one.value)

    @Slot()
    def _show_operation(self, *_index: object) -> None:
        if self.operation.currentData() is None:
            return
        operation = Operation(self.operation.currentData())
        for part in (self._value_name, self.editor):
            part.setVisible(operation is not Operation.CLEAR)
        for line in (self.reason, self.approver):
            self._form.setRowVisible(line, operation is Operation.REVISE)
        self._resting.start()

    # --- what comes of it -----------------------------------------------------------------------

    def command(self, ids: tuple[str, ...]) -> Single:
        """What is wanted. Raises InvalidValue."""
        why = self.reason.text(), self.approver.text()
        operation = Operation(self.operation.currentData())
        return command_of(operation, self.editor, self._facts, ids, why)

    @Slot()
    def try_out(self) -> None:
        """Say how many would change, and show some."""
        self._resting.stop()
        tried = self._ids[:_TRIED_AT_MOST]
        self.samples.clear()
        try:
            found = preview(self._workspace, self.command(tried))
        except TrackerError as error:
            self._tell(error_sentence(error, language()), wrong=True)
            self.agree.setEnabled(False)
            return
        self._tell(self._counted(found, len(tried)), wrong=False)
        self.agree.setEnabled(found.changing > 0 or len(tried) < len(self._ids))
        self._show_samples(found)

    def _tell(self, words: str, *, wrong: bool) -> None:
        self.counts.setText(words)
        self.counts.setObjectName("error" if wrong else "")
        self.counts.style().unpolish(self.counts)
        self.counts.style().polish(self.counts)
        mark_invalid(self.editor, wrong and not isinstance(self.editor, ChoiceEditor))

    def _counted(self, found: Preview, tried: int) -> str:
        told = [
            plural("{count} changes", "{count} change", found.changing),
            plural("{count} is so already", "{count} are so already", found.alike),
        ]
        if found.overwritten:
            told.append(plural("{count} loses what it holds now",
                               "{count} lose what they hold now", found.overwritten))  # fmt: skip
        words = "  ·  ".join(told)
        if tried < len(self._ids):
            words = _("Of the first {tried} of {all}: {words}").format(
                tried=f"{tried:,}", all=f"{len(self._ids):,}", words=words
            )
        return words

    def _show_samples(self, found: Preview) -> None:
        field = Field(self.field.currentData())
        reader = Reader(language(), self._workspace.today, self._workspace.directory)
        for one in found.samples:
            if one.before is None or one.after is None:
                continue
            before, after = cell(one.before, field, reader), cell(one.after, field, reader)
            empty = _("(empty)")
            line = f"{one.before.ref}   {before or empty} → {after or empty}"
            self.samples.addItem(line.replace("\n", " "))

    @Slot()
    def _decide(self) -> None:
        try:
            command = self.command(self._ids)
        except TrackerError as error:
            self._tell(error_sentence(error, language()), wrong=True)
            self.editor.setFocus()
            return
        self.accept()
        self.decided.emit(command)


def _operation_words(operation: Operation) -> str:
    return {
        Operation.SET: _("Give this value"),
        Operation.CLEAR: _("Clear"),
        Operation.ADD: _("Add to what is there"),
        Operation.REMOVE: _("Take away"),
        Operation.REVISE: _("Revise: the promise has moved"),
        Operation.CORRECT: _("Correct: the text was misread"),
    }[operation]
