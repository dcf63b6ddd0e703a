"""The engines that a store can stand on, side by side: `sqlite` and `postgresql` answer the same questions.

All that has to differ between them stands in this folder; everything else of the store is written once. Which one it is
follows from where the database is: a path names a file of SQLite, an address the server of PostgreSQL.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine

from tracker.store.errors import StoreError

Where = Path | str
"""Where a database is: a path, or an address `postgresql://…`."""


class Driver(Protocol):
    """The driver's own connection: `?` stands for a value, and numbers, days and moments come in their stored spelling.

    The spelling is the same on all engines: a plain decimal, YYYY-MM-DD, and UTC in ISO form to the microsecond.
    """

    def execute(self, statement: str, values: Any = ..., /) -> Any:
        """A cursor with `fetchone`, `fetchmany` and `fetchall`, to be read row by row."""


class Shared(Protocol):
    """First values of keys, with what they share standing once (`fresh.Fresh`)."""

    @property
    def series(self) -> Sequence[tuple[int | str, ...]]:
        """The columns of `fresh.PARTS`' first part."""

    @property
    def spans(self) -> Sequence[tuple[str, ...]]:
        """Those of its second part."""

    @property
    def sayings(self) -> Sequence[tuple[str, ...]]:
        """Those of its third part."""

    @property
    def columns(self) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[str], Sequence[str]]:
        """For each value its places in the three, and its own two columns."""


class Kind(Protocol):
    """What differs between the engines."""

    row: str
    """The column by which rows come as they lie."""
    join: str
    """The join that reads the table before it from beginning to end."""
    listed: str
    """The texts of a value that is a list in JSON, as a subquery."""

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What the driver raises."""

    def where(self, engine: Engine) -> Where:
        """Where the database is, as people may see it: without a password."""

    def driver(self, connection: Connection) -> Driver:
        """The driver's own connection, in the same transaction."""

    def before(self, connection: Connection) -> int:
        """What `has_written` wants of the beginning of a transaction."""

    def has_written(self, connection: Connection, before: int) -> bool:
        """Whether the transaction has written anything."""

    def settle(self, connection: Connection) -> None:
        """Let the next row of each table have the number behind its last one."""

    def number(self, driver: Driver) -> int:
        """What stays the same until another database stands in the place of this one."""

    def named(self, where: Where, error: BaseException | None) -> StoreError | None:
        """What an error of the driver means for the database; None if it has no name here."""

    def columns(self, driver: Driver, table: str) -> list[tuple[str, str]]:
        """The columns that a table has, in their order, each with the SQL of its stored spelling as bytes."""

    def digested(self, driver: Driver, table: str, columns: Sequence[str], later: bool, batch: int) -> Iterator[bytes]:
        """The rows that a batch wrote into a table, by their numbers, as `staging.digest` wants them."""

    def put(self, connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Put many rows into a table, all in their stored spelling."""

    def put_fresh(self, connection: Connection, table: str, fresh: Shared, same: Mapping[str, int | str]) -> None:
        """Put fresh values into a table, with these columns the same in all. Raises IntegrityError, as all do."""

    def chunks(self, driver: Driver, statement: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a question that may have millions, this many at once."""

    def checking(self, engine: Engine) -> AbstractContextManager[Driver]:
        """One state of the database to be checked, however damaged it is, whoever writes meanwhile."""

    def faults(self, driver: Driver) -> Iterator[tuple[str, str]]:
        """What the engine itself finds wrong: a code of `findings`, and where."""

    def broken_references(self, driver: Driver) -> int:
        """How many references to nothing there are, where a change of the schema may leave some."""

    def statements(self, driver: Driver) -> dict[str, str]:
        """What the schema is made of: the name of each part and what it says."""

    def expected(self, engine: Engine) -> dict[str, str]:
        """The same of a schema that the steps make anew; nothing of it stays."""


def kind_of(found: Engine | Connection | Driver) -> Kind:
    """The kind of an engine, of a connection, or of a driver's own connection."""
    if isinstance(found, Engine | Connection):
        return _kind(found.dialect.name)
    return _kind("sqlite" if isinstance(found, sqlite3.Connection) else "postgresql")


@cache
def _kind(name: str) -> Kind:
    if name == "sqlite":
        from tracker.store.engines.sqlite import Sqlite

        return Sqlite()
    from tracker.store.engines.postgresql import Postgresql  # its driver is loaded where it is used alone

    return Postgresql()


def connect(where: Where) -> Engine:
    """An engine for the database as it is; of a server one for each address, because it keeps connections open."""
    if isinstance(where, Path):
        from tracker.store.engines import sqlite

        return sqlite.engine(where)
    from tracker.store.engines import postgresql

    return postgresql.engine(where)


def shown(where: Where) -> Where:
    """The same for people to see: without a password."""
    if isinstance(where, Path):
        return where
    return re.sub(r"(?<=[?&]password=)[^&]*", "***", re.sub(r"(?<=://)([^@/?#:]*):.*@", r"\1:***@", where))
