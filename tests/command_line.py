"""The real command line, in a process of its own and without a display."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """An environment without a display and in English, with some changes."""
    kept = {name: value for name, value in os.environ.items() if name not in _DISPLAY}
    return kept | {"LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)} | changes


def pledgeline(*arguments: object, typed: str = "", **env: str) -> Done:
    """Run a command; everything it prints has to be UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        input=typed.encode(), capture_output=True, env=environment(**env), check=False, timeout=60,
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
