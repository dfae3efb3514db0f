"""The real program with its window: a process, a user and a home, and a hand to close it.

The program is started as its users start it. What is looked at, and the click that closes the
window, come from a timer within it.
"""

import itertools
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.command_line import environment

_DRIVER = '''
import sys
before = set(sys.modules)
import json, runpy, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox

seen, close, hurried, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "True", sys.argv[4]

def windows(kind):
    return [one for one in QApplication.topLevelWidgets()
            if isinstance(one, kind) and one.isVisible()]

def rests(window):
    """Nothing is still to be counted or shown."""
    return not any(one.isActive() and one.isSingleShot() for one in window.findChildren(QTimer))

def packages():
    """The names of what lies in site-packages and was imported since the beginning."""
    found = {name.partition(".")[0] for name, module in sys.modules.items()
             if "site-packages" in (getattr(module, "__file__", "") or "")}
    return sorted(found - before)

def tell(window):
    view = window.view
    said = {
        "title": window.windowTitle(),
        "menu": window.menuBar().actions()[0].text(),
        "rows": None if view is None else view.table.model().rowCount(),
        "sample": view is not None and view.workspace.is_sample,
        "banner": view is not None and view.banner.isVisible(),
        "boxes": [box.text() for box in windows(QMessageBox)],
        "modules": sorted(set(sys.modules) - before),
        "packages": packages(),
    }
    draft = seen.with_suffix(".draft")
    draft.write_text(json.dumps(said), "utf-8")
    draft.replace(seen)

def look():
    for window in windows(QMainWindow):
        if not seen.exists() and (hurried or rests(window)):
            tell(window)
        if hurried:
            time.sleep(0.6)  # The machine is busy: all that was put off is due when it goes on.
            close.touch()
        if seen.exists() and close.exists():
            timer.stop()
            for box in windows(QMessageBox):
                box.close()
            window.close()

application = QApplication(sys.argv[:1])
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
sys.argv = [how, *sys.argv[5:]]
if how == "app":
    runpy.run_module("app", run_name="__main__", alter_sys=True)
else:
    runpy.run_path(how, run_name="__main__")
'''
_NOT_OF_US = "This plugin does not support propagateSizeHints()\n"
"""What Qt's offscreen platform says of every window that has a smallest size."""
_LONGEST = 40
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood on the screen when the program had come to rest."""

    title: str
    menu: str
    """The words of the first menu."""
    rows: int | None
    """How many the table shows; None on the start page."""
    sample: bool
    banner: bool
    boxes: tuple[str, ...]
    modules: frozenset[str]
    """Everything imported until then."""
    packages: frozenset[str]
    """The packages of others among them."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the program ended."""

    code: int
    err: str


class Home:
    """The folders of one user; nothing outside of them is read or written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.variables = {
            "HOME": str(root),
            "XDG_DATA_HOME": str(root / "data"),
            "XDG_CONFIG_HOME": str(root / "settings"),
            "XDG_STATE_HOME": str(root / "state"),
            "QT_QPA_PLATFORM": "offscreen",
        }

    @property
    def trackers(self) -> Path:
        """Where the program keeps the sample and proposes new trackers."""
        return self.root / "data" / "Pledgeline"

    @property
    def sample(self) -> Path:
        return self.trackers / "sample.pledge"


class Program:
    """One run of the program; ended by `close` or `kill`. A hurried user closes it at once."""

    def __init__(
        self, home: Home, *arguments: object, python: str = sys.executable, how: str = "app",
        folder: Path | None = None, hurried: bool = False, **changes: str,
    ) -> None:  # fmt: skip
        number = next(_numbers)
        self._seen = home.root / f"seen-{number}"
        self._close = home.root / f"close-{number}"
        command = [python, "-c", _DRIVER, self._seen, self._close, hurried, how, *arguments]
        self._process = subprocess.Popen(
            [str(part) for part in command],
            env=environment(**home.variables) | changes, cwd=folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip

    def look(self) -> Seen:
        """Wait until the window has come to rest, and say what is seen."""
        self._wait_for(self._seen.exists)
        said = json.loads(self._seen.read_text("utf-8"))
        said["boxes"] = tuple(said["boxes"])
        for name in ("modules", "packages"):
            said[name] = frozenset(said[name])
        return Seen(**said)

    def close(self) -> Ended:
        """Answer what is asked with Cancel, close the window and wait for the end."""
        self.look()
        self._close.touch()
        return self._end()

    def kill(self) -> None:
        """The machine fails."""
        self._process.kill()
        self._end()

    def _wait_for(self, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + _LONGEST
        while not condition():
            if self._process.poll() is not None or time.monotonic() > until:
                self._process.kill()
                raise AssertionError(self._end())
            time.sleep(0.02)

    def _end(self) -> Ended:
        err = self._process.communicate(timeout=_LONGEST)[1].decode("utf-8")
        return Ended(self._process.returncode, err.replace(_NOT_OF_US, ""))
