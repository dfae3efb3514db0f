"""From the key to the palette, with or without a tracker."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.ui.main_window import MainWindow
from app.ui.palette.entries import Entry, Provider
from app.ui.palette.providers import (
    ColumnEntries,
    CommitmentEntries,
    MenuEntries,
    OrganisationEntries,
)
from app.ui.preferences import Preferences

if TYPE_CHECKING:
    from app.ui.palette.box import PaletteBox

_RECENT_KEPT = 12
_RECENT = "palette_recent"


class PaletteDoor(QObject):
    """Opens the palette of one window; `providers` may be added to."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._box: PaletteBox | None = None
        self.providers: list[Provider] = [MenuEntries(window, leave_out=("palette",))]
        view = window.view
        if view is not None:
            self.providers += [
                ColumnEntries(view),
                OrganisationEntries(view),
                CommitmentEntries(view, window.search.setText),
            ]
        window.actions_.connect("palette", self.open_palette)

    def open_palette(self) -> None:
        """Open the palette, or close it if it is open."""
        if self._box is None:
            # Most starts end without it.
            from app.ui.palette.box import PaletteBox

            self._box = PaletteBox(self._window.theme, self._window)
            self._box.chosen.connect(self._note)
        if self._box.isVisible():
            self._box.leave()
        else:
            self._box.open_with(self.providers, self._recent())

    def _recent(self) -> list[str]:
        kept = self._preferences.values.window.get(_RECENT)
        return [str(one) for one in kept] if isinstance(kept, list) else []

    @Slot(object)
    def _note(self, entry: Entry) -> None:
        """What was run comes first the next time; a search is no command."""
        if entry.key != "search":
            others = [key for key in self._recent() if key != entry.key]
            self._preferences.keep_window({_RECENT: [entry.key, *others][:_RECENT_KEPT]})
