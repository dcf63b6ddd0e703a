"""The database as pages and command line use it: opened, backed up once a day, and brought up to the catalogue."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime

from tracker.catalogue.losses import CatalogueShrinks
from tracker.catalogue.sync import CatalogueError, bring_up_to_date, take_sound_rows, taken_in_part
from tracker.store import vocabulary
from tracker.store.backup import tried_daily_backup
from tracker.store.engine import Engine, Where, open_as_it_is, open_store, reading
from tracker.store.errors import StoreAbsent, StoreError, StoreReadOnly

_log = logging.getLogger("tracker")


def log_no_backup(refusal: StoreError) -> None:
    """Tell the log that the day's backup could not be made."""
    _log.warning("no backup today: %s", refusal)


def open_current(where: Where, *, now: datetime, no_backup: Callable[[StoreError], None] = log_no_backup) -> Engine:
    """The engine of the database with all that the catalogue's files say; made if there never was one.

    A backup that cannot be made is no reason not to go on: `no_backup` is told why. Raises a StoreError for a file that
    cannot be used, CatalogueError if the catalogue has problems, CatalogueShrinks if it has lost much.
    """
    with opening_current(where, now=now, no_backup=no_backup) as engine:
        return engine


NotTaken = CatalogueError | CatalogueShrinks | StoreReadOnly
"""Why a database is shown as it was."""


def open_as_it_was(
    where: Where, *, now: datetime, no_backup: Callable[[StoreError], None] = log_no_backup
) -> tuple[Engine, NotTaken | None]:
    """The same to read; a database that cannot be brought up to date is opened as it was, with the reason.

    So a typing error in the catalogue's files, or a disk that may not be written, stops nobody who reads. A first start
    takes the rows that are sound. Raises the refusal where there is nothing to show, or the schema is an older one.
    """
    try:
        return open_current(where, now=now, no_backup=no_backup), None
    except StoreReadOnly as refusal:
        try:
            engine = open_as_it_is(where)
        except StoreAbsent:
            raise refusal from None
        return engine, as_it_was(engine, refusal)
    except CatalogueError as refusal:
        engine = open_store(where, now=now)
        with reading(engine) as session:
            begins = not vocabulary.catalogue_digest(session=session)
        if begins:
            take_sound_rows(engine, now=now)
        with reading(engine) as session:
            refusal.rest_taken = taken_in_part(session)
        return engine, as_it_was(engine, refusal)
    except CatalogueShrinks as refusal:
        engine = open_store(where, now=now)
        return engine, as_it_was(engine, refusal)


def as_it_was(engine: Engine, reason: NotTaken) -> NotTaken:
    """The reason why a database stays as it was; raises it where there is no earlier catalogue in it."""
    with reading(engine) as session:
        if not vocabulary.catalogue_digest(session=session):
            raise reason
    return reason


@contextmanager
def opening_current(
    where: Where, *, now: datetime, no_backup: Callable[[StoreError], None] = log_no_backup
) -> Iterator[Engine]:
    """The same, while the day's backup is still being made: what only reads need not wait for it."""
    engine = open_store(where, now=now)
    with reading(engine) as session:
        empty = not vocabulary.catalogue_digest(session=session)
    if empty:  # its first backup is to have the catalogue in it
        bring_up_to_date(engine, now=now)
    with ThreadPoolExecutor(max_workers=1) as beside:
        backup = beside.submit(tried_daily_backup, where, now=now)
        bring_up_to_date(engine, now=now)
        yield engine
        if refusal := backup.result():
            no_backup(refusal)
