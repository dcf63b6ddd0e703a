"""What became of one value, and whom an act of writing concerned. (Batches and target versions: `queries`.)"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session

from tracker.store.models import ACTUAL_KEY, Table

_TABLES = Table.metadata.tables
_ACTUAL, _BATCH, _PLACE = _TABLES["actual"], _TABLES["batch"], _TABLES["jurisdiction"]
_VERSION, _TARGET = _TABLES["target_version"], _TABLES["target"]

Key = tuple[int, int, str, date, date, str]
"""Jurisdiction id, indicator id, scope, start and end of the period, vintage."""


def value_versions(*, session: Session, key: Key) -> Sequence[Row[Any]]:
    """All versions of one value, the newest first, each with its batch's `kind`, `at`, `who`, `reason`, `file_name`."""
    act = [_BATCH.c[name] for name in ("kind", "at", "who", "reason", "file_name")]
    same_key = [_ACTUAL.c[name] == part for name, part in zip(ACTUAL_KEY, key, strict=True)]
    versions = select(*_ACTUAL.c, *act).join(_BATCH, _BATCH.c.id == _ACTUAL.c.batch_id).where(*same_key)
    return session.execute(versions.order_by(_ACTUAL.c.version.desc())).all()


def batch_places(*, session: Session, batch_id: int) -> frozenset[str]:
    """The codes of the jurisdictions for which a batch wrote, which a person must be allowed to write to undo it.

    A target that the batch moved from one place to another counts for where it is now.
    """
    values = select(_PLACE.c.code).join(_ACTUAL, _ACTUAL.c.jurisdiction_id == _PLACE.c.id)
    targets = select(_PLACE.c.code).join(_TARGET, _TARGET.c.jurisdiction_id == _PLACE.c.id)
    targets = targets.join(_VERSION, _VERSION.c.target_code == _TARGET.c.code)
    both = values.where(_ACTUAL.c.batch_id == batch_id).union(targets.where(_VERSION.c.batch_id == batch_id))
    return frozenset(session.execute(both).scalars())
