"""Opening the database, and the two ways of using it: `reading` and `writing`."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session as Session  # re-exported: what `reading` and `writing` give

from tracker.store import migrations
from tracker.store.backup import backup_unless_there, backups, remove_left_drafts
from tracker.store.connecting import connected
from tracker.store.drafts import OWNER_ONLY, OWNER_ONLY_FOLDER, draft
from tracker.store.errors import StoreDamaged, StoreError, StoreMissing, StoreNoFolder, StoreOld, StoreReadOnly, named
from tracker.store.head_note import note, note_anew, note_file, to_be_noted
from tracker.store.identity import APPLICATION_ID, refuse_no_file, sound_revision, usable_revision

__all__ = ["Engine", "connect", "data_version", "migrating", "open_store", "reading", "writing"]

_log = logging.getLogger("tracker")
_ALEMBIC_IS_NOT_THREAD_SAFE = Lock()
_WRITE_CACHE_KIB = 65_536
_PAGE_BYTES = 16_384
"""Of a new file. SQLite's own 4,096 make four times as many calls of the disk, a tenth of a large import."""


def open_store(path: Path, *, now: datetime, anew: bool = False) -> Engine:
    """The engine of the database at `path`, made if there never was one, brought to the newest schema if it is older.

    `anew` makes an absent database even where its backups show that there was one. `now` names the backup that is
    made before a migration. Raises a StoreError, and leaves the file alone, if it is not a sound database of ours.
    """
    with _ALEMBIC_IS_NOT_THREAD_SAFE:
        _make_or_migrate(path, now, anew)
    return connect(path)


def open_as_it_is(path: Path) -> Engine:
    """The engine of a database that is sound and up to date; nothing is made or changed.

    Raises a StoreError else, StoreOld among them.
    """
    if not path.exists() and (backups(path) or _log_of(path).exists()):
        raise StoreMissing(path)
    if (found := sound_revision(path)) != migrations.known_revisions()[-1]:
        raise StoreOld(path, found)
    return connect(path)


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _make_or_migrate(path: Path, now: datetime, anew: bool) -> None:
    refuse_no_file(path)
    remove_left_drafts(path)
    if not path.exists():
        if not anew and (backups(path) or _log_of(path).exists()):
            raise StoreMissing(path)
        _create(path)
    found, newest = usable_revision(path), migrations.known_revisions()[-1]
    if found != newest:
        _log.warning(
            "%s goes from schema %s to %s after a backup; a million values may take a minute", path, found, newest
        )
        backup_unless_there(path, now=now)
        with migrating(connect(path)) as connection:
            migrations.upgrade(connection)
        note_anew(path)
        _close_to_others(path)


def _close_to_others(path: Path) -> None:
    """Let only its owner read a database, and copies, of before that was so from the start."""
    folder = path.parent / "backups"
    with suppress(OSError, StoreError):  # what is somebody else's is that one's to close
        path.chmod(OWNER_ONLY)
        folder.chmod(OWNER_ONLY_FOLDER)
        for copy in backups(path):
            copy.chmod(OWNER_ONLY)


def _create(path: Path) -> None:
    """Build under another name and link when complete: a killed start leaves nothing, a second start comes second."""
    if not path.parent.is_dir():
        raise StoreNoFolder(path)
    if not os.access(path.parent, os.W_OK):
        raise StoreReadOnly(path)
    with draft(path) as made, suppress(FileExistsError):
        with migrating(connect(made)) as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.upgrade(connection)
        os.link(made, path)
        note_file(path).unlink(missing_ok=True)  # of a file that was here before


def connect(path: Path) -> Engine:
    """An engine for the file as it is.

    No pool: opening costs a third of a millisecond, and a connection that outlives its use would go on reading the
    old file after a restore. `synchronous=FULL`, because a confirmed import has to survive a power cut and people
    confirm seldom; write-ahead logging is a property of the file.
    """
    address = URL.create("sqlite", database=str(path))  # spelled out, `?` and `%` in the path would mean something
    engine = create_engine(address, poolclass=NullPool, creator=lambda: _connected(path))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _connected(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise StoreMissing(path)
    return connected(path)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    use = connection.get_execution_options().get("use", "read")
    if use == "read":
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")
        return
    if use == "migrate":
        connection.exec_driver_sql(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    else:
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_WRITE_CACHE_KIB}")
    # A read that turns into a write fails at once whatever the waiting time, so writers are writers from the start.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the database and cannot write."""
    with _named_refusals(engine), Session(engine, expire_on_commit=False) as session:
        yield session


@contextmanager
def writing(engine: Engine, *, shown: bool = True) -> Iterator[Session]:
    """A session that alone may write; all of it is stored at the end, or nothing if an exception passes.

    Rows that it hands out stay readable afterwards. `shown` is False for what no board shows (the review of a
    document), so that the boards of all readers stay. Raises StoreBusy, StoreFull, StoreReadOnly or StoreDamaged.
    """
    writer, newest = engine.execution_options(use="write"), None
    with _named_refusals(engine), Session(writer, expire_on_commit=False) as session, session.begin():
        connection = session.connection()
        before = _changes(connection)
        yield session
        session.flush()
        if shown and _changes(connection) != before:  # what is refused leaves the boards of all readers as they are
            connection.exec_driver_sql(
                "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'data_version'"
            )
            newest = to_be_noted(_path(engine), driver(session))
    if newest:
        note(_path(engine), newest)


def driver(session: Session) -> sqlite3.Connection:
    """SQLite's own connection of a session, in the session's transaction: for many rows, or their bytes."""
    found: Any = session.connection().connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def _changes(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A connection for schema changes: one transaction, foreign keys checked at its end instead of row by row."""
    with _named_refusals(engine), engine.execution_options(use="migrate").begin() as connection:
        yield connection
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
            raise StoreDamaged(_path(engine), f"{len(broken)} broken references")


def data_version(engine: Engine) -> tuple[int, int]:
    """A key for caches: it differs after every writing session of any process, and after a restore.

    Raises the StoreError that fits if the file is not ours any more.
    """
    try:
        with _named_refusals(engine), engine.connect() as connection:
            counter = connection.execute(text("SELECT value FROM meta WHERE key = 'data_version'")).scalar_one()
    except DBAPIError:
        sound_revision(_path(engine))
        raise
    return _path(engine).stat().st_ino, int(counter)


def _path(engine: Engine) -> Path:
    return Path(engine.url.database or "")


@contextmanager
def _named_refusals(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        reason: BaseException | None = error
        while reason:  # where SQLite has rolled back by itself, a rollback that finds nothing hides why
            if refusal := named(_path(engine), getattr(reason, "orig", None)):
                raise refusal from error
            reason = reason.__context__
        raise
