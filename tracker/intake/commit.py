"""A plan -> one batch, in one transaction, without a word to the page in between."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from tracker.intake.collector import collector_paused
from tracker.intake.lookup import read_ids
from tracker.intake.plan import Plan, Row
from tracker.people import Person, may_write
from tracker.store.batches import BatchResult, NewBatch, commit_values
from tracker.store.engine import Engine, writing
from tracker.store.staging import ValueWrite


class CommitRefused(Exception):
    """The plan may not be written; `code` is one of plan_rejected, plan_forbidden, plan_outdated."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Say why, and about what."""
        super().__init__(f"{code} {detail}".rstrip())
        self.code = code
        self.detail = detail


def commit_plan(
    engine: Engine, plan: Plan, *, person: Person, now: datetime, kind: str = "import", reason: str = ""
) -> BatchResult:
    """Write the new and changed rows of a plan as one batch, or nothing.

    The same plan confirmed twice is one batch (`done_before`). A value that somebody changed since the check comes back
    as a clash and nothing is written. Raises CommitRefused where the plan has rejected rows and was not made for the
    good ones alone, where the person may not write one of the places, or where the catalogue has changed meanwhile.
    A plan without anything to write leaves no batch.
    """
    if not plan.committable:
        raise CommitRefused("plan_rejected")
    rows = plan.writes
    if not rows:
        return BatchResult(None)
    for code in sorted({row.key.jurisdiction for row in rows if row.key}):
        if not may_write(person, code):
            raise CommitRefused("plan_forbidden", code)
    counts = plan.counts
    batch = NewBatch(
        key=f"{kind}:{plan.key}",
        kind=kind,
        at=now,
        who=person.name,
        file_name=plan.file_name,
        file_sha256=plan.file_sha256,
        reason=reason,
        same=counts.same,
        skipped=counts.skipped,
        rejected=counts.rejected,
    )
    with collector_paused(), writing(engine) as session:
        places, indicators = read_ids(session)
        return commit_values(session, batch, _writes(rows, places, indicators))


def _writes(
    rows: Iterable[Row], places: dict[str, int], indicators: dict[str, tuple[int, str]]
) -> Iterator[ValueWrite]:
    """The rows as the store takes them: codes as ids, and what the file does not say as blank."""
    for row in rows:
        key, content = row.key, row.content
        assert key is not None
        assert content is not None
        place = places.get(key.jurisdiction)
        indicator, unit = indicators.get(key.indicator, (None, ""))
        if place is None or indicator is None or unit != row.unit:
            raise CommitRefused("plan_outdated", f"{key.jurisdiction} {key.indicator}")
        yield ValueWrite(
            place,
            indicator,
            key.scope,
            key.period.start,
            key.period.end,
            key.vintage,
            row.old.version if row.old else 0,
            content.value,
            content.qualifier or "=",
            "user",
            content.certainty or "",
            content.publisher or "",
            content.published or "",
            "",
            content.source or "",
            content.note or "",
            content.original_value,
            content.original_unit,
        )
