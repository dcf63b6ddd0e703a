"""The actual values' part of an update."""

from sqlmodel import Session, col, select

from tracker.catalogue.load import Catalogue
from tracker.catalogue.tables import ActualRow
from tracker.core.units import convert
from tracker.store.columns import decimal_text
from tracker.store.models import Actual, Batch, Conflict, Indicator, Jurisdiction
from tracker.store.staging import ValueWrite

_CONTENT = ValueWrite._fields[7:]


def actual_writes(session: Session, catalogue: Catalogue) -> tuple[list[ValueWrite], list[int], list[Conflict]]:
    """The values to write, the ids of those to take back because they left the catalogue, and the conflicts.

    A key whose newest version was entered, edited or undone by a person is left to that person; the difference is a
    conflict unless it is the one that the person has overruled already.
    """
    places = {row.code: row.id or 0 for row in session.exec(select(Jurisdiction)).all()}
    indicators = {row.code: row for row in session.exec(select(Indicator)).all()}
    writes, conflicts, offered = [], [], set()
    for row in catalogue.actuals:
        write = _write(row, places[row.jurisdiction], indicators[row.indicator])
        offered.add(write[:6])
        versions = _versions(session, write)
        newest, by_catalogue = versions[0] if versions else (None, True)
        if newest is None or (by_catalogue and not _same(newest, write)):
            writes.append(write._replace(expected=newest.version if newest else 0))
        elif not by_catalogue and not _settled(versions, write):
            conflicts.append(_conflict(row, newest, write))
    gone = [actual.id or 0 for actual in _standing(session) if _key(actual) not in offered]
    return writes, gone, conflicts


def _write(row: ActualRow, place: int, indicator: Indicator) -> ValueWrite:
    return ValueWrite(
        place, indicator.id or 0, row.scope, row.period.start, row.period.end, row.vintage, 0,
        convert(row.value, row.unit, indicator.unit), row.qualifier, row.basis, row.certainty, row.publisher,
        row.published, row.derived_from, row.source, row.note_zh, decimal_text(row.value), row.unit,
    )  # fmt: skip


def _key(actual: Actual) -> tuple[object, ...]:
    return (actual.jurisdiction_id, actual.indicator_id, actual.scope, actual.period_start, actual.period_end,
            actual.vintage)  # fmt: skip


def _versions(session: Session, write: ValueWrite) -> list[tuple[Actual, bool]]:
    """All versions of the write's key, newest first, each with whether a catalogue wrote it."""
    same_key = [col(getattr(Actual, name)) == getattr(write, name) for name in ValueWrite._fields[:6]]
    found = session.exec(select(Actual, Batch.kind).join(Batch).where(*same_key).order_by(col(Actual.version).desc()))
    return [(actual, kind == "catalogue") for actual, kind in found.all()]


def _same(actual: Actual, write: ValueWrite) -> bool:
    return not actual.retracted and all(getattr(actual, name) == getattr(write, name) for name in _CONTENT)


def _settled(versions: list[tuple[Actual, bool]], write: ValueWrite) -> bool:
    """Whether the person's value agrees, or the catalogue says nothing but what the person has overruled."""
    newest = versions[0][0]
    said = next((actual for actual, by_catalogue in versions if by_catalogue), None)
    return (not newest.retracted and newest.value == write.value) or (said is not None and _same(said, write))


def _conflict(row: ActualRow, newest: Actual, write: ValueWrite) -> Conflict:
    key = "|".join((row.jurisdiction, row.indicator, row.scope, row.period.code, row.vintage))
    kept = "" if newest.retracted else decimal_text(newest.value)
    return Conflict(batch_id=0, entity="actual", entity_key=key, field="value", kept=kept,
                    offered=decimal_text(write.value))  # fmt: skip


def _standing(session: Session) -> list[Actual]:
    """The values that a catalogue wrote and nobody has touched since."""
    written = select(Actual).join(Batch).where(
        Batch.kind == "catalogue", col(Actual.current) == 1, col(Actual.retracted) == 0)  # fmt: skip
    return list(session.exec(written).all())
