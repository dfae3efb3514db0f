"""A commitment written by hand, with what is understood of it said while it is written."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Label
from app.domain.errors import InvalidValue
from app.domain.fields import Field
from app.domain.reading import ReadCommitment
from app.services.commands import AddCommitment, CorrectDeadline, SetParties, Several, Single
from app.services.text_editing import checked_text
from app.services.trying_text import tried
from app.services.workspace import Workspace
from app.ui.editors.completing import PartyLine
from app.ui.editors.facts import EditorFacts
from app.ui.editors.typed_line import DeadlineLine
from app.ui.widgets.bubble import hide_reason, show_reason
from app.ui.widgets.field_editors import mark_invalid
from app.ui.words import _, language
from app.wording.deadlines import reading as deadline_words
from app.wording.quantities import target as target_words

_REST_MILLISECONDS = 150
_LINES = 6
_LONGEST_NAME = 60
_Place = tuple[str | None, str | None, str | None]


class AddDialog(QDialog):
    """A small form. What was written is told as one step, with organisations and deadline."""

    decided = Signal(object)
    """The `Several` that adds the commitment."""

    def __init__(
        self, workspace: Workspace, current: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._places: list[_Place] = []
        facts = EditorFacts(workspace)
        self.setWindowTitle(_("Add commitment"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(600)
        self.text = QPlainTextEdit()
        self.place = QComboBox()
        self.parties = PartyLine(Field.RESPONSIBLE, facts)
        self.deadline = DeadlineLine(Field.DEADLINE, facts)
        self.understood = QLabel()
        self._build()
        self._fill_places(current)
        self._resting = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._resting.timeout.connect(self._read)
        self.text.textChanged.connect(self._resting.start)
        self.place.currentIndexChanged.connect(self._resting.start)
        self.text.setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 16)
        self.text.setPlaceholderText(
            _("The words of the promise; organisations may stand in brackets at the end")
        )
        self.understood.setObjectName("hint")
        self.understood.setWordWrap(True)
        # A form gives a label the room that it needed when it was empty.
        self.understood.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.understood.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.understood.setTextFormat(Qt.TextFormat.PlainText)
        self._deadline_read = QLabel()
        self._deadline_read.setObjectName("hint")
        self._parties_read = QLabel()
        self._parties_read.setObjectName("hint")
        self._parties_read.setWordWrap(True)
        self.parties.told_in = self._parties_read
        self.deadline.told_in = self._deadline_read
        self.deadline.setPlaceholderText(_("as the words say, or type another one"))
        self.parties.setPlaceholderText(_("as the words say, or type others"))
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("&Text"), self.text), ("", self.understood), (_("&Place"), self.place),
            (_("&Responsible"), self.parties), ("", self._parties_read),
            (_("&Deadline"), self.deadline), ("", self._deadline_read),
        )  # fmt: skip
        for words, field in rows:
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(words, field)
        layout.addLayout(form)
        buttons = QDialogButtonBox()
        self._agree = buttons.addButton(_("&Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._agree.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _fill_places(self, current: str | None) -> None:
        workspace = self._workspace
        commitment = workspace.commitment(current) if current else None
        if commitment is not None:
            behind = _("Behind {ref}, in its section").format(ref=commitment.ref)
            self._add_place(behind, (commitment.document_id, None, commitment.id))
        titles = {one.id: one.title for one in workspace.documents()}
        for section in workspace.sections():
            name = f"{titles.get(section.document_id, '')} › {section.title}"
            self._add_place(name[-_LONGEST_NAME:], (section.document_id, section.id, None))
        for identifier, title in titles.items():
            at_end = _("At the end of {title}").format(title=title)
            self._add_place(at_end, (identifier, None, None))
        if not titles:
            self._add_place(_("A document for what is added by hand"), (None, None, None))

    def _add_place(self, words: str, place: _Place) -> None:
        self.place.addItem(words)
        self._places.append(place)

    # --- what is understood ---------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        hide_reason(self.text)
        mark_invalid(self.text, False)
        document_id = self._places[self.place.currentIndex()][0]
        found = tried(self._workspace, self.text.toPlainText(), document_id)
        self.understood.setText(_understood(found) if found is not None else "")

    # --- what is decided ------------------------------------------------------------------------

    @Slot()
    def _decide(self) -> None:
        document_id, section_id, after_id = self._places[self.place.currentIndex()]
        added = AddCommitment(
            self.text.toPlainText(), document_id, section_id, after_id, _("Added by hand")
        )
        commands: list[Single] = [added]
        box: QWidget = self.text
        try:
            checked_text(self.text.toPlainText())
            if self.parties.text().strip():
                box = self.parties
                parties = self.parties.command(added.ids)
                assert isinstance(parties, SetParties)
                commands.append(parties)
            if self.deadline.text().strip():
                box = self.deadline
                self.deadline.command(added.ids)
                commands.append(CorrectDeadline(added.ids, self.deadline.text()))
        except InvalidValue as error:
            mark_invalid(box, True)
            show_reason(box, error)
            box.setFocus()
            return
        self.accept()
        self.decided.emit(Several(tuple(commands), Label("add_commitment", {"ref": ""})))


def _understood(found: ReadCommitment) -> str:
    told = [
        f"{one.deadline.phrase} → {deadline_words(one.deadline, language())}"
        for one in found.actions
        if one.deadline is not None
    ]
    told += [target_words(one, language()) for action in found.actions for one in action.targets]
    told += [one.name for one in found.organisations]
    return "  ·  ".join(told) or _("No deadline, target or organisation is named yet.")
