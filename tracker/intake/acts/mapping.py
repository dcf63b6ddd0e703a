"""Readings by hand, remembered for the person's next file of the same shape."""

from tracker.core.limits import clean_text
from tracker.intake.meaning.fields import Field
from tracker.intake.plans.plan import Layout
from tracker.store.batches import BatchResult, NewBatch
from tracker.store.engine import Session
from tracker.store.mappings import Reading, keep_reading, kept_readings


def remember_reading(session: Session, layout: Layout, new: NewBatch) -> BatchResult:
    """Keep what `layout.by_hand` says of files of its shape as an act of its own, in the session of `writing`.

    What the person has said before of such files stays where nothing was said of it this time. No batch comes of it
    where nothing was said by hand, or where the person's reading is this one already. Raises ValueError for what is no
    field.
    """
    said = layout.by_hand
    if not (any(said) and layout.shape):
        return BatchResult(None)
    columns = {at: str(Field(field)) if field else "" for at, field in said.columns.items()}
    before = kept_readings(session, layout.shape).get(new.who, Reading())
    whole = Reading(columns or before.columns, {**before.answers, **said.answers}, {**before.names, **said.names})
    if whole == before:
        return BatchResult(None)
    return keep_reading(session, new, layout.shape, whole, [clean_text(column.header) for column in layout.columns])
