"""One run of the program: settings, the open tracker, and the window that shows it."""

import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.base import paths
from app.base.clock import Clock, system_clock
from app.domain.errors import TrackerError
from app.services.workspace import Workspace
from app.ui.appearance import Appearance
from app.ui.attention.door import AttentionDoor
from app.ui.clipboard import ClipboardDoor
from app.ui.composition import CompositionGuard
from app.ui.conventions.door import ConventionsDoor
from app.ui.editing.door import EditingDoor
from app.ui.head_menu.door import HeadMenuDoor
from app.ui.help_menu import HelpMenu
from app.ui.history.door import HistoryDoor
from app.ui.idle_work import IdleWork
from app.ui.inputs import Inputs
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import FaultHook, Messages
from app.ui.outputs import Outputs
from app.ui.palette.door import PaletteDoor
from app.ui.place import Place, at_view, go_to, kept_place, place_in, plain_place, scroll_to
from app.ui.preferences import Preferences
from app.ui.rows_door import RowsDoor
from app.ui.saved_views.door import SavedViewsDoor
from app.ui.search_door import SearchDoor
from app.ui.source_door import SourceDoor
from app.ui.timeline.door import TimelineDoor
from app.ui.timeline.revision_door import RevisionDoor
from app.ui.timeline.sheet_door import SheetDoor
from app.ui.trackers import SAMPLE_NAME, SUFFIX, Trackers, first_workspace
from app.ui.window_layout import kept_layout, restore_layout
from app.ui.wiring import Wiring, disable_without_tracker
from app.ui.words import _

_DAY_CHECK_MILLISECONDS = 60_000


class Session(QObject):
    """Holds what outlives a window: another language or other colours build the window anew."""

    def __init__(self, argv: Sequence[str], *, clock: Clock = system_clock) -> None:
        application = QApplication.instance() or QApplication(list(argv))
        assert isinstance(application, QApplication)
        super().__init__()
        self._application = application
        application.setApplicationName("Pledgeline")
        application.setDesktopFileName("pledgeline")
        self._clock = clock
        self._preferences = Preferences(paths.settings_folder() / "settings.json", self)
        # After the menu that was chosen from has closed, for it goes with the window.
        self._preferences.look_changed.connect(
            lambda: QTimer.singleShot(0, self, self._build_window)
        )
        self._appearance = Appearance(application)
        CompositionGuard(application, self)
        self._workspace: Workspace | None = None
        self.window: MainWindow | None = None
        self._faults = FaultHook(self)
        self._faults.fault_found.connect(self._tell_fault)
        self._day = QTimer(self, interval=_DAY_CHECK_MILLISECONDS)
        self._day.timeout.connect(self._renew_day)

    def run(self, path: Path | None) -> int:
        """Show the window with a tracker and stay until it is closed."""
        sys.excepthook = self._faults
        threading.excepthook = lambda args: self._faults(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        self._application.aboutToQuit.connect(self.close)
        self.start(path)
        return int(self._application.exec())

    def start(self, path: Path | None) -> None:
        """Build the window and show a tracker in it: the one named, the last one, or the sample."""
        failure: TrackerError | None = None
        chosen = self._preferences.values
        try:
            self._workspace = first_workspace(chosen, path, self._clock)
        except TrackerError as error:
            failure = error
        if self._workspace is not None:
            self._preferences.note_opened(self._workspace.path)
        self._build_window()
        if failure is not None:
            last = Path(chosen.last_tracker or paths.data_folder() / SAMPLE_NAME)
            self.trackers.explain(path or last, failure)
        self._day.start()

    @Slot()
    def close(self) -> None:
        """Keep the settings and give the tracker back."""
        if self.window is not None:
            self._keep_layout()
            self.window.rest()
        self._preferences.save()
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    # --- the window -----------------------------------------------------------------------------

    def _build_window(self) -> None:
        """A new window in the present language, colours and size, over the same tracker."""
        old = self.window
        place = None
        if old is not None:
            old.finish_typing()
            self._keep_layout()
            if old.view is not None and old.view.workspace is self._workspace:
                place = place_in(old)
        chosen = self._preferences.values
        window = self.window = MainWindow(self._appearance.apply(chosen))
        self.messages = Messages(window)
        self.trackers = Trackers(window, self.messages, self._clock, chosen.user_name)
        self._connect_window(window)
        window.restore(str(chosen.window.get("geometry", "")))
        door = self._show_workspace(window)
        PaletteDoor(window, self._preferences)
        if place is None and door is not None:
            place = self._opening_place(door)
        if place is not None:
            go_to(place, window)
        window.show()
        if place is not None:
            scroll_to(place, window)
        if old is not None:
            old.retire()

    def _connect_window(self, window: MainWindow) -> None:
        actions, trackers, preferences = window.actions_, self.trackers, self._preferences
        for name, do in (
            ("new", trackers.ask_new),
            ("open", trackers.ask_open),
            ("remove_sample", self._ask_remove_sample),
            ("quit", window.close),
            ("appearance_system", lambda: preferences.choose(appearance="system")),
            ("appearance_light", lambda: preferences.choose(appearance="light")),
            ("appearance_dark", lambda: preferences.choose(appearance="dark")),
            ("larger_text", lambda: preferences.choose_text_size(1)),
            ("smaller_text", lambda: preferences.choose_text_size(-1)),
        ):
            actions.connect(name, do)
        actions[f"appearance_{preferences.values.appearance}"].setChecked(True)
        for one, action in window.menus.language_actions.items():
            action.triggered.connect(
                lambda _on=False, one=one: preferences.choose(language=one.value)
            )
        HelpMenu(window, self.messages, self._workspace)
        window.start_page.new_requested.connect(trackers.ask_new)
        window.start_page.open_requested.connect(trackers.ask_open)
        window.start_page.sample_requested.connect(trackers.open_sample)
        window.file_dropped.connect(self._take_dropped)
        window.menus.recent.aboutToShow.connect(self._fill_recent)
        trackers.opened.connect(self._take_workspace)
        trackers.removed.connect(self._note_removed)

    def _opening_place(self, door: SavedViewsDoor) -> Place | None:
        """Where the user was the last time; if a view is the default, with that view."""
        assert self._workspace is not None
        kept = self._preferences.values.places.get(str(self._workspace.path))
        place, default = kept_place(kept), door.default_state()
        return place if default is None else at_view(place, *default)

    def _show_workspace(self, window: MainWindow) -> SavedViewsDoor | None:
        workspace = self._workspace
        if workspace is None:
            window.show_workspace(None)
            disable_without_tracker(window.actions_)
            return None
        view = window.show_workspace(lambda: WorkspaceView(workspace, window.theme, self._clock))
        assert view is not None
        SearchDoor(window, view)
        Wiring(window, view)
        RowsDoor(window, view)
        HeadMenuDoor(window, view)
        self._inputs = Inputs(window, view, self.messages)
        outputs = Outputs(window, view, self.messages, self._clock)
        ConventionsDoor(window, view, self.messages)
        SourceDoor(window, view, self.messages)
        ClipboardDoor(window, view, self.messages)
        editing = EditingDoor(window, view, self.messages)
        HistoryDoor(window, view)
        AttentionDoor(window, view, self._preferences)
        TimelineDoor(window, view)
        RevisionDoor(window, view, editing)
        SheetDoor(window, view, self.messages, outputs, self._clock)
        IdleWork(window, view)
        door = SavedViewsDoor(window, view, self.messages, self._preferences)
        view.runner.refused.connect(self.messages.warn)
        removable = workspace.is_sample and not workspace.read_only
        window.actions_["remove_sample"].setEnabled(removable)
        self._show_banner(view)
        restore_layout(view, window.actions_, self._preferences.values.window)
        return door

    def _show_banner(self, view: WorkspaceView) -> None:
        assert self.window is not None
        actions = self.window.actions_
        if view.workspace.read_only:
            view.banner.show_words(_("This tracker is open to read only; nothing can be changed."))
        elif view.workspace.is_sample:
            view.banner.show_words(
                _("This is the sample: {title}. Try everything; it can be removed at any time.")
                .format(title=view.workspace.title),
                actions["new"],
                actions["remove_sample"],
            )  # fmt: skip

    def _keep_layout(self) -> None:
        window = self.window
        if window is not None:
            layout = kept_layout(window.view, window.actions_) if window.view is not None else {}
            self._preferences.keep_window({**layout, "geometry": window.geometry_text()})
            place = place_in(window)
            if place is not None and window.view is not None:
                self._preferences.keep_place(window.view.workspace.path, plain_place(place))

    # --- trackers -------------------------------------------------------------------------------

    @Slot(object)
    def _take_workspace(self, workspace: Workspace) -> None:
        """Show a tracker in the place of the one that is shown."""
        if self._workspace is not None:
            assert self.window is not None
            self.window.finish_typing()
            self._keep_layout()
            self._workspace.close()
        self._workspace = workspace
        self._preferences.note_opened(workspace.path)
        self._build_window()

    def _ask_remove_sample(self) -> None:
        workspace = self._workspace
        if workspace is not None and workspace.is_sample:
            self.messages.ask(
                _("Remove the sample with everything that was entered in it?"),
                _("&Remove"),
                lambda: self.trackers.remove(workspace),
            )

    @Slot(object)
    def _note_removed(self, path: Path) -> None:
        self._workspace = None
        self._preferences.note_sample_removed(path)
        self._build_window()

    @Slot()
    def _fill_recent(self) -> None:
        assert self.window is not None
        self.window.menus.show_recent(self._preferences.values.recent, self.trackers.open)

    @Slot(str)
    def _take_dropped(self, name: str) -> None:
        path = Path(name)
        if path.suffix == SUFFIX:
            self.trackers.open(path)
        elif self._workspace is not None:
            self._inputs.import_document(path)

    # --- small things ---------------------------------------------------------------------------

    @Slot()
    def _renew_day(self) -> None:
        if self._workspace is not None and self._workspace.renew_day():
            self._build_window()

    @Slot(object)
    def _tell_fault(self, error: BaseException) -> None:
        self.messages.fault(error)
