"""The note of the newest batch, in a file beside the database: what is cut off at the end is missed by it.

It is written after each act, so it may lag behind by what a crash kept from being noted, and is never ahead. It is for
oversights and against whoever has only the database in hand: who can change both files can make both agree.
"""

import logging
import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Lock

from tracker.store.chain import Head, head_of, heads_in, link_in
from tracker.store.connecting import connected
from tracker.store.drafts import draft
from tracker.store.engines import Driver

_ONE_AT_A_TIME = Lock()
_log = logging.getLogger("tracker")


def note_file(path: Path) -> Path:
    """Where the note of the database at `path` lies: beside the file itself, where the path is a link."""
    file = path.resolve()
    return file.with_name(f"{file.name}.head")


def noted(path: Path) -> Head | None:
    """The newest batch as it was noted; None where there is no note, or none that can be read."""
    if not note_file(path).is_file():  # a pipe would keep one waiting
        return None
    try:
        found = heads_in(note_file(path).read_text(encoding="ascii", errors="replace"))
    except OSError:
        return None
    return found[-1] if found and found[-1].batch else None


def is_unreadable(path: Path) -> bool:
    """Whether something lies where the note should, and it names no batch: emptied, overwritten, or no file at all.

    The note of a database without batches is not missed, and a removed one is what an older version leaves.
    """
    return (note_file(path).exists() or note_file(path).is_symlink()) and noted(path) is None


def to_be_noted(path: Path, connection: Driver) -> Head | None:
    """The newest batch, asked before the act is committed; None where it is noted already.

    What was noted and is not in the chain stays as it is, because it is what shows that something is gone.
    """
    newest, before = head_of(connection), noted(path)
    if not newest.batch or newest == before:
        return None
    if before and link_in(connection, before.batch) != before.link:
        _log.warning("%s does not fit to the database; check-db says more", note_file(path))
        return None
    return newest


def note(path: Path, newest: Head) -> None:
    """Note the newest batch, once it is committed, unless a later one has been noted; a failure is for the log."""
    with _ONE_AT_A_TIME:
        before = noted(path)
        if before is None or before.batch < newest.batch:
            _write(path, newest)


def note_anew(path: Path) -> None:
    """Note what is the newest batch now, whatever was noted: the file was replaced on purpose."""
    with suppress(sqlite3.Error):
        connection = connected(path, read_only=True)
        try:
            newest = head_of(connection)
        finally:
            connection.close()
        with _ONE_AT_A_TIME:
            _write(path, newest)


def _write(path: Path, newest: Head) -> None:
    file = note_file(path)
    try:
        with draft(file) as made:
            made.write_text(f"{newest}\n", encoding="ascii")
            database = file.with_name(path.resolve().name).stat()
            with suppress(OSError, AttributeError):  # also where an administrator writes for somebody
                os.chown(made, database.st_uid, database.st_gid)
            made.replace(file)
    except OSError as error:
        _log.warning("the newest batch could not be noted: %s: %s", file, error.strerror)
