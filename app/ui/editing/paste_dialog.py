"""What pasting a block would do, before it is done."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.services.pasting import Outcome, PasteProposal
from app.ui.editing.paste_model import PasteModel, explained
from app.ui.theme import Theme
from app.ui.words import _, plural

_SIZE = 900, 520
_WIDTHS = 90, 320
_MEASURED_ROWS = 100


class PasteDialog(QDialog):
    """Old and new side by side, problems in red with their sentence; one button does it."""

    decided = Signal(object)
    """The command, or None if nothing would change."""
    any_name_chosen = Signal(bool)
    """Names that are not in the list of organisations are to be kept, or not."""

    def __init__(
        self,
        proposal: PasteProposal,
        refs: dict[str, str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._proposal = proposal
        self.setWindowTitle(_("Paste cells"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(*_SIZE)
        colours = theme.colour("error"), theme.colour("muted")
        self.model = PasteModel(proposal, refs, colours, self)
        self.grid = QTableView()
        self.add_rows = QRadioButton()
        self.leave_out = QRadioButton()
        self.any_name = QCheckBox(_("&Keep names that are not in the list, and ask about them"))
        self._told = QLabel()
        self._build()
        problems = self.model.problems()
        self.grid.setCurrentIndex(problems[0] if problems else self.model.index(0, 0))
        self.grid.setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(9)
        for words in (self._summary(), self._left_out()):
            if words:
                line = QLabel(words)
                line.setWordWrap(True)
                layout.addWidget(line)
        self._set_up_grid()
        layout.addWidget(self.grid, 1)
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 + 4)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._told)
        self._add_choices(layout)
        layout.addLayout(self._buttons())

    def _set_up_grid(self) -> None:
        grid = self.grid
        grid.setModel(self.model)
        grid.setAccessibleName(_("Cells that would be pasted"))
        grid.setWordWrap(False)
        grid.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        grid.setTabKeyNavigation(False)
        heads = grid.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setResizeContentsPrecision(_MEASURED_ROWS)
        grid.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            width = min(max(grid.columnWidth(column), _WIDTHS[0]), _WIDTHS[1])
            grid.setColumnWidth(column, width)
        grid.selectionModel().currentChanged.connect(self._tell)

    def _add_choices(self, layout: QVBoxLayout) -> None:
        beyond = self._proposal.rows_beyond
        count = len(self._proposal.added)
        if beyond:
            self.leave_out.setText(
                plural("&Leave out the {count} row for which there is no commitment",
                       "&Leave out the {count} rows for which there is no commitment", beyond)
            )  # fmt: skip
            self.add_rows.setText(
                plural("&Add {count} new commitment", "&Add {count} new commitments", count)
            )
            self.leave_out.setChecked(True)
            layout.addWidget(self.leave_out)
            layout.addWidget(self.add_rows)
            # Without words a row cannot become a commitment.
            self.add_rows.setVisible(count > 0)
            self.add_rows.toggled.connect(self._show_possible)
        unknown = {"organisation_not_known", "organisation_not_listed"}
        added = [cell for _command, cells in self._proposal.added for cell in cells]
        codes = {one.problem.code for one in (*self._proposal.cells, *added) if one.problem}
        self.any_name.setVisible(bool(codes & unknown))
        self.any_name.clicked.connect(self.any_name_chosen)
        layout.addWidget(self.any_name)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.next_problem = QPushButton(_("&Next problem"))
        self.next_problem.setAutoDefault(False)
        self.next_problem.setVisible(bool(self.model.problems()))
        self.next_problem.clicked.connect(self._go_to_problem)
        row.addWidget(self.next_problem)
        buttons = QDialogButtonBox()
        self.agree = buttons.addButton(_("&Paste"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.agree.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        row.addWidget(buttons, 1)
        self._show_possible()
        return row

    # --- what is said ---------------------------------------------------------------------------

    def _summary(self) -> str:
        proposal = self._proposal
        counts = (
            plural("{count} cell changes", "{count} cells change",
                   proposal.counted(Outcome.CHANGED)),
            plural("{count} is as it is already", "{count} are as they are already",
                   proposal.counted(Outcome.ALIKE)),
            plural("{count} cannot be pasted", "{count} cannot be pasted",
                   proposal.counted(Outcome.PROBLEM)),
            plural("{count} lies where nothing can be typed",
                   "{count} lie where nothing can be typed", proposal.counted(Outcome.READ_ONLY)),
        )  # fmt: skip
        outcomes = Outcome.CHANGED, Outcome.ALIKE, Outcome.PROBLEM, Outcome.READ_ONLY
        told = [
            words
            for words, outcome in zip(counts, outcomes, strict=True)
            if proposal.counted(outcome) or outcome is Outcome.CHANGED
        ]
        return "  ·  ".join(told)

    def _left_out(self) -> str:
        proposal, told = self._proposal, []
        if proposal.by_heads:
            told.append(_("The first line says which columns these are."))
        if proposal.ignored_heads:
            told.append(_("Columns left out: {names}").format(
                names=", ".join(proposal.ignored_heads)))  # fmt: skip
        if proposal.columns_beyond:
            told.append(plural("{count} column beyond the last one is left out",
                               "{count} columns beyond the last one are left out",
                               proposal.columns_beyond))  # fmt: skip
        return "  ·  ".join(told)

    @Slot()
    def _tell(self, index: QModelIndex, _before: object = None) -> None:
        cell = self.model.cell(index)
        self._told.setText(explained(cell) if cell is not None else "")

    @Slot()
    def _go_to_problem(self) -> None:
        problems = self.model.problems()
        now = self.grid.currentIndex()
        here = now.row(), now.column()
        later = [one for one in problems if (one.row(), one.column()) > here]
        self.grid.setCurrentIndex((later or problems)[0])
        self.grid.setFocus()

    @Slot()
    def _show_possible(self, *_on: object) -> None:
        self.agree.setEnabled(self._proposal.command(add_rows=self._adds()) is not None)

    def set_any_name(self, chosen: bool) -> None:
        """Show which way it was read."""
        self.any_name.setChecked(chosen)
        self.any_name.setVisible(chosen or not self.any_name.isHidden())

    def _adds(self) -> bool:
        return self._proposal.rows_beyond > 0 and self.add_rows.isChecked()

    @Slot()
    def _decide(self) -> None:
        command = self._proposal.command(add_rows=self._adds())
        self.accept()
        self.decided.emit(command)
