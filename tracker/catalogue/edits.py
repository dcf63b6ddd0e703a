"""A person's word about a target: read and checked like a row of the catalogue, kept as a version with its reason."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from tracker.catalogue.check import target_findings
from tracker.catalogue.load import Catalogue, R, read_row
from tracker.catalogue.tables import IndicatorRow, JurisdictionRow, TargetRow
from tracker.store.batches import BatchResult, NewBatch, save_target
from tracker.store.columns import decimal_text
from tracker.store.models import Indicator, Jurisdiction, Scope, Source, Table, Target, Theme
from tracker.store.targets import FIELDS

COLUMNS = tuple(name for name in TargetRow.__dataclass_fields__ if name != "at")
_LONGEST_TEXT = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetEdit:
    """What a person says: all cells of the target's row, on which version (0: a new target), from where, and why."""

    cells: Mapping[str, str]
    expected: int
    value_source: str
    reason: str

    @property
    def key(self) -> str:
        """The act's key: the same words about the same version are one act."""
        said = json.dumps([dict(self.cells), self.value_source, self.reason], ensure_ascii=False, sort_keys=True)
        return f"target:{self.cells['code']}:{self.expected}:{hashlib.sha256(said.encode()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class EditOutcome:
    """What became of an edit: a batch or clashes in `result`; or, by column, the code of what is wrong with it."""

    result: BatchResult | None = None
    wrong: Mapping[str, str] | None = None


def save_edit(
    session: Session, edit: TargetEdit, *, who: str, may_write: Callable[[str], bool], now: datetime
) -> EditOutcome:
    """Check an edit against the database's own rows and store it as one batch, in the session of `writing`.

    A value that differs from the stored one counts as the person's (`value_basis` "user"), never as the document's.
    """
    row, wrong = read_row(TargetRow, edit.cells)
    wrong |= {name: "empty" for name in ("reason", "value_source") if not getattr(edit, name).strip()}
    wrong |= {name: "too_long" for name in ("reason", "value_source") if len(getattr(edit, name)) > _LONGEST_TEXT}
    if row is None or wrong:
        return EditOutcome(wrong=wrong)
    known = session.exec(select(Target).where(Target.code == row.code)).first()
    wrong = _references(session, row) | _rights(session, row, known, may_write)
    if wrong := wrong or _findings(session, row):
        return EditOutcome(wrong=wrong)
    new = NewBatch(key=edit.key, kind="target", at=now, who=who, reason=edit.reason.strip())
    fields = _fields(session, row) | _value_basis(row, known, edit.value_source.strip())
    return EditOutcome(save_target(session, new, row.code, fields, expected=edit.expected))


def cells_of(fields: Mapping[str, Any], jurisdiction: str, indicator: str) -> dict[str, str]:
    """A stored target's fields as the cells of its row; the codes of its place and indicator are given."""
    cells = {name: _cell(fields.get(name)) for name in COLUMNS}
    return cells | {"jurisdiction": jurisdiction, "indicator": indicator}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return decimal_text(value) if hasattr(value, "as_tuple") else str(value)


def _by_code(session: Session, model: type[Table], code: str) -> Any:
    return session.exec(select(model).where(model.code == code)).first()  # type: ignore[attr-defined]


def _references(session: Session, row: TargetRow) -> dict[str, str]:
    holders: dict[str, tuple[type[Table], str]] = {
        "jurisdiction": (Jurisdiction, row.jurisdiction),
        "indicator": (Indicator, row.indicator),
        "scope": (Scope, row.scope),
        "theme": (Theme, row.theme),
        "source": (Source, row.source),
        "tier_of": (Target, row.tier_of),
        "parent": (Target, row.parent),
    }
    return {name: "reference" for name, (model, code) in holders.items() if code and not _by_code(session, model, code)}


def _rights(session: Session, row: TargetRow, known: Target | None, may_write: Callable[[str], bool]) -> dict[str, str]:
    """Both the place that the target is moved to and the one that it has must be the person's to write."""
    before = session.get(Jurisdiction, known.jurisdiction_id) if known else None
    places = {row.jurisdiction} | ({before.code} if before else set())
    return {} if all(may_write(place) for place in places) else {"jurisdiction": "not_allowed"}


def _findings(session: Session, row: TargetRow) -> dict[str, str]:
    about = Catalogue(
        jurisdictions=tuple(_as_row(JurisdictionRow, place) for place in session.exec(select(Jurisdiction)).all()),
        indicators=(_as_row(IndicatorRow, _by_code(session, Indicator, row.indicator)),),
        targets=tuple(_stored_row(session, code) for code in (row.tier_of, row.parent) if code),
    )
    # A redacted number may have a value here: it is the person's, and says so.
    return {column: code for column, code, _ in target_findings(row, about) if code != "redacted_with_value"}


def _as_row(kind: type[R], stored: Table) -> R:
    cells = {name: _cell(getattr(stored, name)) for name in kind.__dataclass_fields__ if name != "at"}
    row, wrong = read_row(kind, cells)
    assert row is not None, wrong
    return row


def _stored_row(session: Session, code: str) -> TargetRow:
    target = _by_code(session, Target, code)
    place, indicator = session.get(Jurisdiction, target.jurisdiction_id), session.get(Indicator, target.indicator_id)
    assert place is not None
    assert indicator is not None
    row, wrong = read_row(TargetRow, cells_of(target.model_dump(), place.code, indicator.code))
    assert row is not None, wrong
    return row


def _fields(session: Session, row: TargetRow) -> dict[str, Any]:
    fields = {name: getattr(row, name) for name in FIELDS if hasattr(row, name)}
    indicator = _by_code(session, Indicator, row.indicator)
    return fields | {
        "jurisdiction_id": _by_code(session, Jurisdiction, row.jurisdiction).id,
        "indicator_id": indicator.id,
        "theme": row.theme or indicator.theme,
        "baseline_period": row.baseline_period.code if row.baseline_period else "",
        "tier_of": row.tier_of or None,
        "parent": row.parent or None,
    }


def _value_basis(row: TargetRow, known: Target | None, source: str) -> dict[str, str]:
    if known and (row.value, row.value_upper, row.unit) == (known.value, known.value_upper, known.unit):
        return {}
    return {"value_basis": "user", "value_source": source}
