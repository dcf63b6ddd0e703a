"""Taking a batch back: a batch of its own, by somebody who may write every place that it touches."""

from datetime import datetime

from tracker.core.limits import LONGEST_TEXT, clean_text
from tracker.people import Person, may_write
from tracker.store import queries
from tracker.store.batches import BatchResult, undo_batch
from tracker.store.engine import Engine, writing


class UndoRefused(Exception):
    """Not undone; `code`: undo_ + unknown, catalogue, unreasoned, reason_long, forbidden or not_yours."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Say why, and about what."""
        super().__init__(f"{code} {detail}".rstrip())
        self.code = code
        self.detail = detail


def undo(engine: Engine, batch_id: int, *, person: Person, now: datetime, reason: str) -> BatchResult:
    """Put back what was there before the batch, and keep what was edited since (named in `Batch.kept`).

    Undone twice is undone once (`done_before`). Raises UndoRefused for a batch that does not exist or came from the
    catalogue's files, without a reason, or where the person may not write one of its places; what touches no place
    (a reading of columns, an added indicator) is undone by whoever did it, or somebody with all rights.
    """
    reason = clean_text(reason).strip()
    if not reason:
        raise UndoRefused("undo_unreasoned")
    if len(reason) > LONGEST_TEXT:
        raise UndoRefused("undo_reason_long", str(LONGEST_TEXT))
    with writing(engine) as session:
        found = queries.batch(session=session, batch_id=batch_id)
        if found is None:
            raise UndoRefused("undo_unknown", str(batch_id))
        if found.kind == "catalogue":
            raise UndoRefused("undo_catalogue", str(batch_id))
        places = queries.batch_places(session=session, batch_id=batch_id)
        if forbidden := sorted(place for place in places if not may_write(person, place)):
            raise UndoRefused("undo_forbidden", ", ".join(forbidden))
        if not (places or person.all_rights or found.who == person.name):
            raise UndoRefused("undo_not_yours", found.who)
        return undo_batch(session, batch_id, who=person.name, now=now, reason=reason)
