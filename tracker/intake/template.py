"""The template to send out: which values are wanted, with everything filled in but the values themselves."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlmodel import Session

from tracker.core.periods import Period
from tracker.intake.export import scope_text
from tracker.intake.files import Sheet
from tracker.intake.lookup import read_lookup
from tracker.words import text

COLUMNS = (
    "jurisdiction_code",
    "jurisdiction",
    "indicator_code",
    "indicator",
    "scope",
    "period",
    "value",
    "unit",
    "source",
    "note",
)


class Wanted(NamedTuple):
    """A value that is wanted: place, indicator and part by code, and the period."""

    jurisdiction: str
    indicator: str
    scope: str
    period: Period


def template_sheet(session: Session, wanted: Iterable[Wanted], lang: str) -> Sheet:
    """One row for each value that is wanted; value, source and note are left empty."""
    lookup = read_lookup(session)
    rows = [
        [
            place,
            lookup.jurisdictions.name(place, lang),
            indicator,
            lookup.indicators.name(indicator, lang),
            scope_text(lookup, scope, lang),
            period.code,
            "",
            lookup.limits[indicator].unit,
            "",
            "",
        ]
        for place, indicator, scope, period in wanted
    ]
    return Sheet([text(lang, f"intake.field.{column}") for column in COLUMNS], rows)
