"""A person's word about a target: read and checked like a row of the catalogue, kept as a version with its reason."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tracker.catalogue.check import TARGET_REFERENCES, Beside, Limits, Other, target_findings
from tracker.catalogue.load import read_row
from tracker.catalogue.tables import TargetRow
from tracker.catalogue.target_fields import target_fields
from tracker.core.limits import LONGEST_TEXT, clean_text
from tracker.store import catalogued, vocabulary
from tracker.store.batches import BatchResult, NewBatch, save_target
from tracker.store.columns import decimal_text
from tracker.store.engine import Session
from tracker.store.models import Target
from tracker.store.reference import jurisdiction_ids

COLUMNS = tuple(name for name in TargetRow.__dataclass_fields__ if name != "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetEdit:
    """What a person says: all cells of the target's row, on which version (0: a new target), from where, and why."""

    cells: Mapping[str, str]
    expected: int
    value_source: str
    reason: str

    def cleaned(self) -> "TargetEdit":
        """The same without the characters that no document can hold; only a text that is too long is refused."""
        cells = {name: clean_text(cell) for name, cell in self.cells.items()}
        source, reason = clean_text(self.value_source).strip(), clean_text(self.reason).strip()
        return replace(self, cells=cells, value_source=source, reason=reason)

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
    edit = edit.cleaned()
    row, wrong = read_row(TargetRow, edit.cells)
    wrong |= {name: "empty" for name in ("reason", "value_source") if not getattr(edit, name)}
    wrong |= {name: "too_long" for name in ("reason", "value_source") if len(getattr(edit, name)) > LONGEST_TEXT}
    if row is None or wrong:
        return EditOutcome(wrong=wrong)
    things = vocabulary.measured(session=session)
    known = catalogued.target(session=session, code=row.code)
    wrong = _references(session, row) | _rights(session, row, may_write)
    if wrong := wrong or edit_findings(row, _beside(session, row, things)):
        return EditOutcome(wrong=wrong)
    new = NewBatch(key=edit.key, kind="target", at=now, who=who, reason=edit.reason)
    fields = edit_fields(row, known, jurisdiction_ids(session)[row.jurisdiction], things[row.indicator])
    return EditOutcome(save_target(session, new, row.code, sourced(fields, edit.value_source), expected=edit.expected))


def edit_findings(row: TargetRow, beside: Beside) -> dict[str, str]:
    """What the catalogue's checks say of a row in which a person speaks: the code of what is wrong by column."""
    # A redacted number may have a value here: it is the person's, and says so.
    return {column: code for column, code, _ in target_findings(row, beside) if code != "redacted_with_value"}


def edit_fields(row: TargetRow, known: Target | None, place: int, thing: vocabulary.Measured) -> dict[str, Any]:
    """The fields to store for a person's row; `known` is the target as it stands, `place` the id of its place."""
    fields = target_fields(row, place, thing.id, thing.theme)
    same = known is not None and (row.value, row.value_upper, row.unit) == (known.value, known.value_upper, known.unit)
    return fields if same else fields | {"value_basis": "user"}


def sourced(fields: Mapping[str, Any], source: str) -> dict[str, Any]:
    """The fields with where the value stands, if the value is the person's."""
    return {**fields, "value_source": source} if "value_basis" in fields else dict(fields)


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


def _references(session: Session, row: TargetRow) -> dict[str, str]:
    named = {column: (table, getattr(row, column)) for column, table in TARGET_REFERENCES.items()}
    return {
        column: "reference"
        for column, (table, code) in named.items()
        if code and not vocabulary.has(session=session, table=table, code=code)
    }


def _rights(session: Session, row: TargetRow, may_write: Callable[[str], bool]) -> dict[str, str]:
    """Both the place that the target is moved to and the one that it has must be the person's to write."""
    places = {row.jurisdiction, catalogued.place_of(session=session, code=row.code) or row.jurisdiction}
    return {} if all(may_write(place) for place in places) else {"jurisdiction": "not_allowed"}


def _beside(session: Session, row: TargetRow, things: Mapping[str, vocabulary.Measured]) -> Beside:
    return Beside(limits_of(things), vocabulary.parents(session=session), _others(session, row, things))


def limits_of(things: Mapping[str, vocabulary.Measured]) -> dict[str, Limits]:
    """What the numbers of each indicator's targets must keep."""
    return {code: Limits(thing.unit, thing.minimum, thing.maximum) for code, thing in things.items()}


def _others(session: Session, row: TargetRow, things: Mapping[str, vocabulary.Measured]) -> dict[str, Other]:
    """The targets that this one refers to, and those that they refer to, as far as it goes."""
    found: dict[str, Other] = {}
    asked = [row.tier_of, row.parent]
    while asked:
        if (code := asked.pop()) and code not in found:
            found[code] = other = _other(session, code, things)
            asked += [other.tier_of, other.parent]
    return found


def _other(session: Session, code: str, things: Mapping[str, vocabulary.Measured]) -> Other:
    target = catalogued.target(session=session, code=code)
    assert target is not None
    indicator = next(name for name, thing in things.items() if thing.id == target.indicator_id)
    place = catalogued.place_of(session=session, code=code)
    return Other(place, target.scope, indicator, target.tier, target.tier_of or "", target.parent or "")
