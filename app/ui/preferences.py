"""The settings in use: kept in a file with every change, and told to whoever dresses the window."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.base import settings
from app.base.settings import Settings
from app.ui.appearance import stepped_text_size

_log = logging.getLogger(__name__)


class Preferences(QObject):
    """The one owner of the settings while the program runs."""

    look_changed = Signal()
    """Another language, other colours or another size of text were chosen."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.values = settings.load(path)

    def choose(self, **look: str | int) -> None:
        """Choose another language, other colours or another size."""
        changed = replace(self.values, **look)  # type: ignore[arg-type]
        if changed != self.values:
            self._take(changed)
            self.look_changed.emit()

    def choose_text_size(self, steps: int) -> None:
        """Make all text some steps larger or smaller."""
        self.choose(text_size=stepped_text_size(self.values.text_size, steps))

    def note_opened(self, tracker: Path) -> None:
        """A tracker was opened: it is the one to begin with the next time."""
        self._take(settings.with_recent(self.values, str(tracker)))

    def note_sample_removed(self, tracker: Path) -> None:
        """The sample was removed: it does not come back by itself."""
        left = settings.without_recent(self.values, str(tracker))
        self._take(replace(left, sample_dismissed=True))

    def keep_window(self, layout: dict[str, Any]) -> None:
        """Remember how the window was arranged; written with the next change or at the end."""
        self.values = replace(self.values, window={**self.values.window, **layout})

    def keep_place(self, tracker: Path, place: dict[str, Any]) -> None:
        """Remember where the user is in a tracker; written like the window."""
        self.values = settings.with_place(self.values, str(tracker), place)

    def keep_views(self, tracker_id: str, views: list[Any]) -> None:
        """Keep the private views of a tracker; none leaves no trace."""
        others = {one: held for one, held in self.values.views.items() if one != tracker_id}
        kept = {**others, tracker_id: views} if views else others
        self._take(replace(self.values, views=kept))

    def save(self) -> None:
        """Write the settings; a disk that refuses costs the choices only."""
        try:
            settings.save(self._path, self.values)
        except OSError as error:
            _log.warning("settings not saved: %s", error)

    def _take(self, changed: Settings) -> None:
        self.values = changed
        self.save()
