"""Log files for the user's IT staff: what happened, never the text of a commitment."""

import faulthandler
import logging
import logging.handlers
from pathlib import Path
from typing import TextIO

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_crash_file: TextIO | None = None


def start(folder: Path) -> None:
    """Write warnings and worse to a file that is kept small, and crashes of the process to another.

    A folder that cannot be written costs the log only; the program goes on without it.
    """
    global _crash_file
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "pledgeline.log", maxBytes=500_000, backupCount=3, encoding="utf-8"
        )
        # Held open for as long as the process lives: the fault handler writes to its descriptor.
        _crash_file = (folder / "crash.log").open("a", encoding="utf-8")
    except OSError:
        logging.getLogger().addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faulthandler.enable(_crash_file)
