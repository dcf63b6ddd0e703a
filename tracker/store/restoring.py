"""Putting a backup in the place of the database."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from tracker.store.backup import backups, checksum_file, file_of, sha256, tried_backup
from tracker.store.drafts import draft, settle
from tracker.store.engines import Where
from tracker.store.errors import BackupInvalid, StoreBusy, StoreError, named_refusals
from tracker.store.head_note import note_anew
from tracker.store.identity import refuse_no_file, sound_revision


def restore(where: Where, copy: Path, *, now: datetime, wait_seconds: float = 5) -> Path | None:
    """Put a backup in the place of the database and return where the replaced file is kept, None if there was none.

    Raises BackupInvalid if the backup is not what its checksum says or not sound, StoreBusy if somebody is using the
    database, StoreServed of a database on a server; in all cases nothing has been changed.
    """
    path = file_of(where)
    refuse_no_file(path)
    _verify(copy)
    path = path.resolve()  # where the path is a link, the file behind it is what is replaced
    replaced = _beside(path, now) if path.exists() else None
    with named_refusals(path), draft(path) as made:
        shutil.copyfile(copy, made)
        with closing(sqlite3.connect(made)) as restored:
            restored.execute("PRAGMA journal_mode = WAL")
        if replaced:
            _same_owner(made, path)
            _let_go(path, wait_seconds)
            # A damaged file may leave its log behind; it must never meet the new file.
            for suffix in ("-wal", "-shm"):
                if (log := path.with_name(path.name + suffix)).exists():
                    log.replace(replaced.with_name(replaced.name + suffix))
            os.link(path, replaced)
        settle(made)
        made.replace(path)
        settle(path.parent)
    note_anew(path)
    if backups(path)[-1:] != [copy.resolve()]:  # so that the newest copy is of what stands here now
        tried_backup(path, now=now)
    return replaced


def _beside(path: Path, now: datetime) -> Path:
    """Where the replaced file is kept: named by the moment, and never by a name that is taken."""
    stem = f"{path.stem}-replaced-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (path.with_name(f"{stem}{f'-{number}' if number else ''}.db") for number in count())
    return next(name for name in names if not name.exists())


def _same_owner(made: Path, path: Path) -> None:
    """Whoever could use the replaced file can use the new one, also when an administrator restores it."""
    before = path.stat()
    with suppress(PermissionError):
        os.chown(made, before.st_uid, before.st_gid)
    made.chmod(before.st_mode & 0o777)


def _verify(copy: Path) -> None:
    if not copy.is_file() or not (checksum := checksum_file(copy)).is_file():
        raise BackupInvalid(copy)
    if checksum.read_text(encoding="utf-8", errors="replace").split()[:1] != [sha256(copy)]:
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
