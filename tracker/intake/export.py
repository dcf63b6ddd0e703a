"""Stored values as a file that comes back through the upload with nothing changed."""

from collections.abc import Collection

from sqlmodel import Session

from tracker.core.kinds import Qualifier
from tracker.intake.files import Sheet
from tracker.intake.guard import COLUMNS, header
from tracker.intake.lookup import Lookup, read_lookup, read_stored
from tracker.intake.plan import Key, Stored
from tracker.store.columns import decimal_text


def export_sheet(
    session: Session,
    lang: str,
    *,
    jurisdictions: Collection[str] | None = None,
    indicators: Collection[str] | None = None,
) -> Sheet:
    """All current values (of these places and indicators, by code; None means all), one a row, sorted by key.

    Write it with `files.as_csv` or `files.as_xlsx`.
    """
    lookup = read_lookup(session)
    stored = read_stored(
        session,
        lookup.jurisdictions.codes if jurisdictions is None else jurisdictions,
        lookup.limits.keys() if indicators is None else indicators,
    )
    rows = [_row(lookup, key, value, lang) for key, value in sorted(stored.items()) if not value.retracted]
    return Sheet(header(lang), rows)


def _row(lookup: Lookup, key: Key, stored: Stored, lang: str) -> list[str]:
    cells = {
        "target": "",
        "jurisdiction_code": key.jurisdiction,
        "jurisdiction": lookup.jurisdictions.name(key.jurisdiction, lang),
        "indicator_code": key.indicator,
        "indicator": lookup.indicators.name(key.indicator, lang),
        "scope": scope_text(lookup, key.scope, lang),
        "period": key.period.code,
        "vintage": key.vintage,
        "value": decimal_text(stored.value),
        "unit": lookup.limits[key.indicator].unit,
        "qualifier": "" if stored.qualifier == Qualifier.EXACT else stored.qualifier,
        "certainty": stored.certainty,
        "publisher": stored.publisher,
        "published": stored.published,
        "source": stored.source,
        "note": stored.note,
    }
    return [cells[column] for column in COLUMNS]


def scope_text(lookup: Lookup, code: str, lang: str) -> str:
    """A part of a place by its name, or by its code where several parts have that name."""
    if not code:
        return ""
    name = lookup.scopes.name(code, lang)
    return name if lookup.scopes.resolve(name).code == code else code
