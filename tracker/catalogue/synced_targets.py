"""The targets' part of an update."""

import json
from collections.abc import Mapping

from sqlmodel import Session, select

from tracker.catalogue.load import Catalogue
from tracker.catalogue.merge import merge, nothing_said
from tracker.catalogue.tables import TargetRow
from tracker.store.models import Batch, Conflict, Indicator, Jurisdiction, Target
from tracker.store.targets import FIELDS, Stored, blank, fields_of, stored_fields, write_target


def sync_targets(session: Session, catalogue: Catalogue, batch: Batch) -> list[Conflict]:
    """Add, change and retire targets as the catalogue says, count them in the batch, and return the conflicts."""
    known = {target.code: target for target in session.exec(select(Target)).all()}
    offered = _offered(session, catalogue)
    conflicts = []
    for position, (code, theirs) in enumerate(offered.items()):
        target = known.get(code)
        if target is None:
            target = _added(session, batch, code, theirs)
        else:
            conflicts += _merged(session, batch, target, theirs)
        target.position = position
    for target in known.values():
        if target.catalogue and target.code not in offered:
            said = json.loads(target.catalogue) | {"retired": 1}
            conflicts += _merged(session, batch, target, said)
    return conflicts


def _added(session: Session, batch: Batch, code: str, theirs: Stored) -> Target:
    target = blank(code)
    target.catalogue = _said(theirs)
    write_target(session, batch, target, theirs)
    batch.added += 1
    return target


def _merged(session: Session, batch: Batch, target: Target, theirs: Stored) -> list[Conflict]:
    ours = fields_of(target)
    base: Stored = json.loads(target.catalogue) if target.catalogue else nothing_said()
    take, conflicts = merge(base, ours, theirs)
    target.catalogue = _said(theirs)
    if take:
        write_target(session, batch, target, take)
        batch.retracted += int(bool(take.get("retired")))
        batch.changed += int(not take.get("retired"))
    return [Conflict(batch_id=0, entity="target", entity_key=target.code, field=name, kept=_text(ours[name]),
                     offered=_text(theirs[name])) for name in conflicts]  # fmt: skip


def _offered(session: Session, catalogue: Catalogue) -> dict[str, Stored]:
    places = {row.code: row.id for row in session.exec(select(Jurisdiction)).all()}
    indicators = {row.code: row for row in session.exec(select(Indicator)).all()}
    return {row.code: _stored(row, places, indicators[row.indicator]) for row in catalogue.targets}


def _stored(row: TargetRow, places: Mapping[str, int | None], indicator: Indicator) -> Stored:
    fields = {name: getattr(row, name) for name in FIELDS if hasattr(row, name)}
    return stored_fields(fields | {
        "jurisdiction_id": places[row.jurisdiction], "indicator_id": indicator.id,
        "theme": row.theme or indicator.theme,
        "baseline_period": row.baseline_period.code if row.baseline_period else "",
        "tier_of": row.tier_of or None, "parent": row.parent or None,
        "value_basis": "stated", "value_source": "", "retired": False,
    })  # fmt: skip


def _said(theirs: Stored) -> str:
    return json.dumps(theirs, ensure_ascii=False, sort_keys=True)


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)
