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
_LINES = ("one_line", "two_lines", "three_lines", "full_text")
_FREEZE = ("freeze_0", "freeze_1", "freeze_2", "freeze_3")
_GROUPS = (
    "group_none", "group_organisation", "group_section", "group_document", "group_due",
    "group_quarter", "group_status", "group_assessment", "group_owner", "group_tag",
)  # fmt: skip
_OPENING = ("collapse_group", "expand_group", "collapse_all", "first_level", "expand_all")
_BANDS = (
    "bands_none", "bands_quarter", "bands_half", "bands_financial_year", "bands_school_year",
)  # fmt: skip
_APPEARANCES = ("appearance_system", "appearance_light", "appearance_dark")


class Menus:
    """The menu bar of a window; parts of it are filled while the program runs."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._actions = actions
        self._window = window
        self.recent = QMenu(_("Open &recent"), window)
        self.languages = QMenu(_("Lan&guage"), window)
        self.columns = QMenu(_("&Columns"), window)
        self.saved_views = QMenu(_("Saved &views"), window)
        self.language_actions = self._language_actions()
        self.then_by = QMenu(_("T&hen by"), window)
        for names in (_VIEWS, _LINES, _APPEARANCES, _FREEZE, _GROUPS, _BANDS):
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
            _("&Edit"), "undo", "redo", "show_history", _LINE, "edit_cell", "cut", "copy",
            "copy_with_heads", "paste", "fill_down", "clear_cells", "bulk_edit", _LINE,
            "select_all", "show_text", _LINE, "find", "next_hit", "previous_hit",
            "filter_column", "clear_filter", _LINE, "conventions",
        )  # fmt: skip

    def _commitment(self) -> None:
        self._menu(
            _("&Commitment"), "next_row", "previous_row", _LINE, "add_commitment",
            "duplicate", "delete_commitments", _LINE, "revise_deadline", "split_actions",
            "join_actions", _LINE, "show_detail_fields", "show_source", "confirm_no_change", _LINE,
            "show_attention", "next_attention", "previous_attention", "confirm_and_next",
        )  # fmt: skip

    def _view(self) -> None:
        self._fill(
            self.saved_views,
            ("save_view", "save_view_as", "revert_view", "edit_view", "delete_view", _LINE,
             "go_to_views", _LINE),
        )  # fmt: skip
        rows = QMenu(_("&Row height"), self._window)
        self._fill(rows, _LINES)
        freeze = QMenu(_("Free&ze columns"), self._window)
        self._fill(freeze, _FREEZE)
        sort = QMenu(_("&Sort"), self._window)
        self._fill(sort, ("sort_column", "sort_column_too", "sort_none"))
        groups = QMenu(_("Gro&up by"), self._window)
        self._fill(groups, (*_GROUPS, _LINE, self.then_by, _LINE, *_OPENING))
        behind = QMenu(_("&Bands and actions"), self._window)
        self._fill(behind, ("show_actions", "show_all_actions", _LINE, *_BANDS, "next_bands",
                            _LINE, "show_holidays"))  # fmt: skip
        appearance = QMenu(_("A&ppearance"), self._window)
        self._fill(appearance, (*_APPEARANCES, _LINE, "larger_text", "smaller_text"))
        self._menu(
            _("&View"), *_VIEWS, self.saved_views, _LINE, "show_facets", "show_detail", _LINE,
            self.columns, "choose_columns", "fit_column", freeze, rows, sort, groups, _LINE,
            "zoom_in", "zoom_out", "fit_all", "fit_selection", "fit_rows", "today", behind, _LINE,
            appearance, self.languages,
        )  # fmt: skip

    def _help(self) -> None:
        self._menu(_("&Help"), "help", "palette", "shortcuts", _LINE, "about")

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


def make_tool_bar(
    window: QMainWindow, actions: Actions, *, search: QWidget, beside: QWidget
) -> QToolBar:
    """The tool bar: undo, import and export, then the search, then the views."""
    bar = QToolBar(_("Tool bar"), window)
    bar.setObjectName("tool_bar")
    bar.setMovable(False)
    bar.setContextMenuPolicy(bar.contextMenuPolicy().PreventContextMenu)
    for name in ("undo", "redo", _LINE, "import_document", "export_workbook", _LINE):
        bar.addAction(actions[name]) if name else bar.addSeparator()
    bar.addWidget(search)
    bar.addWidget(beside)
    bar.addSeparator()
    for name in (*_VIEWS, _LINE, "zoom_in", "zoom_out", "fit_all", "today", _LINE):
        bar.addAction(actions[name]) if name else bar.addSeparator()
    for name in ("show_facets", "show_detail"):
        bar.addAction(actions[name])
    return bar
