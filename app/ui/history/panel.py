"""Everything that was ever written: looked through, explained, and taken back one by one."""

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Applied, ChangeSet, Origin
from app.domain.history import HistoryEntry, HistoryFilter
from app.services.taking_back import changes_shown, contradiction, people
from app.services.workspace import Workspace
from app.ui.command_runner import CommandRunner
from app.ui.history.changes_html import changes_html
from app.ui.history.delegate import EntryDelegate
from app.ui.history.model import HistoryModel
from app.ui.icons import icon
from app.ui.theme import Theme
from app.ui.viewed_rows import ViewedRows
from app.ui.words import _, language
from app.wording.errors import error_sentence

_REST_MILLISECONDS = 60
_TYPING_MILLISECONDS = 150


class HistoryPanel(QWidget):
    """A list of change sets, what the chosen one changed, and a button that takes it back."""

    def __init__(
        self,
        workspace: Workspace,
        rows: ViewedRows,
        runner: CommandRunner,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows = rows
        self._runner = runner
        self._theme = theme
        self._shown: str | None = None
        self.model = HistoryModel(workspace, self)
        self._make_filters()
        self._make_list()
        self._make_foot()
        self._lay_out()
        # Not with every entry that somebody passes on the way.
        self._resting = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._resting.timeout.connect(self._explain)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MILLISECONDS)
        self._typing.timeout.connect(self._filter)
        self._connect()
        self._fill_people()
        self._filter()

    def _make_filters(self) -> None:
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Words of a change: a name, a value, a number"))
        self.words.setAccessibleName(_("Search in the history"))
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.only_current = QCheckBox(_("This &commitment only"))
        self.who = QComboBox()
        self.who.setAccessibleName(_("By whom"))
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def _make_list(self) -> None:
        self.list = QListView()
        self.list.setObjectName("history")
        self.list.setAccessibleName(_("Changes, the newest first"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(EntryDelegate(self._theme, self.list))
        self.list.setModel(self.model)
        self._status = QLabel()
        self._status.setObjectName("muted")
        self._status.setContentsMargins(10, 4, 10, 4)
        self._status.hide()

    def _make_foot(self) -> None:
        self.changes = QTextBrowser()
        self.changes.setObjectName("reading")
        self.changes.setOpenLinks(False)
        self.changes.setAccessibleName(_("What was changed"))
        self.changes.document().setDocumentMargin(10)
        self.reason = QLabel()
        self.reason.setObjectName("hint")
        self.reason.setWordWrap(True)
        self.reason.hide()
        self.undo = QPushButton(_("&Take back"))
        self.undo.setIcon(icon("undo-2"))
        self.undo.setEnabled(False)

    def _lay_out(self) -> None:
        second = QHBoxLayout()
        second.addWidget(self.only_current)
        second.addStretch(1)
        second.addWidget(self.who)
        head = QVBoxLayout()
        head.setContentsMargins(10, 8, 10, 8)
        head.setSpacing(7)
        head.addWidget(self.words)
        head.addLayout(second)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 7, 10, 9)
        foot.addWidget(self.reason, 1)
        foot.addStretch(0)
        foot.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.list)
        parts.addWidget(self.changes)
        parts.setChildrenCollapsible(False)
        parts.setSizes([420, 160])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(parts, 1)
        layout.addWidget(self._status)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self._typing.start())
        self.only_current.toggled.connect(lambda _on: self._filter())
        self.who.activated.connect(lambda _at: self._filter())
        self.undo.clicked.connect(self._revert)
        self.list.selectionModel().currentChanged.connect(lambda *_two: self._resting.start())
        self.list.activated.connect(lambda _index: self.undo.setFocus())
        self._rows.current_changed.connect(self._follow)
        self.model.progressed.connect(self._show_progress)

    # --- what is shown --------------------------------------------------------------------------

    def enter(self) -> None:
        """Put the keys into the list."""
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self._choose(0)
        self.list.setFocus()

    @Slot(object)
    def note(self, applied: Applied) -> None:
        """A change set has been written."""
        if self.who.findData(applied.change_set.who) < 0:
            self._fill_people()
        self.model.note(applied)
        self._resting.start()

    @property
    def current(self) -> HistoryEntry | None:
        """The entry that is chosen."""
        index = self.list.currentIndex()
        return self.model.entry(index.row()) if index.isValid() else None

    @Slot()
    def _filter(self) -> None:
        commitment = self._rows.current or "" if self.only_current.isChecked() else ""
        wanted = HistoryFilter(commitment, self.who.currentData() or "", self.words.text().strip())
        chosen = self.current.change_set.id if self.current else None
        if wanted != self.model.wanted or not self.model.rowCount():
            self.model.show(wanted)
            position = self.model.position_of(chosen) if chosen else None
            if self.model.rowCount():
                self._choose(position or 0)
        self._resting.start()

    def _choose(self, position: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.model.index(position), flags)

    @Slot(object)
    def _follow(self, _identifier: str | None) -> None:
        if self.only_current.isChecked():
            self._typing.start()

    @Slot(bool)
    def _show_progress(self, goes_on: bool) -> None:
        nothing = not goes_on and not self.model.rowCount()
        self._status.setText(_("Looking through older changes…") if goes_on else
                             _("No change meets this filter."))  # fmt: skip
        self._status.setVisible(goes_on or nothing)

    def _fill_people(self) -> None:
        chosen = self.who.currentData()
        self.who.clear()
        self.who.addItem(_("Everybody"), "")
        for name in people(self._workspace):
            self.who.addItem(name, name)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    # --- one of them ----------------------------------------------------------------------------

    @Slot()
    def _explain(self) -> None:
        """Say what the chosen change set changed, and whether it can be taken back."""
        entry = self.current
        if entry is None:
            self.changes.clear()
            self._allow(None, undone=False, refused="")
            return
        if entry.change_set.id != self._shown:
            self._shown = entry.change_set.id
            self.changes.setHtml(
                changes_html(changes_shown(self._workspace, entry.change_set.id), self._theme)
            )
        root, undone = self._root(entry)
        refused = ""
        if self._workspace.read_only:
            refused = _("This tracker is open to read only.")
        elif (obstacle := contradiction(self._workspace, root)) is not None:
            refused = error_sentence(obstacle, language())
        self._allow(entry.change_set, undone=undone, refused=refused)

    def _root(self, entry: HistoryEntry) -> tuple[str, bool]:
        """The change set that an entry is about, and whether it is undone now."""
        root = entry.change_set.reverts or entry.change_set.id
        with self._workspace.reader() as reader:
            return root, reader.is_taken_back(root)

    def _allow(self, change_set: ChangeSet | None, *, undone: bool, refused: str) -> None:
        self.undo.setText(_("&Bring again") if undone else _("&Take back"))
        self.undo.setIcon(icon("redo-2" if undone else "undo-2"))
        self.undo.setEnabled(change_set is not None and not refused)
        self.undo.setAccessibleDescription(refused)
        self.reason.setText(refused)
        self.reason.setVisible(bool(refused))

    @Slot()
    def _revert(self) -> None:
        entry = self.current
        if entry is not None:
            root, undone = self._root(entry)
            self._runner.revert(root, Origin.REDO if undone else Origin.UNDO)
