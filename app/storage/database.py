"""A tracker file opened: one connection that writes, and others that read."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from app.base.progress import Cancelled
from app.domain.errors import Environment
from app.storage.errors import translated
from app.storage.lock import WriterLock

_BUSY_SECONDS = 5
# Small, so that many trackers and threads stay light; the system caches the file anyway.
_CACHE_KIB = 8_192
_LONG_LOG = 4_000_000
"""So many bytes of log are brought into the file when nobody waits."""
_LONGEST_LOG_PAGES = 16_000
"""64 MB, after which a commit does it all the same."""


class Database:
    """Access to one tracker. `storage.opening` makes these; close them when done."""

    def __init__(self, path: Path, lock: WriterLock | None) -> None:
        self.path = path
        self._lock = lock
        self._writing = threading.RLock()
        self._beside = threading.Lock()
        self._closed = False
        self._reader = _reading_engine(path)
        self._writer = None if lock is None else _writing_engine(path)

    @property
    def read_only(self) -> bool:
        return self._writer is None

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """A connection that sees what is committed and cannot write."""
        with translated(self.path), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction: everything in the block is durable when it ends well, or undone."""
        if self._writer is None:
            raise Environment("tracker_read_only", path=str(self.path))
        with translated(self.path), self._writing, self._writer.begin() as connection:
            yield connection

    @contextmanager
    def aside(self) -> Iterator[Connection]:
        """As `connected`, for a thread of its own that nobody waits for; `close` waits for it.

        Raises Cancelled when the file is given back.
        """
        with self._beside:
            if self._closed:
                raise Cancelled
            with self.connected() as connection:
                yield connection

    def fold_log(self) -> bool:
        """Bring what the log holds into the file, if that is much; in any thread.

        It would be the last part of a commit that somebody waits for otherwise. The connection
        that writes does it, and nobody else. Returns whether there was anything to do.
        """
        with self._beside:
            if self._closed or self._writer is None or _log_size(self.path) < _LONG_LOG:
                return False
            return self._checkpoint(self._writer, wait_milliseconds=100)

    def close(self) -> None:
        """Give back the file, with everything in the one file that has the tracker's name."""
        with self._beside:
            self._closed = True
        self._reader.dispose()
        if self._writer is not None:
            # On a full disk what was saved stays in the log beside the file, and is as safe there.
            with suppress(Environment):
                self._checkpoint(self._writer)
            self._writer.dispose()
        elif _log(self.path).exists():
            _tidy(self.path)
        if self._lock is not None:
            self._lock.release()

    def _checkpoint(self, writer: Engine, wait_milliseconds: int = _BUSY_SECONDS * 1_000) -> bool:
        """Whether all of the log is in the file now, which readers may prevent."""
        with translated(self.path), self._writing, writer.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute(f"PRAGMA busy_timeout={wait_milliseconds}")
            try:
                busy, _pages, _folded = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                driver.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1_000}")
        return not busy


def _reading_engine(path: Path) -> Engine:
    # Any number of threads may read; the connection given back last has the warmest cache.
    return create_engine(
        "sqlite://",
        creator=lambda: _connect(path, read_only=True),
        poolclass=QueuePool,
        max_overflow=-1,
        pool_use_lifo=True,
    )


def _writing_engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, read_only=False), poolclass=StaticPool
    )

    # The driver would begin a transaction at the first write only, too late for what was read.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    connection = _opened(path, "mode=ro" if read_only else "mode=rw")
    if read_only and not _can_share(connection) and not _has_log(path):
        connection.close()
        connection = _opened(path, "immutable=1")
    for pragma in (
        "PRAGMA trusted_schema=OFF",
        "PRAGMA cell_size_check=ON",
        "PRAGMA mmap_size=0",
        f"PRAGMA cache_size=-{_CACHE_KIB}",
        "PRAGMA foreign_keys=ON",
    ):
        connection.execute(pragma)
    if read_only:
        connection.execute("PRAGMA query_only=ON")
    else:
        # Power may fail at any moment: an edit that is shown as saved is on the disk.
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint={_LONGEST_LOG_PAGES}")
    return connection


def _opened(path: Path, options: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _can_share(connection: sqlite3.Connection) -> bool:
    """Whether readers and a writer can meet: in a folder that nobody may write to they cannot.

    A tracker on such a medium is complete in its one file, unless a log lies beside it.
    """
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        kind = error.sqlite_errorcode & 0xFF
        return kind not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
    return True


def _has_log(path: Path) -> bool:
    return _log_size(path) > 0


def _log_size(path: Path) -> int:
    try:
        return _log(path).stat().st_size
    except OSError:
        return 0


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _tidy(path: Path) -> None:
    """Let SQLite take away the log that it made for readers, unless others have the file open.

    A connection that cannot write leaves it behind.
    """
    with suppress(sqlite3.Error), closing(_opened(path, "mode=rw")) as connection:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
