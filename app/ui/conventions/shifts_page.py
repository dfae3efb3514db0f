"""What other conventions would change: a list to agree to, line by line or as a whole."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.services.conventions import ConventionsProposal
from app.ui.conventions.shifts_model import AFTER, BEFORE, PHRASE, REF, ShiftsModel
from app.ui.words import _, plural


class ShiftsPage(QWidget):
    """The list with its ticks and what has to be said above it."""

    counted = Signal(int)
    """How many are ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ShiftsModel(self)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self.list = QTreeView()
        self._ticks = QWidget()
        self._build()
        self.model.ticked_changed.connect(self._tell_count)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._said)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._ticks)
        layout.addStretch(0)
        self._build_list()
        row = QHBoxLayout(self._ticks)
        row.setContentsMargins(0, 0, 0, 0)
        for words, on in ((_("&Tick all"), True), (_("&Untick all"), False)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, on=on: self.model.tick_all(on=on))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._count)

    def _build_list(self) -> None:
        shown = self.list
        shown.setModel(self.model)
        shown.setAccessibleName(_("Deadlines that would be read otherwise"))
        shown.setRootIsDecorated(False)
        shown.setUniformRowHeights(True)
        shown.setAllColumnsShowFocus(True)
        shown.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        head = shown.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        for column in (BEFORE, AFTER):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, widest in ((REF, "10-1000"), (PHRASE, "由2023年年底開始的三年")):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, self.fontMetrics().horizontalAdvance(widest) + 40)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), shown)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._turn)

    def show_proposal(self, proposal: ConventionsProposal) -> None:
        """Show what a proposal would change."""
        self._said.setText("\n".join(_told(proposal)))
        some = bool(proposal.shifts)
        self.list.setVisible(some)
        self._ticks.setVisible(some)
        self.model.show_shifts(proposal.shifts)
        if some:
            self.list.setCurrentIndex(self.model.index(0, REF))

    @Slot()
    def _turn(self) -> None:
        self.model.turn({index.row() for index in self.list.selectionModel().selectedRows()})

    @Slot()
    def _tell_count(self) -> None:
        ticked, total = len(self.model.ticked), self.model.rowCount()
        self._count.setText(
            _("{ticked} of {total} ticked").format(ticked=f"{ticked:,}", total=f"{total:,}")
        )
        self.counted.emit(ticked)


def _told(proposal: ConventionsProposal) -> list[str]:
    """What has to be known before somebody agrees."""
    if proposal.empty:
        return [_("These are the conventions of this tracker already.")]
    count = len(proposal.shifts)
    if count == 0:
        told = [_("No deadline of this tracker changes. What is imported from now on is read so.")]
    else:
        told = [
            plural(
                "{count} deadline would be read otherwise. Without its tick it stays as it is.",
                "{count} deadlines would be read otherwise. Those without a tick stay as they are.",
                count,
            )
        ]
    if proposal.apart:
        told.append(
            plural(
                "{count} more was not read by the present conventions, and stays as it is.",
                "{count} more were not read by the present conventions, and stay as they are.",
                proposal.apart,
            )
        )
    return told
