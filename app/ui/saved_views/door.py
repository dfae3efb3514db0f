"""From list, menu and keys to the saved views of one tracker."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QTimer, Slot

from app.base.identifiers import new_id
from app.domain.errors import InvalidValue
from app.domain.saved_views import (
    USUAL_ICON,
    SavedView,
    ViewState,
    state_of,
    state_text,
)
from app.ui.main_window import MainWindow, WorkspaceView
from app.ui.messages import Messages
from app.ui.preferences import Preferences
from app.ui.saved_views.applied import ALL
from app.ui.saved_views.collection import SavedViews
from app.ui.saved_views.holding import what_it_holds
from app.ui.saved_views.menu import ViewsMenu, context_menu
from app.ui.saved_views.state import present_state, show_state
from app.ui.words import _

_COMPARED_AFTER_MILLISECONDS = 60
_OF_A_VIEW = ("edit_view", "delete_view")


class SavedViewsDoor(QObject):
    """Applies, saves and removes views, and says whether the applied one still is what is seen."""

    def __init__(
        self,
        window: MainWindow,
        view: WorkspaceView,
        messages: Messages,
        preferences: Preferences,
    ) -> None:
        super().__init__(view)
        self._window = window
        self._view = view
        self._messages = messages
        self.views = SavedViews(view.workspace, view.runner, preferences, self)
        self._menu = ViewsMenu(window.menus.saved_views, self)
        self._menu.apply_requested.connect(self._apply_again)
        self._compared = QTimer(self, singleShot=True, interval=_COMPARED_AFTER_MILLISECONDS)
        self._compared.timeout.connect(self._compare)
        self._connect_panel()
        self._connect_actions()
        self._follow()
        self._show_views()

    def _connect_panel(self) -> None:
        panel = self._view.saved_views
        panel.apply_requested.connect(self.apply)
        panel.save_requested.connect(self.save)
        panel.save_as_requested.connect(self.save_as)
        panel.revert_requested.connect(self.revert)
        panel.edit_requested.connect(self.edit)
        panel.removal_requested.connect(self.remove)
        panel.move_requested.connect(self._move)
        panel.menu_requested.connect(self._show_menu)

    def _connect_actions(self) -> None:
        for name, do in (
            ("save_view", self.save),
            ("save_view_as", self.save_as),
            ("revert_view", self.revert),
            ("edit_view", lambda: self.edit(self._view.applied.id)),
            ("delete_view", lambda: self.remove(self._view.applied.id)),
            ("go_to_views", self._go_to_views),
        ):
            self._window.actions_.connect(name, do)

    def _follow(self) -> None:
        view = self._view
        view.signals.change_applied.connect(self.views.note)
        self.views.changed.connect(self._show_views)
        for signal in (view.filtering.changed, view.rows.replaced, view.table.columns_changed):
            signal.connect(self._compared.start)
        for name in ("view_table", "view_split", "view_timeline"):
            self._window.actions_[name].toggled.connect(self._compare_soon)

    # --- what is done with views ----------------------------------------------------------------

    @Slot(str)
    def apply(self, identifier: str) -> None:
        """Show a view, or all commitments."""
        view, applied = self._view, self._view.applied
        view.finish_typing()
        wanted = self.views.find(identifier)
        present = present_state(self._window, view)
        applied.leave(present.columns)
        if wanted is None:
            self._show(ALL, applied.all_commitments(present))
        else:
            self._show(identifier, self._state_of(wanted))

    def default_state(self) -> tuple[str, ViewState] | None:
        """The view that the tracker opens with, if there is one."""
        view = self.views.default
        return None if view is None else (view.id, self._state_of(view))

    @Slot()
    def save(self) -> None:
        """Keep the present state in the applied view; without one, as a new one."""
        view = self.views.find(self._view.applied.id)
        if view is None or (view.shared and not self.views.writable):
            self.save_as()
            return
        self._keep(replace(view, state=self._present_text()))

    @Slot()
    def save_as(self) -> None:
        """Keep the present state as a new view, whose name is asked for."""
        self._view.finish_typing()
        before = self.views.find(self._view.applied.id)
        drawing = before.icon if before else USUAL_ICON
        new = SavedView(new_id(), "", self._present_text(), drawing)
        self._ask(new, _("Save as a view"), applied=True)

    @Slot()
    def revert(self) -> None:
        """Go back to the applied view as it was saved."""
        self._view.applied.forget(self._view.applied.id)
        view = self.views.find(self._view.applied.id)
        if view is None:
            self.apply(ALL)
        else:
            self._show(view.id, self._state_of(view))

    @Slot(str)
    def edit(self, identifier: str) -> None:
        """Ask for another name, icon or place of a view."""
        view = self.views.find(identifier)
        if view is not None and (self.views.writable or not view.shared):
            self._ask(view, _("Change view"), applied=False)

    @Slot(str)
    def remove(self, identifier: str) -> None:
        """Take a view away. A private one is not in the history, so it is asked about."""
        view = self.views.find(identifier)
        if view is None or (view.shared and not self.views.writable):
            return
        if view.shared:
            self.views.remove(identifier)
            said = _("The view “{name}” was deleted. Undo brings it back.").format(name=view.name)
            self._view.status.say(said)
        else:
            self._messages.ask(
                _("Delete your view “{name}”? It is on this machine only and cannot be brought "
                  "back.").format(name=view.name),
                _("&Delete"),
                lambda: self.views.remove(identifier),
            )  # fmt: skip

    def _ask(self, view: SavedView, title: str, *, applied: bool) -> None:
        holds = what_it_holds(state_of(view.state)[0], self._view.filtering)
        # Most starts end without it.
        from app.ui.saved_views.dialog import ViewDialog

        dialog = ViewDialog(
            view, holds, title=title, writable=self.views.writable, parent=self._window
        )

        def keep(wanted: SavedView) -> None:
            try:
                self._keep(wanted)
            except InvalidValue as error:
                dialog.show_error(error)
                return
            dialog.accept()
            if applied:
                self._take(wanted.id)

        dialog.agreed.connect(keep)
        dialog.open()

    def _keep(self, view: SavedView) -> None:
        self.views.keep(view)
        self._view.applied.forget(view.id)
        self._compare()

    def _take(self, identifier: str) -> None:
        """The view that has just been made of the present state is the applied one."""
        if self.views.find(identifier) is not None:
            self._view.applied.id = identifier
            self._show_views()

    @Slot(str, int)
    def _move(self, identifier: str, by: int) -> None:
        self.views.move(identifier, by)

    # --- what is seen ---------------------------------------------------------------------------

    def _state_of(self, view: SavedView) -> ViewState:
        state, left_out = state_of(view.state)
        if left_out:
            self._messages.tell(
                _("Parts of the view “{name}” are unknown to this version and were left out: "
                  "{parts}").format(name=view.name, parts=", ".join(left_out))
            )  # fmt: skip
        return self._view.applied.with_widths(view.id, state)

    def _show(self, identifier: str, state: ViewState) -> None:
        self._view.applied.id = identifier
        show_state(state, self._window, self._view)
        self._compare()

    def _present_text(self) -> str:
        return state_text(present_state(self._window, self._view))

    @Slot()
    def _compare_soon(self, _on: bool) -> None:
        self._compared.start()

    @Slot()
    def _compare(self) -> None:
        """Say whether what is seen is still what the applied view holds."""
        applied = self._view.applied
        present = present_state(self._window, self._view).essence()
        view = self.views.find(applied.id)
        if view is None:
            applied.id = ALL
            changed = bool(present.typed or present.spec != ViewState().spec)
        else:
            changed = state_of(view.state)[0].essence() != present
        savable = view is None or self.views.writable or not view.shared
        self._view.saved_views.show_applied(applied.id, changed=changed, savable=savable)
        actions = self._window.actions_
        actions["revert_view"].setEnabled(view is not None and changed)
        actions["save_view"].setEnabled(changed and savable)
        actions.enable(_OF_A_VIEW, view is not None and savable)
        self._menu.show_applied(applied.id)

    @Slot()
    def _show_views(self) -> None:
        self._view.saved_views.show_views(self.views.all)
        self._menu.show_views(self.views.all)
        self._compare()

    @Slot(str)
    def _apply_again(self, identifier: str) -> None:
        """From the menu or by keys: a view that is applied already is gone back to."""
        if identifier == self._view.applied.id and identifier != ALL:
            self.revert()
        else:
            self.apply(identifier)

    @Slot(str, QPoint)
    def _show_menu(self, identifier: str, place: QPoint) -> None:
        view = self.views.find(identifier)
        if view is None:
            return
        able = self.views.writable or not view.shared
        parent = self._view.saved_views
        entries = (
            (_("&Apply"), "Return", self.apply, True),
            (_("&Change…"), "F2", self.edit, able),
            (_("Move &up"), "Alt+Up", lambda one: self._move(one, -1), able),
            (_("Move &down"), "Alt+Down", lambda one: self._move(one, 1), able),
            (_("De&lete"), "Delete", self.remove, able),
        )
        context_menu(parent, identifier, entries).popup(place)

    def _go_to_views(self) -> None:
        self._window.actions_["show_facets"].setChecked(True)
        self._view.saved_views.list.setFocus()
