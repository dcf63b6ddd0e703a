"""The targets' part of an update."""

import json

from tracker.catalogue.load import Catalogue
from tracker.catalogue.merge import merge, nothing_said
from tracker.catalogue.target_fields import target_fields
from tracker.store import catalogued, vocabulary
from tracker.store.engine import Session
from tracker.store.models import Batch, Conflict, Target
from tracker.store.reference import jurisdiction_ids
from tracker.store.targets import Stored, blank, fields_of, stored_fields, write_target


def sync_targets(session: Session, catalogue: Catalogue, batch: Batch) -> list[Conflict]:
    """Add, change and retire targets as the catalogue says, count them in the batch, and return the conflicts."""
    known = catalogued.targets(session=session)
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
    places, things = jurisdiction_ids(session), vocabulary.measured(session=session)
    stated = {"value_basis": "stated", "value_source": "", "retired": False}
    offered: dict[str, Stored] = {}
    for row in catalogue.targets:
        thing = things[row.indicator]
        offered[row.code] = stored_fields(target_fields(row, places[row.jurisdiction], thing.id, thing.theme) | stated)
    return offered


def _said(theirs: Stored) -> str:
    return json.dumps(theirs, ensure_ascii=False, sort_keys=True)


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)
