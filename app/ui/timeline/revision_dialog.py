"""Asks what a deadline is to be from now on, why, and who approved it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.conventions import Conventions, ReadingContext
from app.domain.deadline import Deadline, Window
from app.domain.deadline_grammar.reader import read_phrase
from app.domain.errors import InvalidValue, TrackerError
from app.ui.words import _, language
from app.wording.deadlines import reading, window
from app.wording.errors import error_sentence

_WIDTH = 560
_REASON_LINES = 3


@dataclass(frozen=True, slots=True)
class Revision:
    """A later deadline of one action, with why and by whom."""

    commitment_id: str
    action_id: str
    deadline: Deadline
    reason: str
    approver: str

    @property
    def earliest(self) -> date | None:
        return self.deadline.earliest

    @property
    def latest(self) -> date | None:
        return self.deadline.latest

    @property
    def phrase(self) -> str:
        return self.deadline.phrase


@dataclass(frozen=True, slots=True)
class Revisable:
    """What is to be revised."""

    commitment_id: str
    action_id: str
    title: str
    """The reference and the words of the commitment, or of the action."""
    phrase: str
    present: Window
    earlier: tuple[Window, ...]
    published: date | None


class RevisionDialog(QDialog):
    """A phrase with its reading beside it, a reason, an approver. It writes nothing itself."""

    agreed = Signal(object)
    """A `Revision`."""

    def __init__(
        self,
        revisable: Revisable,
        proposed: str,
        conventions: Conventions,
        approvers: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._revisable = revisable
        self._context = ReadingContext(revisable.published, conventions)
        self.setWindowTitle(_("Revise deadline"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.phrase = QLineEdit(proposed)
        self.reading = QLabel()
        self.reason = QPlainTextEdit()
        self.approver = QLineEdit(approvers[0] if approvers else "")
        self.fault = QLabel()
        self._build()
        self.phrase.textChanged.connect(self._show_reading)
        self._show_reading()
        (self.reason if proposed else self.phrase).setFocus()

    def _build(self) -> None:
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        title = QLabel(self._revisable.title)
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(title)
        layout.addWidget(QLabel(self._ledger()))
        self.reading.setObjectName("muted")
        self.reading.setWordWrap(True)
        self.fault.setObjectName("error")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * _REASON_LINES + 16)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        for words, field in (
            (_("&New deadline"), self.phrase),
            (_("&Reason"), self.reason),
            (_("A&pproved by"), self.approver),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            form.addRow(label, self._with_reading() if field is self.phrase else field)
        layout.addLayout(form)
        layout.addWidget(self.fault)
        buttons = QDialogButtonBox()
        accept = buttons.addButton(_("Re&vise"), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _with_reading(self) -> QVBoxLayout:
        """The phrase with what is understood of it right below."""
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.phrase)
        column.addWidget(self.reading)
        return column

    def _ledger(self) -> str:
        """What was promised first, each revision, and what counts now."""
        one = self._revisable
        lines = [
            (_("First promised: {days}") if number == 0 else _("Then: {days}")).format(
                days=window(earlier, language())
            )
            for number, earlier in enumerate(one.earlier)
        ]
        words = _("no deadline") if one.present == Window() else window(one.present, language())
        now = " · ".join(filter(None, (one.phrase, words)))
        return "\n".join([*lines, _("Now: {days}").format(days=now)])

    @Slot()
    def _show_reading(self) -> None:
        self.fault.hide()
        text = self.phrase.text()
        found = read_phrase(text, self._context) if text.strip() else None
        self.reading.setText(reading(found.deadline, language()) if found else "—")

    def revision(self) -> Revision:
        """What has been typed. Raises InvalidValue."""
        text = self.phrase.text().strip()
        found = read_phrase(text, self._context) if text else None
        if found is None:
            raise InvalidValue("revision_not_read", phrase=text)
        if found.deadline.window == self._revisable.present:
            raise InvalidValue("revision_same")
        reason = self.reason.toPlainText().strip()
        if not reason:
            raise InvalidValue("revision_without_reason")
        one = self._revisable
        approver = self.approver.text().strip()
        return Revision(one.commitment_id, one.action_id, found.deadline, reason, approver)

    @Slot()
    def _agree(self) -> None:
        try:
            revision = self.revision()
        except InvalidValue as error:
            self.show_fault(error)
            field = {"revision_without_reason": self.reason}.get(error.code, self.phrase)
            field.setFocus()
        else:
            self.agreed.emit(revision)

    def show_fault(self, error: TrackerError) -> None:
        """Say what is wrong; what was typed stays."""
        self.fault.setText(error_sentence(error, language()))
        self.fault.show()
