"""The tables that targets and values refer to, by code: asked for by checks, written by an update of the catalogue."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from sqlmodel import Session, func, select

from tracker.store.models import (
    CATALOGUE_DIGEST,
    Actual,
    Batch,
    Indicator,
    Jurisdiction,
    Meta,
    Scope,
    Source,
    Table,
    Target,
    Theme,
)

_TABLES: Mapping[str, type[Table]] = {
    "themes": Theme,
    "jurisdictions": Jurisdiction,
    "scopes": Scope,
    "indicators": Indicator,
    "sources": Source,
    "targets": Target,
}


class Measured(NamedTuple):
    """What a target or value of an indicator is checked and filed by; the limits are in its unit."""

    id: int
    unit: str
    minimum: Decimal | None
    maximum: Decimal | None
    theme: str


def parents(*, session: Session) -> dict[str, str]:
    """Jurisdiction code -> code of the one above, empty at the top."""
    found = session.exec(select(Jurisdiction.code, Jurisdiction.parent_code))
    return {code: parent or "" for code, parent in found}


def measured(*, session: Session) -> dict[str, Measured]:
    """Indicator code -> what its targets and values are checked by."""
    columns = (Indicator.id, Indicator.unit, Indicator.minimum, Indicator.maximum, Indicator.theme)
    return {code: Measured(*row) for code, *row in session.execute(select(Indicator.code, *columns))}  # type: ignore[call-overload]


def has(*, session: Session, table: str, code: str) -> bool:
    """Whether a table (themes, jurisdictions, scopes, indicators, sources or targets) has this code."""
    column: Any = _TABLES[table].__table__.c.code  # type: ignore[attr-defined]
    return session.execute(select(column).where(column == code)).first() is not None


def upsert(*, session: Session, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add rows to one of the reference tables, or set the fields of those whose code is there already."""
    model: Any = _TABLES[table]
    known = {row.code: row for row in session.exec(select(model)).all()}
    for fields in rows:
        if (row := known.get(fields["code"])) is None:
            session.add(model(**fields))
            continue
        for name, value in fields.items():
            setattr(row, name, value)
    # Without relationships the order of inserts is not that of the references, so each table is written by itself.
    session.flush()


def units_in_use(*, session: Session) -> dict[str, str]:
    """Indicator code -> unit, of the indicators that have values."""
    in_use = select(Indicator.code, Indicator.unit).where(Indicator.id == Actual.indicator_id).distinct()
    return dict(session.exec(in_use).all())


def catalogue_digest(*, session: Session) -> str:
    """The digest of the catalogue's files that the database was last brought up to; empty before the first time."""
    facts = Table.metadata.tables["meta"]
    seen = session.execute(select(facts.c.value).where(facts.c.key == CATALOGUE_DIGEST)).scalar()
    return str(seen or "")


def remember_digest(*, session: Session, digest: str) -> None:
    """Say which of the catalogue's files the database has been brought up to."""
    session.merge(Meta(key=CATALOGUE_DIGEST, value=digest))


def updates(*, session: Session) -> int:
    """How many updates of the catalogue there have been."""
    return session.exec(select(func.count()).where(Batch.kind == "catalogue")).one()
