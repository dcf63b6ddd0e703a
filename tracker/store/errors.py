"""Why a database cannot be used: small named errors. `code` is the key of the words that say what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """The database cannot be used as it is; it has not been touched."""

    code = "store_unusable"

    def __init__(self, path: Path | str = "", detail: str = "") -> None:
        """Say which file, and what was found where that helps."""
        super().__init__(f"{self.code}: {path} {detail}".rstrip())
        self.path = path
        self.detail = detail


class StoreMissing(StoreError):
    """There is no database file, yet its backups or its write-ahead log are there: it was lost, not never made."""

    code = "store_missing"


class StoreAbsent(StoreError):
    """There is no database file at the path, and none was made."""

    code = "store_absent"


class StoreUnreachable(StoreError):
    """The server of the database is not to be reached, does not let us in, or has just gone."""

    code = "store_unreachable"


class StoreServed(StoreError):
    """A server keeps the database, so there is no file to be copied or put back."""

    code = "store_served"


class StoreTaken(StoreError):
    """There is something in the database already, where an empty one is wanted."""

    code = "store_taken"


class StoreEmpty(StoreError):
    """The file has no content, which SQLite itself would take for a healthy new database."""

    code = "store_empty"


class StoreForeign(StoreError):
    """The file is not a database of this product."""

    code = "store_foreign"


class StoreDamaged(StoreError):
    """The file is a database of this product, but its content is damaged."""

    code = "store_damaged"


class StoreReadOnly(StoreError):
    """The file or its folder may not be written."""

    code = "store_read_only"


class StoreLogLeft(StoreError):
    """The file lies where nothing may be written, and what its log still holds could be read only by writing."""

    code = "store_log_left"


class StoreNoFolder(StoreError):
    """The folder in which the file is to be does not exist."""

    code = "store_no_folder"


class StoreNoFile(StoreError):
    """The path is not one at which a database file can be: a folder, a device, a link to nowhere, ":memory:"."""

    code = "store_no_file"


class StoreOld(StoreError):
    """The file was written by an older version of the product and has not been brought up to date yet."""

    code = "store_old"


class StoreTooNew(StoreError):
    """The file was written by a newer version of the product."""

    code = "store_too_new"


class StoreBusy(StoreError):
    """Somebody else has been writing for longer than we wait."""

    code = "store_busy"


class StoreFull(StoreError):
    """The disk is full or cannot be written; nothing was."""

    code = "store_full"


class BackupFolder(StoreError):
    """The folder of the backups cannot be used, for example because it belongs to somebody else."""

    code = "store_backup_folder"


class BackupInvalid(StoreError):
    """The backup is missing, is not what its checksum says, or is not a sound database of this product."""

    code = "store_backup_invalid"


_BY_RESULT = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_IOERR: StoreFull,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_CANTOPEN: StoreError,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
}
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def named(path: Path | str, error: BaseException | None) -> StoreError | None:
    """What an error of SQLite or of the disk means for the database at `path`; None if it has no name here."""
    if isinstance(error, OSError):
        return StoreFull(path, str(error)) if error.errno in _NO_SPACE else None
    kind = _BY_RESULT.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return kind(path, str(error)) if kind else None


@contextmanager
def named_refusals(path: Path) -> Iterator[None]:
    """Raise the errors of SQLite and of the disk under their names."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        if refusal := named(path, error):
            raise refusal from error
        raise
