"""The acts of writing. Each is one batch; the same act done twice is one batch; any of them can be undone.

All functions want the session of `writing`, which stores all of an act or nothing of it.
"""

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from tracker.store import catalogued, chain, entries, staging, targets
from tracker.store.engine import SEALED, driver
from tracker.store.fresh import NONE_FRESH, Fresh, add_fresh, insert_fresh, stage_fresh
from tracker.store.models import Batch
from tracker.store.staging import Clash, ValueWrite

_LEAVE_TABLES = ("import", "grid", "slot", "retract", "mapping")
_BESIDE = "mapping"


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
    if done := stored_before(session, new.key):
        return BatchResult(done, done_before=True)
    staging.stage(session, writes)
    staging.keep_basis(session)
    return _write(session, new, fresh)


def retract(session: Session, new: NewBatch, ids: Iterable[int]) -> BatchResult:
    """Take back the stored versions with these ids (of `Actual`), or none if any has been replaced meanwhile."""
    if done := stored_before(session, new.key):
        return BatchResult(done, done_before=True)
    staging.stage_retractions(session, ids)
    return _write(session, new)


class TargetWrite(NamedTuple):
    """What a target is to be: its code, the fields to set, and the version expected (0: it does not exist yet)."""

    code: str
    fields: Mapping[str, Any]
    expected: int


def save_targets(session: Session, new: NewBatch, writes: Iterable[TargetWrite]) -> BatchResult:
    """Add targets or set fields of them as one batch, or none of them if any is at another version than expected.

    Filling in a redacted number is setting `value`, `value_basis` "user" and `value_source`; the table's constraints
    refuse it without the source. The fields have been checked before (`tracker.catalogue.check`). Targets may refer to
    each other in any order; one that is `retired` and comes back counts as added.
    """
    if done := stored_before(session, new.key):
        return BatchResult(done, done_before=True)
    prepared = [
        (write, catalogued.target(session=session, code=write.code), targets.stored_fields(write.fields))
        for write in writes
    ]
    if found := [
        clash
        for write, target, stored in prepared
        for clash in targets.clashes(target, write.code, stored, write.expected)
    ]:
        return BatchResult(None, clashes=tuple(found))
    batch = open_batch(session, new)
    for write, target, stored in prepared:
        added = target is None or bool(target.retired)
        batch.added, batch.changed = batch.added + added, batch.changed + (not added)
        targets.write_target(session, batch, target or targets.blank(write.code), stored)
    return BatchResult(seal(session, batch))


def save_target(session: Session, new: NewBatch, code: str, fields: Mapping[str, Any], *, expected: int) -> BatchResult:
    """The same of one target."""
    return save_targets(session, new, [TargetWrite(code, fields, expected)])


def save_entries(session: Session, new: NewBatch, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> BatchResult:
    """Add or change rows of the tables that values and targets refer to: the table's name and the fields of each.

    The fields have been checked before, and come in an order in which each row's references are there.
    """
    if done := stored_before(session, new.key):
        return BatchResult(done, done_before=True)
    batch = open_batch(session, new)
    for entity, fields in rows:
        entries.write_entry(session, batch, entity, fields)
    return BatchResult(seal(session, batch))


def undo_batch(session: Session, batch_id: int, *, who: str, now: datetime, reason: str) -> BatchResult:
    """Put back what was there before the batch; what was edited since is kept and named in `Batch.kept`.

    The undo is a batch itself, so undoing it does the act again. `kept` is JSON: ids of `Actual` under "actuals",
    codes under "targets" and "entries". A reading of columns that was taught beside the batch is undone beside it.
    """
    if done := _undo_of(session, batch_id):
        return BatchResult(done, done_before=True)
    new = NewBatch(key=f"undo:{batch_id}", kind="undo", at=now, who=who, undoes=batch_id, reason=reason)
    undone = _undo(session, new, batch_id)
    if (taught := taught_beside(session, batch_id)) and taught.id and not _undo_of(session, taught.id):
        _undo(session, replace(new, key=beside(new.key), undoes=taught.id), taught.id)
    return BatchResult(undone)


def beside(key: str) -> str:
    """The key of the act that teaches, beside the act of this key, how its columns are read."""
    return f"{_BESIDE}:{key}"


def taught_beside(session: Session, batch_id: int) -> Batch | None:
    """The batch that taught, beside this one, how columns are read, or took that back; None if there is none."""
    batch = session.get(Batch, batch_id)
    return stored_before(session, beside(batch.key)) if batch else None


def _undo_of(session: Session, batch_id: int) -> Batch | None:
    return session.exec(select(Batch).where(Batch.undoes == batch_id)).first()


def _undo(session: Session, new: NewBatch, batch_id: int) -> Batch:
    batch = open_batch(session, new)
    actuals = staging.stage_undo(session, batch_id)
    staging.write_staged(session, batch)
    changed_since = targets.undo_targets(session, batch, batch_id)
    in_use = entries.undo_entries(session, batch, batch_id)
    if actuals or changed_since or in_use:
        kept = {"actuals": actuals, "targets": changed_since} | ({"entries": in_use} if in_use else {})
        batch.kept = json.dumps(kept)
    return seal(session, batch)


def open_batch(session: Session, new: NewBatch) -> Batch:
    """Store the batch, so that rows can refer to it; `seal` it when they are written."""
    batch = Batch(**asdict(new))
    session.add(batch)
    session.flush()
    return batch


def seal(session: Session, batch: Batch, fresh: Fresh = NONE_FRESH) -> Batch:
    """Store what is fresh, the checksum over all that the batch wrote, and its link to the batch before."""
    session.flush()
    assert batch.id is not None
    connection = driver(session)
    digest = staging.digest(connection, batch.id)
    with ThreadPoolExecutor(max_workers=1) as beside:
        digested = beside.submit(add_fresh, digest, fresh)
        insert_fresh(session, batch, fresh)
        digested.result()
    batch.checksum = digest.hexdigest()
    if batch.kind not in _LEAVE_TABLES:
        batch.tables = chain.tables_now(connection)
    session.flush()
    chain.add_link(connection, batch.id)
    session.refresh(batch)
    about = {"batch": batch.id, **{name: getattr(batch, name) for name in ("kind", "who", "added", "changed")}}
    session.info.setdefault(SEALED, []).append(about)
    return batch


def stored_before(session: Session, key: str) -> Batch | None:
    """The batch of this act, if it has been done; None if not."""
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
