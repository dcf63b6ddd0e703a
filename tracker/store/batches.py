"""The acts of writing. Each is one batch; the same act done twice is one batch; any of them can be undone.

All functions want the session of `writing`, which stores all of an act or nothing of it.
"""

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from tracker.store import staging, targets
from tracker.store.fresh import NONE_FRESH, Fresh, add_fresh, insert_fresh, stage_fresh
from tracker.store.models import Batch, Target
from tracker.store.staging import Clash, ValueWrite


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """Who does what, when and why. `key` names the act, so that doing it again finds it done.

    The key of an import has to hold what the person confirmed (the file's hash, the choice of records, the versions
    that it expects): then a second click is the same act, and the same file after an undo is another one.
    """

    key: str
    kind: str
    at: datetime
    who: str
    file_name: str = ""
    file_sha256: str = ""
    undoes: int | None = None
    reason: str = ""
    same: int = 0
    skipped: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class BatchResult:
    """The batch that was stored; or, with `done_before`, the one that had been; or none, because of the clashes."""

    batch: Batch | None
    done_before: bool = False
    clashes: tuple[Clash, ...] = ()


def commit_values(
    session: Session, new: NewBatch, writes: Iterable[ValueWrite], fresh: Fresh = NONE_FRESH
) -> BatchResult:
    """Store the values as one batch, or none of them if any key is at another version than expected.

    `fresh` are values whose keys are expected to have no version: the short way for many.
    """
    if done := _done(session, new.key):
        return BatchResult(done, done_before=True)
    staging.stage(session, writes)
    return _write(session, new, fresh)


def retract(session: Session, new: NewBatch, ids: Iterable[int]) -> BatchResult:
    """Take back the stored versions with these ids (of `Actual`), or none if any has been replaced meanwhile."""
    if done := _done(session, new.key):
        return BatchResult(done, done_before=True)
    staging.stage_retractions(session, ids)
    return _write(session, new)


def save_target(session: Session, new: NewBatch, code: str, fields: Mapping[str, Any], *, expected: int) -> BatchResult:
    """Add a target (`expected` 0) or set fields of one, unless it is at another version than expected.

    Filling in a redacted number is setting `value`, `value_basis` "user" and `value_source`; the table's constraints
    refuse it without the source. The fields have been checked before (`tracker.catalogue.check`).
    """
    if done := _done(session, new.key):
        return BatchResult(done, done_before=True)
    target = session.exec(select(Target).where(Target.code == code)).first()
    stored = targets.stored_fields(fields)
    if found := targets.clashes(target, code, stored, expected):
        return BatchResult(None, clashes=found)
    batch = open_batch(session, new)
    batch.added, batch.changed = (0, 1) if target else (1, 0)
    targets.write_target(session, batch, target or targets.blank(code), stored)
    return BatchResult(seal(session, batch))


def undo_batch(session: Session, batch_id: int, *, who: str, now: datetime, reason: str) -> BatchResult:
    """Put back what was there before the batch; what was edited since is kept and named in `Batch.kept`.

    The undo is a batch itself, so undoing it does the act again. `kept` is JSON: ids of `Actual` under "actuals",
    codes under "targets".
    """
    new = NewBatch(key=f"undo:{batch_id}", kind="undo", at=now, who=who, undoes=batch_id, reason=reason)
    if done := _done(session, new.key):
        return BatchResult(done, done_before=True)
    batch = open_batch(session, new)
    actuals = staging.stage_undo(session, batch_id)
    staging.write_staged(session, batch)
    changed_since = targets.undo_targets(session, batch, batch_id)
    if actuals or changed_since:
        batch.kept = json.dumps({"actuals": actuals, "targets": changed_since})
    return BatchResult(seal(session, batch))


def open_batch(session: Session, new: NewBatch) -> Batch:
    """Store the batch, so that rows can refer to it; `seal` it when they are written."""
    batch = Batch(**asdict(new))
    session.add(batch)
    session.flush()
    return batch


def seal(session: Session, batch: Batch, fresh: Fresh = NONE_FRESH) -> Batch:
    """Store what is fresh, and the checksum over all that the batch wrote."""
    session.flush()
    assert batch.id is not None
    digest = staging.digest(session, batch.id)
    with ThreadPoolExecutor(max_workers=1) as beside:
        digested = beside.submit(add_fresh, digest, fresh)
        insert_fresh(session, batch, fresh)
        digested.result()
    batch.checksum = digest.hexdigest()
    session.flush()
    return batch


def _done(session: Session, key: str) -> Batch | None:
    return session.exec(select(Batch).where(Batch.key == key)).first()


def _write(session: Session, new: NewBatch, fresh: Fresh = NONE_FRESH) -> BatchResult:
    refused = None
    if not staging.clashes(session):
        try:
            with session.begin_nested():
                batch = open_batch(session, new)
                staging.write_staged(session, batch)
                return BatchResult(seal(session, batch, fresh))
        except IntegrityError as error:
            refused = error
    stage_fresh(session, fresh)
    found = staging.clashes(session)
    if refused and not found:  # it was not that a key has a version meanwhile
        raise refused
    return BatchResult(None, clashes=found)
