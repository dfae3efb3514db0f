"""A new update: a line to type it, or one click that nothing has changed."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.commitment import UpdateKind
from app.domain.errors import InvalidValue
from app.services.commands import AddUpdate
from app.ui.command_runner import CommandRunner
from app.ui.widgets.bubble import hide_reason, show_reason
from app.ui.words import _


class UpdateRow(QWidget):
    """Adds updates to one commitment after the other; one that was begun stays with its own."""

    def __init__(self, runner: CommandRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._identifier: str | None = None
        self._begun: dict[str, str] = {}
        self._note = QLineEdit()
        self._note.setPlaceholderText(_("What has progressed"))
        self._note.setAccessibleName(_("New update"))
        self._note.textEdited.connect(lambda _text: hide_reason(self._note))
        self._note.returnPressed.connect(self._add)
        add = QPushButton(_("Add"))
        add.setToolTip(_("Add an update with today's date"))
        add.clicked.connect(self._add)
        same = QPushButton(_("No change"))
        same.setToolTip(_("Confirmed today: nothing has changed"))
        same.clicked.connect(self._confirm_no_change)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(add)
        buttons.addWidget(same)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._note)
        layout.addLayout(buttons)

    def show_commitment(self, identifier: str) -> None:
        """Take updates for a commitment from now on."""
        if identifier != self._identifier:
            if self._identifier is not None:
                self._begun[self._identifier] = self._note.text()
            self._note.setText(self._begun.pop(identifier, ""))
            self._identifier = identifier

    @Slot()
    def _add(self) -> None:
        self._apply(UpdateKind.PROGRESS)

    @Slot()
    def _confirm_no_change(self) -> None:
        self._apply(UpdateKind.NO_CHANGE)

    def _apply(self, kind: UpdateKind) -> None:
        assert self._identifier is not None
        try:
            done = self._runner.apply(AddUpdate((self._identifier,), kind, self._note.text()))
        except InvalidValue as error:
            show_reason(self._note, error)
            return
        if done:
            self._note.clear()
