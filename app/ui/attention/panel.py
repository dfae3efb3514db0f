"""One list of all that asks for attention among the rows that are viewed."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.attention import Attention
from app.services.workspace import Workspace
from app.ui.attention.finder import AttentionFinder
from app.ui.attention.model import AttentionModel, empty_words
from app.ui.attention.questions_box import QuestionsBox
from app.ui.command_runner import CommandRunner
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.two_lines import TwoLineDelegate
from app.ui.words import _, language, plural
from app.wording.labels import label

_DAYS = (7, 14, 30, 60, 90, 120, 180, 365, 730)


class AttentionPanel(QWidget):
    """Reasons with counts on top, the commitments below, what is asked about one at the foot."""

    confirm_requested = Signal()
    """Nothing has changed on the current one; go on to the next."""
    days_chosen = Signal(int)
    """Commitments without news for so many days are stale from now on."""

    def __init__(
        self,
        workspace: Workspace,
        rows: ViewedRows,
        finder: AttentionFinder,
        runner: CommandRunner,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._finder = finder
        self._following = False
        self.model = AttentionModel(workspace, finder, self)
        self.questions = QuestionsBox(runner)
        self._make_reasons()
        self._make_list(theme)
        self._make_foot()
        self._lay_out()
        finder.changed.connect(self.reload)
        rows.current_changed.connect(self._follow)
        self.list.selectionModel().currentChanged.connect(self._tell_current)
        self.reload()

    def _make_reasons(self) -> None:
        self.boxes: dict[Attention, QCheckBox] = {}
        self._counts: dict[Attention, QLabel] = {}
        for reason in Attention:
            box = QCheckBox(label(reason, language()))
            box.setChecked(reason in self._finder.wanted)
            box.toggled.connect(self._want)
            count = QLabel()
            count.setObjectName("muted")
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.boxes[reason], self._counts[reason] = box, count
        self.days = QComboBox()
        for days in sorted({*_DAYS, self._finder.stale_days}):
            self.days.addItem(plural("{count} day", "{count} days", days), days)
        self.days.setCurrentIndex(self.days.findData(self._finder.stale_days))
        self.days.setAccessibleName(_("Days without news"))
        self.days.setToolTip(_("No news for so many days asks for attention"))
        self.days.currentIndexChanged.connect(self._choose_days)

    def _make_list(self, theme: Theme) -> None:
        self._total = QLabel()
        self._total.setObjectName("heading")
        self._total.setContentsMargins(10, 2, 10, 6)
        self.list = QListView()
        self.list.setObjectName("attention")
        self.list.setAccessibleName(_("Commitments that ask for attention"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(TwoLineDelegate(theme, self.list))
        self.list.setModel(self.model)

    def _make_foot(self) -> None:
        self.confirm = QPushButton(_("&Confirmed, no change; next"))
        self.confirm.setToolTip(_("Note today that nothing has changed, and go on to the next"))
        self.confirm.clicked.connect(self.confirm_requested)

    def _lay_out(self) -> None:
        reasons = QGridLayout()
        reasons.setContentsMargins(10, 8, 10, 8)
        reasons.setVerticalSpacing(5)
        reasons.setHorizontalSpacing(12)
        reasons.setColumnStretch(0, 1)
        for line, reason in enumerate(Attention):
            reasons.addWidget(self.boxes[reason], line, 0)
            if reason is Attention.STALE:
                reasons.addWidget(self.days, line, 1)
            reasons.addWidget(self._counts[reason], line, 2)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 6, 10, 9)
        foot.addStretch(1)
        foot.addWidget(self.confirm)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(reasons)
        layout.addWidget(self._total)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.questions)
        layout.addLayout(foot)

    def enter(self) -> None:
        """Put the keys into the list."""
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    @Slot()
    def reload(self) -> None:
        """Look again for what asks for attention."""
        if not self.isVisible() and self.model.rowCount():
            return  # When it is shown again it looks again.
        self._following = True
        self.model.reload()
        self._following = False
        for reason, count in self._finder.counts().items():
            self._counts[reason].setText(f"{count:,}")
            self.boxes[reason].setEnabled(count > 0 or not self.boxes[reason].isChecked())
        found = self.model.rowCount()
        words = plural("{count} commitment", "{count} commitments", found)
        self._total.setText(words if found else empty_words())
        self._follow(self._rows.current)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.reload()

    @Slot(object)
    def _follow(self, identifier: str | None) -> None:
        """The current row of the table is the current one here too."""
        position = self.model.position_of(identifier)
        self._following = True
        if position is None:
            self.list.selectionModel().clear()
        else:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            index = self.model.index(position)
            self.list.selectionModel().setCurrentIndex(index, flags)
        self._following = False
        commitment = self._workspace.commitment(identifier) if identifier else None
        self.questions.show_commitment(commitment)
        self.questions.setEnabled(not self._workspace.read_only)
        self.confirm.setEnabled(position is not None and not self._workspace.read_only)

    @Slot()
    def _tell_current(self, *_indexes: object) -> None:
        index = self.list.currentIndex()
        if index.isValid() and not self._following:
            row = self.model.row(index.row())
            if row is not None:
                self._rows.set_current(row.id)

    @Slot()
    def _choose_days(self, *_index: int) -> None:
        days = int(self.days.currentData())
        self._finder.set_stale_days(days)
        self.days_chosen.emit(days)

    @Slot()
    def _want(self, *_on: bool) -> None:
        self._finder.want(reason for reason, box in self.boxes.items() if box.isChecked())
