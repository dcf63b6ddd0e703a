"""SQLite: one file, nothing to start. Dates, moments and decimals are text of one spelling in STRICT tables."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, StaticPool, create_engine, event

from tracker.store import errors, migrations
from tracker.store.connecting import connected
from tracker.store.engines import Driver, Shared, Where
from tracker.store.errors import StoreError, StoreMissing
from tracker.store.spelling import BEHIND, BETWEEN, OWN, PARTS

_WRITE_CACHE_KIB = 65_536
_PAGE_BYTES = 16_384
"""Of a new file. SQLite's own 4,096 make four times as many calls of the disk, a tenth of a large import."""
_CHUNK = 5_000
"""Rows to a call of the database."""
_AT_ONCE = 100
"""Fresh rows to a statement: one row each would take half as long again."""
_NOTHING = "''"
_LATER = ("CASE WHEN note_en = '' THEN '' ELSE char(31) || note_en END || "
          "CASE WHEN beside = 0 THEN '' ELSE char(31) || 'beside' || beside END")  # fmt: skip


def engine(path: Path) -> Engine:
    """An engine for the file as it is.

    No pool: opening costs a third of a millisecond, and a connection that outlives its use would go on reading the
    old file after a restore. `synchronous=FULL`, because a confirmed import has to survive a power cut and people
    confirm seldom; write-ahead logging is a property of the file.
    """
    address = URL.create("sqlite", database=str(path))  # spelled out, `?` and `%` in the path would mean something
    made = create_engine(address, poolclass=NullPool, creator=lambda: _connected(path))
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


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


class Sqlite:
    """The answers of SQLite."""

    failures = (sqlite3.Error,)
    row = "rowid"
    join = "CROSS JOIN"
    listed = "SELECT value FROM json_each(?)"

    def where(self, engine: Engine) -> Path:
        """The file."""
        return Path(engine.url.database or "")

    def driver(self, connection: Connection) -> Driver:
        """SQLite's own connection, whose texts are in their stored spelling anyway."""
        found: Any = connection.connection.driver_connection
        assert isinstance(found, sqlite3.Connection)
        return found

    def before(self, connection: Connection) -> int:
        """How many rows this connection has changed."""
        return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())

    def has_written(self, connection: Connection, before: int) -> bool:
        """Whether they are more now."""
        return self.before(connection) != before

    def settle(self, connection: Connection) -> None:
        """The number behind the last one is what SQLite gives by itself."""

    def number(self, driver: Driver) -> int:
        """The number of the file, which a restore changes."""
        ((_, _, file),) = driver.execute("PRAGMA database_list").fetchall()[:1]
        return Path(file).stat().st_ino

    def named(self, where: Where, error: BaseException | None) -> StoreError | None:
        """By the code of SQLite's result, or the number of the disk's error."""
        return errors.named(where, error)

    def columns(self, driver: Driver, table: str) -> list[tuple[str, str]]:
        """What the file itself says of the table."""
        names = (row[1] for row in driver.execute(f"PRAGMA table_info({table})"))
        texts = (name.decode() if isinstance(name, bytes) else name for name in names)
        return [(name, f'CAST("{name}" AS BLOB)') for name in texts]

    def digested(self, driver: Driver, table: str, columns: Sequence[str], later: bool, batch: int) -> Iterator[bytes]:
        """One call of printf a row: each || would copy all that stands before it."""
        pattern = BETWEEN.join(["%s"] * len(columns)) + "%s" + BEHIND
        row = f"printf('{pattern}', {', '.join([*columns, _LATER if later else _NOTHING])})"
        chunk = f"SELECT id, {row} AS row FROM {table} WHERE batch_id = ? AND id > ? ORDER BY id LIMIT {_CHUNK}"  # noqa: S608
        statement = f"SELECT max(id), CAST(group_concat(row, '') AS BLOB) FROM ({chunk})"  # noqa: S608
        last = 0
        while last is not None:
            last, rows = driver.execute(statement, (batch, last)).fetchone()
            yield rows or b""

    def put(self, connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Chunk by chunk."""
        names = ", ".join(f'"{name}"' for name in columns)
        statement = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
        left = iter(rows)
        while chunk := list(islice(left, _CHUNK)):
            connection.exec_driver_sql(statement, chunk)

    def put_fresh(self, connection: Connection, table: str, fresh: Shared, same: Mapping[str, int | str]) -> None:
        """What they share goes into temporary tables first, so that a value is few cells."""
        shared = fresh.series, fresh.spans, fresh.sayings
        for (part, names), rows in zip(PARTS.items(), shared, strict=True):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{part}")
            connection.exec_driver_sql(f"CREATE TEMP TABLE {part} (id INTEGER PRIMARY KEY, {', '.join(names)})")
            blanks = ", ".join("?" * (len(names) + 1))
            connection.exec_driver_sql(f"INSERT INTO temp.{part} VALUES ({blanks})",  # noqa: S608
                                       [(at, *row) for at, row in enumerate(rows)])  # fmt: skip
        width = len(fresh.columns)
        columns = [*chain.from_iterable(PARTS.values()), *OWN]
        own = ", ".join(f"v.column{at}" for at in range(1 + len(PARTS), 1 + width))
        beside = " ".join(
            f"CROSS JOIN temp.{part} ON {part}.id = v.column{at}" for at, part in enumerate(PARTS, start=1)
        )
        row = f"({', '.join('?' * width)})"
        alike = ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in same.values())

        def put(cells: list[tuple[int | str, ...]], at_once: int) -> None:
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({', '.join([*columns, *same])}) "  # noqa: S608
                f"SELECT {', '.join(columns[:-2])}, {own}, {alike} "
                f"FROM (VALUES {', '.join([row] * at_once)}) v {beside}", cells)  # fmt: skip

        values: Iterator[int | str] = chain.from_iterable(zip(*fresh.columns, strict=True))
        whole, rest = divmod(len(fresh.columns[0]), _AT_ONCE)
        for start in range(0, whole, _CHUNK // _AT_ONCE):
            stop = min(start + _CHUNK // _AT_ONCE, whole)
            put([tuple(islice(values, _AT_ONCE * width)) for _ in range(start, stop)], _AT_ONCE)
        if rest:
            put([tuple(values)], rest)

    def chunks(self, driver: Driver, statement: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """Read as they are asked for."""
        found = driver.execute(statement)
        while chunk := found.fetchmany(size):
            yield chunk

    @contextmanager
    def checking(self, engine: Engine) -> Iterator[Driver]:
        """Texts come as bytes: what is damaged may be no text at all."""
        with closing(connected(self.where(engine), read_only=True)) as connection:
            connection.text_factory = bytes
            connection.execute("BEGIN")
            yield connection

    def faults(self, driver: Driver) -> Iterator[tuple[str, str]]:
        """SQLite's own checks."""
        for (said,) in driver.execute("PRAGMA integrity_check"):
            if said != b"ok":
                yield "integrity", _text(said)
        for table, row, parent, _ in driver.execute("PRAGMA foreign_key_check"):
            yield "reference", f"{_text(table)} {row} -> {_text(parent)}"

    def broken_references(self, driver: Driver) -> int:
        """Foreign keys are not checked while tables are made anew."""
        return len(driver.execute("PRAGMA foreign_key_check").fetchall())

    def statements(self, driver: Driver) -> dict[str, str]:
        """The statements that made the tables, as the file keeps them."""
        rows = [list(map(_text, row)) for row in driver.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")]
        mark = {"user_version": str(driver.execute("PRAGMA user_version").fetchone()[0])}  # of another program
        return mark | {" ".join(row[:2]): re.sub(r'[ \t\n"]+', " ", " ".join(row[2:])) for row in rows}

    def expected(self, engine: Engine) -> dict[str, str]:
        """Made in memory."""
        fresh = create_engine("sqlite://", poolclass=StaticPool)
        with fresh.begin() as made:
            migrations.upgrade(made)
            found = self.statements(self.driver(made))
        fresh.dispose()
        return found


def _text(cell: object) -> str:
    """What a cell says; nothing where it is NULL."""
    if cell is None:
        return ""
    return cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)
