"""The review of a document before it lands: source left, what was understood right."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.document import LineKind, StoredDocument
from app.domain.errors import TrackerError
from app.domain.lineage import Succession
from app.domain.organisation import Directory
from app.domain.teaching import Lesson, extended
from app.exchange.outline.corrections import as_read, marked, shifted
from app.services.importing import ImportProposal
from app.services.reviewing import Decisions, DecisionSteps
from app.ui.review.commitment_list import ReviewList
from app.ui.review.comparison import Comparison
from app.ui.review.facts_row import FactsRow
from app.ui.review.naming_dialog import NamingDialog
from app.ui.review.outline_actions import OutlineActions
from app.ui.review.rows import dropped_items
from app.ui.review.source_pane import SourcePane
from app.ui.review.succession_box import SuccessionBox
from app.ui.review.summary import summary
from app.ui.theme import Theme
from app.ui.words import _, plural


class Reread(Protocol):
    """Understands the document again: its day, its title, and what was decided of its lines."""

    def __call__(
        self, published: date | None, title: str, decisions: Decisions, /
    ) -> ImportProposal: ...


class ImportDialog(QDialog):
    """Shows a proposal. Nothing is written before it is accepted."""

    accepted_numbers = Signal(object, object, object)
    """The `ImportProposal`, the numbers that were accepted, and the `Decisions`."""

    def __init__(
        self,
        proposal: ImportProposal,
        reread: Reread,
        directory: Directory,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        decisions: Decisions = Decisions(),
        documents: Sequence[StoredDocument] = (),
    ) -> None:
        super().__init__(parent)
        self._proposal = proposal
        self._reread = reread
        self._directory = directory
        self._steps = DecisionSteps(decisions)
        self.setWindowTitle(_("Import document"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(1280, 740)
        self._facts = FactsRow(proposal.reading.document)
        self._summary = QLabel()
        self._outline = OutlineActions(self)
        self._pane = SourcePane(self._outline, theme)
        self._source = self._pane.source
        self._list = ReviewList(theme)
        self._succession = SuccessionBox(documents, self)
        self._comparison = Comparison(theme, directory)
        self._build()
        self._connect()
        self._show(proposal)
        if proposal.reading.document.published:
            self._list.setFocus()
        else:
            self._facts.ask_day()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self._facts)
        self._summary.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self._summary, 1)
        line.addWidget(self._succession)
        layout.addLayout(line)
        understood = QSplitter(Qt.Orientation.Vertical)
        understood.addWidget(self._list)
        understood.addWidget(self._comparison)
        understood.setSizes([480, 140])
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._pane)
        splitter.addWidget(understood)
        splitter.setSizes([580, 700])
        splitter.setChildrenCollapsible(False)
        layout.addWidget(splitter, 1)
        layout.addLayout(self._foot())

    def _connect(self) -> None:
        self._list.current_number.connect(self._source.show_commitment)
        self._list.current_line.connect(self._source.show_line)
        self._list.choice_changed.connect(self._count)
        self._list.currentItemChanged.connect(self._compare)
        self._succession.chosen.connect(self._relate)
        self._comparison.apart_asked.connect(self._set_apart)
        self._list.name_asked.connect(self._ask_name)
        self._list.currentItemChanged.connect(self._offer_name)
        self._source.line_entered.connect(self._list.follow)
        QShortcut(QKeySequence("F8"), self, self._list.next_question)
        QShortcut(QKeySequence("Shift+F8"), self, self._list.previous_question)
        self._facts.changed.connect(self._read_again)
        self._outline.kind_chosen.connect(self._mark)
        self._outline.shift_chosen.connect(self._shift)
        self._outline.as_read_chosen.connect(self._release)
        self._outline.undo_chosen.connect(self._undo)
        self._outline.redo_chosen.connect(self._redo)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._name_button = QPushButton(_("&This is…"))
        for button, tip, do in (
            (QPushButton(_("Next &question (F8)")),
             _("Go to the next question; Shift+F8 goes back"), self._list.next_question),
            (self._name_button,
             _("Say which organisation the name in this question means"), self._list.ask_name),
            (QPushButton(_("S&ure ones")),
             _("Tick what raises no question, and leave the rest for later"),
             self._list.choose_sure),
            (QPushButton(_("&All")), _("Tick everything"), lambda: self._list.choose_all(True)),
            (QPushButton(_("&None")), _("Untick everything"),
             lambda: self._list.choose_all(False)),
        ):  # fmt: skip
            button.clicked.connect(do)
            button.setToolTip(tip)
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
        corrections = self._steps.now.corrections
        self._facts.show_title(proposal.reading.document.title)
        self._source.show_reading(proposal.reading, corrections)
        self._list.show_proposal(proposal)
        self._succession.show_choice(
            proposal.succession, proposal.earlier.document.id if proposal.earlier else None
        )
        self._compare()
        line = self._source.current_line()
        if self._list.hasFocus() or not self.isVisible() or line is None:
            self._list.tell_current()
        else:
            self._list.follow(line.number)
        self._pane.note_corrections(corrections)
        self._outline["undo"].setEnabled(self._steps.can_undo)
        self._outline["redo"].setEnabled(self._steps.can_redo)
        self._offer_name()
        self._count()

    @Slot()
    def _count(self) -> None:
        words = summary(self._proposal, len(self._steps.now.corrections))
        self._summary.setText(f"<b>{words}</b>")
        chosen = len(self._list.chosen())
        self._accept.setText(
            plural("&Import {count} commitment", "&Import {count} commitments", chosen)
        )
        gone = self._proposal.succession is Succession.EDITION and self._proposal.dropped
        self._accept.setEnabled((chosen > 0 or bool(gone)) and self._facts.understood)

    @Slot()
    def _compare(self, *_items: object) -> None:
        """Show beside each other what the current item follows and what it says."""
        facts = self._list.current_facts()
        dropped = {item.id: item for item in dropped_items(self._proposal)}
        if facts.older in dropped:
            self._comparison.show_dropped(dropped[facts.older])
        else:
            self._comparison.show_number(self._proposal, facts.number)

    @Slot()
    def _offer_name(self, *_items: object) -> None:
        self._name_button.setEnabled(bool(self._list.unknown_name()))

    @Slot()
    def _read_again(self) -> None:
        before = self._proposal
        facts = before.reading.document
        try:
            day, title = self._facts.values()
            if (day, title) != (facts.published, facts.title):
                self._proposal = self._reread(day, title, self._steps.now)
        except TrackerError as error:
            self._facts.explain(error)
        else:
            self._facts.explain(None)
        if self._proposal is before:
            self._count()
        else:
            self._show(self._proposal)

    # --- what is decided ------------------------------------------------------------------------

    @Slot(object)
    def _mark(self, kind: LineKind) -> None:
        now, lines = self._steps.now, self._proposal.reading.lines
        numbers = self._source.selected_numbers()
        self._decide(now.corrected(marked(lines, numbers, kind, now.corrections)))

    @Slot(int)
    def _shift(self, by: int) -> None:
        now, lines = self._steps.now, self._proposal.reading.lines
        numbers = self._source.selected_numbers()
        self._decide(now.corrected(shifted(lines, numbers, by, now.corrections)))

    @Slot()
    def _release(self) -> None:
        now = self._steps.now
        self._decide(now.corrected(as_read(self._source.selected_numbers(), now.corrections)))

    @Slot(str)
    def _ask_name(self, name: str) -> None:
        directory = extended(self._directory, self._steps.now.lessons)
        form = NamingDialog(name, self._proposal.reading.document.language, directory, self)
        form.taught.connect(self._learn)
        form.finished.connect(form.deleteLater)
        form.open()

    @Slot(object)
    def _learn(self, lesson: Lesson) -> None:
        self._decide(self._steps.now.taught(lesson))

    @Slot(object, object)
    def _relate(self, succession: Succession, document_id: str | None) -> None:
        self._decide(self._steps.now.related_to(succession, document_id))

    @Slot(bool)
    def _set_apart(self, apart: bool) -> None:
        line = self._list.current_facts().line
        self._decide(self._steps.now.set_apart(line, apart=apart))

    def _decide(self, decisions: Decisions) -> None:
        """Understand the document with another decision; one that changes nothing is none."""
        before = self._proposal
        proposal = self._understand(decisions)
        if proposal != before:
            self._steps.decide(decisions)
            self._show(proposal)

    @Slot()
    def _undo(self) -> None:
        self._steps.undo()
        self._show(self._understand(self._steps.now))

    @Slot()
    def _redo(self) -> None:
        self._steps.redo()
        self._show(self._understand(self._steps.now))

    def _understand(self, decisions: Decisions) -> ImportProposal:
        facts = self._proposal.reading.document
        return self._reread(facts.published, facts.title, decisions)

    # --- leaving --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field reads again what it says; to import is a second step."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._facts.has_focus():
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take(self) -> None:
        self.accepted_numbers.emit(self._proposal, self._list.chosen(), self._steps.now)
        self.accept()
