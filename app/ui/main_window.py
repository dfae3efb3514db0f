"""The frame: menus, tool bar, and where each view stands. What they do is in `wiring`."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.base.clock import Clock
from app.base.i18n import Language
from app.domain.commitment import UpdateKind
from app.services.commands import AddUpdate
from app.services.overview import actions_of, published_days
from app.services.workspace import Workspace
from app.ui.actions import Actions
from app.ui.command_runner import CommandRunner
from app.ui.detail.panel import DetailPanel
from app.ui.editors.facts import EditorFacts
from app.ui.facets.panel import FacetPanel
from app.ui.filtering import Filtering
from app.ui.group_facts import GroupFacts
from app.ui.icons import program_icon
from app.ui.jobs import Jobs
from app.ui.menus import Menus, make_tool_bar
from app.ui.saved_views.applied import AppliedView
from app.ui.saved_views.panel import SavedViewsPanel
from app.ui.signals import WorkspaceSignals
from app.ui.start_page import StartPage
from app.ui.table.delegate import CellDelegate
from app.ui.table.model import CommitmentTableModel
from app.ui.table.view import CommitmentTable
from app.ui.theme import Theme
from app.ui.timeline.row_marks import RowMarks
from app.ui.timeline.view import TimelineView
from app.ui.viewed_rows import ViewedRows
from app.ui.widgets.banner import Banner
from app.ui.widgets.chips import Chips
from app.ui.widgets.search_bar import HitCount, SearchBox
from app.ui.widgets.status import StatusLine
from app.ui.words import language
from app.wording.columns import Reader

_FACETS, _CENTRE, _DETAIL = range(3)
_FACETS_WIDTH = {Language.EN: 290}
"""The names of bureaux are longer in English than in Chinese."""
_USUAL_FACETS_WIDTH, _CENTRE_WIDTH, _DETAIL_WIDTH = 220, 836, 310


class WorkspaceView(QWidget):
    """Everything that shows one tracker."""

    def __init__(
        self, workspace: Workspace, theme: Theme, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.rows = ViewedRows(workspace, self)
        self.runner = CommandRunner(workspace, self)
        self.signals = WorkspaceSignals(workspace, self)
        self.filtering = Filtering(workspace, self.rows, self)
        self.chips = Chips()
        self.banner = Banner()
        self.marks = RowMarks(published_days(workspace), lambda: workspace.today)
        self.group_facts = GroupFacts(workspace, self.rows, self)
        model = CommitmentTableModel(
            self.rows,
            self.reader,
            editable=not workspace.read_only,
            group_words=self.group_facts.words,
            parent=self,
        )
        self.table = CommitmentTable(self.rows, model, self.reader, theme, self.group_facts)
        self.facts = EditorFacts(workspace)
        self.delegate = CellDelegate(self.runner, self.facts, self.table)
        self.table.setItemDelegate(self.delegate)
        self.timeline = TimelineView(
            self.rows,
            self.marks,
            workspace.windows,
            lambda: workspace.today,
            theme,
            self.group_facts,
            actions=lambda ids: actions_of(workspace, ids),
        )
        self.saved_views = SavedViewsPanel(theme)
        self.applied = AppliedView()
        self.facets = FacetPanel(workspace, self.rows, theme)
        self.detail = DetailPanel(workspace, self.rows, self.runner, theme, self.reader)
        self.status = StatusLine(workspace, self.rows, clock)
        self._lay_out()

    def reader(self) -> Reader:
        """For whom rows are put into words now."""
        return Reader(language(), self.workspace.today, self.workspace.directory)

    def finish_typing(self) -> None:
        """Keep what is being typed, as when the field is left."""
        field = self.focusWidget()
        if field is not None and self.table.isAncestorOf(field):
            self.table.setFocus()
        self.detail.finish_typing()

    def confirm_no_change(self) -> None:
        """Note on the selected rows that nothing has changed."""
        ids = self.table.selected_ids()
        if ids:
            self.runner.apply(AddUpdate(ids, UpdateKind.NO_CHANGE))

    def _lay_out(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.table)
        self.split.addWidget(self.timeline)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([450, 550])
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._chip_line())
        column.addWidget(self.split, 1)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self._left(), centre, self.detail):
            self.panes.addWidget(pane)
        self.panes.setChildrenCollapsible(False)
        self.panes.setStretchFactor(_CENTRE, 1)
        facets = _FACETS_WIDTH.get(language(), _USUAL_FACETS_WIDTH)
        self.panes.setSizes([facets, _CENTRE_WIDTH, _DETAIL_WIDTH])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)

    def _left(self) -> QWidget:
        """Saved views over the facets."""
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QFrame()
        line.setObjectName("line")
        for part in (self.saved_views, line):
            column.addWidget(part)
        column.addWidget(self.facets, 1)
        return self.left

    def _chip_line(self) -> QWidget:
        self.chip_line = QWidget()
        lines = QVBoxLayout(self.chip_line)
        lines.setContentsMargins(12, 5, 8, 5)
        lines.setSpacing(5)
        self.query_error = QLabel()
        self.query_error.setObjectName("error")
        self.query_error.setWordWrap(True)
        self.query_error.hide()
        lines.addWidget(self.query_error)
        lines.addWidget(self.chips)
        self.chips.hide()
        self.chip_line.hide()
        return self.chip_line


class MainWindow(QMainWindow):
    """The window of the program. With or without a tracker."""

    file_dropped = Signal(str)
    finishing = Signal()
    """The window or its tracker goes: what is half said is to be kept now."""
    gone = Signal()
    """Closed by the user, or another window has taken over."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.actions_ = Actions(self)
        self.menus = Menus(self, self.actions_)
        self.jobs = Jobs(self)
        self.search = SearchBox()
        self.hit_count = HitCount()
        bar = make_tool_bar(self, self.actions_, search=self.search, beside=self.hit_count)
        self.addToolBar(bar)
        self.start_page = StartPage()
        self.view: WorkspaceView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self.setCentralWidget(self._stack)
        self.setIconSize(QSize(20, 20))
        self.setWindowIcon(program_icon())
        self.setWindowTitle("Pledgeline 踐諾")
        self.setAcceptDrops(True)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.resize(1366, 768)

    def show_workspace(self, make: Callable[[], WorkspaceView] | None) -> WorkspaceView | None:
        """Show a tracker in the place of what was there; None shows the start page."""
        old, self.view = self.view, None
        if old is not None:
            self._stack.removeWidget(old)
            self.setStatusBar(None)  # type: ignore[arg-type]
            old.deleteLater()
        if make is None:
            self._stack.setCurrentWidget(self.start_page)
            self.setWindowTitle("Pledgeline 踐諾")
            return None
        view = self.view = make()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self.setStatusBar(view.status)
        self.setWindowTitle(f"{view.workspace.title} — Pledgeline 踐諾")
        return view

    def restore(self, geometry: str) -> None:
        """Stand where the window stood the last time; Qt keeps it on a screen."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def geometry_text(self) -> str:
        """Where the window stands, for the settings."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def finish_typing(self) -> None:
        """Keep what is being typed, as when the field is left."""
        if self.view is not None:
            self.view.finish_typing()
            self.finishing.emit()

    def rest(self) -> None:
        """Nothing happens in this window any more: what was put off would open the tracker."""
        self.jobs.stop()
        for timer in self.findChildren(QTimer):
            timer.stop()

    def retire(self) -> None:
        """Another window takes over, and this one goes."""
        self.rest()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.finish_typing()
        self.gone.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                self.file_dropped.emit(url.toLocalFile())
