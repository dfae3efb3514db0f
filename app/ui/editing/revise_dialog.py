"""A later deadline for the ledger, or the correction of one that was misread."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.commitment import Action, Commitment
from app.domain.errors import InvalidValue, TrackerError
from app.domain.fields import Field
from app.services.commands import CorrectDeadline, ReviseDeadline
from app.services.deadline_editing import deciding
from app.ui.detail.commitment_html import CommitmentHtml
from app.ui.editing.revised_line import ApproverLine, RevisedLine
from app.ui.editors.facts import EditorFacts
from app.ui.widgets.field_editors import mark_invalid
from app.ui.widgets.fitting_dialog import FittingDialog
from app.ui.words import _, language, plural
from app.wording.errors import error_sentence

_WIDTH = 560
_SHORT = 46
_MOST_LINES = 5
"""The first promise, a sign that something is left out, and the latest revisions."""


class ReviseDialog(FittingDialog):
    """A small form. It writes nothing itself: what was decided is told as a command."""

    decided = Signal(object)
    """A `ReviseDeadline` or a `CorrectDeadline`."""

    def __init__(
        self,
        ids: tuple[str, ...],
        commitment: Commitment | None,
        facts: EditorFacts,
        html: CommitmentHtml,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ids, self._commitment = ids, commitment
        self._facts, self._html = facts, html
        self.setWindowTitle(_("Revise deadline"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(_WIDTH)
        self.phrase = RevisedLine(Field.DEADLINE, facts)
        self.phrase.set_ids(ids)
        self.reason, self.source = QLineEdit(), QLineEdit()
        self.approver = ApproverLine(facts)
        self._reason_needed = False
        self.none = QCheckBox(_("There is to be &no deadline any more"))
        self.is_revision = QRadioButton(_("The promise has &moved: a revision for the ledger"))
        self.is_correction = QRadioButton(
            _("The text was mis&read: correct the first promise, no slip")
        )
        self.action = QComboBox()
        self.fault = QLabel()
        self._build()
        self._fill_actions()
        self.phrase.setFocus()

    # --- how it looks ---------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self._about())
        self._ledger = QLabel()
        self._ledger.setWordWrap(True)
        self._ledger.setTextFormat(Qt.TextFormat.RichText)
        layout.addWidget(self._ledger)
        self._form = self._made_form()
        layout.addLayout(self._form)
        self.fault.setObjectName("error")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self.fault.hide()
        layout.addWidget(self.fault)
        layout.addStretch()
        kinds = QButtonGroup(self)
        for kind in (self.is_revision, self.is_correction):
            kinds.addButton(kind)
        self.is_revision.setChecked(True)
        kinds.buttonClicked.connect(self._show_kind)
        self.is_correction.toggled.connect(self._show_kind)
        self.none.toggled.connect(self._show_kind)
        self.phrase.textChanged.connect(self._show_reading)
        self.reason.textChanged.connect(self._forgive)
        buttons = QDialogButtonBox()
        keep = buttons.addButton(_("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.decide)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _about(self) -> QLabel:
        one = self._commitment
        words = plural("{count} commitment", "{count} commitments", len(self._ids))
        if one is not None:
            first = one.text.splitlines()[0]
            words = f"{one.ref}   {first[:_SHORT]}{'…' if len(one.text) > _SHORT else ''}"
        about = QLabel(words)
        about.setObjectName("heading")
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        return about

    def _made_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(7)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._reading = QLabel()
        self._reading.setObjectName("hint")
        self._reading.setWordWrap(True)
        self.phrase.told_in = self._reading
        self._several = QLabel(_("&Action"))
        self._several.setBuddy(self.action)
        form.addRow(self._several, self.action)
        form.addRow(_("&Deadline"), self.phrase)
        form.addRow("", self._reading)
        for box in (self.none, self.is_revision, self.is_correction):
            form.addRow("", box)
        for words, line in (
            (_("Rea&son"), self.reason),
            (_("A&pproved by"), self.approver),
            (_("So&urce"), self.source),
        ):
            line.setAccessibleName(words.replace("&", ""))
            form.addRow(words, line)
        self.source.setPlaceholderText(_("paper, letter or meeting that says so"))
        self.phrase.setAccessibleName(_("Deadline"))
        return form

    def _fill_actions(self) -> None:
        actions = self._actions()
        for number, one in enumerate(actions, 1):
            self.action.addItem(f"{number}. {one.text[:_SHORT]}", one.id)
        for part in (self._several, self.action):
            part.setVisible(len(actions) > 1)
        decides = deciding(tuple(actions))
        if decides is not None:
            self.action.setCurrentIndex(self.action.findData(decides.id))
        self.action.currentIndexChanged.connect(self._show_action)
        self._show_action()

    # --- what is shown --------------------------------------------------------------------------

    def begin_with(self, phrase: str) -> None:
        """Words that were found elsewhere; the reason is all that is missing."""
        self.phrase.setText(phrase)
        self.phrase.setModified(True)
        self.reason.setFocus()

    def ask_for_bar(self, action_id: str, proposed: str) -> None:
        """The bar of an action: not without a reason. What a hand proposes is always a revision.

        Who drags a bar has put off a promise, or found that it will be kept earlier; a misread
        text looks different, and the first promise does not move under a hand.
        """
        self._reason_needed = True
        self.choose_action(action_id)
        if not proposed:
            return
        self.begin_with(proposed)
        self.action.setEnabled(False)
        for box in (self.none, self.is_revision, self.is_correction):
            self._form.setRowVisible(box, False)

    def offer_approvers(self, remembered: Sequence[str]) -> None:
        """Names that can be completed: those given lately, then those in this ledger."""
        held = [one.approver for action in self._actions() for one in action.revisions]
        self.approver.known = tuple(dict.fromkeys(filter(None, (*remembered, *held[::-1]))))

    def choose_action(self, identifier: str) -> None:
        """Revise the deadline of one action."""
        self.action.setCurrentIndex(max(0, self.action.findData(identifier)))

    def _actions(self) -> Sequence[Action]:
        return self._commitment.actions if self._commitment is not None else ()

    def _chosen(self) -> Action | None:
        return next((one for one in self._actions() if one.id == self.action.currentData()), None)

    @Slot()
    def _show_action(self, *_index: object) -> None:
        action = self._chosen()
        lines = self._html.ledger(action) if action is not None else []
        if len(lines) > _MOST_LINES:  # All of them stand in the detail.
            lines = [lines[0], "…", *lines[2 - _MOST_LINES :]]
        self._ledger.setText("<br>".join(lines))
        self._ledger.setVisible(bool(lines))
        held = action.in_force if action is not None else None
        if not self.phrase.isModified():
            self.phrase.setText(held.phrase if held is not None else "")
            self.phrase.setModified(False)
            self.phrase.selectAll()
        self._show_reading()

    @Slot()
    def _show_kind(self, *_button: object) -> None:
        revision = self.is_revision.isChecked()
        for line in (self.reason, self.approver, self.source):
            line.setEnabled(revision)
        self.phrase.setEnabled(not self.none.isChecked())
        self._show_reading()

    @Slot()
    def _show_reading(self, *_text: object) -> None:
        """How the words are read, and by how much that moves the end."""
        self._forgive()
        action = self._chosen()
        counts = action.in_force if action is not None and self.is_revision.isChecked() else None
        self.phrase.before = counts.latest if counts is not None else None
        none = self.none.isChecked()
        self._reading.setText(_("no deadline") if none else self.phrase.reading())
        self.grow()

    @Slot()
    def _forgive(self, *_text: object) -> None:
        """What was wrong is being put right."""
        self.fault.hide()
        for line in (self.phrase, self.reason):
            mark_invalid(line, False)
            line.setAccessibleDescription("")

    # --- what is decided ------------------------------------------------------------------------

    @Slot()
    def decide(self) -> None:
        """Tell what was decided, or say why it cannot be taken."""
        try:
            decision = self._decision()
        except InvalidValue as error:
            self.refuse(error)
        else:
            self.decided.emit(decision)

    def _decision(self) -> ReviseDeadline | CorrectDeadline:
        """What has been typed. Raises InvalidValue."""
        phrase = "" if self.none.isChecked() else self.phrase.text().strip()
        if not self.none.isChecked():
            if not phrase:
                raise InvalidValue("revision_empty")
            self._facts.command(Field.DEADLINE, phrase, self._ids)
        action = self.action.currentData() if self.action.count() > 1 else None
        if self.is_correction.isChecked():
            return CorrectDeadline(self._ids, phrase, action)
        if self._reason_needed and not self.reason.text().strip():
            raise InvalidValue("revision_without_reason")
        why = self.reason.text(), self.approver.text(), self.source.text()
        return ReviseDeadline(self._ids, phrase, *why, action_id=action)

    def refuse(self, error: TrackerError) -> None:
        """Say why it cannot be kept; what was typed stays."""
        sentence = error_sentence(error, language())
        self.fault.setText(sentence)
        self.fault.show()
        line = self.reason if error.code == "revision_without_reason" else self.phrase
        line.setAccessibleDescription(sentence)
        mark_invalid(line, isinstance(error, InvalidValue))
        line.setFocus()
        self.grow()
