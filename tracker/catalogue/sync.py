"""Bringing a database up to date with the catalogue, without touching what people entered or changed."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, func, select

from tracker import config
from tracker.catalogue.check import check
from tracker.catalogue.load import Catalogue, Problem, digest, load_catalogue
from tracker.catalogue.synced_actuals import actual_writes
from tracker.catalogue.synced_targets import sync_targets
from tracker.core.units import dimension
from tracker.store import staging
from tracker.store.batches import NewBatch, open_batch, seal
from tracker.store.engine import Engine, reading, writing
from tracker.store.models import (
    CATALOGUE_DIGEST,
    Actual,
    Batch,
    Conflict,
    Indicator,
    Jurisdiction,
    Meta,
    Scope,
    Source,
    Table,
    Theme,
)

WHO = "catalogue"


class CatalogueError(Exception):
    """The catalogue has problems, so the database was not brought up to date; it stays as it was."""

    code = "catalogue_invalid"

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        """Keep the problems, and name the first of them."""
        self.path = path
        self.problems = problems
        first = problems[0]
        self.detail = f"{len(problems)}: {first.file}:{first.line} {first.column} {first.code} {first.found}"
        super().__init__(f"{path}: {self.detail}")


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What an update did; `conflicts` are those listed for the first time."""

    batch_id: int
    added: int
    changed: int
    retracted: int
    conflicts: int


def bring_up_to_date(engine: Engine, *, now: datetime, folder: Path | None = None) -> SyncReport | None:
    """Check the catalogue's files and write what is new in them; None if the database has seen these very files.

    `folder` is `config.catalogue()` by default. Raises CatalogueError if anything in the files is wrong.
    """
    folder = folder or config.catalogue()
    files = digest(folder)
    with reading(engine) as session:
        if catalogue_digest(session) == files:
            return None
    catalogue, problems = load_catalogue(folder)
    if problems := problems or check(catalogue):
        raise CatalogueError(folder, problems)
    with writing(engine) as session:
        if catalogue_digest(session) == files:
            return None
        if problems := changed_units(session, catalogue):
            raise CatalogueError(folder, problems)
        return sync(session, catalogue, now=now)


def catalogue_digest(session: Session) -> str:
    """The digest of the catalogue's files that the database was last brought up to; empty before the first time."""
    facts = Table.metadata.tables["meta"]
    seen = session.execute(select(facts.c.value).where(facts.c.key == CATALOGUE_DIGEST)).scalar()
    return str(seen or "")


def changed_units(session: Session, catalogue: Catalogue) -> list[Problem]:
    """The indicators whose unit is another than that of the values stored already, which would falsify them."""
    in_use = select(Indicator.code, Indicator.unit).where(Indicator.id == Actual.indicator_id).distinct()
    stored = dict(session.exec(in_use).all())
    return [Problem("indicators.csv", row.at, "unit", "unit_in_use", f"{stored[row.code]} / {row.unit}")
            for row in catalogue.indicators if stored.get(row.code, row.unit) != row.unit]  # fmt: skip


def sync(session: Session, catalogue: Catalogue, *, now: datetime) -> SyncReport:
    """Write a checked catalogue as one batch, in the session of `writing`.

    A field that a person changed stays; if the catalogue changed it too, a Conflict is listed. What left the catalogue
    is retired or retracted unless a person edited it.
    """
    _sync_reference_tables(session, catalogue)
    number = session.exec(select(func.count()).where(Batch.kind == "catalogue")).one()
    batch = open_batch(session, NewBatch(key=f"catalogue:{number + 1}:{catalogue.digest}", kind="catalogue", at=now,
                                         who=WHO, file_sha256=catalogue.digest))  # fmt: skip
    assert batch.id is not None
    writes, retractions, conflicts = actual_writes(session, catalogue)
    staging.stage(session, writes)
    staging.stage_retractions(session, retractions, beside=True)
    staging.write_staged(session, batch)
    conflicts += sync_targets(session, catalogue, batch)
    new = _list_conflicts(session, batch.id, conflicts)
    session.merge(Meta(key=CATALOGUE_DIGEST, value=catalogue.digest))
    seal(session, batch)
    return SyncReport(batch.id, batch.added, batch.changed, batch.retracted, new)


def _sync_reference_tables(session: Session, catalogue: Catalogue) -> None:
    excluded: dict[str, list[dict[str, Any]]] = {}
    for row in catalogue.exclusions:
        entry = {"line": row.line, "text": row.text, "nth": row.nth, "reason": row.reason}
        excluded.setdefault(row.source, []).append(entry)
    _upsert(session, Theme, [_fields(row, position=at) for at, row in enumerate(catalogue.themes)])
    _upsert(session, Scope, [_fields(row) for row in catalogue.scopes])
    _upsert(session, Jurisdiction, [_fields(row, position=at, parent_code=row.parent_code or None)
                                    for at, row in enumerate(catalogue.jurisdictions)])  # fmt: skip
    _upsert(session, Indicator, [_fields(row, dimension=dimension(row.unit)) for row in catalogue.indicators])
    _upsert(session, Source, [_fields(row, excluded=json.dumps(excluded.get(row.code, []), ensure_ascii=False))
                              for row in catalogue.sources])  # fmt: skip


def _fields(row: Any, **more: Any) -> dict[str, Any]:
    fields = {name: "|".join(value) if isinstance(value, tuple) else value for name, value in asdict(row).items()}
    del fields["at"]
    return fields | more


def _upsert(session: Session, model: type[Table], rows: list[dict[str, Any]]) -> None:
    known: dict[str, Any] = {row.code: row for row in session.exec(select(model)).all()}  # type: ignore[attr-defined]
    for fields in rows:
        row = known.get(fields["code"])
        if row is None:
            session.add(model(**fields))
            continue
        for name, value in fields.items():
            setattr(row, name, value)
    # Without relationships the order of inserts is not that of the references, so each table is written by itself.
    session.flush()


def _list_conflicts(session: Session, batch_id: int, conflicts: list[Conflict]) -> int:
    def said(conflict: Conflict) -> tuple[str, ...]:
        return conflict.entity, conflict.entity_key, conflict.field, conflict.kept, conflict.offered

    listed = {said(conflict) for conflict in session.exec(select(Conflict)).all()}
    new = [conflict for conflict in conflicts if said(conflict) not in listed]
    for conflict in new:
        conflict.batch_id = batch_id
        session.add(conflict)
    return len(new)
