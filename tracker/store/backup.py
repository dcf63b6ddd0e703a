"""Copies of the database: made by SQLite's backup interface, checksummed, kept for a while. (`restoring` uses them.)"""

import hashlib
import logging
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from tracker.store.connecting import connected
from tracker.store.drafts import OWNER_ONLY_FOLDER, draft, remove_left, settle
from tracker.store.engines import Where, shown
from tracker.store.errors import BackupFolder, StoreError, StoreFull, StoreServed, named, named_refusals
from tracker.store.identity import sound_revision

KEPT = 14
_ONE_AT_A_TIME = Lock()
_log = logging.getLogger("tracker")
_STATE = (
    "SELECT (SELECT version_num FROM alembic_version), (SELECT value FROM meta WHERE key = 'data_version'),"
    " (SELECT id || at || key FROM batch ORDER BY id DESC LIMIT 1)"
)


def backups(where: Where) -> list[Path]:
    """The backups of the database and of no other, by the moments in their names; of one on a server there are none.

    Raises BackupFolder if their folder cannot be looked into.
    """
    if not isinstance(where, Path):
        return []
    folder, names = where.parent / "backups", _names(where)
    try:
        return sorted(copy for copy in folder.iterdir() if names.fullmatch(copy.name))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BackupFolder(folder, error.strerror or "") from error


def backup(where: Where, *, now: datetime) -> Path:
    """Copy the database as it is at this moment, also while others write; of older copies the newest are kept.

    A plain file copy would lose what is still in the write-ahead log. Raises StoreFull or BackupFolder, and leaves no
    half copy; StoreServed of a database that its server's own tools copy.
    """
    path = file_of(where)
    folder = path.parent / "backups"
    copy = folder / f"{_stem(path)}-{_stamp(now)}.db"
    try:
        with _ONE_AT_A_TIME, named_refusals(copy):
            folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
            _want_room(path, copy)
            with draft(copy) as made, draft(checksum_file(copy)) as checksum:
                with closing(connected(path)) as source, closing(sqlite3.connect(made)) as target:
                    source.backup(target)
                    target.execute("PRAGMA journal_mode = DELETE")
                sound_revision(made)
                checksum.write_text(f"{sha256(made)}  {copy.name}\n", encoding="utf-8")
                settle(checksum)
                checksum.replace(checksum_file(copy))
                made.replace(copy)
                settle(folder)
    except OSError as error:
        raise BackupFolder(folder, error.strerror or "") from error
    _rotate(path, copy, now)
    return copy


def _want_room(path: Path, copy: Path) -> None:
    """Refuse a copy that the disk has no room for before it takes the last of it from those who write meanwhile."""
    needed, free = path.stat().st_size, shutil.disk_usage(copy.parent).free
    if free < needed:
        raise StoreFull(copy, f"{free >> 20} MiB < {needed >> 20} MiB")


def _rotate(path: Path, made: Path, now: datetime) -> None:
    """Let the oldest copies go, but never the one just made or the one with the newest name.

    What is named by a later moment was made before the clock was set back, so it counts as older than what is not.
    """
    copies, this_moment = backups(path), made.name
    by_age = sorted(copies, key=lambda copy: (copy.name <= this_moment, copy.name))
    for old in by_age[:-KEPT]:
        if old not in (made, copies[-1]):
            old.unlink(missing_ok=True)
            checksum_file(old).unlink(missing_ok=True)


def file_of(where: Where) -> Path:
    """The file that a database is; raises StoreServed if it is none."""
    if isinstance(where, Path):
        return where
    raise StoreServed(shown(where))


def backup_of_file(where: Where, *, now: datetime) -> Path | None:
    """Make a backup of a database that is a file; of one on a server it is the server's own tools that make them."""
    return backup(where, now=now) if isinstance(where, Path) else None


def daily_backup(where: Where, *, now: datetime) -> Path | None:
    """Make today's backup of a file if there is none yet (days in UTC)."""
    if not isinstance(where, Path):
        return None
    today = f"{_stem(where)}-{_stamp(now)[:8]}"
    return None if any(copy.name.startswith(today) for copy in backups(where)) else backup(where, now=now)


def tried_daily_backup(where: Where, *, now: datetime) -> StoreError | None:
    """The same for those who go on without one: why it could not be made, which is a warning, or None."""
    return _tried(daily_backup, where, now)


def tried_backup(path: Path, *, now: datetime) -> StoreError | None:
    """Make a backup if that can be done; why it could not be made, or None."""
    return _tried(backup, path, now)


def _tried(make: Callable[..., Path | None], where: Where, now: datetime) -> StoreError | None:
    try:
        make(where, now=now)
    except StoreError as refusal:
        return refusal
    except sqlite3.Error as error:
        return named(where, error) or StoreError(where, str(error))
    return None


def backup_unless_there(path: Path, *, now: datetime) -> None:
    """Make a backup unless one holds this very state, so that what fails again and again fills no folder."""
    state = _state(path)
    if state is None or all(_state(copy) != state for copy in backups(path)):
        backup(path, now=now)


def _state(path: Path) -> tuple[object, ...] | None:
    """What differs after every act of writing; None if it cannot be read."""
    try:
        with closing(connected(path)) as connection:
            found: tuple[object, ...] = connection.execute(_STATE).fetchone()
            return found
    except sqlite3.Error:
        return None


def remove_left_drafts(path: Path) -> None:
    """Remove what killed runs have left of new databases and of backups."""
    remove_left(path.parent, re.compile(rf"{re.escape(path.name)}(\.head)?"))
    remove_left(path.parent / "backups", re.compile(f"{_names(path).pattern}(\\.sha256)?"))


def checksum_file(copy: Path) -> Path:
    """Where the checksum of a copy lies."""
    return copy.with_name(copy.name + ".sha256")


def sha256(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _names(path: Path) -> re.Pattern[str]:
    return re.compile(re.escape(_stem(path)) + r"-\d{8}T\d{6}Z\.db", re.ASCII)


def _stem(path: Path) -> str:
    """What the copies are called by: `tracker.sqlite` beside `tracker.db` has copies of its own."""
    return path.name.removesuffix(".db")


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
