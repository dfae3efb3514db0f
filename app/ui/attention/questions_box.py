"""The open questions of one commitment, one at a time: answered, or dismissed."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.commitment import Commitment, OpenQuestion, QuestionState
from app.domain.errors import InvalidValue
from app.services.commands import SettleQuestion
from app.ui.command_runner import CommandRunner
from app.ui.widgets.bubble import hide_reason, show_reason
from app.ui.words import _, language
from app.wording.questions import question


class QuestionsBox(QFrame):
    """Shows the first open question; when it is settled the next one comes."""

    def __init__(self, runner: CommandRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._commitment = ""
        self._shown: OpenQuestion | None = None
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.answer = QLineEdit()
        self.answer.setPlaceholderText(_("Answer"))
        self.answer.setAccessibleName(_("Answer"))
        self.answer.textEdited.connect(lambda _text: hide_reason(self.answer))
        self.answer.returnPressed.connect(self._answer)
        self.settle = QPushButton(_("&Answer"))
        self.settle.clicked.connect(self._answer)
        self.dismiss = QPushButton(_("&Dismiss"))
        self.dismiss.setToolTip(_("The question need not be answered"))
        self.dismiss.clicked.connect(self._dismiss)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.settle)
        buttons.addWidget(self.dismiss)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 4)
        layout.setSpacing(6)
        layout.addWidget(self._words)
        layout.addWidget(self.answer)
        layout.addLayout(buttons)

    def show_commitment(self, commitment: Commitment | None) -> None:
        """Show what is asked about a commitment; hidden without any question."""
        first = next(iter(commitment.questions), None) if commitment else None
        self.setVisible(first is not None)
        if first != self._shown:
            self.answer.clear()
        self._shown = first
        if commitment is None or first is None:
            return
        self._commitment = commitment.id
        words = question(first.code, first.values, language())
        more = len(commitment.questions) - 1
        tail = " " + _("({count} more)").format(count=more) if more else ""
        self._words.setText(words + tail)
        self.answer.setAccessibleDescription(words)

    @Slot()
    def _answer(self) -> None:
        self._settle(QuestionState.ANSWERED)

    @Slot()
    def _dismiss(self) -> None:
        self._settle(QuestionState.DISMISSED)

    def _settle(self, state: QuestionState) -> None:
        if self._shown is None:
            return
        command = SettleQuestion((self._commitment,), self._shown.id, state, self.answer.text())
        try:
            self._runner.apply(command)
        except InvalidValue as error:
            self.answer.setFocus()
            show_reason(self.answer, error)
