"""How actual values are written: staged in a temporary table, compared, then moved in one statement.

Values of keys that nothing is stored under go in directly (`insert_fresh`): a large import is mostly of those. Either
way they go in by the order of their keys, so a million of them take seconds: no index is written twice.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from tracker.store.columns import decimal_text, moment_text
from tracker.store.models import ACTUAL_KEY, Batch


class ValueWrite(NamedTuple):
    """A value to be stored under its key, in the indicator's unit; `expected` is the version it replaces, 0 for none.

    A retracted value counts as a version too. Nothing is checked here but the version: the tables' constraints stand
    behind, and a key that comes twice is refused by them.
    """

    jurisdiction_id: int
    indicator_id: int
    scope: str
    period_start: date
    period_end: date
    vintage: str
    expected: int
    value: Decimal
    qualifier: str = "="
    basis: str = "user"
    certainty: str = ""
    publisher: str = ""
    published: str = ""
    derived_from: str = ""
    source: str = ""
    note: str = ""
    original_value: str = ""
    original_unit: str = ""


class Clash(NamedTuple):
    """What somebody else changed since it was looked at: both versions and both values, in their stored spelling."""

    key: tuple[int | str, ...]
    field: str
    expected: int
    found: int
    stored: str | None
    offered: str | None


KEY = ACTUAL_KEY
CONTENT = ("retracted", *ValueWrite._fields[7:])
_STAGED = (*ValueWrite._fields, "retracted")
_SAME_KEY = " AND ".join(f"a.{column} = s.{column}" for column in KEY)
_BESIDE_CURRENT = f"temp.staged s LEFT JOIN actual a ON {_SAME_KEY} AND a.current = 1"
_CHUNK = 5_000

_PARTS = {
    "series": ("jurisdiction_id", "indicator_id", "scope"),
    "span": ("period_start", "period_end", "original_unit"),
    "saying": ("vintage", "qualifier", "certainty", "publisher", "published", "source", "note"),
}
_OWN = ("value", "original_value")
_AT_ONCE = 100
"""Rows to a statement: one row each would take half as long again."""


class Fresh(NamedTuple):
    """Values of keys that have no version, each a person's word and derived from nothing, in their stored spelling.

    What values share stands once: `series` (jurisdiction_id, indicator_id, scope), `spans` (first and last day, unit of
    the original) and `sayings` (vintage, qualifier, certainty, publisher, published, source, note). `columns` are, for
    each value, its places in these three, the value, and the original.
    """

    series: Sequence[tuple[int | str, ...]]
    spans: Sequence[tuple[str, ...]]
    sayings: Sequence[tuple[str, ...]]
    columns: tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[str], Sequence[str]]


NONE_FRESH = Fresh((), (), (), ((), (), (), (), ()))


def insert_fresh(session: Session, batch: Batch, fresh: Fresh) -> None:
    """Store the values, which should come in the order of their keys, as first versions; count them in the batch.

    Raises IntegrityError where a key has a version already.
    """
    same = {"version": 1, "current": 1, "retracted": 0, "basis": "'user'", "derived_from": "''",
            "entered": f"'{moment_text(batch.at)}'", "batch_id": batch.id}  # fmt: skip
    _insert(session, fresh, "actual", same)
    batch.added += len(fresh.columns[0])


def stage_fresh(session: Session, fresh: Fresh) -> None:
    """Stage the values beside what is staged, to be compared."""
    _insert(session, fresh, "temp.staged", {"expected": 0, "retracted": 0})


def _insert(session: Session, fresh: Fresh, table: str, same: Mapping[str, object]) -> None:
    """Put the values into a table, with these columns the same in all."""
    if not fresh.columns[0]:
        return
    connection = session.connection()
    for (part, names), rows in zip(_PARTS.items(), fresh, strict=False):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{part}")
        connection.exec_driver_sql(f"CREATE TEMP TABLE {part} (id INTEGER PRIMARY KEY, {', '.join(names)})")
        blanks = ", ".join("?" * (len(names) + 1))
        connection.exec_driver_sql(f"INSERT INTO temp.{part} VALUES ({blanks})",  # noqa: S608
                                   [(at, *row) for at, row in enumerate(rows)])  # fmt: skip
    columns = [*chain.from_iterable(_PARTS.values()), *_OWN]
    own = ", ".join(f"v.column{at}" for at in range(1 + len(_PARTS), 1 + len(fresh.columns)))
    beside = " ".join(f"CROSS JOIN temp.{part} ON {part}.id = v.column{at}" for at, part in enumerate(_PARTS, start=1))
    row = f"({', '.join('?' * len(fresh.columns))})"

    def put(cells: list[tuple[int | str, ...]], at_once: int) -> None:
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({', '.join([*columns, *same])}) "  # noqa: S608
            f"SELECT {', '.join(columns[:-2])}, {own}, {', '.join(map(str, same.values()))} "
            f"FROM (VALUES {', '.join([row] * at_once)}) v {beside}", cells)  # fmt: skip

    values: Iterator[int | str] = chain.from_iterable(zip(*fresh.columns, strict=True))
    whole, rest = divmod(len(fresh.columns[0]), _AT_ONCE)
    for start in range(0, whole, _CHUNK // _AT_ONCE):
        stop = min(start + _CHUNK // _AT_ONCE, whole)
        put([tuple(islice(values, _AT_ONCE * len(fresh.columns))) for _ in range(start, stop)], _AT_ONCE)
    if rest:
        put([tuple(values)], rest)


def stage(session: Session, writes: Iterable[ValueWrite]) -> None:
    """Put the writes into a new staging table."""
    _new_table(session)
    connection = session.connection()
    statement = f"INSERT INTO temp.staged VALUES ({', '.join('?' * len(_STAGED))})"  # noqa: S608
    rows = map(_stored, writes)
    while chunk := list(islice(rows, _CHUNK)):
        connection.exec_driver_sql(statement, chunk)


def _stored(write: ValueWrite) -> tuple[int | str, ...]:
    jurisdiction, indicator, scope, start, end, vintage, expected, value, *rest = write
    days = start.isoformat(), end.isoformat()
    return jurisdiction, indicator, scope, *days, vintage, expected, decimal_text(value), *rest, 0


def stage_retractions(session: Session, ids: Iterable[int], *, beside: bool = False) -> None:
    """Stage the taking back of the versions with these ids, alone or beside what is staged: same content, retracted."""
    if not beside:
        _new_table(session)
    columns = ", ".join(_STAGED).replace("expected", "version").replace("retracted", "1")
    statement = f"INSERT INTO temp.staged SELECT {columns} FROM actual WHERE id = ?"  # noqa: S608
    if rows := [(row,) for row in ids]:
        session.connection().exec_driver_sql(statement, rows)


def stage_undo(session: Session, batch_id: int) -> list[int]:
    """Stage what was there before the batch, and return the ids of its values that have been replaced since.

    Where nothing was there before, the value is retracted.
    """
    _new_table(session)
    before = " AND ".join(f"p.{column} = r.{column}" for column in KEY)
    key, content = (", ".join(f"{row}.{column}" for column in columns)
                    for row, columns in (("r", KEY), ("c", ValueWrite._fields[7:])))  # fmt: skip
    session.execute(text(
        f"INSERT INTO temp.staged SELECT {key}, r.version, {content}, iif(p.id IS NULL, 1, p.retracted) "  # noqa: S608
        f"FROM actual r LEFT JOIN actual p ON {before} AND p.version = r.version - 1 "
        f"JOIN actual c ON c.id = coalesce(p.id, r.id) WHERE r.batch_id = :batch AND r.current = 1"
    ), {"batch": batch_id})  # fmt: skip
    replaced = text("SELECT id FROM actual WHERE batch_id = :batch AND current = 0 ORDER BY id")
    return list(session.execute(replaced, {"batch": batch_id}).scalars())


def _new_table(session: Session) -> None:
    connection = session.connection()
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.staged")
    connection.exec_driver_sql(f"CREATE TEMP TABLE staged ({', '.join(_STAGED)})")


def clashes(session: Session) -> tuple[Clash, ...]:
    """The staged values whose key is no longer at the version that they expect."""
    key = ", ".join(f"s.{column}" for column in KEY)
    rows = session.execute(text(
        f"SELECT {key}, s.expected, coalesce(a.version, 0), iif(a.retracted, NULL, a.value), "  # noqa: S608
        f"iif(s.retracted, NULL, s.value) FROM {_BESIDE_CURRENT} WHERE coalesce(a.version, 0) <> s.expected"
    ))  # fmt: skip
    return tuple(Clash(tuple(row[:6]), "value", *row[6:]) for row in rows)


def write_staged(session: Session, batch: Batch) -> None:
    """Move the staged values in as the newest versions of their keys, and count them in the batch."""
    batch.added, batch.changed, batch.retracted = session.execute(text(
        "SELECT coalesce(sum(NOT s.retracted AND coalesce(a.retracted, 1)), 0), "  # noqa: S608
        "coalesce(sum(NOT s.retracted AND NOT coalesce(a.retracted, 1)), 0), coalesce(sum(s.retracted), 0) "
        f"FROM {_BESIDE_CURRENT}"
    )).one()  # fmt: skip
    session.execute(
        text(
            f"UPDATE actual SET current = 0 WHERE id IN (SELECT a.id FROM {_BESIDE_CURRENT} WHERE s.expected > 0)"  # noqa: S608
        )
    )
    key, content = ", ".join(KEY), ", ".join(CONTENT)
    session.execute(text(
        f"INSERT INTO actual ({key}, version, current, {content}, entered, batch_id) "  # noqa: S608
        f"SELECT {key}, expected + 1, 1, {content}, :entered, :batch FROM temp.staged ORDER BY {key}"
    ), {"entered": moment_text(batch.at), "batch": batch.id})  # fmt: skip
    session.connection().exec_driver_sql("DROP TABLE temp.staged")


def checksum(session: Session, batch_id: int) -> str:
    """SHA-256 over all that the batch wrote, values and targets, in the order of writing (values: of their keys)."""
    digest = hashlib.sha256()
    written = {"actual": (*KEY, "version", *CONTENT), "target_version": ("target_code", "version", "fields")}
    for table, columns in written.items():
        # One call of printf a row: each || would copy all that stands before it.
        pattern = "\x1f".join(["%s"] * len(columns)) + "\x1e"
        row = f"printf('{pattern}', {', '.join(columns)})"
        chunk = f"SELECT id, {row} AS row FROM {table} WHERE batch_id = ? AND id > ? ORDER BY id LIMIT {_CHUNK}"  # noqa: S608
        statement = f"SELECT max(id), CAST(group_concat(row, '') AS BLOB) FROM ({chunk})"  # noqa: S608
        last = 0
        while last is not None:
            last, rows = session.connection().exec_driver_sql(statement, (batch_id, last)).one()
            digest.update(rows or b"")
    return digest.hexdigest()
