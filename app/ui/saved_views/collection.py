"""The views of a tracker: those in it, and those that are private to the user."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.changes import Applied, Table
from app.domain.plain_values import as_plain, from_plain
from app.domain.saved_views import SavedView, checked_name
from app.services.saved_views import planned_order, planned_removal, planned_view
from app.services.workspace import Workspace
from app.ui.command_runner import CommandRunner
from app.ui.preferences import Preferences


class SavedViews(QObject):
    """Shared views are written as change sets, private ones into the settings."""

    changed = Signal()
    """A view has come, gone, or is another one."""

    def __init__(
        self,
        workspace: Workspace,
        runner: CommandRunner,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner
        self._preferences = preferences
        self._shared = workspace.saved_views()
        self._private = _private_views(preferences.values.views.get(workspace.tracker_id))

    @property
    def all(self) -> list[SavedView]:
        """Those in the tracker first."""
        return [*self._shared, *self._private]

    @property
    def writable(self) -> bool:
        """Whether views can be kept in the tracker."""
        return not self._workspace.read_only

    def find(self, identifier: str) -> SavedView | None:
        """A view; None if it is gone."""
        return next((one for one in self.all if one.id == identifier), None)

    @property
    def default(self) -> SavedView | None:
        """The view to begin with: the user's own choice comes before that of the tracker."""
        return next((one for one in [*self._private, *self._shared] if one.default), None)

    def keep(self, view: SavedView) -> None:
        """Add a view, or give one other values. Raises InvalidValue for its name."""
        before = self.find(view.id)
        others = tuple(one.name for one in self.all if one.id != view.id)
        view = replace(view, name=checked_name(view.name, others))
        if view.shared:
            if self._write_shared(view) and before is not None and not before.shared:
                self._keep_private([one for one in self._private if one.id != view.id])
            return
        private = [replace(one, default=one.default and not view.default) for one in self._private]
        if before is None or before.shared:
            private.append(view)
        else:
            private = [view if one.id == view.id else one for one in private]
        self._keep_private(private)
        if before is not None and before.shared:
            self._remove_shared(view.id)

    def remove(self, identifier: str) -> None:
        """Take a view away; one in the tracker comes back by Undo."""
        view = self.find(identifier)
        if view is not None and view.shared:
            self._remove_shared(identifier)
        elif view is not None:
            self._keep_private([one for one in self._private if one.id != identifier])

    def move(self, identifier: str, by: int) -> None:
        """Move a view up or down among those of its kind."""
        view = self.find(identifier)
        if view is None:
            return
        views = list(self._shared if view.shared else self._private)
        at = views.index(view)
        if not 0 <= at + by < len(views):
            return
        views.insert(at + by, views.pop(at))
        if not view.shared:
            self._keep_private(views)
        elif self.writable:
            with self._workspace.reader() as reader:
                planned = planned_order(reader, [one.id for one in views])
            self._runner.write(planned)

    @Slot(object)
    def note(self, applied: Applied) -> None:
        """A change set has been written: perhaps by undo, perhaps to views."""
        if any(change.table is Table.SAVED_VIEW for change in applied.change_set.changes):
            self._shared = self._workspace.saved_views()
            self.changed.emit()

    def _write_shared(self, view: SavedView) -> bool:
        with self._workspace.reader() as reader:
            planned = planned_view(reader, view)
        return self._runner.write(planned)

    def _remove_shared(self, identifier: str) -> None:
        with self._workspace.reader() as reader:
            planned = planned_removal(reader, identifier)
        self._runner.write(planned)

    def _keep_private(self, views: list[SavedView]) -> None:
        self._private = views
        plain = [as_plain(one, SavedView) for one in views]
        self._preferences.keep_views(self._workspace.tracker_id, plain)
        self.changed.emit()


def _private_views(plain: object) -> list[SavedView]:
    """What can be read of the settings; a damaged view is not there."""
    found = []
    for one in plain if isinstance(plain, list) else []:
        try:
            found.append(replace(from_plain(one, SavedView), shared=False))
        except (ValueError, TypeError, KeyError):
            continue
    return found
