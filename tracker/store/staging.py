"""How actual values are written: staged in a temporary table, compared, then moved in one statement.

Values of keys that nothing is stored under go in directly (`insert_fresh`): a large import is mostly of those. Either
way they go in sorted by key, so a million of them take seconds: no index is written twice.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from operator import itemgetter
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

FRESH = (*KEY, "value", "qualifier", "certainty", "publisher", "published", "source", "note", "original_value",
         "original_unit")  # fmt: skip
FreshRow = tuple[int | str, ...]
"""The columns `FRESH` of a value in their stored spelling; it is a person's word, and derived from nothing."""

_taken = itemgetter(*map(_STAGED.index, FRESH))

_AT_ONCE = 100
"""Rows to a statement: one row each would take half as long again."""


def fresh_row(write: ValueWrite) -> FreshRow:
    """A value whose key has no version, as `insert_fresh` takes it."""
    row: FreshRow = _taken(_stored(write))
    return row


def insert_fresh(session: Session, batch: Batch, rows: Sequence[FreshRow]) -> None:
    """Store the rows, which are sorted by key, as the first versions of their keys, and count them in the batch.

    Raises IntegrityError where a key has a version already.
    """
    columns = ", ".join((*FRESH, "version", "current", "retracted", "basis", "derived_from", "entered", "batch_id"))
    blanks = ", ".join("?" * len(FRESH))
    row = f"({blanks}, 1, 1, 0, 'user', '', '{moment_text(batch.at)}', {batch.id})"
    whole = len(rows) - len(rows) % _AT_ONCE
    for part, at_once in ((rows[:whole], _AT_ONCE), (rows[whole:], len(rows) - whole)):
        statement = f"INSERT INTO actual ({columns}) VALUES {', '.join([row] * at_once)}"  # noqa: S608
        cells = (tuple(chain.from_iterable(part[at : at + at_once])) for at in range(0, len(part), at_once or 1))
        while chunk := list(islice(cells, _CHUNK // _AT_ONCE)):
            session.connection().exec_driver_sql(statement, chunk)
    batch.added += len(rows)


def stage_fresh(session: Session, rows: Iterable[FreshRow]) -> None:
    """Stage keys and values beside what is staged, to be compared."""
    columns = ", ".join(FRESH[: len(KEY) + 1])
    blanks = ", ".join("?" * (len(KEY) + 1))
    statement = f"INSERT INTO temp.staged ({columns}, expected, retracted) VALUES ({blanks}, 0, 0)"  # noqa: S608
    if staged := [row[: len(KEY) + 1] for row in rows]:
        session.connection().exec_driver_sql(statement, staged)


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
