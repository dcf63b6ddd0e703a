"""What people add beside values: places, indicators, themes, parts, documents, readings of columns.

Every change is kept, and an undo puts back what was there.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, func, select

from tracker.store.columns import Spelled
from tracker.store.models import (
    Actual,
    Batch,
    Indicator,
    Jurisdiction,
    ReferenceChange,
    Scope,
    Source,
    Table,
    Target,
    Theme,
)
from tracker.store.models import Mapping as Reading

Fields = Mapping[str, Any]
_MODELS: Mapping[str, type[Table]] = {
    "themes": Theme,
    "jurisdictions": Jurisdiction,
    "scopes": Scope,
    "indicators": Indicator,
    "mappings": Reading,
    "sources": Source,
}


def write_entry(session: Session, batch: Batch, entity: str, fields: Fields) -> None:
    """Add a row, or set fields of the one of this code, and keep the change as the batch's."""
    code = str(fields["code"])
    row = _row(session, entity, code)
    before = _spelled(row)
    if row is None:
        placed = {"position": _next_position(session, entity)} if hasattr(_MODELS[entity], "position") else {}
        row = _MODELS[entity](**(placed | dict(fields)))
        batch.added += 1
    else:
        batch.changed += 1
        for name, value in fields.items():
            setattr(row, name, value)
    session.add(row)
    session.flush()
    _keep(session, batch, entity, code, before)


def undo_entries(session: Session, batch: Batch, undone: int) -> list[str]:
    """Put back what was there before batch `undone`, and return the codes of what has been changed or used since.

    What it added goes, unless a target, a value or another row refers to it.
    """
    kept = []
    written = select(ReferenceChange).where(ReferenceChange.batch_id == undone).order_by(col(ReferenceChange.id).desc())
    for change in session.exec(written).all():
        row = _row(session, change.entity, change.code)
        if not _same(_spelled(row), change.after) or (
            change.before is None and row is not None and _in_use(session, row)
        ):
            kept.append(change.code)
            continue
        _put_back(session, change, row)
        _keep(session, batch, change.entity, change.code, change.after)
        batch.retracted += change.before is None
        batch.changed += change.before is not None and change.after is not None
        batch.added += change.after is None
    return kept


def changes_of(*, session: Session, entity: str, code: str) -> int:
    """How often a row was changed by people."""
    same = (ReferenceChange.entity == entity, ReferenceChange.code == code)
    return session.exec(select(func.count()).select_from(ReferenceChange).where(*same)).one()


def changed_by_people(*, session: Session) -> dict[tuple[str, str], set[str]]:
    """Table and code of each row that people have changed -> the columns that are other than before they did."""
    first: dict[tuple[str, str], dict[str, Any]] = {}
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for change in session.exec(select(ReferenceChange).order_by(col(ReferenceChange.id))).all():
        key = change.entity, change.code
        first.setdefault(key, json.loads(change.before or "null") or {})
        last[key] = json.loads(change.after or "null") or {}
    return {
        key: {name for name in before if before[name] != last[key].get(name)}
        for key, before in first.items()
        if before and last[key]
    }


def batch_entries(
    *, session: Session, batch_id: int, limit: int | None, offset: int = 0
) -> list[tuple[str, str, str, str]]:
    """What a batch did to rows: the table, the code, and the fields before and after as JSON, empty for no row."""
    written = select(ReferenceChange).where(ReferenceChange.batch_id == batch_id).order_by(col(ReferenceChange.id))
    rows = session.exec(written.limit(limit).offset(offset)).all()
    return [(row.entity, row.code, row.before or "", row.after or "") for row in rows]


def _row(session: Session, entity: str, code: str) -> Any:
    """The row as it is in the database, not as it was set: flags come back as numbers."""
    model: Any = _MODELS[entity]
    same = select(model).where(model.code == code).execution_options(populate_existing=True)
    return session.exec(same).first()


def _next_position(session: Session, entity: str) -> int:
    model: Any = _MODELS[entity]
    return int(session.exec(select(func.max(model.position))).one() or 0) + 1


def _put_back(session: Session, change: ReferenceChange, row: Any) -> None:
    if change.before is None:
        session.delete(row)
    else:
        fields = _typed(change.entity, json.loads(change.before))
        row = row or _MODELS[change.entity](**fields)
        for name, value in fields.items():
            setattr(row, name, value)
        session.add(row)
    session.flush()


def _keep(session: Session, batch: Batch, entity: str, code: str, before: str | None) -> None:
    assert batch.id is not None
    after = _spelled(_row(session, entity, code))
    session.add(ReferenceChange(batch_id=batch.id, entity=entity, code=code, before=before, after=after))


def _spelled(row: Any) -> str | None:
    """All fields of a row as the database spells them, but for its number."""
    if row is None:
        return None
    fields = {
        column.name: column.type.spell(value)
        if isinstance(column.type, Spelled) and (value := getattr(row, column.name)) is not None
        else getattr(row, column.name)
        for column in row.__table__.columns
        if column.name != "id"
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def _same(one: str | None, other: str | None) -> bool:
    """Whether two spellings are of one row: a column that has come since, and is empty, makes no difference."""
    return filled(json.loads(one or "null")) == filled(json.loads(other or "null"))


def filled(fields: Fields | None) -> Fields | None:
    """The fields of a row in which something stands; None for no row."""
    return fields and {name: value for name, value in fields.items() if value != ""}


def _typed(entity: str, fields: Fields) -> dict[str, Any]:
    kinds = {column.name: column.type for column in _MODELS[entity].__table__.columns}  # type: ignore[attr-defined]
    return {
        name: kind.read(value) if isinstance(kind := kinds[name], Spelled) and value is not None else value
        for name, value in fields.items()
    }


def _in_use(session: Session, row: Any) -> bool:
    """Whether a target (a retired one too), a value or another row refers to it."""
    referring: Mapping[type[Table], tuple[tuple[Any, Any], ...]] = {
        Theme: ((Indicator.theme, "code"), (Target.theme, "code")),
        Jurisdiction: (
            (Jurisdiction.parent_code, "code"),
            (Target.jurisdiction_id, "id"),
            (Actual.jurisdiction_id, "id"),
        ),
        Scope: ((Target.scope, "code"), (Actual.scope, "code")),
        Indicator: ((Target.indicator_id, "id"), (Actual.indicator_id, "id")),
        Reading: (),
        Source: ((Target.source, "code"), (Actual.source, "code")),
    }
    found = (select(column).where(column == getattr(row, key)).limit(1) for column, key in referring[type(row)])
    return any(session.exec(one).first() is not None for one in found)
