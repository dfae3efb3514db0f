"""Which view is applied in a window, and how the columns of each were left."""

from dataclasses import dataclass, replace

from app.domain.filters import FilterSpec
from app.domain.saved_views import Column, ViewState

ALL = ""
"""Stands for no view: all commitments."""


@dataclass(frozen=True, slots=True)
class LeftColumns:
    """The columns of a view as this user left them."""

    view: str = ALL
    columns: tuple[Column, ...] = ()


class AppliedView:
    """Changing a width does not change a view, but it should be the same when one comes back."""

    def __init__(self) -> None:
        self.id = ALL
        self._left: dict[str, tuple[Column, ...]] = {}

    @property
    def left(self) -> tuple[LeftColumns, ...]:
        """How columns were left, for the settings."""
        return tuple(LeftColumns(view, columns) for view, columns in self._left.items())

    def take(self, view: str, left: tuple[LeftColumns, ...]) -> None:
        """Go on as another window, or the last run, ended."""
        self.id = view
        self._left = {one.view: one.columns for one in left}

    def leave(self, columns: tuple[Column, ...]) -> None:
        """Another view is about to be applied."""
        self._left[self.id] = columns

    def forget(self, view: str) -> None:
        """What is saved in the view itself counts again."""
        self._left.pop(view, None)

    def all_commitments(self, present: ViewState) -> ViewState:
        """Nothing is looked for; the columns are as they were before the first view."""
        columns = self._left.get(ALL, present.columns)
        return replace(present, typed="", spec=FilterSpec(), columns=columns)

    def with_widths(self, view: str, state: ViewState) -> ViewState:
        """A view's state with the widths that its columns were given since it was saved."""
        widths = {one.field: one.width for one in self._left.get(view, ())}
        columns = (replace(one, width=widths.get(one.field, one.width)) for one in state.columns)
        return replace(state, columns=tuple(columns))
