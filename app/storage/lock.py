"""One program writes a tracker at a time.

A lock of the operating system on a file beside the tracker, held as long as the tracker is open
for writing. It ends with the process, however that ends, so it is never left behind.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from app.base.account import account_name, machine_name
from app.base.clock import as_text, system_clock
from app.domain.errors import Environment

# Far behind the text, so that on Windows, where a locked byte cannot be read, others can read it.
_LOCKED_BYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a tracker open for writing."""

    user: str
    host: str
    pid: int
    since: str


class WriterLock:
    """The right to write one tracker."""

    def __init__(self, tracker: Path) -> None:
        self._path = tracker.with_name(tracker.name + ".lock")
        self._file: BinaryIO | None = None

    def acquire(self) -> None:
        """Take the lock. Raises Environment naming the holder if somebody else has it."""
        while True:
            file = self._opened()
            try:
                _lock(file)
            except OSError as error:
                holder = _read_holder(file)
                file.close()
                raise Environment("tracker_in_use", **asdict(holder)) from error
            if self._is_current(file):
                break
            file.close()
        _write_holder(file)
        self._file = file

    def _opened(self) -> BinaryIO:
        try:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            return os.fdopen(os.open(self._path, flags, 0o600), "r+b")
        except OSError as error:
            raise Environment(
                "folder_not_writable", path=str(self._path.parent), reason=str(error)
            ) from error

    def _is_current(self, file: BinaryIO) -> bool:
        """Whether the file is still the one of that name: its last holder may have removed it."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Give the lock back; nothing happens if it is not held."""
        if self._file is None:
            return
        # Removed while still locked; Windows refuses that and removes it below, if nobody waits.
        if sys.platform != "win32":
            self._remove()
        self._file.close()
        self._file = None
        if sys.platform == "win32":
            self._remove()

    def _remove(self) -> None:
        with suppress(OSError):
            self._path.unlink()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _write_holder(file: BinaryIO) -> None:
    holder = Holder(account_name(), machine_name(), os.getpid(), as_text(system_clock()))
    file.seek(0)
    file.truncate()
    file.write(json.dumps(asdict(holder)).encode())
    file.flush()


def _read_holder(file: BinaryIO) -> Holder:
    try:
        file.seek(0)
        return Holder(**json.loads(file.read(4096)))
    except (OSError, ValueError, TypeError):
        return Holder("?", "?", 0, "")
