"""The targets and values that a catalogue wrote, as they stand now, for an update to compare itself with."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from tracker.store.models import ACTUAL_KEY, Actual, Batch, Conflict, Jurisdiction, Target, TargetVersion
from tracker.store.staging import ValueWrite


def targets(*, session: Session) -> dict[str, Target]:
    """All targets by code, retired ones included."""
    return {target.code: target for target in session.exec(select(Target).order_by(col(Target.id))).all()}


def target(*, session: Session, code: str) -> Target | None:
    """One target, None if there is none of this code."""
    return session.exec(select(Target).where(Target.code == code)).first()


def place_of(*, session: Session, code: str) -> str:
    """The code of a target's jurisdiction; empty if there is no such target."""
    found = select(Jurisdiction.code).join(Target, col(Target.jurisdiction_id) == Jurisdiction.id)
    return session.exec(found.where(Target.code == code)).first() or ""


def value_versions(*, session: Session, write: ValueWrite) -> list[tuple[Actual, bool]]:
    """All versions of a value, of every publisher, newest first, each with whether a catalogue wrote it."""
    same_key = [col(getattr(Actual, name)) == getattr(write, name) for name in ACTUAL_KEY if name != "beside"]
    found = session.exec(
        select(Actual, Batch.kind).join(Batch).where(*same_key).order_by(col(Actual.version).desc(), col(Actual.id))
    )
    return [(actual, kind == "catalogue") for actual, kind in found.all()]


def untouched_values(*, session: Session, since: int = 0) -> list[Actual]:
    """The values that a catalogue wrote and nobody has touched since, with those that it took back after a batch."""
    stands = (col(Actual.retracted) == 0) | (col(Actual.batch_id) > since)
    written = select(Actual).join(Batch).where(Batch.kind == "catalogue", col(Actual.current) == 1, stands)
    return list(session.exec(written.order_by(col(Actual.id))).all())


def standing_targets(*, session: Session, since: int = 0) -> list[str]:
    """The codes of the catalogue's targets that stand, with those that it retired after a batch."""
    update = (TargetVersion.batch_id == Batch.id, Batch.kind == "catalogue", col(Batch.id) > since)
    retired = select(TargetVersion.target_code).where(*update)
    stands = (col(Target.retired) == 0) | col(Target.code).in_(retired)
    return list(session.exec(select(Target.code).where(Target.catalogue != "", stands).order_by(col(Target.id))).all())


ACCEPTED = ":accepted"
"""How the key of an update ends in which somebody accepted what went."""


def accepted_update(*, session: Session) -> int:
    """The batch of the last update that somebody accepted, else of the first one; 0 before that."""
    updates = select(Batch.id, Batch.key).where(Batch.kind == "catalogue").order_by(col(Batch.id))
    found = session.exec(updates).all()
    accepted = [number for number, key in found if number and key.endswith(ACCEPTED)]
    return accepted[-1] if accepted else (found[0][0] or 0 if found else 0)


def list_conflicts(*, session: Session, batch_id: int, conflicts: Iterable[Conflict]) -> int:
    """Store the conflicts that are not listed yet, as found by a batch, and say how many they are."""

    def said(conflict: Conflict) -> tuple[str, ...]:
        return conflict.entity, conflict.entity_key, conflict.field, conflict.kept, conflict.offered

    listed = {said(conflict) for conflict in session.exec(select(Conflict)).all()}
    new = [conflict for conflict in conflicts if said(conflict) not in listed]
    for conflict in new:
        conflict.batch_id = batch_id
        session.add(conflict)
    return len(new)
