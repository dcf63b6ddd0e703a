"""PostgreSQL: a server for several copies of the dashboard. Decimals, days and moments are NUMERIC, DATE, TIMESTAMPTZ.

Text is ordered by its bytes (COLLATE "C") as SQLite orders it. One writes at a time, which an advisory lock sees to;
it is held by the transaction, so that it goes with a copy that was killed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import Any

import psycopg
from psycopg.types.datetime import TimestamptzLoader
from psycopg.types.string import TextLoader
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from tracker.store import errors, migrations
from tracker.store.columns import moment_text
from tracker.store.engines import Driver, Shared, Where, shown
from tracker.store.errors import StoreError
from tracker.store.models import Table
from tracker.store.spelling import BEHIND, BETWEEN, OWN, PARTS

LOCK = 0x54475254
WAIT_SECONDS = 30
_CHUNK = 5_000
_MANY = 1_000
"""Rows from which on the planner is told anew what a table holds."""
_SETTINGS = "-c timezone=UTC -c datestyle=ISO -c client_encoding=UTF8"
_NUMBERED = [table.name for table in Table.metadata.sorted_tables if "id" in table.columns]
_BEHIND_THE_LAST = "SELECT " + ", ".join(  # noqa: S608
    f"(SELECT setval('{table}_id_seq', found.next, false) FROM {table}_id_seq, "  # noqa: S608
    f"(SELECT coalesce(max(id), 0) + 1 AS next FROM {table}) found "
    "WHERE last_value + CASE WHEN is_called THEN 1 ELSE 0 END <> found.next)"
    for table in _NUMBERED
)
_SPELLED = {
    "text": "{}",
    "numeric": "trim_scale({})::text",
    "date": "to_char({}, 'YYYY-MM-DD')",
    "timestamp with time zone": """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')""",
}
_LATER = ("CASE WHEN note_en = '' THEN '' ELSE chr(31) || note_en END || "
          "CASE WHEN beside = 0 THEN '' ELSE chr(31) || 'beside' || beside END")  # fmt: skip
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

_BY_STATE = {
    "55P03": errors.StoreBusy,  # the lock was not to be had in time
    "40P01": errors.StoreBusy,
    "53100": errors.StoreFull,
    "25006": errors.StoreReadOnly,
    "42501": errors.StoreReadOnly,
    "42P01": errors.StoreForeign,  # a table of ours is not there
    "XX001": errors.StoreDamaged,
    "XX002": errors.StoreDamaged,
    "3D000": errors.StoreUnreachable,
}
_BY_CLASS = {
    "08": errors.StoreUnreachable,
    "28": errors.StoreUnreachable,
    "53": errors.StoreUnreachable,
    "57": errors.StoreUnreachable,
}


@cache
def engine(address: str) -> Engine:
    """The engine of an address, with its pool of connections; one that the server has closed is opened again.

    No statement is prepared: one that is would fail once another copy has brought the schema up to date. Raises
    StoreUnreachable for what is no address.
    """
    try:
        url = make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", address))
    except (ArgumentError, ValueError):
        raise errors.StoreUnreachable(shown(address)) from None
    options = {"options": _SETTINGS, "prepare_threshold": None, "connect_timeout": 10}
    made = create_engine(url, connect_args=options, pool_pre_ping=True, pool_size=5, max_overflow=20)
    event.listen(made, "begin", _begin)
    return made


def _begin(connection: Connection) -> None:
    use = connection.get_execution_options().get("use", "read")
    if use == "read":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    else:  # each statement sees what is committed, and behind the lock nobody commits
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE")
    if use in ("write", "migrate"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    if use == "write":
        connection.exec_driver_sql(_BEHIND_THE_LAST)


class _Moment(TimestamptzLoader):
    """A moment in its stored spelling."""

    def load(self, data: Any) -> Any:
        """UTC, to the microsecond."""
        return moment_text(super().load(data))


class Speaking:
    """A connection of psycopg that is asked as SQLite's is."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Of a connection that somebody else opens and closes."""
        self.connection = connection

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> psycopg.Cursor[Any]:
        """Ask, and read what is found as it is stored."""
        cursor = _as_stored(self.connection.cursor())
        if not values:
            return cursor.execute(statement)  # type: ignore[no-any-return]
        return cursor.execute(statement.replace("%", "%%").replace("?", "%s"), values)  # type: ignore[no-any-return]


def _as_stored(cursor: Any) -> Any:
    for kind in ("numeric", "date"):  # as the server spells them
        cursor.adapters.register_loader(kind, TextLoader)
    cursor.adapters.register_loader("timestamptz", _Moment)
    return cursor


class Postgresql:
    """The answers of PostgreSQL."""

    failures = (psycopg.Error,)
    row = "ctid"
    join = "JOIN"
    listed = "SELECT json_array_elements_text(CAST(? AS json))"

    def where(self, engine: Engine) -> str:
        """The address without its password."""
        return str(shown(engine.url.set(drivername="postgresql").render_as_string(hide_password=False)))

    def driver(self, connection: Connection) -> Driver:
        """Psycopg's connection, spoken to as all are."""
        return Speaking(_own(connection))

    def before(self, connection: Connection) -> int:
        """Nothing: a transaction that writes gets a number when it does."""
        return 0

    def has_written(self, connection: Connection, before: int) -> bool:
        """Whether it has one."""
        return connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()::text").scalar_one() is not None

    def settle(self, connection: Connection) -> None:
        """A sequence leaves gaps behind what was taken back, and does not see numbers that were given."""
        connection.exec_driver_sql(_BEHIND_THE_LAST)

    def number(self, driver: Driver) -> int:
        """The number of the table of values, which is another one where it was made anew."""
        return int(driver.execute("SELECT 'actual'::regclass::oid::bigint").fetchone()[0])

    def named(self, where: Where, error: BaseException | None) -> StoreError | None:
        """By the state that the server gives; without one it was not to be reached."""
        if not isinstance(error, psycopg.Error):
            return None
        state = error.sqlstate or ("08000" if isinstance(error, psycopg.OperationalError) else "")
        kind = _BY_STATE.get(state) or _BY_CLASS.get(state[:2])
        return kind(where, " ".join(str(error).split())) if kind else None

    def columns(self, driver: Driver, table: str) -> list[tuple[str, str]]:
        """What the server says of the table."""
        return [(name, f"convert_to({spelled}, 'UTF8')") for name, spelled in _spelled(driver, table)]

    def digested(self, driver: Driver, table: str, columns: Sequence[str], later: bool, batch: int) -> Iterator[bytes]:
        """Spelled as SQLite stores them."""
        spelled = dict(_spelled(driver, table))
        between, behind = f" || chr({ord(BETWEEN)}) || ", f" || chr({ord(BEHIND)})"
        row = between.join(spelled[name] for name in columns) + (f" || {_LATER}" if later else "") + behind
        chunk = f"SELECT id, {row} AS row FROM {table} WHERE batch_id = ? AND id > ? ORDER BY id LIMIT {_CHUNK}"  # noqa: S608
        statement = f"SELECT max(id), convert_to(string_agg(row, '' ORDER BY id), 'UTF8') FROM ({chunk}) chunk"  # noqa: S608
        last = 0
        while last is not None:
            last, rows = driver.execute(statement, (batch, last)).fetchone()
            yield rows or b""

    def put(self, connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """By COPY."""
        count = 0
        with _copying(connection, table, columns) as copy:
            for row in rows:
                copy.write_row(row)
                count += 1
        _tell_the_planner(connection, table, count)

    def put_fresh(self, connection: Connection, table: str, fresh: Shared, same: Mapping[str, int | str]) -> None:
        """By COPY, of lines that are put together a column at a time."""
        import pyarrow as pa  # here, because it takes a tenth of a second that only an import should take
        from pyarrow import compute

        shared = [pa.array([_line(row) for row in rows]) for rows in (fresh.series, fresh.spans, fresh.sayings)]
        rest = _line(tuple(same.values())) + "\n"
        columns = [*chain.from_iterable(PARTS.values()), *OWN, *same]
        with _copying(connection, table, columns) as copy:
            for start in range(0, len(fresh.columns[0]), _CHUNK):
                *places, values, originals = (column[start : start + _CHUNK] for column in fresh.columns)
                parts = [rows.take(pa.array(at)) for rows, at in zip(shared, places, strict=True)]
                own = pa.array(values), pa.array([str(text).translate(_ESCAPED) for text in originals])
                copy.write(compute.binary_join_element_wise(*parts, *own, rest, "\t").buffers()[2])
        _tell_the_planner(connection, table, len(fresh.columns[0]))

    def chunks(self, driver: Driver, statement: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """By a cursor of the server, so that they are not all here at once."""
        assert isinstance(driver, Speaking)
        with _as_stored(driver.connection.cursor(name="chunks")) as cursor:
            cursor.itersize = size
            cursor.execute(statement)
            while chunk := cursor.fetchmany(size):
                yield chunk

    @contextmanager
    def checking(self, engine: Engine) -> Iterator[Driver]:
        """As any reader sees it."""
        with engine.connect() as connection:
            yield self.driver(connection)

    def faults(self, driver: Driver) -> Iterator[tuple[str, str]]:
        """References to nothing, which only somebody who has switched the server's own checks off can leave.

        What is damaged on the disk the server names when it is read, as the digests read everything.
        """
        for table in Table.metadata.sorted_tables:
            for key in table.foreign_keys:
                column, other = key.parent.name, key.column
                broken = driver.execute(
                    f'SELECT count(*) FROM {table.name} t WHERE t."{column}" IS NOT NULL AND NOT EXISTS '  # noqa: S608
                    f'(SELECT 1 FROM {other.table.name} o WHERE o."{other.name}" = t."{column}")'
                ).fetchone()[0]
                if broken:
                    yield "reference", f"{table.name} {column} -> {other.table.name}: {broken}"

    def broken_references(self, driver: Driver) -> int:
        """The server checks them always."""
        return 0

    def statements(self, driver: Driver) -> dict[str, str]:
        """Columns, constraints, indexes and triggers, in the server's own words."""
        return {
            name: re.sub(r"\b(public|pg_temp(_\d+)?)\.", "", said) for name, said in driver.execute(_PARTS_OF_SCHEMA)
        }

    def expected(self, engine: Engine) -> dict[str, str]:
        """Made among the temporary tables of a transaction that is taken back."""
        with engine.execution_options(use="scratch").connect() as connection:
            connection.exec_driver_sql("SET LOCAL search_path = pg_temp")
            migrations.upgrade(connection)
            found = self.statements(self.driver(connection))
            connection.rollback()
        return found


_PARTS_OF_SCHEMA = """
WITH ours AS (
  SELECT oid, relname::text AS name, relrowsecurity FROM pg_class
  WHERE relkind IN ('r', 'v', 'm', 'p', 'f') AND relname <> 'alembic_version'
  AND relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'meta'::regclass)
)
SELECT 'table ' || name, concat_ws('; ', CASE WHEN relrowsecurity THEN 'row security' END, (
  SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'not null' END,
    attidentity, attgenerated, (SELECT collname FROM pg_collation c WHERE c.oid = attcollation),
    (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef d WHERE d.adrelid = attrelid AND d.adnum = attnum)), ', '
    ORDER BY attnum) FROM pg_attribute WHERE attrelid = ours.oid AND attnum > 0 AND NOT attisdropped)) FROM ours
UNION ALL SELECT 'constraint ' || name || ' ' || conname,
  pg_get_constraintdef(c.oid) || CASE WHEN convalidated THEN '' ELSE ' not valid' END
  FROM ours JOIN pg_constraint c ON conrelid = ours.oid
UNION ALL SELECT 'index ' || relname, pg_get_indexdef(indexrelid) || CASE WHEN indisvalid THEN '' ELSE ' not valid' END
  FROM ours JOIN pg_index ON indrelid = ours.oid JOIN pg_class i ON i.oid = indexrelid
UNION ALL SELECT 'trigger ' || name || ' ' || CASE WHEN tgisinternal THEN tgfoid::regproc::text ELSE tgname::text END,
  string_agg(tgenabled::text, '' ORDER BY tgname) FROM ours JOIN pg_trigger ON tgrelid = ours.oid
  GROUP BY name, CASE WHEN tgisinternal THEN tgfoid::regproc::text ELSE tgname::text END
UNION ALL SELECT 'rule ' || name || ' ' || rulename, pg_get_ruledef(r.oid)
  FROM ours JOIN pg_rewrite r ON ev_class = ours.oid
"""


def _own(connection: Connection) -> psycopg.Connection[Any]:
    found: Any = connection.connection.driver_connection
    assert isinstance(found, psycopg.Connection)
    return found


def _spelled(driver: Driver, table: str) -> list[tuple[str, str]]:
    """The columns of a table in their order, each with the SQL of its stored spelling."""
    found = driver.execute(
        "SELECT attname::text, format_type(atttypid, NULL) FROM pg_attribute "
        "WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped ORDER BY attnum", (table,)
    )  # fmt: skip
    return [(name, _SPELLED.get(kind, "{}::text").format(f'"{name}"')) for name, kind in found]


def _line(row: Sequence[int | str]) -> str:
    return "\t".join(str(cell).translate(_ESCAPED) for cell in row)


@contextmanager
def _copying(connection: Connection, table: str, columns: Sequence[str]) -> Iterator[psycopg.Copy]:
    """A COPY into the table; what it refuses is raised as SQLAlchemy raises what is refused elsewhere."""
    names = ", ".join(f'"{name}"' for name in columns)
    statement: Any = f"COPY {table} ({names}) FROM STDIN"
    try:
        with _own(connection).cursor() as cursor, cursor.copy(statement) as copy:
            yield copy
    except psycopg.Error as error:
        raise DBAPIError.instance(statement, None, error, psycopg.Error) from error


def _tell_the_planner(connection: Connection, table: str, count: int) -> None:
    """A table that has just been filled is planned for as an empty one, until somebody counts."""
    if count >= _MANY:
        connection.exec_driver_sql(f"ANALYZE {table}")
