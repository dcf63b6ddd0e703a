"""Why a database cannot be used: small named errors. `code` is the key of the words that say what to do."""

from pathlib import Path


class StoreError(Exception):
    """The database cannot be used as it is; it has not been touched."""

    code = "store_unusable"

    def __init__(self, path: Path | str = "", detail: str = "") -> None:
        """Say which file, and what was found where that helps."""
        super().__init__(f"{self.code}: {path} {detail}".rstrip())
        self.path = Path(path)
        self.detail = detail


class StoreMissing(StoreError):
    """There is no database file, yet its backups or its write-ahead log are there: it was lost, not never made."""

    code = "store_missing"


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


class StoreTooNew(StoreError):
    """The file was written by a newer version of the product."""

    code = "store_too_new"


class StoreBusy(StoreError):
    """Somebody else has been writing for longer than we wait."""

    code = "store_busy"


class StoreFull(StoreError):
    """The disk is full; nothing was written."""

    code = "store_full"


class BackupInvalid(StoreError):
    """The backup is missing, is not what its checksum says, or is not a sound database of this product."""

    code = "store_backup_invalid"
