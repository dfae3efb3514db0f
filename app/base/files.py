"""Files that leave the program: the old file or the new one, never a half of either."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Not sys.platform: the checker would take the other half for dead code.
_WINDOWS = os.name == "nt"
_RETRY_FOR_SECONDS = 2.0
_RETRY_EVERY_SECONDS = 0.1


@contextmanager
def replacing(target: Path, verify: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """Write a file whole.

    Yields a path in the folder of `target` to write to. When the block ends well the new file is
    forced to the disk, checked by `verify` (which raises if the file is not good) and put in the
    place of `target` in one step. When anything fails `target` is as it was and nothing is left.

    Raises OSError; PermissionError when another program holds `target` for over two seconds.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        _flush(draft)
        if verify is not None:
            verify(draft)
        _keep_mode(target, draft)
        _replace(draft, target)
        _flush_folder(target.parent)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _keep_mode(target: Path, draft: Path) -> None:
    with suppress(FileNotFoundError):
        draft.chmod(target.stat().st_mode & 0o777)


def _replace(draft: Path, target: Path) -> None:
    """Windows refuses to replace a file that a virus scanner or Excel has open: try for a while."""
    give_up = time.monotonic() + _RETRY_FOR_SECONDS
    while True:
        try:
            draft.replace(target)
            return
        except PermissionError:
            if not _WINDOWS or time.monotonic() > give_up:
                raise
            time.sleep(_RETRY_EVERY_SECONDS)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable. Windows has no such call and needs none."""
    if _WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
