"""Values of keys that nothing is stored under: a large import is mostly of those, and they go in directly.

They go in by the order of their keys, so a million of them take seconds: no index is written twice.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlmodel import Session

from tracker.store.engines import kind_of
from tracker.store.models import Batch
from tracker.store.spelling import BEHIND, BETWEEN
from tracker.store.staging import CHUNK


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
    assert batch.id is not None
    same: dict[str, int | str] = {
        "version": 1,
        "current": 1,
        "retracted": 0,
        "basis": "user",
        "derived_from": "",
        "note_en": "",
        "beside": 0,
        "batch_id": batch.id,
    }
    _insert(session, fresh, "actual", same)
    batch.added += len(fresh.columns[0])


def stage_fresh(session: Session, fresh: Fresh) -> None:
    """Stage the values beside what is staged, to be compared."""
    same: dict[str, int | str] = {
        "expected": 0,
        "retracted": 0,
        "basis": "user",
        "derived_from": "",
        "note_en": "",
        "beside": 0,
    }
    _insert(session, fresh, "staged", same)


def _insert(session: Session, fresh: Fresh, table: str, same: Mapping[str, int | str]) -> None:
    if fresh.columns[0]:
        connection = session.connection()
        kind_of(connection).put_fresh(connection, table, fresh, same)


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
