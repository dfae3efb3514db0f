"""Where the program's own data and the user's data are."""

from functools import cache
from pathlib import Path

import platformdirs

PROGRAM = "Pledgeline"


@cache
def _shipped(folder: str) -> Path:
    """A folder shipped with the program: beside `app` in the source, inside it in a wheel."""
    package = Path(__file__).resolve().parents[1]
    inside = package / folder
    return inside if inside.is_dir() else package.parent / folder


def resource(*parts: str) -> Path:
    """A file of `resources/`."""
    return _shipped("resources").joinpath(*parts)


def seeds() -> Path:
    """The folder of the sample."""
    return _shipped("seeds")


def data_folder() -> Path:
    """Where trackers are kept unless the user chooses another place."""
    return Path(platformdirs.user_data_dir(PROGRAM, appauthor=False, roaming=False))


def settings_folder() -> Path:
    """Where the settings of this user are kept."""
    return Path(platformdirs.user_config_dir(PROGRAM, appauthor=False, roaming=True))


def log_folder() -> Path:
    """Where log files and crash traces are kept."""
    return Path(platformdirs.user_log_dir(PROGRAM, appauthor=False))
