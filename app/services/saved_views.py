"""What is done to the views that a tracker keeps: each a change set, so that it can be undone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.domain.changes import Change, FieldChanged, Label, RowAdded, RowRemoved, Table
from app.domain.saved_views import SavedView, checked_name
from app.services.commands import Planned
from app.storage.reader import Reader
from app.storage.saved_views import view_values


def planned_view(reader: Reader, view: SavedView) -> Planned:
    """Add a view at the end, or give one that is there these values. Raises InvalidValue.

    A view that becomes the default takes the place of another that was.
    """
    views = {one.id: one for one in reader.saved_views()}
    before = views.pop(view.id, None)
    name = checked_name(view.name, tuple(one.name for one in views.values()))
    after = replace(view, name=name, position=before.position if before else _end(views.values()))
    changes: list[Change] = []
    if after.default:
        for one in views.values():
            changes += _changed(one, replace(one, default=False))
    if before is None:
        changes.append(RowAdded(Table.SAVED_VIEW, view.id, view_values(after)))
        return Planned(Label("add_view", {"name": name}), tuple(changes))
    changes += _changed(before, after)
    renamed = before.name != name
    values = {"before": before.name, "name": name} if renamed else {"name": name}
    return Planned(Label("rename_view" if renamed else "change_view", values), tuple(changes))


def planned_removal(reader: Reader, identifier: str) -> Planned:
    """Take a view away; no change if it is gone already."""
    held = {one.id: one for one in reader.saved_views()}
    view = held.get(identifier)
    if view is None:
        return Planned(Label("remove_view", {"name": ""}), ())
    gone = RowRemoved(Table.SAVED_VIEW, identifier, view_values(view))
    return Planned(Label("remove_view", {"name": view.name}), (gone,))


def planned_order(reader: Reader, ids: Sequence[str]) -> Planned:
    """Put the views into another order."""
    places = {identifier: at for at, identifier in enumerate(ids)}
    changes = [
        change
        for one in reader.saved_views()
        for change in _changed(one, replace(one, position=places.get(one.id, len(places))))
    ]
    return Planned(Label("order_views"), tuple(changes))


def _changed(before: SavedView, after: SavedView) -> Iterator[Change]:
    held, wanted = view_values(before), view_values(after)
    for name, value in wanted.items():
        if held[name] != value:
            yield FieldChanged(Table.SAVED_VIEW, before.id, name, held[name], value)


def _end(views: Iterable[SavedView]) -> int:
    return max((one.position for one in views), default=-1) + 1
