"""One connection to a database file, also when there is no room on the disk, or nothing may be written there."""

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from tracker.store.errors import StoreLogLeft

try:
    import fcntl
except ImportError:  # Windows has no locks of folders: there readers without disk may have to try again
    fcntl = None  # type: ignore[assignment]

_WAIT_SECONDS = 30
_NO_ROOM = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def connected(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to the file, which has to exist; it opens no transactions by itself.

    Readers of a write-ahead log share an index in a file beside it, for which a full disk has no room. Then the
    connection keeps the index to itself: it reads as ever, but one after the other, each waiting for the one before.
    Where the folder may not be written, the file is read as it lies. Raises sqlite3.Error, and StoreLogLeft.
    """
    connection = _connection(path, "ro" if read_only else "rw")
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in _NO_ROOM:
            raise
        if not os.access(path.parent, os.W_OK):
            return _as_it_lies(path)
        return _alone(path, read_only)
    return connection


class _Alone(sqlite3.Connection):
    """A connection that holds a lock of the folder until it is closed.

    SQLite keeps a shared lock where it waits for an exclusive one, so that two who open at once wait for each other.
    """

    folder = -1

    def close(self) -> None:
        super().close()
        if self.folder >= 0:
            os.close(self.folder)
            self.folder = -1


def _alone(path: Path, read_only: bool) -> sqlite3.Connection:
    """A connection that keeps the log's index to itself, opened when no other one does."""
    folder = _locked(path.parent)
    try:
        connection = _connection(path, "rw", _Alone)
    except BaseException:
        if folder >= 0:
            os.close(folder)
        raise
    assert isinstance(connection, _Alone)
    connection.folder = folder
    connection.execute(f"PRAGMA query_only = {int(read_only)}")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _locked(folder: Path) -> int:
    """The descriptor of a folder that is locked, or -1 where that cannot be had; who waits too long goes on without."""
    if fcntl is None:
        return -1
    opened, until = os.open(folder, os.O_RDONLY), time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < until:
        with suppress(BlockingIOError):
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return opened
        time.sleep(0.02)
    os.close(opened)
    return -1


def _as_it_lies(path: Path) -> sqlite3.Connection:
    """A connection that asks for no lock and no index: on a medium that cannot be written nobody writes meanwhile.

    It reads no log, so one that holds something is refused.
    """
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise StoreLogLeft(path)
    return _connection(path, "ro&immutable=1")


def _connection(path: Path, mode: str, factory: type[sqlite3.Connection] = sqlite3.Connection) -> sqlite3.Connection:
    # With a mode, because SQLite would else make an empty file where there is none.
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(
        address, uri=True, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False, factory=factory
    )
