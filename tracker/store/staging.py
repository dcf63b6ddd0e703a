"""How actual values are written: staged in a temporary table, compared, then moved in one statement.

They go in by the order of their keys, so that no index is written twice. (The short way for a large import: `fresh`.)
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from tracker.store.columns import decimal_text
from tracker.store.engines import Driver, kind_of
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
    note_en: str = ""
    beside: int = 0


class Clash(NamedTuple):
    """What somebody else changed since it was looked at: both versions and both values, in their stored spelling."""

    key: tuple[int | str, ...]
    field: str
    expected: int
    found: int
    stored: str | None
    offered: str | None


KEY = ACTUAL_KEY
SAID = tuple(name for name in ValueWrite._fields[7:] if name not in KEY)
"""What is said about a key, by the columns."""
CONTENT = ("retracted", *SAID)
_STAGED = (*ValueWrite._fields, "retracted")
_SAME_KEY = " AND ".join(f"a.{column} = s.{column}" for column in KEY)
_BESIDE_CURRENT = f"staged s LEFT JOIN actual a ON {_SAME_KEY} AND a.current = 1"
CHUNK = 5_000
"""Rows to a step of the digest."""
_DIGESTED = (*(name for name in KEY if name != "beside"), "version", *(name for name in CONTENT if name != "note_en"))


def stage(session: Session, writes: Iterable[ValueWrite]) -> None:
    """Put the writes into a new staging table."""
    _new_table(session)
    connection = session.connection()
    kind_of(connection).put(connection, "staged", _STAGED, map(_stored, writes))


def _stored(write: ValueWrite) -> tuple[int | str, ...]:
    jurisdiction, indicator, scope, start, end, vintage, expected, value, *rest = write
    days = start.isoformat(), end.isoformat()
    texts: list[int | str] = list(map(str, rest[:-1]))
    return jurisdiction, indicator, scope, *days, vintage, expected, decimal_text(value), *texts, write.beside, 0


def keep_basis(session: Session) -> None:
    """Where a person sends a number that stands already, with other texts, leave it what it rests on.

    The same number with another note is still the one of the document, the publisher or the sum that it was. A note
    that stays as it is keeps its English one.
    """
    same = f"{_SAME_KEY} AND a.current = 1 AND a.retracted = 0 AND a.value = s.value AND a.qualifier = s.qualifier"
    session.connection().exec_driver_sql(
        "UPDATE staged AS s SET note_en = a.note_en "  # noqa: S608
        f"FROM actual a WHERE a.note_en <> '' AND a.note = s.note AND s.note_en = '' AND a.current = 1 AND {_SAME_KEY}"
    )
    session.connection().exec_driver_sql(
        "UPDATE staged AS s SET basis = a.basis, derived_from = a.derived_from "  # noqa: S608
        f"FROM actual a WHERE s.basis = 'user' AND a.basis <> 'user' AND {same}"
    )


def stage_retractions(session: Session, ids: Iterable[int], *, beside: bool = False) -> None:
    """Stage the taking back of the versions with these ids, alone or beside what is staged: same content, retracted."""
    if not beside:
        _new_table(session)
    columns = ", ".join(_STAGED).replace("expected", "version").replace("retracted", "1")
    statement = f"INSERT INTO staged ({', '.join(_STAGED)}) SELECT {columns} FROM actual WHERE id = :id"  # noqa: S608
    if rows := [{"id": row} for row in ids]:
        session.connection().execute(text(statement), rows)


def stage_undo(session: Session, batch_id: int) -> list[int]:
    """Stage what was there before the batch, and return the ids of its values that have been replaced since.

    Where nothing was there before, the value is retracted.
    """
    _new_table(session)
    before = " AND ".join(f"p.{column} = r.{column}" for column in KEY)
    key, content = (", ".join(f"{row}.{column}" for column in columns)
                    for row, columns in (("r", KEY), ("c", SAID)))  # fmt: skip
    session.execute(text(
        f"INSERT INTO staged ({', '.join((*KEY, 'expected', *SAID, 'retracted'))}) "  # noqa: S608
        f"SELECT {key}, r.version, {content}, coalesce(p.retracted, 1) "
        f"FROM actual r LEFT JOIN actual p ON {before} AND p.version = r.version - 1 "
        f"JOIN actual c ON c.id = coalesce(p.id, r.id) WHERE r.batch_id = :batch AND r.current = 1"
    ), {"batch": batch_id})  # fmt: skip
    replaced = text("SELECT id FROM actual WHERE batch_id = :batch AND current = 0 ORDER BY id")
    return list(session.execute(replaced, {"batch": batch_id}).scalars())


def _new_table(session: Session) -> None:
    connection = session.connection()
    columns = ", ".join(_STAGED).replace("expected", "version AS expected")
    connection.exec_driver_sql("DROP TABLE IF EXISTS staged")
    connection.exec_driver_sql(f"CREATE TEMP TABLE staged AS SELECT {columns} FROM actual WHERE 1 = 0")  # noqa: S608


def clashes(session: Session) -> tuple[Clash, ...]:
    """The staged values whose key is no longer at the version that they expect."""
    key = ", ".join(f"s.{column}" for column in KEY)
    connection = session.connection()
    rows = kind_of(connection).driver(connection).execute(
        f"SELECT {key}, s.expected, coalesce(a.version, 0), CASE WHEN a.retracted = 0 THEN a.value END, "  # noqa: S608
        f"CASE WHEN s.retracted = 0 THEN s.value END FROM {_BESIDE_CURRENT} WHERE coalesce(a.version, 0) <> s.expected"
    )  # fmt: skip
    return tuple(Clash(tuple(row[: len(KEY)]), "value", *row[len(KEY) :]) for row in rows)


def write_staged(session: Session, batch: Batch) -> None:
    """Move the staged values in as the newest versions of their keys, and count them in the batch."""
    batch.added, batch.changed, batch.retracted = session.execute(text(
        "SELECT count(CASE WHEN s.retracted = 0 AND coalesce(a.retracted, 1) = 1 THEN 1 END), "  # noqa: S608
        "count(CASE WHEN s.retracted = 0 AND a.retracted = 0 THEN 1 END), coalesce(sum(s.retracted), 0) "
        f"FROM {_BESIDE_CURRENT}"
    )).one()  # fmt: skip
    session.execute(
        text(
            f"UPDATE actual SET current = 0 WHERE id IN (SELECT a.id FROM {_BESIDE_CURRENT} WHERE s.expected > 0)"  # noqa: S608
        )
    )
    key, content = ", ".join(KEY), ", ".join(CONTENT)
    session.execute(text(
        f"INSERT INTO actual ({key}, version, current, {content}, batch_id) "  # noqa: S608
        f"SELECT {key}, expected + 1, 1, {content}, :batch FROM staged ORDER BY {key}"
    ), {"batch": batch.id})  # fmt: skip
    session.connection().exec_driver_sql("DROP TABLE staged")


def digest(connection: Driver, batch_id: int) -> "hashlib._Hash":
    """SHA-256 over all that the batch wrote, values and targets, in the order of writing (values: of their keys).

    A column that came in later is left out where it is empty, so that older digests stay as they were.
    """
    found, kind = hashlib.sha256(), kind_of(connection)
    written = {"actual": _DIGESTED, "target_version": ("target_code", "version", "fields")}
    for table, columns in written.items():
        for rows in kind.digested(connection, table, columns, table == "actual", batch_id):
            found.update(rows)
    return found
