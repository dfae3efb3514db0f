"""Every connection between widgets that do not know each other, on one page."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QSplitter

from app.domain.changes import Applied, Origin
from app.domain.fields import FIELDS, Field
from app.domain.filters import Facet
from app.services.overview import published_days
from app.ui import rows_door
from app.ui.actions import Actions
from app.ui.editing import door as editing_door
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.table.grouped import row_height
from app.ui.table.view import CommitmentTable
from app.ui.words import _, language
from app.wording.changes import change_label
from app.wording.labels import label

LINES = ("full_text", "one_line", "two_lines", "three_lines")
"""The actions by how many lines of text a row has room for; the first for as many as it needs."""
_NEED_TRACKER = (
    "import_document", "import_clipboard", "export_workbook", "export_timeline", "print_preview",
    "check", "conventions", "edit_cell", "show_history",
    "show_attention", "next_attention", "previous_attention", "confirm_and_next",
    "copy", "copy_with_heads", "find", "filter_column", "clear_filter", "next_row", "previous_row",
    "show_detail_fields",
    "show_source", "confirm_no_change", "view_table", "view_split", "view_timeline", "show_facets",
    "show_detail",
    "one_line", "two_lines", "three_lines", "zoom_in", "zoom_out", "fit_all", "fit_rows", "today",
    "save_view", "save_view_as", "revert_view", "edit_view", "delete_view", "go_to_views",
    "fit_selection", "show_actions", "show_all_actions", "next_bands", "show_holidays",
    "bands_none", "bands_quarter", "bands_half", "bands_financial_year", "bands_school_year",
    "page_setup", "copy_timeline_picture", "copy_timeline_cells", "revise_deadline",
)  # fmt: skip
_NEED_WRITING = (
    "import_document", "import_clipboard", "edit_cell", "show_detail_fields", "confirm_no_change",
    "confirm_and_next", "revise_deadline",
)  # fmt: skip


class Wiring(QObject):
    """Connects the views of one tracker with each other and with the actions of the window."""

    def __init__(self, window: MainWindow, view: WorkspaceView) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._actions = window.actions_
        self._rows_follow()
        self._filter_follows()
        self._scrolls_together()
        self._changes_follow()
        self._connect_actions()
        self._fill_columns_menu()
        # Columns are also shown and hidden by the layout that is kept.
        window.menus.columns.aboutToShow.connect(self._fill_columns_menu)
        self._show_view("view_split")
        self._after_change()

    def _rows_follow(self) -> None:
        view = self._view
        view.timeline.row_activated.connect(lambda _id: self._show_detail())
        view.rows.settled.connect(view.detail.mark_words)

    def _filter_follows(self) -> None:
        view = self._view
        view.facets.chosen.connect(view.filtering.choose)
        view.facets.excluded.connect(view.filtering.exclude)
        view.status.all_requested.connect(self._clear_filter)
        view.status.state_requested.connect(
            lambda state: view.filtering.choose(Facet.DUE, (state.value,))
        )
        view.filtering.changed.connect(view.facets.recount)

    def _scrolls_together(self) -> None:
        table, timeline = (
            self._view.table.verticalScrollBar(),
            self._view.timeline.verticalScrollBar(),
        )
        self._view.table.heights_changed.connect(self._view.timeline.take_rows)
        # Not the value that is told: the table may go on from there while it is being told.
        table.valueChanged.connect(lambda _value: timeline.setValue(table.value()))
        timeline.valueChanged.connect(lambda _value: table.setValue(timeline.value()))
        self._view.table.horizontalScrollBar().rangeChanged.connect(self._level_heights)

    def _changes_follow(self) -> None:
        view = self._view
        view.signals.change_applied.connect(view.rows.note)
        view.signals.change_applied.connect(view.detail.note)
        view.signals.change_applied.connect(self._note_change)
        view.runner.saved.connect(view.status.note_saved)

    def _connect_actions(self) -> None:
        view, actions = self._view, self._actions
        for name, do in (
            ("undo", view.runner.undo),
            ("redo", view.runner.redo),
            ("clear_filter", self._clear_filter),
            ("next_row", lambda: view.rows.move_current(1)),
            ("previous_row", lambda: view.rows.move_current(-1)),
            ("confirm_no_change", view.confirm_no_change),
        ):
            # These give other rows or other values, and a field may be half typed.
            actions.connect(name, view.finish_typing)
            actions.connect(name, do)
        for name, do in (
            ("edit_cell", self._edit_cell),
            ("find", self._find),
            ("show_detail_fields", self._edit_in_detail),
            ("view_table", lambda: self._show_view("view_table")),
            ("view_split", lambda: self._show_view("view_split")),
            ("view_timeline", lambda: self._show_view("view_timeline")),
            ("one_line", lambda: self._set_lines(1)),
            ("two_lines", lambda: self._set_lines(2)),
            ("three_lines", lambda: self._set_lines(3)),
            ("full_text", lambda: self._set_lines(0)),
            ("zoom_in", view.timeline.zoom_in),
            ("zoom_out", view.timeline.zoom_out),
            ("fit_all", self._fit_all),
            ("fit_rows", self._fit_rows),
            ("today", view.timeline.go_to_today),
        ):
            actions.connect(name, do)
        for name, pane in (("show_facets", view.left), ("show_detail", view.detail)):
            actions[name].setChecked(True)
            actions[name].toggled.connect(pane.setVisible)
        actions["two_lines"].setChecked(True)
        actions.enable(_NEED_TRACKER, True)
        if view.workspace.read_only:
            actions.enable(_NEED_WRITING, False)

    # --- views ----------------------------------------------------------------------------------

    def _show_view(self, name: str) -> None:
        view = self._view
        self._actions[name].setChecked(True)
        view.table.setVisible(name != "view_timeline")
        view.timeline.setVisible(name != "view_table")
        view.timeline.set_names_shown(name == "view_timeline")
        # Side by side one scroll bar moves both.
        policy = Qt.ScrollBarPolicy
        view.table.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if name == "view_split" else policy.ScrollBarAsNeeded
        )
        self._set_lines(view.table.lines)
        self._level_heights()
        target = view.timeline if name == "view_timeline" else view.table
        target.setFocus()

    def _set_lines(self, lines: int) -> None:
        view = self._view
        self._actions[LINES[lines]].setChecked(True)
        view.table.set_lines(lines)
        view.timeline.set_row_height(row_height(view.table, lines or 2))
        view.timeline.set_levels(view.table.full_rows if view.table.isVisibleTo(view) else None)

    @Slot()
    def _level_heights(self, *_range: int) -> None:
        """Side by side both must be equally high, or the last rows would not line up."""
        table = self._view.table
        bar = table.horizontalScrollBar()
        side_by_side = table.isVisible() and self._view.timeline.isVisible()
        room = bar.sizeHint().height() if side_by_side and bar.maximum() > 0 else 0
        self._view.timeline.set_foot(room)

    def _fit_all(self) -> None:
        if self._view.table.isVisible():
            self._set_lines(self._view.table.lines)
        self._view.timeline.fit_all()

    def _fit_rows(self) -> None:
        self._show_view("view_timeline")
        self._view.timeline.fit_rows()

    def _show_detail(self) -> None:
        self._actions["show_detail"].setChecked(True)

    def _edit_in_detail(self) -> None:
        self._show_detail()
        self._view.detail.edit_fields()

    # --- rows -----------------------------------------------------------------------------------

    def _edit_cell(self) -> None:
        table = self._view.table
        if table.state() is CommitmentTable.State.EditingState:
            return
        index = table.currentIndex()
        if index.isValid() and self._view.rows.head(index.row()) is not None:
            return
        if not table.is_editable(index):
            index = table.commitments.index(
                max(0, index.row()), table.commitments.fields.index(Field.STATUS)
            )
            table.setCurrentIndex(index)
        table.edit(index)

    # --- filter ---------------------------------------------------------------------------------

    def _find(self) -> None:
        self._window.search.setFocus()
        self._window.search.selectAll()

    def _clear_filter(self) -> None:
        """All of the filter goes at once, and is said to be gone."""
        view, search = self._view, self._window.search
        filtered = bool(search.text())
        view.filtering.clear()
        search.clear()
        count = f"{len(view.rows):,}"
        said = _("The filter is cleared: all {count} commitments are shown.").format(count=count)
        view.status.say(said if filtered else _("No filter is set."))

    # --- changes --------------------------------------------------------------------------------

    @Slot(object)
    def _note_change(self, applied: Applied) -> None:
        if applied.change_set.origin in (Origin.IMPORT, Origin.UNDO, Origin.REDO):
            self._view.filtering.reload_titles()
            self._view.marks.forget(published_days(self._view.workspace))
            self._view.facets.rebuild()
        self._after_change()

    def _after_change(self) -> None:
        """Undo and redo say what they would do."""
        workspace = self._view.workspace
        for name, step, plain, named in (
            ("undo", workspace.to_undo, _("&Undo"), _("&Undo: {what}")),
            ("redo", workspace.to_redo, _("&Redo"), _("&Redo: {what}")),
        ):
            action = self._actions[name]
            action.setEnabled(step is not None)
            words = change_label(step.label, language()) if step else ""
            text = named.format(what=words.replace("&", "&&")) if step else plain
            action.setText(text)
            keys = action.shortcut().toString()
            action.setToolTip(f"{text.replace('&&', '&').replace('&', '', 1)}  ({keys})")

    @Slot()
    def _fill_columns_menu(self) -> None:
        menu = self._window.menus.columns
        menu.clear()
        shown = self._view.table.shown_fields
        for field in FIELDS:
            action = menu.addAction(label(field, language()))
            action.setCheckable(True)
            action.setChecked(field in shown)
            action.toggled.connect(lambda on, field=field: self._view.table.show_field(field, on))


def disable_without_tracker(actions: Actions) -> None:
    """Without a tracker there is little to do."""
    actions.enable(
        (
            *_NEED_TRACKER,
            *rows_door.NEED_TRACKER,
            *editing_door.NEED_TRACKER,
            "undo",
            "redo",
            "remove_sample",
        ),
        False,
    )


def splitter_sizes(splitter: QSplitter) -> list[int]:
    """The sizes of the parts of a splitter, for the settings."""
    return [int(size) for size in splitter.sizes()]
