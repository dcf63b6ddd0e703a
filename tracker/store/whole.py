"""Whole tables at once, as plain tuples that can be shared between sessions (ORM rows cannot)."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session, func, select

from tracker.store.engine import driver
from tracker.store.engines import kind_of
from tracker.store.models import Actual, Indicator, Jurisdiction, Scope, Source, Target, Theme


def places(*, session: Session) -> Sequence[Row[Any]]:
    """All jurisdictions in the catalogue's order."""
    return _all(session, Jurisdiction, "position")


def indicators(*, session: Session) -> Sequence[Row[Any]]:
    """All indicators."""
    return _all(session, Indicator, "id")


def themes(*, session: Session) -> Sequence[Row[Any]]:
    """All themes in the catalogue's order."""
    return _all(session, Theme, "position")


def scopes(*, session: Session) -> Sequence[Row[Any]]:
    """All named parts of jurisdictions."""
    return _all(session, Scope, "code")


def sources(*, session: Session) -> Sequence[Row[Any]]:
    """All documents."""
    return _all(session, Source, "code")


def targets(*, session: Session) -> Sequence[Row[Any]]:
    """All targets that have not been retired, in the catalogue's order."""
    table = Target.metadata.tables["target"]
    return session.execute(select(*table.c).where(table.c.retired == 0).order_by(table.c.position, table.c.id)).all()


def actuals(*, session: Session, ids: Sequence[int]) -> Sequence[Row[Any]]:
    """The versions of values with these ids, by period, and when each was `entered`."""
    table, batch = Actual.metadata.tables["actual"], Actual.metadata.tables["batch"]
    columns = [*table.c, batch.c.at.label("entered")]
    chosen = select(*columns).join_from(table, batch).where(table.c.id.in_(ids))
    return session.execute(chosen.order_by(table.c.period_end, table.c.period_start, table.c.id)).all()


OBSERVED = ("id", "jurisdiction_id", "indicator_id", "scope", "period_start", "period_end", "vintage", "value",
            "qualifier", "basis", "published", "publisher", "entered")  # fmt: skip
_CHUNK = 50_000


def observed(*, session: Session) -> Iterator[list[tuple[Any, ...]]]:
    """What judging needs of the current values that have not been retracted, as stored: columns OBSERVED, in chunks.

    The driver is asked directly, because there may be millions.
    """
    stored = ", ".join(f"a.{column}" for column in OBSERVED[:-1])
    asked = driver(session)
    kind = kind_of(asked)
    yield from kind.chunks(
        asked,
        f"SELECT {stored}, b.at FROM actual a {kind.join} batch b ON b.id = a.batch_id "  # noqa: S608
        "WHERE a.current = 1 AND a.retracted = 0",
        _CHUNK,
    )


def values_by_source(*, session: Session) -> dict[str, int]:
    """How many current values name each source."""
    table = Actual.metadata.tables["actual"]
    counted = select(table.c.source, func.count()).where(table.c.current == 1, table.c.retracted == 0)
    return {row[0]: row[1] for row in session.execute(counted.group_by(table.c.source))}


def _all(session: Session, model: Any, order: str) -> Sequence[Row[Any]]:
    # The table and not the model: the first use of a model takes SQLAlchemy a tenth of a second.
    table = model.__table__
    return session.execute(select(*table.c).order_by(table.c[order], *table.primary_key)).all()
