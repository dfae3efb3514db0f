"""From a funnel, a key or the menu to the menu of a column, and from there to the filter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.table.heads import ColumnHeads

if TYPE_CHECKING:
    from app.ui.head_menu.box import HeadMenu


class HeadMenuDoor(QObject):
    """Opens the menus of the heads of one table; one at a time."""

    def __init__(self, window: MainWindow, view: WorkspaceView) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._menu: HeadMenu | None = None
        window.actions_.connect("filter_column", self.open_current)
        for heads in view.table.every_heads():
            heads.filter_requested.connect(self.open_for)
        view.table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down in the table, as in a spreadsheet; elsewhere it is the next commitment."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in kinds and isinstance(event, QKeyEvent):
            alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            is_ours = event.key() == Qt.Key.Key_Down and alt == Qt.KeyboardModifier.AltModifier
            editing = self._view.table.state() is QAbstractItemView.State.EditingState
            if is_ours and not editing:
                event.accept()
                if event.type() is QEvent.Type.KeyPress:
                    self.open_current()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def open_current(self) -> None:
        """Open the menu of the column that keys act on."""
        table = self._view.table
        column = table.current_column()
        if table.isVisible():
            table.scrollTo(table.commitments.index(max(0, table.currentIndex().row()), column))
        self.open_for(column)

    @Slot(int)
    def open_for(self, column: int) -> None:
        """Open the menu of a column."""
        # Most starts end without it.
        from app.services.column_choice import ColumnChoice
        from app.ui.head_menu.box import HeadMenu

        view = self._view
        if self._menu is not None:
            self._menu.leave()
        view.finish_typing()
        field = view.table.commitments.fields[column]
        workspace, words = view.workspace, view.filtering.words()
        choice = ColumnChoice(workspace, field, view.rows.spec, words)
        theme = self._window.theme
        menu = self._menu = HeadMenu(choice, workspace.conventions, theme, self._window)
        menu.applied.connect(view.filtering.set_fields)
        menu.sorted.connect(view.rows.set_sort)
        menu.closed.connect(self._note_closed)
        menu.open_below(self._area_of(column))

    def _area_of(self, column: int) -> QRect:
        """Where the head of a column stands in the window; in the timeline alone, the top of it."""
        view = self._view
        if not view.table.isVisible():
            return QRect(view.timeline.mapTo(self._window, QPoint(0, 0)), view.timeline.sizeHint())
        heads = self._heads_of(column)
        corner = QPoint(max(0, heads.sectionViewportPosition(column)), 0)
        place = heads.viewport().mapTo(self._window, corner)
        return QRect(place.x(), place.y(), heads.sectionSize(column), heads.height())

    def _heads_of(self, column: int) -> ColumnHeads:
        heads, frozen = self._view.table.every_heads()
        return frozen if column in self._view.table.frozen_columns() else heads

    @Slot()
    def _note_closed(self) -> None:
        self._menu = None
        target = self._view.table if self._view.table.isVisible() else self._view.timeline
        target.setFocus()

    @property
    def menu(self) -> "HeadMenu | None":
        """The menu that is open."""
        return self._menu
