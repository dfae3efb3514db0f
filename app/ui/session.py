"""One run of the program: settings, language, colours, and the window with its tracker."""

import logging
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from app.base import i18n, paths, settings
from app.base.clock import Clock, system_clock
from app.base.i18n import Language
from app.base.settings import Settings
from app.services.workspace import Workspace
from app.ui import words
from app.ui.fonts import interface_font
from app.ui.importing import Importing
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import FaultHook, Messages
from app.ui.outputs import Outputs
from app.ui.theme import Theme, apply_theme, theme, wants_dark
from app.ui.trackers import Trackers
from app.ui.window_layout import kept_layout, restore_layout
from app.ui.wiring import Wiring, disable_without_tracker
from app.ui.words import _

_log = logging.getLogger(__name__)
_DAY_CHECK_MILLISECONDS = 60_000
_QT_CATALOGUES = {Language.ZH_HANT: "qtbase_zh_TW", Language.ZH_HANS: "qtbase_zh_CN"}
_TEXT_SIZES = (80, 90, 100, 110, 120, 130, 150, 175, 200)


class Session(QObject):
    """Holds what outlives a window: another language or other colours build the window anew."""

    def __init__(self, argv: Sequence[str], *, clock: Clock = system_clock) -> None:
        application = QApplication.instance() or QApplication(list(argv))
        assert isinstance(application, QApplication)
        super().__init__()
        self._application = application
        self._application.setApplicationName("Pledgeline")
        self._application.setDesktopFileName("pledgeline")
        self._clock = clock
        self._settings_path = paths.settings_folder() / "settings.json"
        self._settings = settings.load(self._settings_path)
        self._system_dark = wants_dark(self._application, "system")
        self._system_font = self._application.font()
        self._translator = QTranslator(self)
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
        self._build_window()
        last = Path(self._settings.last_tracker) if self._settings.last_tracker else None
        if path is not None:
            self.trackers.open(path)
        elif last is not None and last.exists():
            self.trackers.open(last)
        elif not self._settings.sample_dismissed:
            self.trackers.open_sample()
        self._day.start()

    @Slot()
    def close(self) -> None:
        """Keep the settings and give the tracker back."""
        if self.window is not None:
            self._keep_layout()
            self.window.jobs.stop()
        self._save(self._settings)
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    # --- the window -----------------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The language chosen, or that of the system."""
        chosen = self._settings.language
        if chosen in list(Language):
            return Language(chosen)
        tags = QLocale.system().uiLanguages()
        return i18n.from_tag(tags[0]) if tags else i18n.system_language()

    def _build_window(self) -> None:
        """A new window in the present language, colours and size, over the same tracker."""
        old = self.window
        if old is not None:
            self._keep_layout()
        words.use(self.language)
        self._load_qt_words()
        self._theme = self._present_theme()
        apply_theme(self._application, self._theme)
        self._application.setFont(self._system_font)
        self._application.setFont(interface_font(self.language, self._settings.text_size))
        window = self.window = MainWindow(self._theme)
        self.messages = Messages(window)
        self.trackers = Trackers(window, self.messages, self._clock, self._settings.user_name)
        self._connect_window(window)
        window.restore(str(self._settings.window.get("geometry", "")))
        self._show_workspace()
        window.show()
        if old is not None:
            old.jobs.stop()
            old.hide()
            old.deleteLater()

    def _present_theme(self) -> Theme:
        appearance = self._settings.appearance
        return theme(dark=self._system_dark if appearance == "system" else appearance == "dark")

    def _load_qt_words(self) -> None:
        """Qt's own buttons and dialogs: it has no words for Hong Kong and does not fall back."""
        self._application.removeTranslator(self._translator)
        name = _QT_CATALOGUES.get(self.language)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if name and self._translator.load(name, folder):
            self._application.installTranslator(self._translator)

    def _connect_window(self, window: MainWindow) -> None:
        actions, trackers = window.actions_, self.trackers
        for name, do in (
            ("new", trackers.ask_new),
            ("open", trackers.ask_open),
            ("remove_sample", self._ask_remove_sample),
            ("quit", window.close),
            ("check", self._check),
            ("appearance_system", lambda: self._change(appearance="system")),
            ("appearance_light", lambda: self._change(appearance="light")),
            ("appearance_dark", lambda: self._change(appearance="dark")),
            ("larger_text", lambda: self._change_text(1)),
            ("smaller_text", lambda: self._change_text(-1)),
            ("help", lambda: self._show_help("")),
            ("shortcuts", lambda: self._show_help("keys")),
            ("about", self._show_about),
        ):
            actions.connect(name, do)
        actions[f"appearance_{self._settings.appearance}"].setChecked(True)
        for one, action in window.menus.language_actions.items():
            action.triggered.connect(lambda _on=False, one=one: self._change(language=one.value))
        window.start_page.new_requested.connect(trackers.ask_new)
        window.start_page.open_requested.connect(trackers.ask_open)
        window.start_page.sample_requested.connect(trackers.open_sample)
        window.file_dropped.connect(self._take_dropped)
        window.menus.recent.aboutToShow.connect(self._fill_recent)
        trackers.opened.connect(self._take_workspace)
        trackers.removed.connect(self._note_removed)

    def _show_workspace(self) -> None:
        window, workspace = self.window, self._workspace
        assert window is not None
        if workspace is None:
            window.show_workspace(None)
            disable_without_tracker(window.actions_)
            return
        view = window.show_workspace(lambda: WorkspaceView(workspace, self._theme, self._clock))
        assert view is not None
        Wiring(window, view)
        Outputs(window, view, self.messages, self._clock)
        view.runner.refused.connect(self.messages.warn)
        importing = Importing(workspace, window.jobs, self._theme, window)
        importing.failed.connect(self.messages.warn)
        importing.imported.connect(view.status.note_saved)
        self._importing = importing
        window.actions_.connect("import_document", self._ask_import)
        window.actions_["remove_sample"].setEnabled(workspace.is_sample)
        self._show_banner(view)
        restore_layout(view, window.actions_, self._settings.window)

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

    # --- trackers -------------------------------------------------------------------------------

    @Slot(object)
    def _take_workspace(self, workspace: Workspace) -> None:
        """Show a tracker in the place of the one that is shown."""
        if self._workspace is not None:
            self._keep_layout()
            self._workspace.close()
        self._workspace = workspace
        self._save(settings.with_recent(self._settings, str(workspace.path)))
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
        self._save(
            replace(settings.without_recent(self._settings, str(path)), sample_dismissed=True)
        )
        self._build_window()

    @Slot()
    def _fill_recent(self) -> None:
        assert self.window is not None
        menu = self.window.menus.recent
        menu.clear()
        for name in self._settings.recent:
            path = Path(name)
            action = menu.addAction(path.name)
            action.setToolTip(name)
            action.setStatusTip(name)
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _on=False, path=path: self.trackers.open(path))
        if menu.isEmpty():
            menu.addAction(_("none yet")).setEnabled(False)

    def _ask_import(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(
            self.window, _("Import document"), "", _("Text documents (*.txt);;All files (*)")
        )
        if name:
            self._importing.begin(Path(name))

    @Slot(str)
    def _take_dropped(self, name: str) -> None:
        path = Path(name)
        if path.suffix == ".pledge":
            self.trackers.open(path)
        elif self._workspace is not None and not self._workspace.read_only:
            self._importing.begin(path)

    # --- settings -------------------------------------------------------------------------------

    def _change(self, **values: str | int) -> None:
        """Choose another language, other colours or another size: at once."""
        changed = replace(self._settings, **values)  # type: ignore[arg-type]
        if changed != self._settings:
            self._save(changed)
            # After the menu that was chosen from has closed, for it goes with the window.
            QTimer.singleShot(0, self, self._build_window)

    def _change_text(self, step: int) -> None:
        at = _TEXT_SIZES.index(
            min(_TEXT_SIZES, key=lambda one: abs(one - self._settings.text_size))
        )
        self._change(text_size=_TEXT_SIZES[min(max(at + step, 0), len(_TEXT_SIZES) - 1)])

    def _keep_layout(self) -> None:
        window = self.window
        if window is None:
            return
        layout = {**self._settings.window, "geometry": window.geometry_text()}
        if window.view is not None:
            layout |= kept_layout(window.view, window.actions_)
        self._settings = replace(self._settings, window=layout)

    def _save(self, changed: Settings) -> None:
        self._settings = changed
        try:
            settings.save(self._settings_path, changed)
        except OSError as error:
            _log.warning("settings not saved: %s", error)

    # --- small things ---------------------------------------------------------------------------

    def _check(self) -> None:
        assert self._workspace is not None
        with self._workspace.reader() as reader:
            result = reader.check()
        if result.sound:
            self.messages.tell(
                _("The tracker is sound: {commitments} commitments, {change_sets} change sets.")
                .format(commitments=result.commitments, change_sets=result.change_sets)
            )  # fmt: skip
        else:
            self.messages.tell(
                _("The tracker is damaged: {damage} faults in the file, {references} references "
                  "that lead nowhere, {rows} rows that are not what they should be. Go on in a "
                  "copy, and keep this file for whoever looks after the program.")
                .format(damage=len(result.damage), references=result.broken_references,
                        rows=result.stale_rows)
            )  # fmt: skip

    def _show_help(self, page: str) -> None:
        from app.ui.help_window import HelpWindow

        self._help = HelpWindow()
        self._help.show_page(page)
        self._help.show()

    def _show_about(self) -> None:
        from app.ui.about_dialog import AboutDialog

        dialog = AboutDialog(self._workspace.path if self._workspace else None, self.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _renew_day(self) -> None:
        if self._workspace is not None and self._workspace.renew_day():
            self._build_window()

    @Slot(object)
    def _tell_fault(self, error: BaseException) -> None:
        self.messages.fault(error)
