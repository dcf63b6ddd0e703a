"""Whole tables at once, as plain tuples that can be shared between sessions (ORM rows cannot)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session, select

from tracker.store.models import Actual, Indicator, Jurisdiction, Scope, Source, Target, Theme


def places(*, session: Session) -> Sequence[Row[Any]]:
    """All jurisdictions in the catalogue's order."""
    return _all(session, Jurisdiction, Jurisdiction.position)


def indicators(*, session: Session) -> Sequence[Row[Any]]:
    """All indicators."""
    return _all(session, Indicator, Indicator.id)


def themes(*, session: Session) -> Sequence[Row[Any]]:
    """All themes in the catalogue's order."""
    return _all(session, Theme, Theme.position)


def scopes(*, session: Session) -> Sequence[Row[Any]]:
    """All named parts of jurisdictions."""
    return _all(session, Scope, Scope.code)


def sources(*, session: Session) -> Sequence[Row[Any]]:
    """All documents."""
    return _all(session, Source, Source.code)


def targets(*, session: Session) -> Sequence[Row[Any]]:
    """All targets that have not been retired, in the catalogue's order."""
    table = Target.metadata.tables["target"]
    return session.execute(select(*table.c).where(table.c.retired == 0).order_by(table.c.position, table.c.id)).all()


def actuals(*, session: Session, series: tuple[int, int, str] | None = None) -> Sequence[Row[Any]]:
    """The current values that have not been retracted, of one series (jurisdiction id, indicator id, scope) or of all."""
    table = Actual.metadata.tables["actual"]
    chosen = select(*table.c).where(table.c.current == 1, table.c.retracted == 0)
    if series is not None:
        chosen = chosen.where(table.c.jurisdiction_id == series[0], table.c.indicator_id == series[1], table.c.scope == series[2])
    return session.execute(chosen.order_by(table.c.period_end, table.c.period_start)).all()


def _all(session: Session, model: Any, order: Any) -> Sequence[Row[Any]]:
    return session.execute(select(*model.__table__.c).order_by(order)).all()
