"""Taking stored values back: an act of its own with a reason, by somebody who may write their places; undo is open."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, select

from tracker.intake.plan import Key
from tracker.people import Person, may_write
from tracker.store.batches import BatchResult, NewBatch
from tracker.store.batches import retract as retract_versions
from tracker.store.engine import Engine, writing
from tracker.store.models import Actual, Indicator, Jurisdiction


class RetractRefused(Exception):
    """The values stay; `code` is one of retract_nothing, retract_unreasoned, retract_forbidden, retract_changed."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Say why, and about what."""
        super().__init__(f"{code} {detail}".rstrip())
        self.code = code
        self.detail = detail


def retract(engine: Engine, seen: Mapping[Key, int], *, person: Person, now: datetime, reason: str) -> BatchResult:
    """Take back the values of these keys as one batch, or none of them; twice is once (`done_before`).

    `seen` maps a key to the stored version that the person saw. Raises RetractRefused without a key or a reason, where
    the person may not write one of the places, and where a value is not at that version any more.
    """
    if not seen:
        raise RetractRefused("retract_nothing")
    if not reason.strip():
        raise RetractRefused("retract_unreasoned")
    if forbidden := sorted({key.jurisdiction for key in seen if not may_write(person, key.jurisdiction)}):
        raise RetractRefused("retract_forbidden", ", ".join(forbidden))
    with writing(engine) as session:
        ids = sorted(_id(session, key, version) for key, version in seen.items())
        act = hashlib.sha256(repr(ids).encode()).hexdigest()
        new = NewBatch(key=f"retract:{act}", kind="retract", at=now, who=person.name, reason=reason.strip())
        result = retract_versions(session, new, ids)
        if result.clashes:
            raise RetractRefused("retract_changed")
        return result


def _id(session: Session, key: Key, version: int) -> int:
    """The row of this version, whether it still stands or not."""
    found = session.exec(
        select(Actual.id)
        .join(Jurisdiction)
        .join(Indicator)
        .where(
            Jurisdiction.code == key.jurisdiction,
            Indicator.code == key.indicator,
            Actual.scope == key.scope,
            Actual.period_start == key.period.start,
            Actual.period_end == key.period.end,
            Actual.vintage == key.vintage,
            Actual.version == version,
        )
    ).first()
    if found is None:
        raise RetractRefused("retract_changed")
    return found
