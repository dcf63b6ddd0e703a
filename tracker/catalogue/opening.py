"""The database as pages and command line use it: opened, backed up once a day, and brought up to the catalogue."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tracker.catalogue.sync import bring_up_to_date
from tracker.store.backup import daily_backup
from tracker.store.engine import Engine, open_store


def open_current(path: Path, *, now: datetime) -> Engine:
    """The engine of the database at `path` with all that the catalogue's files say; made if there never was one.

    Raises a StoreError for a file that cannot be used, and CatalogueError if the catalogue has problems.
    """
    with opening_current(path, now=now) as engine:
        return engine


@contextmanager
def opening_current(path: Path, *, now: datetime) -> Iterator[Engine]:
    """The same, while the day's backup is still being made: what only reads need not wait for it."""
    engine = open_store(path, now=now)
    with ThreadPoolExecutor(max_workers=1) as beside:
        backup = beside.submit(daily_backup, path, now=now)
        bring_up_to_date(engine, now=now)
        yield engine
        backup.result()
