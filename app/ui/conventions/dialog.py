"""The conventions of a tracker: first what they are, then what a change of them would change."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.conventions import Conventions
from app.services.conventions import ConventionsProposal
from app.ui.conventions.examples import Examples
from app.ui.conventions.form import ConventionsForm
from app.ui.conventions.shifts_page import ShiftsPage
from app.ui.words import _

_FORM, _SHIFTS = range(2)
_WIDTH, _ROOM = 860, 70
_Part = QDialogButtonBox.ButtonRole


class ConventionsDialog(QDialog):
    """Two pages. It writes nothing itself."""

    proposal_requested = Signal(object)
    """The `Conventions` that somebody wants to see the consequences of."""
    agreed = Signal(object, object)
    """The `ConventionsProposal`, and the identifiers of the actions that were ticked."""

    def __init__(
        self, conventions: Conventions, *, writable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._writable = writable
        self._proposal: ConventionsProposal | None = None
        self.setWindowTitle(_("Reading conventions"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.form = ConventionsForm(conventions)
        self.examples = Examples()
        self.shifts = ShiftsPage()
        self._pages = QStackedWidget()
        self._build()
        self.form.changed.connect(self.examples.show_readings)
        self.shifts.counted.connect(self._enable_accept)
        self.examples.show_readings(conventions)
        self._show_page(_FORM)
        # What is told of a fault needs room, and the list too.
        room = self.sizeHint()
        self.resize(max(room.width(), _WIDTH), room.height() + _ROOM)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        words = _("What words of time mean in this tracker. Before anything changes, the deadlines "
                  "that would be read otherwise are shown.")  # fmt: skip
        if not self._writable:
            words = _("This tracker is open to read only; nothing can be changed.")
        said = QLabel(words)
        said.setWordWrap(True)
        column.addWidget(said)
        column.addWidget(self.form)
        column.addWidget(self.examples)
        column.addStretch(1)
        self._pages.addWidget(first)
        self._pages.addWidget(self.shifts)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()

        def button(words: str, part: QDialogButtonBox.ButtonRole) -> QPushButton:
            made = buttons.addButton(words, part)
            made.setAutoDefault(False)
            return made

        self._defaults = button(_("&Defaults"), _Part.ResetRole)
        self._back = button(_("Bac&k"), _Part.ResetRole)
        self._next = button(_("Show what &changes"), _Part.ActionRole)
        self._accept = button(_("&Accept"), _Part.AcceptRole)
        button(_("Cancel"), _Part.RejectRole)
        self._defaults.clicked.connect(lambda: self.form.show_conventions(Conventions()))
        self._back.clicked.connect(lambda: self._show_page(_FORM))
        self._next.clicked.connect(self._ask)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot(object)
    def show_proposal(self, proposal: ConventionsProposal) -> None:
        """Show what the conventions that were asked about would change."""
        self._proposal = proposal
        self.shifts.show_proposal(proposal)
        self._show_page(_SHIFTS)

    @Slot()
    def end_waiting(self) -> None:
        """The proposal has come, or will not: the form can be used again."""
        self._pages.setEnabled(True)
        self._next.setEnabled(self._writable)
        self._defaults.setEnabled(self._writable)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        for one, at in ((self._defaults, _FORM), (self._next, _FORM), (self._back, _SHIFTS),
                        (self._accept, _SHIFTS)):  # fmt: skip
            one.setVisible(page == at)
        self._next.setDefault(page == _FORM)
        self._accept.setDefault(page == _SHIFTS)
        self.end_waiting()
        self.form.setEnabled(self._writable)
        listed = not self.shifts.list.isHidden()
        (self.form if page == _FORM else self.shifts.list if listed else self._accept).setFocus()

    @Slot()
    def _ask(self) -> None:
        conventions = self.form.conventions()
        if conventions is not None:
            for one in (self._pages, self._next, self._defaults):
                one.setEnabled(False)
            self.proposal_requested.emit(conventions)

    @Slot()
    def _agree(self) -> None:
        if self._proposal is not None:
            self.accept()
            self.agreed.emit(self._proposal, self.shifts.model.ticked)

    @Slot(int)
    def _enable_accept(self, _ticked: int) -> None:
        self._accept.setEnabled(self._proposal is not None and not self._proposal.empty)
