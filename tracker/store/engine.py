"""Opening the database, and the two ways of using it: `reading` and `writing`."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session as Session  # re-exported: what `reading` and `writing` give

from tracker.store import migrations
from tracker.store.backup import backup_unless_there, backups, remove_left_drafts
from tracker.store.drafts import OWNER_ONLY, OWNER_ONLY_FOLDER, draft
from tracker.store.engines import Driver, Where, connect, kind_of
from tracker.store.errors import (
    StoreAbsent,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreNoFolder,
    StoreOld,
    StoreReadOnly,
)
from tracker.store.head_note import note, note_anew, note_file, to_be_noted
from tracker.store.identity import mark, refuse_no_file, sound_revision, usable_revision, writable
from tracker.store.running import under_way
from tracker.store.served import served_revision

SEALED = "sealed"
"""What a session has written as batches, to be told of once it is stored: fields of a line of the log."""
__all__ = ["Engine", "Where", "connect", "data_version", "migrating", "open_store", "reading", "standing", "writing"]

_log = logging.getLogger("tracker")
_ALEMBIC_IS_NOT_THREAD_SAFE = Lock()
_REFUSED: tuple[type[Exception], ...] = (DBAPIError,)
_NEXT_VERSION = text("UPDATE meta SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE key = 'data_version'")


def open_store(where: Where, *, now: datetime, anew: bool = False) -> Engine:
    """The engine of the database, made if there never was one, brought to the newest schema if it is older.

    `anew` makes an absent file even where its backups show that there was one. `now` names the backup that is made of
    a file before a migration. Raises a StoreError, and leaves it alone, if it is not a sound database of ours.
    """
    with _ALEMBIC_IS_NOT_THREAD_SAFE:
        if isinstance(where, Path):
            _make_or_migrate(where, now, anew)
        else:
            _make_or_migrate_served(connect(where))
    return connect(where)


def _make_or_migrate_served(engine: Engine) -> None:
    newest = migrations.known_revisions()[-1]
    with _named_refusals(engine), engine.connect() as connection:
        found = served_revision(connection)
    if found == newest:
        return
    if found:
        _log.warning("%s goes from schema %s to %s", kind_of(engine).where(engine), found, newest)
    with migrating(engine) as connection:
        if served_revision(connection) != newest:  # another copy may have come first
            migrations.upgrade(connection)


def open_as_it_is(where: Where) -> Engine:
    """The engine of a database that is sound and up to date; nothing is made or changed.

    Raises a StoreError else, StoreOld among them.
    """
    return _file_as_it_is(where) if isinstance(where, Path) else _served_as_it_is(connect(where))


def _served_as_it_is(engine: Engine) -> Engine:
    with _named_refusals(engine), engine.connect() as connection:
        found = served_revision(connection)
    if found != migrations.known_revisions()[-1]:
        where = kind_of(engine).where(engine)
        raise StoreOld(where, found) if found else StoreAbsent(where)
    return engine


def _file_as_it_is(path: Path) -> Engine:
    if not path.exists() and (backups(path) or _log_of(path).exists()):
        raise StoreMissing(path)
    if (found := sound_revision(path)) != migrations.known_revisions()[-1]:
        raise StoreOld(path, found)
    return connect(path)


def standing(where: Where) -> tuple[int, bool]:
    """The number of the file, which a restore changes, and whether it may be written; 0 without one.

    A database on a server stands as long as its address does.
    """
    if not isinstance(where, Path):
        return 0, True
    try:
        return where.stat().st_ino, writable(where)
    except OSError:
        return 0, False


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
            mark(connection)
            migrations.upgrade(connection)
        os.link(made, path)
        note_file(path).unlink(missing_ok=True)  # of a file that was here before


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the database and cannot write."""
    with _named_refusals(engine), Session(engine, expire_on_commit=False) as session:
        yield session


@contextmanager
def writing(engine: Engine, *, shown: bool = True) -> Iterator[Session]:
    """A session that alone may write; all of it is stored at the end, or nothing if an exception passes.

    Rows that it hands out stay readable afterwards. `shown` is False for what no board shows (the review of a
    document), so that the boards of all readers stay. Raises StoreBusy, StoreFull, StoreReadOnly, StoreDamaged or, of a
    server, StoreUnreachable.
    """
    kind, newest = kind_of(engine), None
    writer, where = engine.execution_options(use="write"), kind.where(engine)
    with under_way(), _named_refusals(engine), Session(writer, expire_on_commit=False) as session, session.begin():
        connection = session.connection()
        before = kind.before(connection)
        yield session
        session.flush()
        if kind.has_written(connection, before):
            kind.settle(connection)
            if shown:  # what is refused leaves the boards of all readers as they are
                connection.execute(_NEXT_VERSION)
                newest = to_be_noted(where, driver(session)) if isinstance(where, Path) else None
    if newest and isinstance(where, Path):
        note(where, newest)
    for about in session.info.get(SEALED, ()):
        _log.info("batch written", extra=about)


def driver(session: Session) -> Driver:
    """The driver's own connection of a session, in the session's transaction: for many rows, or their bytes."""
    connection = session.connection()
    return kind_of(connection).driver(connection)


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A connection for schema changes: one transaction, foreign keys checked at its end instead of row by row."""
    kind = kind_of(engine)
    with _named_refusals(engine), engine.execution_options(use="migrate").begin() as connection:
        yield connection
        if broken := kind.broken_references(kind.driver(connection)):
            raise StoreDamaged(kind.where(engine), f"{broken} broken references")


def data_version(engine: Engine) -> tuple[int, int]:
    """A key for caches: it differs after every writing session of any process, and after a restore.

    Raises the StoreError that fits if the database is not ours any more.
    """
    kind = kind_of(engine)
    try:
        with _named_refusals(engine), engine.connect() as connection:
            counter = connection.execute(text("SELECT value FROM meta WHERE key = 'data_version'")).scalar_one()
            return kind.number(kind.driver(connection)), int(counter)
    except DBAPIError:
        if isinstance(where := kind.where(engine), Path):
            sound_revision(where)
        raise


@contextmanager
def _named_refusals(engine: Engine) -> Iterator[None]:
    kind = kind_of(engine)
    try:
        yield
    except _REFUSED + kind.failures as error:
        reason: BaseException | None = error
        while reason:  # where SQLite has rolled back by itself, a rollback that finds nothing hides why
            if refusal := kind.named(kind.where(engine), getattr(reason, "orig", reason)):
                raise refusal from error
            reason = reason.__context__
        raise
