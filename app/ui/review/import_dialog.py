"""The review of a document before it lands: source left, what was understood right."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.days import read_day
from app.domain.errors import TrackerError
from app.services.importing import ImportProposal
from app.ui.review.commitment_list import ReviewList
from app.ui.review.source_view import SourceView
from app.ui.theme import Theme
from app.ui.widgets.bubble import hide_reason, show_reason
from app.ui.widgets.field_editors import mark_invalid
from app.ui.words import _, plural

Reread = Callable[[date | None, str], ImportProposal]
"""Reads the document again, published on a day, under a title."""


class ImportDialog(QDialog):
    """Shows a proposal. Nothing is written before it is accepted."""

    accepted_numbers = Signal(object, object)
    """The `ImportProposal` and the numbers that were accepted."""

    def __init__(
        self,
        proposal: ImportProposal,
        reread: Reread,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._proposal = proposal
        self._reread = reread
        self._understood = True
        self.setWindowTitle(_("Import document"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(1180, 720)
        self._published = QLineEdit()
        self._title = QLineEdit(proposal.reading.document.title)
        self._summary = QLabel()
        self._source = SourceView(theme)
        self._list = ReviewList(theme)
        self._build()
        self._show(proposal)
        facts = proposal.reading.document
        (self._list if facts.published else self._published).setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(self._facts())
        self._summary.setWordWrap(True)
        layout.addWidget(self._summary)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._source)
        splitter.addWidget(self._list)
        splitter.setSizes([460, 720])
        layout.addWidget(splitter, 1)
        layout.addLayout(self._foot())
        self._list.current_number.connect(self._source.show_commitment)
        self._list.current_line.connect(self._source.show_line)
        self._list.choice_changed.connect(self._count)
        QShortcut(QKeySequence("F8"), self, self._list.next_question)

    def _facts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        facts = self._proposal.reading.document
        self._published.setText(facts.published.isoformat() if facts.published else "")
        self._published.setPlaceholderText("2023-10-25")
        self._published.setMaximumWidth(140)
        for field, words in (
            (self._title, _("Tit&le")),
            (self._published, _("&Published on")),
        ):
            name = QLabel(words)
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            row.addWidget(name)
            row.addWidget(field, 1 if field is self._title else 0)
            field.editingFinished.connect(self._read_again)
        self._published.setToolTip(_("From this day on words such as 今年 or 三年內 are counted"))
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        question = QPushButton(_("Next &question (F8)"))
        question.clicked.connect(self._list.next_question)
        everything = QPushButton(_("&All"))
        everything.clicked.connect(lambda: self._list.choose_all(True))
        nothing = QPushButton(_("&None"))
        nothing.clicked.connect(lambda: self._list.choose_all(False))
        for button in (question, everything, nothing):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        buttons = QDialogButtonBox()
        self._accept = buttons.addButton(_("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        row.addWidget(buttons)
        return row

    def _show(self, proposal: ImportProposal) -> None:
        self._proposal = proposal
        if not self._title.text().strip():
            self._title.setText(proposal.reading.document.title)
        self._source.show_reading(proposal.reading)
        self._list.show_proposal(proposal)
        self._count()

    @Slot()
    def _count(self) -> None:
        proposal = self._proposal
        total = len(proposal.reading.commitments)
        held = total - len(proposal.new)
        asked = sum(len(one.questions) for one in proposal.reading.commitments)
        asked += len(proposal.reading.questions)
        words = [plural("{count} commitment found", "{count} commitments found", total)]
        if held:
            words.append(plural("{count} is held already", "{count} are held already", held))
        if asked:
            words.append(plural("{count} question", "{count} questions", asked))
        if not total:
            words = [_("No commitments were found: no line begins with a bullet or a number.")]
        elif proposal.empty:
            words = [_("Nothing to do: the tracker holds all of this document.")]
        self._summary.setText("<b>" + " · ".join(words) + "</b>")
        chosen = len(self._list.chosen())
        self._accept.setText(
            plural("&Import {count} commitment", "&Import {count} commitments", chosen)
        )
        self._accept.setEnabled(chosen > 0 and self._understood)

    @Slot()
    def _read_again(self) -> None:
        text, title = self._published.text().strip(), self._title.text().strip()
        facts = self._proposal.reading.document
        try:
            day = read_day(text) if text else None
            if (day, title) != (facts.published, facts.title):
                self._proposal = self._reread(day, title)
        except TrackerError as error:
            self._understood = False
            show_reason(self._published, error)
        else:
            self._understood = True
            hide_reason(self._published)
        mark_invalid(self._published, not self._understood)
        if self._proposal.reading.document is facts:
            self._count()
        else:
            self._show(self._proposal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field reads again what it says; to import is a second step."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.focusWidget() in (self._title, self._published):
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take(self) -> None:
        self.accepted_numbers.emit(self._proposal, self._list.chosen())
        self.accept()
