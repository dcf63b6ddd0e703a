"""What is asked about the catalogue's reference tables, as plain tuples: names, limits, ids, places of targets."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select, tuple_

from tracker.core.kinds import Kind
from tracker.store.models import Actual, Indicator, Jurisdiction, Scope, Source, Target, Theme

_TARGETS = (
    select(Target.code, col(Jurisdiction.code), col(Indicator.code), Target.scope)
    .join(Jurisdiction, col(Jurisdiction.id) == Target.jurisdiction_id)
    .join(Indicator, col(Indicator.id) == Target.indicator_id)
    .where(Target.retired == 0)
    .order_by(col(Target.id))
)


def jurisdictions(session: Session) -> Sequence[Jurisdiction]:
    """All places."""
    return session.exec(select(Jurisdiction).order_by(col(Jurisdiction.id))).all()


def indicators(session: Session) -> Sequence[Indicator]:
    """All indicators."""
    return session.exec(select(Indicator).order_by(col(Indicator.id))).all()


def scopes(session: Session) -> Sequence[Scope]:
    """All parts of places, the whole (an empty code) among them."""
    return session.exec(select(Scope).order_by(Scope.code)).all()


def source_codes(session: Session) -> Sequence[str]:
    """The codes of all documents."""
    return session.exec(select(Source.code).order_by(Source.code)).all()


def target_places(session: Session) -> Sequence[tuple[Any, ...]]:
    """Code, jurisdiction, indicator and scope of each target that stands."""
    return [tuple(row) for row in session.execute(_TARGETS)]


def places_with_parts(session: Session) -> Sequence[tuple[Any, ...]]:
    """The same of the places and indicators alone of which some target is about a part."""
    parts = select(Target.jurisdiction_id, Target.indicator_id).where(Target.scope != "", Target.retired == 0)
    same = tuple_(col(Target.jurisdiction_id), col(Target.indicator_id)).in_(parts)
    return [tuple(row) for row in session.execute(_TARGETS.where(same))]


def levels_of_targets(session: Session) -> Sequence[tuple[Any, ...]]:
    """Jurisdiction, indicator, scope, value and unit of each target that sets a level in a unit of its own."""
    levels = _TARGETS.where(Target.kind == Kind.LEVEL, col(Target.value).is_not(None))
    return [tuple(row)[1:] for row in session.execute(levels.add_columns(col(Target.value), col(Target.unit)))]


def jurisdiction_ids(session: Session) -> dict[str, int]:
    """Jurisdiction code -> id, as they are now."""
    return {code: number for code, number in session.exec(select(Jurisdiction.code, Jurisdiction.id)) if number}


def indicator_ids(session: Session) -> dict[str, tuple[int, str]]:
    """Indicator code -> id and unit, as they are now."""
    asked = session.exec(select(Indicator.code, Indicator.id, Indicator.unit))
    return {code: (number, unit) for code, number, unit in asked if number}


def actual_id(
    session: Session,
    jurisdiction: str,
    indicator: str,
    scope: str,
    start: Any,
    end: Any,
    vintage: str,
    beside: int,
    version: int,
) -> int | None:
    """The row of this version of a value, whether it still stands or not; None where there is none."""
    return session.exec(
        select(Actual.id)
        .join(Jurisdiction)
        .join(Indicator)
        .where(
            Jurisdiction.code == jurisdiction,
            Indicator.code == indicator,
            Actual.scope == scope,
            Actual.period_start == start,
            Actual.period_end == end,
            Actual.vintage == vintage,
            Actual.beside == beside,
            Actual.version == version,
        )
    ).first()


def sources(session: Session) -> Sequence[Source]:
    """All documents."""
    return session.exec(select(Source).order_by(Source.code)).all()


def themes(session: Session) -> Sequence[Theme]:
    """All themes."""
    return session.exec(select(Theme).order_by(col(Theme.position), Theme.code)).all()
