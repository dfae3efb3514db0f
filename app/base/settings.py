"""What the user chose, kept as JSON; a damaged file costs the choices only."""

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from app.base.files import replacing

_log = logging.getLogger(__name__)
RECENT_KEPT = 10
PLACES_KEPT = 50


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one user of one machine."""

    language: str = ""
    """Language code; empty means: as the system."""
    appearance: str = "system"
    """`system`, `light` or `dark`."""
    text_size: int = 100
    """Per cent of the system's text size."""
    user_name: str = ""
    """Who is written into the history; empty means: the name of the account."""
    recent: tuple[str, ...] = ()
    """Paths of trackers, the latest first."""
    last_tracker: str = ""
    sample_dismissed: bool = False
    window: dict[str, Any] = field(default_factory=dict)
    """Geometry and layout of the window, known only to the user interface."""

    places: dict[str, Any] = field(default_factory=dict)
    """Where the user was in each tracker, by its path, the latest last."""
    views: dict[str, Any] = field(default_factory=dict)
    """The views that are private to this user, by the identifier of their tracker."""


def load(path: Path) -> Settings:
    """The settings in a file; the defaults where the file or a part of it cannot be used."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("settings not read: %s", error)
        return Settings()
    return _known(raw) if isinstance(raw, dict) else Settings()


def save(path: Path, settings: Settings) -> None:
    """Write the settings; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as draft:
        draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")


def with_recent(settings: Settings, tracker: str) -> Settings:
    """The settings after a tracker has been opened."""
    others = tuple(path for path in settings.recent if path != tracker)
    return replace(settings, recent=(tracker, *others)[:RECENT_KEPT], last_tracker=tracker)


def without_recent(settings: Settings, tracker: str) -> Settings:
    """The settings after a tracker has been removed."""
    left = tuple(path for path in settings.recent if path != tracker)
    last = "" if settings.last_tracker == tracker else settings.last_tracker
    return replace(settings, recent=left, last_tracker=last)


def with_place(settings: Settings, tracker: str, place: dict[str, Any]) -> Settings:
    """The settings with where the user was in a tracker; the oldest of many are forgotten."""
    places = {path: held for path, held in settings.places.items() if path != tracker}
    places[tracker] = place
    return replace(settings, places=dict(list(places.items())[-PLACES_KEPT:]))


def _known(raw: dict[str, Any]) -> Settings:
    """Take the values whose names and types are known, leave the rest."""
    default = Settings()
    taken: dict[str, Any] = {}
    for entry in fields(Settings):
        value = raw.get(entry.name)
        if entry.name == "recent" and isinstance(value, list):
            taken["recent"] = tuple(path for path in value if isinstance(path, str))
        elif type(value) is type(getattr(default, entry.name)):
            taken[entry.name] = value
    return Settings(**taken)
