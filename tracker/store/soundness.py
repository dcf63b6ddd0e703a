"""Whether the database still says what was written into it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Engine, text
from sqlmodel import Session, col, select

from tracker.core.periods import Period
from tracker.store.engine import reading
from tracker.store.errors import StoreDamaged
from tracker.store.models import ACTUAL_KEY, CATALOGUE_DIGEST, Batch, Meta, Target, TargetVersion
from tracker.store.staging import digest
from tracker.store.targets import fields_of

_KEY = ", ".join(ACTUAL_KEY)
_COUNTED = (
    "SELECT (SELECT count(*) FROM actual WHERE batch_id = :batch)"
    " + (SELECT count(*) FROM target_version WHERE batch_id = :batch)"
)
_AT_A_LIMIT = text(
    "SELECT j.code, i.code, a.scope, a.period_start, a.period_end, a.vintage, a.value, i.minimum, i.maximum, i.unit "
    "FROM actual a JOIN indicator i ON i.id = a.indicator_id JOIN jurisdiction j ON j.id = a.jurisdiction_id "
    "WHERE a.current = 1 AND a.retracted = 0 AND (CAST(a.value AS REAL) <= CAST(i.minimum AS REAL) "
    "OR CAST(a.value AS REAL) >= CAST(i.maximum AS REAL)) ORDER BY 1, 2, 3, 4, 5, 6"
)
"""Values at or beyond a limit as doubles tell it, which misses none; the exact decimals are compared afterwards."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: a stable code, and where."""

    code: str
    where: str


def check_db(engine: Engine, *, catalogue_digest: str | None = None) -> list[Finding]:
    """All findings: SQLite's own checks, references, checksums and counts of batches, versions, limits, the catalogue.

    A flipped byte inside a cell passes SQLite's own check; the checksums find it. A catalogue that narrows the limits
    of an indicator leaves stored values as they are: of a database that is sound, those outside are named here. With
    `catalogue_digest` (of the files) it is also said whether the database has been brought up to these files.
    """
    try:
        with reading(engine) as session:
            found = [*_sqlite_findings(session), *_batch_findings(session), *_version_findings(session)]
            found += _target_findings(session)
            found += [] if found else _limit_findings(session)
            if catalogue_digest is not None:
                seen = session.get(Meta, CATALOGUE_DIGEST)
                found += [] if seen and seen.value == catalogue_digest else [Finding("catalogue_other", "catalogue")]
    except StoreDamaged as error:
        return [Finding("integrity", error.detail)]
    return found


def _sqlite_findings(session: Session) -> Iterator[Finding]:
    for row in session.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield Finding("integrity", row[0])
    for row in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding("reference", f"{row[0]} {row[1]} -> {row[2]}")


def _batch_findings(session: Session) -> Iterator[Finding]:
    for batch in session.exec(select(Batch).order_by(col(Batch.id))).all():
        assert batch.id is not None
        if digest(session, batch.id).hexdigest() != batch.checksum:
            yield Finding("checksum", f"batch {batch.id}")
        if (
            session.execute(text(_COUNTED), {"batch": batch.id}).scalar()
            != batch.added + batch.changed + batch.retracted
        ):
            yield Finding("count", f"batch {batch.id}")


def _version_findings(session: Session) -> Iterator[Finding]:
    """Every key has versions 1, 2, 3 … and the last one is the current one."""
    wrong = text(
        f"SELECT {_KEY} FROM actual GROUP BY {_KEY} HAVING min(version) <> 1 OR max(version) <> count(*) "  # noqa: S608
        "OR sum(current) <> 1 OR max(iif(current, version, 0)) <> max(version)"
    )
    for row in session.execute(wrong):
        yield Finding("versions", " ".join(map(str, row)))


def _target_findings(session: Session) -> Iterator[Finding]:
    kept = {(row.target_code, row.version): row.fields for row in session.exec(select(TargetVersion)).all()}
    for target in session.exec(select(Target)).all():
        if json.loads(kept.get((target.code, target.version), "null")) != fields_of(target):
            yield Finding("target_version", target.code)


def _limit_findings(session: Session) -> Iterator[Finding]:
    for place, thing, scope, start, end, vintage, stored, lowest, highest, unit in session.execute(_AT_A_LIMIT):
        value, low, high = (number and Decimal(number) for number in (stored, lowest, highest))
        if (low is not None and value < low) or (high is not None and value > high):
            period = Period(date.fromisoformat(start), date.fromisoformat(end)).code
            key = " ".join(filter(None, (place, thing, scope, period, vintage)))
            yield Finding("limit", f"{key}: {stored} {unit}, {lowest or ''}…{highest or ''}")
