"""Whether a file is a sound database of ours, found out without changing it."""

import os
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from tracker.store.connecting import connected
from tracker.store.errors import (
    StoreAbsent,
    StoreDamaged,
    StoreEmpty,
    StoreForeign,
    StoreNoFile,
    StoreReadOnly,
    StoreTooNew,
    named,
)
from tracker.store.migrations import known_revisions

APPLICATION_ID = 0x54475254
_MAGIC = b"SQLite format 3\0"
_ANY_WRITE_BIT = 0o222
_ADDRESS = re.compile(r":memory:|file:|\w\w+:/", re.IGNORECASE)


def mark(connection: Connection) -> None:
    """Write into a new file that it is a database of ours."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def refuse_no_file(path: Path) -> None:
    """Raise StoreNoFile if there is something else than a file at the path, or never can be a file."""
    if _ADDRESS.match(str(path)) or _ADDRESS.match(path.name):
        raise StoreNoFile(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise StoreNoFile(path)
    except FileNotFoundError as error:
        if path.is_symlink():
            raise StoreNoFile(path, str(path.readlink())) from error
    except OSError as error:
        raise StoreNoFile(path, error.strerror or "") from error


def usable_revision(path: Path) -> str:
    """The schema revision of a sound database of ours; raises the StoreError that fits if it is anything else."""
    if path.exists() and not writable(path):
        raise StoreReadOnly(path)
    return sound_revision(path)


def sound_revision(path: Path) -> str:
    """As `usable_revision`, but the file may be read-only, as a backup can be."""
    refuse_no_file(path)
    if not path.is_file():
        raise StoreAbsent(path)
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise StoreEmpty(path)
    # The application's id stands at byte 68, so a stranger's file is recognised before SQLite opens it.
    if header[:16] != _MAGIC or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreForeign(path)
    try:
        with closing(connected(path, read_only=True)) as connection:
            findings = [row[0] for row in connection.execute("PRAGMA quick_check(3)")]
            revisions = [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # the latter where a message quotes what is damaged
        raise named(path, error) or StoreDamaged(path, str(error)) from error
    if findings != ["ok"] or len(revisions) != 1:
        raise StoreDamaged(path, "; ".join(findings))
    if revisions[0] not in known_revisions():
        raise StoreTooNew(path, revisions[0])
    return str(revisions[0])


def writable(path: Path) -> bool:
    """Whether the database at the path, with its log beside it, may be written by whoever asks."""
    return _may_write(path) and _may_write(path.parent)


def _may_write(path: Path) -> bool:
    # The mode is read as well, because an administrator's process may write to what was set read-only on purpose.
    return bool(path.stat().st_mode & _ANY_WRITE_BIT) and os.access(path, os.W_OK)
