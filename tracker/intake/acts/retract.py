"""Taking stored values back: an act of its own with a reason, by somebody who may write their places; undo is open."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from tracker.core.limits import LONGEST_TEXT, clean_text
from tracker.intake.records import Key
from tracker.people import Person, may_write
from tracker.store.batches import BatchResult, NewBatch
from tracker.store.batches import retract as retract_versions
from tracker.store.engine import Engine, Session, writing
from tracker.store.reference import actual_id


class RetractRefused(Exception):
    """The values stay; `code`: retract_nothing, _unreasoned, _reason_long, _forbidden or _changed."""

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
    reason = clean_text(reason).strip()
    if not reason:
        raise RetractRefused("retract_unreasoned")
    if len(reason) > LONGEST_TEXT:
        raise RetractRefused("retract_reason_long", str(LONGEST_TEXT))
    if forbidden := sorted({key.jurisdiction for key in seen if not may_write(person, key.jurisdiction)}):
        raise RetractRefused("retract_forbidden", ", ".join(forbidden))
    with writing(engine) as session:
        ids = sorted(_id(session, key, version) for key, version in seen.items())
        act = hashlib.sha256(repr(ids).encode()).hexdigest()
        new = NewBatch(key=f"retract:{act}", kind="retract", at=now, who=person.name, reason=reason)
        result = retract_versions(session, new, ids)
        if result.clashes:
            raise RetractRefused("retract_changed")
        return result


def _id(session: Session, key: Key, version: int) -> int:
    """The row of this version, whether it still stands or not."""
    place, thing, scope, period, vintage, beside = key
    found = actual_id(session, place, thing, scope, period.start, period.end, vintage, beside, version)
    if found is None:
        raise RetractRefused("retract_changed")
    return found
