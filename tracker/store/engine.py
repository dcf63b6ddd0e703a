"""Opening the database, and the two ways of using it: `reading` and `writing`."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from tracker.store import migrations
from tracker.store.backup import backup, backups
from tracker.store.errors import StoreDamaged, StoreMissing, StoreNoFolder, StoreReadOnly, named
from tracker.store.identity import APPLICATION_ID, sound_revision, usable_revision

__all__ = ["Engine", "connect", "data_version", "migrating", "open_store", "reading", "writing"]

_log = logging.getLogger("tracker")
_ALEMBIC_IS_NOT_THREAD_SAFE = Lock()
_WAIT_SECONDS = 30
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


def _make_or_migrate(path: Path, now: datetime, anew: bool) -> None:
    if not path.exists():
        log = path.with_name(path.name + "-wal")
        if not anew and (backups(path) or log.exists()):
            raise StoreMissing(path)
        _create(path)
    found, newest = usable_revision(path), migrations.known_revisions()[-1]
    if found != newest:
        _log.warning(
            "%s goes from schema %s to %s after a backup; a million values may take a minute", path, found, newest
        )
        backup(path, now=now)
        with migrating(connect(path)) as connection:
            migrations.upgrade(connection)


def _create(path: Path) -> None:
    """Build under another name and link when complete: a killed start leaves nothing, a second start comes second."""
    if not path.parent.is_dir():
        raise StoreNoFolder(path)
    if not os.access(path.parent, os.W_OK):
        raise StoreReadOnly(path)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(b"")
        with migrating(connect(draft)) as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.upgrade(connection)
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink(missing_ok=True)


def connect(path: Path) -> Engine:
    """An engine for the file as it is.

    No pool: opening costs a third of a millisecond, and a connection that outlives its use would go on reading the
    old file after a restore. `synchronous=FULL`, because a confirmed import has to survive a power cut and people
    confirm seldom; write-ahead logging is a property of the file.
    """
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": _WAIT_SECONDS})
    event.listen(engine, "do_connect", _only_existing)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _only_existing(_dialect: Any, _record: Any, arguments: list[Any], _options: Any) -> None:
    # SQLite would make an empty file, and so hide that one was lost underneath us.
    if not Path(arguments[0]).exists():
        raise StoreMissing(arguments[0])


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver must not open transactions by itself: `_begin` says which kind.
    connection.isolation_level = None
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
def writing(engine: Engine) -> Iterator[Session]:
    """A session that alone may write; all of it is stored at the end, or nothing if an exception passes.

    Rows that it hands out stay readable afterwards. Raises StoreBusy, StoreFull, StoreReadOnly or StoreDamaged.
    """
    writer = engine.execution_options(use="write")
    with _named_refusals(engine), Session(writer, expire_on_commit=False) as session, session.begin():
        connection = session.connection()
        before = _changes(connection)
        yield session
        session.flush()
        if _changes(connection) != before:  # what is refused leaves the boards of all readers as they are
            connection.exec_driver_sql(
                "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'data_version'"
            )


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
