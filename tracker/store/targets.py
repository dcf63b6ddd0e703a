"""Writing targets: every version of a target is kept, and a change says which version it was made on."""

import json
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, select

from tracker.store.columns import Spelled
from tracker.store.models import Batch, Target, TargetVersion
from tracker.store.staging import Clash

Stored = dict[str, str | int | None]
_COLUMNS = {column.name: column.type for column in Target.metadata.tables["target"].columns}
FIELDS = tuple(name for name in _COLUMNS if name not in ("id", "code", "position", "version", "catalogue"))


def stored_fields(fields: Mapping[str, Any]) -> Stored:
    """Fields of a target as the database spells them, for comparing and for JSON."""
    return {name: _stored(name, value) for name, value in fields.items()}


def _stored(name: str, value: Any) -> str | int | None:
    kind = _COLUMNS[name]
    if isinstance(kind, Spelled) and value is not None:
        value = kind.spell(value)
    return int(value) if isinstance(value, bool) else value


def fields_of(target: Target) -> Stored:
    """All fields of a target that can change, as the database spells them."""
    return stored_fields({name: getattr(target, name) for name in FIELDS})


def blank(code: str) -> Target:
    """A target that has no fields yet, for `write_target`."""
    only: dict[str, Any] = {"code": code}
    return Target(**only)


def write_target(session: Session, batch: Batch, target: Target, fields: Stored) -> None:
    """Set the fields, as the database spells them, and keep the result as a new version; a new target is version 1."""
    for name, value in fields.items():
        kind = _COLUMNS[name]
        setattr(target, name, kind.read(str(value)) if isinstance(kind, Spelled) and value is not None else value)
    target.version = 1 if target.id is None else target.version + 1
    session.add(target)
    session.flush()
    kept = json.dumps(fields_of(target), ensure_ascii=False, sort_keys=True)
    assert batch.id is not None
    session.add(TargetVersion(target_code=target.code, version=target.version, at=batch.at, who=batch.who,
                              batch_id=batch.id, reason=batch.reason, fields=kept))  # fmt: skip


def clashes(target: Target | None, code: str, fields: Stored, expected: int) -> tuple[Clash, ...]:
    """The fields, if the target is no longer at the expected version (0: does not exist yet)."""
    found = target.version if target else 0
    if found == expected:
        return ()
    now: Stored = fields_of(target) if target else {}
    return tuple(Clash((code,), name, expected, found, _text(now.get(name)), _text(value))
                 for name, value in fields.items())  # fmt: skip


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def undo_targets(session: Session, batch: Batch, undone: int) -> list[str]:
    """Put back the targets that batch `undone` wrote, and return the codes of those changed since, which are kept.

    A target that it added is retired.
    """
    session.flush()
    kept = []
    for written in session.exec(
        select(TargetVersion).where(TargetVersion.batch_id == undone).order_by(col(TargetVersion.id))
    ).all():
        target = session.exec(select(Target).where(Target.code == written.target_code)).one()
        if target.version != written.version:
            kept.append(target.code)
            continue
        write_target(session, batch, target, _before(session, written))
    return kept


def _before(session: Session, written: TargetVersion) -> Stored:
    if written.version == 1:
        return {"retired": 1}
    versions = select(TargetVersion.fields).where(
        TargetVersion.target_code == written.target_code, TargetVersion.version == written.version - 1)  # fmt: skip
    before: Stored = json.loads(session.exec(versions).one())
    return before
