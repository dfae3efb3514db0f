"""The actions on how rows stand: groups, order, columns that stay, the text of a cell."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.domain.changes import Applied, Origin
from app.domain.filters import GroupKey, SortKey
from app.ui.hits import Hits
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.table.columned import MOST_FROZEN
from app.ui.table.heads import ColumnHeads
from app.ui.words import _, language
from app.wording.labels import label

GROUP_ACTIONS = {f"group_{key.value}": key for key in GroupKey}
FREEZE_ACTIONS = {f"freeze_{count}": count for count in range(MOST_FROZEN + 1)}
_OPENING = ("collapse_group", "expand_group", "collapse_all", "first_level", "expand_all")
NEED_TRACKER = (
    *GROUP_ACTIONS, "group_none", *FREEZE_ACTIONS, *_OPENING, "sort_column", "sort_column_too",
    "sort_none", "choose_columns", "fit_column", "show_text", "next_hit", "previous_hit",
    "full_text", "select_all",
)  # fmt: skip


class RowsDoor(QObject):
    """Connects these actions with the rows and the table of one tracker."""

    def __init__(self, window: MainWindow, view: WorkspaceView) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._actions = window.actions_
        self._hits = Hits(view, window.hit_count, self)
        self._connect()
        menus = window.menus
        menus.then_by.aboutToShow.connect(self._fill_then_by)
        menus.then_by.menuAction().setEnabled(False)
        self._actions.enable(NEED_TRACKER, True)
        view.rows.replaced.connect(self._show_state)
        view.table.columns_changed.connect(self._show_state)
        view.signals.change_applied.connect(self._note_change)
        for heads in view.table.every_heads():
            heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            heads.customContextMenuRequested.connect(partial(self._show_head_menu, heads))
        self._show_state()

    def _connect(self) -> None:
        view, actions = self._view, self._actions
        rows, table = view.rows, view.table
        for name, key in GROUP_ACTIONS.items():
            actions.connect(name, partial(self.group_by, key))
        for name, count in FREEZE_ACTIONS.items():
            actions.connect(name, partial(table.set_frozen, count))
        for name, do in (
            ("group_none", lambda: rows.set_group(())),
            ("collapse_group", lambda: self._turn(closed=True)),
            ("expand_group", lambda: self._turn(closed=False)),
            ("collapse_all", lambda: rows.close_below(0)),
            ("first_level", lambda: rows.close_below(1)),
            ("expand_all", lambda: rows.close_below(len(GroupKey))),
            ("sort_column", lambda: table.sort_by(self._column(), beside=False)),
            ("sort_column_too", lambda: table.sort_by(self._column(), beside=True)),
            ("sort_none", lambda: rows.set_sort(())),
            ("fit_column", lambda: table.fit_column(self._column())),
            ("choose_columns", self.choose_columns),
            ("show_text", table.show_text),
            ("select_all", table.selectAll),
            ("next_hit", lambda: self._hits.go(1)),
            ("previous_hit", lambda: self._hits.go(-1)),
        ):
            actions.connect(name, do)

    # --- groups ---------------------------------------------------------------------------------

    def group_by(self, key: GroupKey) -> None:
        """Put the rows into groups by one thing alone."""
        self._view.finish_typing()
        self._view.rows.set_group((key,))
        self._show_state()

    def _then_by(self, key: GroupKey, chosen: bool) -> None:
        group = tuple(one for one in self._view.rows.spec.group if one is not key)
        self._view.rows.set_group((*group, key) if chosen else group)

    @Slot()
    def _fill_then_by(self) -> None:
        menu, group = self._window.menus.then_by, self._view.rows.spec.group
        menu.clear()
        for key in GroupKey:
            words = label(key, language())
            if key in group:
                words = f"{group.index(key) + 1}. {words}"
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key in group)
            action.toggled.connect(partial(self._then_by, key))

    def _turn(self, *, closed: bool) -> None:
        table = self._view.table
        line = table.currentIndex().row()
        if not table.turn_head(line, closed):
            head = table.head_above(line)
            if head is not None and closed:
                table.setCurrentIndex(table.index_at(head, table.first_column()))
                table.turn_head(head, closed)

    @Slot(object)
    def _note_change(self, applied: Applied) -> None:
        if applied.change_set.origin is not Origin.EDIT:
            self._view.group_facts.forget_titles()

    # --- columns --------------------------------------------------------------------------------

    def choose_columns(self) -> None:
        """Open the list of all columns."""
        # Most starts end without it.
        from app.ui.table.columns_dialog import ColumnsDialog

        dialog = ColumnsDialog(self._view.table, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _column(self) -> int:
        return self._view.table.current_column()

    def _show_head_menu(self, heads: ColumnHeads, place: QPoint) -> None:
        column = heads.logicalIndexAt(place)
        if column >= 0:
            menu = self.head_menu(column)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(heads.viewport().mapToGlobal(place))

    def head_menu(self, column: int) -> QMenu:
        """What can be done with a column, for the menu of its head."""
        table, rows = self._view.table, self._view.rows
        field = table.commitments.fields[column]
        menu = QMenu(table)
        others = tuple(key for key in rows.spec.sort if key.field is not field)
        at = table.shown_columns().index(column) + 1
        entries = (
            (_("Sort &ascending"), lambda: rows.set_sort((SortKey(field),)), True),
            (_("Sort &descending"), lambda: rows.set_sort((SortKey(field, True),)), True),
            (_("&Then sort by this"), lambda: rows.set_sort((*others, SortKey(field))), others),
            (_("Take out of the &order"), lambda: rows.set_sort(others), others != rows.spec.sort),
            None,
            (_("Filter this colu&mn…"), lambda: self._ask_filter(column), True),
            None,
            (_("&Freeze up to this column"), lambda: table.set_frozen(at), at <= MOST_FROZEN),
            (_("&Unfreeze columns"), lambda: table.set_frozen(0), table.frozen),
            (_("F&it to its text"), lambda: table.fit_column(column), True),
            (_("&Hide this column"), lambda: table.show_field(field, False), True),
            None,
        )
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            words, do, enabled = entry
            action = QAction(words, menu)
            action.setEnabled(bool(enabled))
            action.triggered.connect(lambda _on=False, do=do: do())
            menu.addAction(action)
        menu.addAction(self._actions["choose_columns"])
        return menu

    def _ask_filter(self, column: int) -> None:
        heads, _frozen = self._view.table.every_heads()
        heads.filter_requested.emit(column)

    # --- what the menus show --------------------------------------------------------------------

    @Slot()
    def _show_state(self) -> None:
        """Ticks where something is chosen; opening and closing only where there are groups."""
        group, actions = self._view.rows.spec.group, self._actions
        chosen = "group_none" if not group else f"group_{group[0].value}"
        actions[chosen].setChecked(True)
        actions[f"freeze_{self._view.table.frozen}"].setChecked(True)
        actions.enable(_OPENING, bool(group))
        actions["first_level"].setEnabled(len(group) > 1)
        self._window.menus.then_by.menuAction().setEnabled(bool(group))
