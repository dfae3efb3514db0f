"""Menus and tool bar, from the actions."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from app.base.i18n import OWN_NAMES, Language
from app.ui.actions import Actions
from app.ui.words import _, language

_LINE = ""
_VIEWS = ("view_table", "view_split", "view_timeline")
_BANDS = (
    "bands_none", "bands_quarter", "bands_half", "bands_financial_year", "bands_school_year",
)  # fmt: skip
_LINES = ("one_line", "two_lines", "three_lines")
_APPEARANCES = ("appearance_system", "appearance_light", "appearance_dark")


class Menus:
    """The menu bar of a window; parts of it are filled while the program runs."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._actions = actions
        self._window = window
        self.recent = QMenu(_("Open &recent"), window)
        self.languages = QMenu(_("Lan&guage"), window)
        self.columns = QMenu(_("&Columns"), window)
        self.language_actions = self._language_actions()
        for names in (_VIEWS, _LINES, _APPEARANCES, _BANDS):
            group = QActionGroup(window)
            for name in names:
                group.addAction(actions[name])
        self._file()
        self._edit()
        self._commitment()
        self._view()
        self._help()

    def show_recent(self, trackers: Sequence[str], open_tracker: Callable[[Path], object]) -> None:
        """Fill the menu of recent trackers; those that are gone are greyed."""
        self.recent.clear()
        for name in trackers:
            path = Path(name)
            action = self.recent.addAction(path.name)
            action.setToolTip(name)
            action.setStatusTip(name)
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _on=False, path=path: open_tracker(path))
        if self.recent.isEmpty():
            self.recent.addAction(_("none yet")).setEnabled(False)

    def _menu(self, title: str, *entries: str | QMenu) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        self._fill(menu, entries)
        return menu

    def _fill(self, menu: QMenu, entries: tuple[str | QMenu, ...]) -> None:
        for entry in entries:
            if isinstance(entry, QMenu):
                menu.addMenu(entry)
            elif entry == _LINE:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[entry])

    def _file(self) -> None:
        self._menu(
            _("&File"), "new", "open", self.recent, _LINE, "import_document", "import_clipboard",
            _LINE, "export_workbook", "export_timeline", "copy_timeline_picture",
            "copy_timeline_cells", "page_setup", "print_preview", _LINE, "check",
            "remove_sample", _LINE, "quit",
        )  # fmt: skip

    def _edit(self) -> None:
        self._menu(
            _("&Edit"), "undo", "redo", _LINE, "edit_cell", "copy", _LINE, "find", "clear_filter",
            _LINE, "conventions",
        )  # fmt: skip

    def _commitment(self) -> None:
        self._menu(
            _("&Commitment"), "next_row", "previous_row", _LINE, "show_detail_fields",
            "show_source", "confirm_no_change", "revise_deadline",
        )  # fmt: skip

    def _view(self) -> None:
        rows = QMenu(_("&Row height"), self._window)
        self._fill(rows, _LINES)
        behind = QMenu(_("I&n the timeline"), self._window)
        self._fill(behind, ("show_actions", "show_all_actions", _LINE, *_BANDS, "next_bands",
                            _LINE, "show_holidays"))  # fmt: skip
        appearance = QMenu(_("A&ppearance"), self._window)
        self._fill(appearance, (*_APPEARANCES, _LINE, "larger_text", "smaller_text"))
        self._menu(
            _("&View"), *_VIEWS, _LINE, "show_facets", "show_detail", self.columns, rows, _LINE,
            "zoom_in", "zoom_out", "fit_all", "fit_selection", "fit_rows", "today", behind, _LINE,
            appearance,
            self.languages,
        )  # fmt: skip

    def _help(self) -> None:
        self._menu(_("&Help"), "help", "shortcuts", _LINE, "about")

    def _language_actions(self) -> dict[Language, QAction]:
        group = QActionGroup(self._window)
        found = {}
        for one in Language:
            action = self.languages.addAction(OWN_NAMES[one])
            action.setCheckable(True)
            action.setChecked(one is language())
            group.addAction(action)
            found[one] = action
        return found


def make_tool_bar(window: QMainWindow, actions: Actions, *, search: QWidget) -> QToolBar:
    """The tool bar: undo, import and export, then the search, then the views."""
    bar = QToolBar(_("Tool bar"), window)
    bar.setObjectName("tool_bar")
    bar.setMovable(False)
    bar.setContextMenuPolicy(bar.contextMenuPolicy().PreventContextMenu)
    for name in ("undo", "redo", _LINE, "import_document", "export_workbook", _LINE):
        bar.addAction(actions[name]) if name else bar.addSeparator()
    bar.addWidget(search)
    bar.addSeparator()
    for name in (*_VIEWS, _LINE, "zoom_in", "zoom_out", "fit_all", "today", _LINE):
        bar.addAction(actions[name]) if name else bar.addSeparator()
    for name in ("show_facets", "show_detail"):
        bar.addAction(actions[name])
    return bar
