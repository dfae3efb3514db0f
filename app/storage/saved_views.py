"""The views that a tracker keeps for everybody."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from app.domain.changes import Plain
from app.domain.saved_views import SavedView
from app.storage.tables import saved_view


def saved_views(connection: Connection) -> list[SavedView]:
    """All of them, in their order."""
    query = select(saved_view).order_by(saved_view.c.position, saved_view.c.id)
    return [
        SavedView(row.id, row.name, row.state, row.icon, True, bool(row.is_default), row.position)
        for row in connection.execute(query)
    ]


def view_values(view: SavedView) -> Mapping[str, Plain]:
    """A view as its row holds it."""
    return {
        "position": view.position,
        "name": view.name,
        "icon": view.icon,
        "state": view.state,
        "is_default": int(view.default),
    }
