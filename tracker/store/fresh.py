"""Values of keys that nothing is stored under: a large import is mostly of those, and they go in directly.

They go in by the order of their keys, so a million of them take seconds: no index is written twice.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from sqlmodel import Session

from tracker.store.models import Batch
from tracker.store.staging import BEHIND, BETWEEN, CHUNK

_PARTS = {
    "series": ("jurisdiction_id", "indicator_id", "scope"),
    "span": ("period_start", "period_end", "original_unit"),
    "saying": ("vintage", "qualifier", "certainty", "publisher", "published", "source", "note"),
}
_OWN = ("value", "original_value")
_AT_ONCE = 100
"""Rows to a statement: one row each would take half as long again."""


class Fresh(NamedTuple):
    """First values of keys that have no version, each a person's word, derived from nothing, in their stored spelling.

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
    same = {
        "version": 1,
        "current": 1,
        "retracted": 0,
        "basis": "'user'",
        "derived_from": "''",
        "note_en": "''",
        "beside": 0,
        "batch_id": batch.id,
    }
    _insert(session, fresh, "actual", same)
    batch.added += len(fresh.columns[0])


def stage_fresh(session: Session, fresh: Fresh) -> None:
    """Stage the values beside what is staged, to be compared."""
    _insert(session, fresh, "temp.staged", {"expected": 0, "retracted": 0, "note_en": "''", "beside": 0})


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
    for start in range(0, whole, CHUNK // _AT_ONCE):
        stop = min(start + CHUNK // _AT_ONCE, whole)
        put([tuple(islice(values, _AT_ONCE * len(fresh.columns))) for _ in range(start, stop)], _AT_ONCE)
    if rest:
        put([tuple(values)], rest)


def add_fresh(digest: "hashlib._Hash", fresh: Fresh) -> None:
    """Add the rows to the digest of a batch (`staging.digest`), made of what is handed over, not read back."""
    if not fresh.columns[0]:
        return
    import pyarrow as pa  # here, because it takes a tenth of a second that only an import should take
    from pyarrow import compute

    def put(*fields: object, behind: str = BETWEEN) -> str:
        return BETWEEN.join(map(str, fields)) + behind

    series = pa.array([put(*each) for each in fresh.series])
    days = pa.array([put(first, last) for first, last, _ in fresh.spans])
    vintages = pa.array([put(said[0], 1, 0) for said in fresh.sayings])
    texts = pa.array([put("", qualifier, "user", certainty, publisher, published, "", *rest)
                      for _, qualifier, certainty, publisher, published, *rest in fresh.sayings])  # fmt: skip
    units = pa.array([put("", unit, behind=BEHIND) for _, _, unit in fresh.spans])
    for start in range(0, len(fresh.columns[0]), CHUNK):
        at_series, at_span, at_saying, values, originals = (
            pa.array(column[start : start + CHUNK]) for column in fresh.columns
        )
        rows = compute.binary_join_element_wise(
            series.take(at_series), days.take(at_span), vintages.take(at_saying), values,
            texts.take(at_saying), originals, units.take(at_span), "",
        )  # fmt: skip
        digest.update(rows.buffers()[2])
