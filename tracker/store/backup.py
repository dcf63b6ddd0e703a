"""Copies of the database: made by SQLite's backup interface, checksummed, kept for a while, restored whole."""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tracker.store.errors import BackupInvalid, StoreBusy, StoreError, named_refusals
from tracker.store.identity import sound_revision

KEPT = 14


def backups(path: Path) -> list[Path]:
    """The backups of the database at `path`, oldest first."""
    return sorted((path.parent / "backups").glob(f"{path.stem}-*Z.db"))


def backup(path: Path, *, now: datetime) -> Path:
    """Copy the database as it is at this moment, also while others write; the copies beyond the newest 14 go.

    A plain file copy would lose what is still in the write-ahead log. Raises StoreFull, and leaves no half copy.
    """
    folder = path.parent / "backups"
    copy = folder / f"{path.stem}-{_stamp(now)}.db"
    draft = folder / f"{copy.name}.{os.getpid()}.new"
    try:
        with named_refusals(copy):
            folder.mkdir(exist_ok=True)
            draft.unlink(missing_ok=True)
            with closing(sqlite3.connect(path, timeout=30)) as source, closing(sqlite3.connect(draft)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            sound_revision(draft)
            _checksum_file(copy).write_text(f"{_sha256(draft)}  {copy.name}\n", encoding="utf-8")
            draft.replace(copy)
    finally:
        draft.unlink(missing_ok=True)
    for old in backups(path)[:-KEPT]:
        _checksum_file(old).unlink(missing_ok=True)
        old.unlink(missing_ok=True)
    return copy


def daily_backup(path: Path, *, now: datetime) -> Path | None:
    """Make today's backup if there is none yet (days in UTC)."""
    today = f"{path.stem}-{_stamp(now)[:8]}"
    return None if any(copy.name.startswith(today) for copy in backups(path)) else backup(path, now=now)


def restore(path: Path, copy: Path, *, now: datetime, wait_seconds: float = 5) -> Path | None:
    """Put a backup in the place of the database and return where the replaced file is kept, None if there was none.

    Raises BackupInvalid if the backup is not what its checksum says or not sound, StoreBusy if somebody is using the
    database; in both cases nothing has been changed.
    """
    _verify(copy)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    replaced = path.with_name(f"{path.stem}-replaced-{_stamp(now)}.db") if path.exists() else None
    try:
        with named_refusals(path):
            shutil.copyfile(copy, draft)
        if replaced:
            _let_go(path, wait_seconds)
            # A damaged file may leave its log behind; it must never meet the new file.
            for suffix in ("-wal", "-shm"):
                if (log := path.with_name(path.name + suffix)).exists():
                    log.replace(replaced.with_name(replaced.name + suffix))
            os.link(path, replaced)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as restored:
        restored.execute("PRAGMA journal_mode = WAL")
    return replaced


def _verify(copy: Path) -> None:
    checksum = _checksum_file(copy)
    if not copy.is_file() or not checksum.is_file():
        raise BackupInvalid(copy)
    if checksum.read_text(encoding="utf-8").split()[:1] != [_sha256(copy)]:
        raise BackupInvalid(copy, "checksum")
    try:
        sound_revision(copy)
    except StoreError as error:
        raise BackupInvalid(copy, error.code) from error


def _let_go(path: Path, wait_seconds: float) -> None:
    """Fold the log into the file, which SQLite does only if nobody else has it open."""
    try:
        with closing(sqlite3.connect(path, timeout=wait_seconds)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise StoreBusy(path) from error
    except sqlite3.DatabaseError:
        # Too damaged to be opened: then there is nothing to fold in, and being replaced is what it needs.
        return


def _checksum_file(copy: Path) -> Path:
    return copy.with_name(copy.name + ".sha256")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
