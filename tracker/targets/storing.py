"""A confirmed sheet of targets -> one batch, or a reason why not."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from tracker.catalogue.edits import sourced
from tracker.core.limits import LONGEST_TEXT, clean_text
from tracker.intake.plans.check import display_name
from tracker.people import Person, may_write
from tracker.store.batches import BatchResult, NewBatch, save_targets, stored_before
from tracker.store.engine import Engine, writing
from tracker.targets.plan import SheetPlan, State, plan_sheet


class SheetRefusal(Exception):
    """Nothing was written; `code`: sheet_ + rejected, outdated, unreasoned, unsourced or long."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What a person has seen and says to it: the plan's key, whether only the good rows count, why, and where the
    values stand (for rows that do not say it themselves)."""

    key: str
    only_good: bool
    reason: str
    source: str


def store_sheet(
    engine: Engine,
    data: bytes,
    name: str,
    seen: Confirmed,
    *,
    document: str,
    place: str = "",
    person: Person,
    now: datetime,
) -> BatchResult:
    """Write the new and changed targets of a sheet as one batch, or nothing; the same confirmed twice is one batch.

    The sheet is read anew against the database as it is now. Raises SheetRefusal where that gives another result than
    the person saw, where rows are rejected and the good ones alone were not asked for, and without reason and source.
    """
    reason, source = clean_text(seen.reason).strip(), clean_text(seen.source).strip()
    if not reason:
        raise SheetRefusal("sheet_unreasoned")
    if len(reason) > LONGEST_TEXT or len(source) > LONGEST_TEXT:
        raise SheetRefusal("sheet_long")
    with writing(engine) as session:
        said = hashlib.sha256(repr((reason, source)).encode()).hexdigest()
        act = f"targets:{seen.key}:{said}"
        if done := stored_before(session, act):
            return BatchResult(done, done_before=True)
        plan = plan_sheet(session, data, document=document, place=place, may_write=lambda code: may_write(person, code))
        if plan.key != seen.key:
            raise SheetRefusal("sheet_outdated")
        if plan.refusal or (plan.count(State.REJECTED) and not seen.only_good):
            raise SheetRefusal("sheet_rejected")
        if not plan.writes:
            return BatchResult(None)
        if not source and needs_source(plan):
            raise SheetRefusal("sheet_unsourced")
        batch = NewBatch(
            key=act,
            kind="target",
            at=now,
            who=person.name,
            file_name=display_name(name),
            file_sha256=hashlib.sha256(data).hexdigest(),
            reason=reason,
            same=plan.count(State.SAME),
            rejected=plan.count(State.REJECTED),
        )
        writes = [
            row.write._replace(fields=sourced(row.write.fields, row.source_words or source))
            for row in plan.writes
            if row.write
        ]
        # The sheet was read in this very transaction, so no target is at another version than expected.
        return save_targets(session, batch, writes)


def needs_source(plan: SheetPlan) -> bool:
    """Whether a value that would be written does not say itself where it stands."""
    return any(row.write and "value_basis" in row.write.fields and not row.source_words for row in plan.writes)
