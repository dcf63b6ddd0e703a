"""Bringing a database up to date with the catalogue, without touching what people entered or changed."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tracker import config
from tracker.catalogue.check import check
from tracker.catalogue.load import TABLES, Catalogue, Problem, digest, load_catalogue
from tracker.catalogue.losses import CatalogueShrinks, losses
from tracker.catalogue.synced_actuals import actual_writes
from tracker.catalogue.synced_targets import sync_targets
from tracker.core.units import dimension
from tracker.store import catalogued, entries, staging, vocabulary
from tracker.store.batches import NewBatch, open_batch, seal
from tracker.store.engine import Engine, Session, reading, writing

WHO = "catalogue"


class CatalogueError(Exception):
    """The catalogue has problems, so the database was not brought up to date; it stays as it was.

    `rest_taken` says that it is a first start that has taken the rows without a problem.
    """

    code = "catalogue_invalid"

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        """Keep the problems, and name the first of them."""
        self.path = path
        self.problems = problems
        self.rest_taken = False
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


def bring_up_to_date(
    engine: Engine, *, now: datetime, folder: Path | None = None, accept_losses: bool = False
) -> SyncReport | None:
    """Check the catalogue's files and write what is new in them; None if the database has seen these very files.

    `folder` is `config.catalogue()` by default. Raises CatalogueError if anything in the files is wrong, and
    CatalogueShrinks if more than a tenth of the targets or values would go and nobody has accepted that.
    """
    folder = folder or config.catalogue()
    files = digest(folder)
    with reading(engine) as session:
        if vocabulary.catalogue_digest(session=session) == files:
            return None
    catalogue, problems = load_catalogue(folder)
    if problems := problems or check(catalogue):
        raise CatalogueError(folder, problems)
    with writing(engine) as session:
        if vocabulary.catalogue_digest(session=session) == files:
            return None
        if problems := changed_units(session, catalogue):
            raise CatalogueError(folder, problems)
        lost = losses(session, catalogue)
        if lost.many and not accept_losses:
            raise CatalogueShrinks(folder, lost)
        return sync(session, catalogue, now=now, accepted=accept_losses)


_OF_A_ROW = "cells_count"
"""The only problem without a column that leaves the other rows of its file readable."""


def take_sound_rows(engine: Engine, *, now: datetime, folder: Path | None = None) -> bool:
    """Write, into a database that has no catalogue yet, the rows of damaged files that nothing is wrong with.

    Whether that was possible: where a whole file cannot be read, it is not. What refers to a row that is left out is
    left out too. The database remembers that these files have not been taken as a whole.
    """
    folder = folder or config.catalogue()
    catalogue, problems = load_catalogue(folder)
    if any(found.code == "columns" or (not found.column and found.code != _OF_A_ROW) for found in problems):
        return False
    while problems := check(catalogue):
        wrong = {(found.file, found.line) for found in problems}
        tables: dict[str, Any] = {
            name: tuple(row for row in getattr(catalogue, name) if (f"{name}.csv", row.at) not in wrong)
            for name in TABLES
        }
        if all(len(rows) == len(getattr(catalogue, name)) for name, rows in tables.items()):
            return False
        catalogue = replace(catalogue, **tables)
    with writing(engine) as session:
        if vocabulary.catalogue_digest(session=session):  # another start came first
            return True
        sync(session, replace(catalogue, digest=_in_part(folder)), now=now)
    return True


def taken_in_part(session: Session, folder: Path | None = None) -> bool:
    """Whether the database has the sound rows of these very files, and not the others."""
    return vocabulary.catalogue_digest(session=session) == _in_part(folder or config.catalogue())


def _in_part(folder: Path) -> str:
    return f"{digest(folder)}:part"


def changed_units(session: Session, catalogue: Catalogue) -> list[Problem]:
    """The indicators whose unit is another than that of the values stored already, which would falsify them."""
    stored = vocabulary.units_in_use(session=session)
    return [Problem("indicators.csv", row.at, "unit", "unit_in_use", f"{stored[row.code]} / {row.unit}")
            for row in catalogue.indicators if stored.get(row.code, row.unit) != row.unit]  # fmt: skip


def sync(session: Session, catalogue: Catalogue, *, now: datetime, accepted: bool = False) -> SyncReport:
    """Write a checked catalogue as one batch, in the session of `writing`.

    A field that a person changed stays; if the catalogue changed it too, a Conflict is listed. What left the catalogue
    is retired or retracted unless a person edited it; the batch remembers whether somebody `accepted` that.
    """
    _sync_reference_tables(session, catalogue)
    number = vocabulary.updates(session=session)
    key = f"catalogue:{number + 1}:{catalogue.digest}{catalogued.ACCEPTED if accepted else ''}"
    batch = open_batch(session, NewBatch(key=key, kind="catalogue", at=now, who=WHO, file_sha256=catalogue.digest))
    assert batch.id is not None
    writes, retractions, conflicts = actual_writes(session, catalogue)
    staging.stage(session, writes)
    staging.stage_retractions(session, retractions, beside=True)
    staging.write_staged(session, batch)
    conflicts += sync_targets(session, catalogue, batch)
    new = catalogued.list_conflicts(session=session, batch_id=batch.id, conflicts=conflicts)
    vocabulary.remember_digest(session=session, digest=catalogue.digest)
    seal(session, batch)
    return SyncReport(batch.id, batch.added, batch.changed, batch.retracted, new)


def _sync_reference_tables(session: Session, catalogue: Catalogue) -> None:
    excluded: dict[str, list[dict[str, Any]]] = {}
    for row in catalogue.exclusions:
        entry = {"line": row.line, "text": row.text, "nth": row.nth, "reason": row.reason}
        excluded.setdefault(row.source, []).append(entry)
    places = enumerate(catalogue.jurisdictions)
    tables = {
        "themes": [row_fields(row, position=at) for at, row in enumerate(catalogue.themes)],
        "scopes": [row_fields(row) for row in catalogue.scopes],
        "jurisdictions": [row_fields(row, position=at, parent_code=row.parent_code or None) for at, row in places],
        "indicators": [row_fields(row, dimension=dimension(row.unit)) for row in catalogue.indicators],
        "sources": [
            row_fields(row, excluded=json.dumps(excluded.get(row.code, []), ensure_ascii=False))
            for row in catalogue.sources
        ],
    }
    ours = entries.changed_by_people(session=session)
    for table, rows in tables.items():
        for fields in rows:
            for column in ours.get((table, fields["code"]), ()):
                fields.pop(column, None)  # what a person has renamed stays
        vocabulary.upsert(session=session, table=table, rows=rows)


def row_fields(row: Any, **more: Any) -> dict[str, Any]:
    """The fields of a row of the catalogue as the database has them, and more."""
    fields = {name: "|".join(value) if isinstance(value, tuple) else value for name, value in asdict(row).items()}
    del fields["at"]
    return fields | more
