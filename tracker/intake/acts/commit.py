"""A plan -> one batch, in one transaction, without a word to the page in between."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any

import numpy as np

from tracker.intake.acts.mapping import remember_reading
from tracker.intake.collector import collector_paused
from tracker.intake.files.blocks import Places
from tracker.intake.meaning.identity import Identity
from tracker.intake.meaning.lookup import read_ids
from tracker.intake.meaning.rows import Rows
from tracker.intake.plans.plan import Plan
from tracker.intake.records import Action, Row
from tracker.people import Person, may_write
from tracker.store.batches import BatchResult, NewBatch, beside, commit_values
from tracker.store.columns import number_text
from tracker.store.engine import Engine, Session, writing
from tracker.store.fresh import Fresh
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
    """Write the new and changed rows of a plan as one batch, or nothing; first those with a word said, then the plain.

    The same plan confirmed twice is one batch (`done_before`). A value that somebody changed since the check comes back
    as a clash and nothing is written. Raises CommitRefused where the plan has rejected rows and was not made for the
    good ones alone, where the person may not write one of the places, or where the catalogue has changed meanwhile.
    A plan without anything to write leaves no batch. What was said of its columns by hand is remembered beside it.
    """
    if not plan.committable:
        raise CommitRefused("plan_rejected")
    counts = plan.counts
    if not counts.new + counts.changed:
        return BatchResult(None)
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
        filing = _Filing(session, person)
        others = [row for row in plan.rows.whole if row.action in (Action.NEW, Action.CHANGED)]
        result = commit_values(session, batch, [_write(row, filing) for row in others], _fresh(plan.rows, filing))
        if result.batch and not result.done_before:
            remember_reading(session, plan.layout, replace(batch, key=beside(batch.key), kind="mapping", reason=""))
        return result


class _Filing:
    """The ids under which values are filed, each found once, and refused if that may not be."""

    def __init__(self, session: Session, person: Person) -> None:
        """Read the catalogue as it is now."""
        places, indicators = read_ids(session)

        @cache
        def place(code: str) -> int:
            if not may_write(person, code):
                raise CommitRefused("plan_forbidden", code)
            if code not in places:
                raise CommitRefused("plan_outdated", code)
            return places[code]

        @cache
        def indicator(code: str, checked_unit: str) -> int:
            found, unit = indicators.get(code, (None, ""))
            if found is None or unit != checked_unit:
                raise CommitRefused("plan_outdated", code)
            return found

        self.place, self.indicator = place, indicator


def _fresh(rows: Rows, filing: _Filing) -> Fresh:
    """The plain rows as the store takes values of keys that have no version, by place, indicator, scope and period."""
    _, plain = rows.plain()
    _, abouts, framings, besides = plain.numbers
    identities, frames, sayings = rows.shared
    units = {frame.indicator: frame.unit for frame in frames if frame}

    def series(identity: Identity) -> tuple[int | str, ...]:
        place, indicator, scope, _, _ = identity
        return filing.place(place), filing.indicator(indicator, units[indicator]), scope

    by_series, at_series = _ascending(abouts, identities, series)
    by_span, at_span = _ascending(framings, frames, attrgetter("first", "last", "original_unit"))
    by_saying, at_saying = _ascending(besides, sayings, lambda said: (said.vintage, *said.stored))
    order = np.argsort(at_series * len(by_span) + at_span, kind="stable")
    places = (column[order].tolist() for column in (at_series, at_span, at_saying))
    cells = list(map(plain.cells.__getitem__, order.tolist()))
    stored = {cell: number_text(cell) for cell in set(cells)}
    return Fresh(by_series, by_span, by_saying, (*places, list(map(stored.__getitem__, cells)), cells))


def _ascending(places: Places, shared: Sequence[Any], made: Callable[[Any], Any]) -> tuple[list[Any], Places]:
    """What is made of the shared parts that stand at the places, ascending, and the places in that."""
    used = np.flatnonzero(np.bincount(places, minlength=1))
    made_of = {at: made(shared[at]) for at in used.tolist()}
    ascending = sorted(set(made_of.values()))
    place_of = {part: place for place, part in enumerate(ascending)}
    moved = np.zeros(len(shared), np.int64)
    moved[used] = [place_of[part] for part in made_of.values()]
    return ascending, moved[places]


def _write(row: Row, filing: _Filing) -> ValueWrite:
    """A row as the store takes any value; what the file does not say is blank."""
    key, content = row.key, row.content
    assert key is not None
    assert content is not None
    return ValueWrite(
        filing.place(key.jurisdiction),
        filing.indicator(key.indicator, row.unit),
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
        beside=key.beside,
    )
