"""A program of its own for what cannot be tried in this one: how it begins, and how it ends."""

import re
import shutil
import subprocess
import sys
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

from tests.command_line import environment

_HEAD = """
import sys
from pathlib import Path
from app.base import paths
home = Path(sys.argv[1])
for name in ("data", "settings", "log"):
    setattr(paths, name + "_folder", lambda name=name: home / name)
from PySide6.QtCore import QTimer
"""
_NOT_OF_US = re.compile(r"This plugin does not support \w+\(\)\n")
"""What Qt's offscreen platform says of every window that has a smallest size."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended."""

    code: int
    out: str
    err: str
    seconds: float


def run_child(code: str, home: Path, *arguments: object, tracker: Path | None = None) -> Ended:
    """Run some code in a process with a user of its own, on a screen that nobody sees.

    A `tracker` is first copied to the first of the `arguments`.
    """
    if tracker is not None:
        shutil.copyfile(tracker, str(arguments[0]))
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _HEAD + textwrap.dedent(code), str(home), *map(str, arguments)],
        env=environment(QT_QPA_PLATFORM="offscreen"), capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    return Ended(
        done.returncode,
        done.stdout.decode("utf-8").strip(),
        _NOT_OF_US.sub("", done.stderr.decode("utf-8")),
        time.monotonic() - began,
    )
