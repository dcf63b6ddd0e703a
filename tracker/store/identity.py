"""Whether a file is a sound database of ours, found out without changing it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tracker.store.errors import (
    StoreDamaged,
    StoreEmpty,
    StoreForeign,
    StoreMissing,
    StoreReadOnly,
    StoreTooNew,
    named,
)
from tracker.store.migrations import known_revisions

APPLICATION_ID = 0x54475254
_MAGIC = b"SQLite format 3\0"
_ANY_WRITE_BIT = 0o222


def usable_revision(path: Path) -> str:
    """The schema revision of a sound database of ours; raises the StoreError that fits if it is anything else."""
    if path.exists() and not (_writable(path) and _writable(path.parent)):
        raise StoreReadOnly(path)
    return sound_revision(path)


def sound_revision(path: Path) -> str:
    """As `usable_revision`, but the file may be read-only, as a backup can be."""
    if not path.is_file():
        raise StoreMissing(path)
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise StoreEmpty(path)
    # The application's id stands at byte 68, so a stranger's file is recognised before SQLite opens it.
    if header[:16] != _MAGIC or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreForeign(path)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as connection:
            findings = [row[0] for row in connection.execute("PRAGMA quick_check(3)")]
            revisions = [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")]
    except sqlite3.DatabaseError as error:
        raise named(path, error) or StoreDamaged(path, str(error)) from error
    if findings != ["ok"] or len(revisions) != 1:
        raise StoreDamaged(path, "; ".join(findings))
    if revisions[0] not in known_revisions():
        raise StoreTooNew(path, revisions[0])
    return str(revisions[0])


def _writable(path: Path) -> bool:
    # The mode is read as well, because an administrator's process may write to what was set read-only on purpose.
    return bool(path.stat().st_mode & _ANY_WRITE_BIT) and os.access(path, os.W_OK)
