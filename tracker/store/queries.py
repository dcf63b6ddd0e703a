"""What is asked about acts of writing: small reads as plain tuples that can be shared between sessions."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row as Row  # re-exported: what the functions here give
from sqlalchemy import Select, and_, func, select, union
from sqlmodel import Session

from tracker.store.engines.inside import NumberInside
from tracker.store.models import ACTUAL_KEY, Table

_TABLES = Table.metadata.tables
_BATCH, _ACTUAL = _TABLES["batch"], _TABLES["actual"]
_VERSION, _CONFLICT = _TABLES["target_version"], _TABLES["conflict"]


def batches(*, session: Session, limit: int, offset: int = 0) -> Sequence[Row[Any]]:
    """The batches, the newest first, each with the id of the batch that undid it (`undone_by`)."""
    return session.execute(_batches().order_by(_BATCH.c.id.desc()).limit(limit).offset(offset)).all()


def batch(*, session: Session, batch_id: int) -> Row[Any] | None:
    """One batch as `batches` gives it, None if there is none."""
    return session.execute(_batches().where(_BATCH.c.id == batch_id)).first()


def batch_count(*, session: Session) -> int:
    """How many batches there are."""
    return int(session.execute(select(func.count()).select_from(_BATCH)).scalar_one())


def _batches() -> Select[Any]:
    undo = _BATCH.alias()
    return select(*_BATCH.c, undo.c.id.label("undone_by")).outerjoin(undo, undo.c.undoes == _BATCH.c.id)


def batch_values(*, session: Session, batch_id: int, limit: int | None, offset: int = 0) -> Sequence[Row[Any]]:
    """The values that a batch wrote, each with the value, qualifier, source and retraction of the version before it.

    What was before is None throughout where the batch wrote the first version of a key. Without a `limit` all of them.
    """
    old = _ACTUAL.alias()
    before = [old.c[name].label(f"old_{name}") for name in ("value", "qualifier", "source", "retracted")]
    same_key = and_(*(old.c[name] == _ACTUAL.c[name] for name in ACTUAL_KEY), old.c.version == _ACTUAL.c.version - 1)
    rows = select(*_ACTUAL.c, *before).outerjoin(old, same_key).where(_ACTUAL.c.batch_id == batch_id)
    return session.execute(rows.order_by(_ACTUAL.c.id).limit(limit).offset(offset)).all()


def values_by_id(*, session: Session, ids: Sequence[int]) -> Sequence[Row[Any]]:
    """The versions of values with these ids."""
    return session.execute(select(*_ACTUAL.c).where(_ACTUAL.c.id.in_(ids)).order_by(_ACTUAL.c.id)).all()


def batch_targets(*, session: Session, batch_id: int, limit: int | None, offset: int = 0) -> Sequence[Row[Any]]:
    """The versions of targets that a batch left, each with the fields before it (`before`, JSON; None if new)."""
    old = _VERSION.alias()
    previous = and_(old.c.target_code == _VERSION.c.target_code, old.c.version == _VERSION.c.version - 1)
    rows = (
        select(*_VERSION.c, old.c.fields.label("before"))
        .outerjoin(old, previous)
        .where(_VERSION.c.batch_id == batch_id)
    )
    return session.execute(rows.order_by(_VERSION.c.id).limit(limit).offset(offset)).all()


def target_versions(*, session: Session, code: str) -> Sequence[Row[Any]]:
    """All versions of one target, the newest first."""
    rows = select(*_VERSION.c).where(_VERSION.c.target_code == code)
    return session.execute(rows.order_by(_VERSION.c.version.desc())).all()


def conflicts(*, session: Session, limit: int) -> Sequence[Row[Any]]:
    """Where a newer catalogue says something else than a person did, the newest first."""
    return session.execute(select(*_CONFLICT.c).order_by(_CONFLICT.c.id.desc()).limit(limit)).all()


def batch_places(*, session: Session, batch_id: int) -> set[str]:
    """The codes of all places whose values or targets a batch wrote, as the targets are and as they were before."""
    place, target, old = _TABLES["jurisdiction"], _TABLES["target"], _VERSION.alias()
    of_values = select(place.c.code).join(_ACTUAL, _ACTUAL.c.jurisdiction_id == place.c.id)
    written = of_values.where(_ACTUAL.c.batch_id == batch_id).distinct()
    now = select(place.c.code).join(target, target.c.jurisdiction_id == place.c.id)
    now = now.join(_VERSION, _VERSION.c.target_code == target.c.code).where(_VERSION.c.batch_id == batch_id)
    previous = and_(old.c.target_code == _VERSION.c.target_code, old.c.version >= _VERSION.c.version - 1)
    moved_from = NumberInside(old.c.fields, "jurisdiction_id")
    before = select(place.c.code).join(old, moved_from == place.c.id).join(_VERSION, previous)
    before = before.where(_VERSION.c.batch_id == batch_id)
    return set(session.execute(union(written, now, before)).scalars())


def batch_of_file(*, session: Session, sha256: str) -> int | None:
    """The newest batch that came from a file of this digest and has not been undone."""
    undone = select(_BATCH.c.undoes).where(_BATCH.c.undoes.is_not(None))
    found = select(func.max(_BATCH.c.id)).where(_BATCH.c.file_sha256 == sha256, _BATCH.c.id.not_in(undone))
    number: int | None = session.execute(found.where(_BATCH.c.kind == "import")).scalar()
    return number
