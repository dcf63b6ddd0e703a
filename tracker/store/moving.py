"""Moving a database from one engine to another, with all that was ever written into it."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine
from sqlmodel import Session

from tracker.store.chain import Head, head_of, whole_rows
from tracker.store.engine import driver, open_store, reading, writing
from tracker.store.engines import Driver, Where, kind_of, shown
from tracker.store.errors import StoreTaken
from tracker.store.head_note import note_anew
from tracker.store.models import Table

_CHUNK = 20_000
_TABLES = [table.name for table in Table.metadata.sorted_tables]
_MADE_EMPTY = ("meta", "scope")
"""The tables in which a new database has rows already."""


class Moved(NamedTuple):
    """What a move has moved: how many batches and versions of values, and the newest link of their chain."""

    batches: int
    values: int
    head: Head


class MoveDiffers(Exception):
    """A table does not say the same on both sides, so nothing was moved: `table` is its name."""

    def __init__(self, table: str) -> None:
        """Say which."""
        super().__init__(table)
        self.table = table


def move(source: Engine, to: Where, *, now: datetime) -> Moved:
    """Copy all of `source` into a new database, and compare both table by table before it is stored.

    Nobody writes into the source meanwhile; it stays as it is. Raises StoreTaken where the other database has batches
    or values already, MoveDiffers where the two would not say the same, and what `open_store` raises.
    """
    target = open_store(to, now=now)
    with reading(target) as session:  # at once, also where both are the same database
        _want_empty(session, to)
    with writing(source, shown=False) as from_session, writing(target, shown=False) as to_session:
        _want_empty(to_session, to)
        found, made = driver(from_session), to_session.connection()
        for table in reversed(_MADE_EMPTY):
            made.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
        for table in _TABLES:
            _copy(found, made, table)
        for table in _TABLES:
            if _digest(found, table) != _digest(driver(to_session), table):
                raise MoveDiffers(table)
        moved = Moved(_count(found, "batch"), _count(found, "actual"), head_of(found))
    if not isinstance(to, str):
        note_anew(to)
    return moved


def _want_empty(session: Session, to: Where) -> None:
    asked = driver(session)
    if any(_count(asked, table) for table in _TABLES if table not in _MADE_EMPTY):
        raise StoreTaken(shown(to))


def _count(asked: Driver, table: str) -> int:
    return int(asked.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def _copy(found: Driver, made: Connection, table: str) -> None:
    """The rows of a table in the order in which they came, column by column of the same name."""
    kind = kind_of(found)
    columns = [name for name, _ in kind.columns(found, table)]
    names = ", ".join(f'"{name}"' for name in columns)
    order = "id" if "id" in columns else kind.row
    chunks: Iterator[list[tuple[Any, ...]]] = kind.chunks(
        found,
        f"SELECT {names} FROM {table} ORDER BY {order}",  # noqa: S608
        _CHUNK,
    )
    kind_of(made).put(made, table, columns, chain.from_iterable(chunks))


def _digest(asked: Driver, table: str) -> str:
    digest = hashlib.sha256()
    for row in whole_rows(asked, table):
        digest.update(row)
    if table == "batch":  # whose rows are spelled without their links
        digest.update("".join(link for (link,) in asked.execute("SELECT link FROM batch ORDER BY id")).encode())
    return digest.hexdigest()
