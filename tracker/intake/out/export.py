"""Stored values as a file that comes back through the upload with nothing changed."""

from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal

from tracker.core.kinds import Frequency, Qualifier
from tracker.core.periods import Period
from tracker.intake.meaning.guard import APART_COLUMNS, COLUMNS, header
from tracker.intake.meaning.lookup import Lookup, read_lookup, read_stored
from tracker.intake.out.sheets import Sheet
from tracker.intake.records import Key, Stored
from tracker.store.columns import decimal_text
from tracker.store.engine import Session
from tracker.words import number, text


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
    standing = {key: value for key, value in sorted(stored.items()) if not value.retracted}
    rows = [_row(lookup, key, value, lang) for key, value in standing.items()]
    series = Counter(key[:4] for key in standing)
    if max(series.values(), default=1) == 1:
        return Sheet(header(lang), rows)
    together: dict[tuple[object, ...], list[tuple[Key, Stored]]] = {}
    for key, value in standing.items():
        together.setdefault(key[:4], []).append((key, value))
    beside = [_others(key, value, together[key[:4]], lang) for key, value in standing.items()]
    return Sheet(header(lang, APART_COLUMNS), [[*row, said] for row, said in zip(rows, beside, strict=True)])


def _others(key: Key, value: Stored, together: Sequence[tuple[Key, Stored]], lang: str) -> str:
    """What else has been published of the same series and period, and how far it is from this value."""
    return text(lang, "intake.and").join(
        text(lang, "intake.published_beside", publisher=other.publisher or text(lang, "intake.unnamed"),
             release=other_key.vintage and text(lang, f"code.vintage.{other_key.vintage}"),
             value=number(other.value, lang), apart=_signed(other.value - value.value, lang))
        for other_key, other in together
        if other_key != key
    )  # fmt: skip


def _signed(apart: Decimal, lang: str) -> str:
    return ("+" if apart > 0 else "") + number(apart, lang)


def _row(lookup: Lookup, key: Key, stored: Stored, lang: str) -> list[str]:
    cells = {
        "target": "",
        "jurisdiction_code": key.jurisdiction,
        "jurisdiction": lookup.jurisdictions.name(key.jurisdiction, lang),
        "indicator_code": key.indicator,
        "indicator": lookup.indicators.name(key.indicator, lang),
        "scope": scope_text(lookup, key.scope, lang),
        "period": period_text(key.period),
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


def period_text(period: Period) -> str:
    """A period as no spreadsheet alters it: of 2023-06 Excel makes Jun-23, of 2023M06 nothing."""
    if Frequency.MONTH in period.frequencies:
        return f"{period.start.year}M{period.start.month:02}"
    return period.code


def scope_text(lookup: Lookup, code: str, lang: str) -> str:
    """A part of a place by its name, or by its code where several parts have that name."""
    if not code:
        return ""
    name = lookup.scopes.name(code, lang)
    return name if lookup.scopes.resolve(name).code == code else code
