"""Running something without the rights of an administrator."""

import subprocess
import sys
import textwrap

_DROP = """
import os, sys
from pathlib import Path
def drop_rights():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
"""


def run_as_ordinary_user(code: str, *arguments: object) -> str:
    """What `code` prints in a process of its own.

    It calls `drop_rights()` when all that it needs is imported: an ordinary user may not be allowed
    to read the Python of the one who runs the tests.
    """
    done = subprocess.run(
        [sys.executable, "-c", _DROP + textwrap.dedent(code), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
