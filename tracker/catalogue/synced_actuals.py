"""The actual values' part of an update."""

from collections.abc import Iterator

from tracker.catalogue.load import Catalogue
from tracker.catalogue.tables import ActualRow
from tracker.core.units import convert
from tracker.store import catalogued, vocabulary
from tracker.store.columns import decimal_text
from tracker.store.engine import Session
from tracker.store.models import Actual, Conflict
from tracker.store.reference import jurisdiction_ids
from tracker.store.staging import KEY, SAID, ValueWrite

Versions = list[tuple[Actual, bool]]
"""Versions of a value, newest first, each with whether a catalogue wrote it."""


def actual_writes(session: Session, catalogue: Catalogue) -> tuple[list[ValueWrite], list[int], list[Conflict]]:
    """The values to write, the ids of those to take back because they left the catalogue, and the conflicts.

    A key whose newest version was entered, edited or undone by a person is left to that person; the difference is a
    conflict unless it is the one that the person has overruled already.
    """
    writes, conflicts = [], []
    offered: set[tuple[object, ...]] = set()
    for row, write, versions in placed(session, catalogue):
        offered.add(value_key(write))
        newest, by_catalogue = versions[0] if versions else (None, True)
        if newest is None or (by_catalogue and not _same(newest, write)):
            writes.append(write._replace(expected=newest.version if newest else 0))
        elif not by_catalogue and not _settled(versions, write):
            conflicts.append(_conflict(row, newest, write))
    stored = catalogued.untouched_values(session=session)
    gone = [actual.id or 0 for actual in stored if value_key(actual) not in offered]
    return writes, gone, conflicts


def placed(session: Session, catalogue: Catalogue) -> Iterator[tuple[ActualRow, ValueWrite, Versions]]:
    """Each row of which the database has place and indicator, as a value at the place of its publisher, with the
    versions that stand there."""
    places, things = jurisdiction_ids(session), vocabulary.measured(session=session)
    offered: set[tuple[object, ...]] = set()
    for row in catalogue.actuals:
        if row.jurisdiction in places and row.indicator in things:
            write = _write(row, places[row.jurisdiction], things[row.indicator])
            every = catalogued.value_versions(session=session, write=write)
            write = write._replace(beside=_place(write, every, offered))
            offered.add(value_key(write))
            yield row, write, [each for each in every if each[0].beside == write.beside]


def _write(row: ActualRow, place: int, thing: vocabulary.Measured) -> ValueWrite:
    return ValueWrite(
        place, thing.id, row.scope, row.period.start, row.period.end, row.vintage, 0,
        convert(row.value, row.unit, thing.unit), row.qualifier, row.basis, row.certainty, row.publisher,
        row.published, row.derived_from, row.source, row.note_zh, decimal_text(row.value), row.unit,
        row.note_en,
    )  # fmt: skip


def value_key(value: Actual | ValueWrite) -> tuple[object, ...]:
    """What tells a value from all others: its series, period, vintage, and its place among its publishers."""
    return tuple(getattr(value, name) for name in KEY)


def _place(write: ValueWrite, every: Versions, offered: set[tuple[object, ...]]) -> int:
    """Where a row stands among the publishers of its value: at its own, at one that the catalogue wrote, at one that
    nobody has put a name to; else behind all. A row without a publisher speaks of the first."""
    newest = {actual.beside: actual for actual, _ in reversed(every)}
    of_catalogue = {actual.beside for actual, by_catalogue in every if by_catalogue}
    free = [place for place in sorted(newest) if value_key(write._replace(beside=place)) not in offered]
    of_name = [place for place in free if newest[place].publisher == write.publisher and not newest[place].retracted]
    others = [place for place in free if place in of_catalogue or not newest[place].publisher or not write.publisher]
    behind = max(newest, default=-1) + 1
    while value_key(write._replace(beside=behind)) in offered:
        behind += 1
    return next(iter([*of_name, *others]), behind)


def _same(actual: Actual, write: ValueWrite) -> bool:
    return not actual.retracted and all(getattr(actual, name) == getattr(write, name) for name in SAID)


def _settled(versions: Versions, write: ValueWrite) -> bool:
    """Whether the person's value agrees, or the catalogue says nothing but what the person has overruled."""
    newest = versions[0][0]
    said = next((actual for actual, by_catalogue in versions if by_catalogue), None)
    return (not newest.retracted and newest.value == write.value) or (said is not None and _same(said, write))


def _conflict(row: ActualRow, newest: Actual, write: ValueWrite) -> Conflict:
    key = "|".join((row.jurisdiction, row.indicator, row.scope, row.period.code, row.vintage))
    kept = "" if newest.retracted else decimal_text(newest.value)
    return Conflict(batch_id=0, entity="actual", entity_key=key, field="value", kept=kept,
                    offered=decimal_text(write.value))  # fmt: skip
