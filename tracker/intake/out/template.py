"""The template to send out: which values are wanted, with everything filled in but the values themselves."""

from collections.abc import Iterable
from typing import NamedTuple

from tracker.core.periods import Period
from tracker.intake.meaning.guard import TEMPLATE_COLUMNS, header
from tracker.intake.meaning.lookup import read_lookup
from tracker.intake.out.export import period_text, scope_text
from tracker.intake.out.sheets import Sheet
from tracker.store.engine import Session


class Wanted(NamedTuple):
    """A value that is wanted: place, indicator and part by code, and the period; in words what the target asks for,
    by when, and who has to report, which people read and no program."""

    jurisdiction: str
    indicator: str
    scope: str
    period: Period
    target: str = ""
    deadline: str = ""
    responsible: str = ""


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
            period_text(period),
            "",
            lookup.limits[indicator].unit,
            "",
            "",
            *said,
        ]
        for place, indicator, scope, period, *said in wanted
    ]
    return Sheet(header(lang, TEMPLATE_COLUMNS), rows)
