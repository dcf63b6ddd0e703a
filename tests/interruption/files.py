"""Files that are long enough to be interrupted, for the shipped catalogue; every value is made up."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from tracker.catalogue import bring_up_to_date
from tracker.store.engine import Engine, open_store

PLACES = (
    "420500",
    "420581",
    "420583",
    "420582",
    "420525",
    "420526",
    "420527",
    "420528",
    "420529",
    "420506",
    "420502",
    "420503",
)
HEADER = "地区,指标,时期,数值,单位,来源"
Line = tuple[str, int, int]
"""Place, year, month."""


def lines(count: int) -> list[Line]:
    """As many different keys as asked for: places by months from 1950 on, 10,800 of them before 2025."""
    return [
        (PLACES[at % len(PLACES)], 1950 + at // len(PLACES) // 12, at // len(PLACES) % 12 + 1) for at in range(count)
    ]


def written(keys: Iterable[Line]) -> bytes:
    """A file with one value for each key; the value depends on the key alone, so that files that overlap agree."""
    rows = [f"{key[0]},新增工业产值,{key[1]}-{key[2]:02d},{value_of(key)},亿元,练习数据（虚构）" for key in keys]
    return "\n".join([HEADER, *rows, ""]).encode("gb18030")


def value_of(key: Line) -> Decimal:
    """The value that every file gives this key."""
    return Decimal(f"{key[1] - 1900}.{key[2]:02d}")


def new_store(path: Path) -> Engine:
    """A database with the shipped catalogue."""
    engine = open_store(path, now=datetime.now(UTC))
    bring_up_to_date(engine, now=datetime.now(UTC))
    return engine


def imported(path: Path) -> list[tuple[int, int]]:
    """The imports in a database: batch id and how many rows it wrote, read by nothing of ours."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT batch.id, count(actual.id) FROM batch LEFT JOIN actual ON actual.batch_id = batch.id"
            " WHERE batch.kind = 'import' GROUP BY batch.id"
        ).fetchall()


def sound(path: Path) -> bool:
    """What SQLite itself says of the file."""
    with closing(sqlite3.connect(path)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()
