"""The actual values of a series as pages and charts show them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tracker.core.breaks import series_break
from tracker.core.judging.asof import known_by
from tracker.core.kinds import Qualifier
from tracker.core.settings import Settings
from tracker.views.credits import credited, in_language, noted, publisher_words
from tracker.views.promises import observation
from tracker.views.rows import ActualRow
from tracker.views.snapshot import Measure, ValueRecord
from tracker.views.written import observed_words
from tracker.words import points, quantity, text

_RATES = ("%", "‰", "百分点")


def actual_rows(
    values: Sequence[ValueRecord], measure: Measure, lang: str, as_of: date, settings: Settings
) -> list[ActualRow]:
    """The values of one series, all with the same decimals: 7.0 beside 7.1; of each period one that counts."""
    places = max((_places(value.value) for value in values if value.qualifier == Qualifier.EXACT), default=0)
    counting = {known.observation.period: known.observation
                for known in known_by(map(observation, values), as_of, settings)}  # fmt: skip
    rows = []
    for value in values:
        row = _actual_row(value, measure, lang, as_of, places)
        chosen = counting.get(row.period)
        counts = chosen is None or chosen.id == value.id
        apart = "" if chosen is None or counts else apart_words(value.value, chosen.value, measure.unit, lang)
        rows.append(replace(row, counts=counts, apart=apart))
    return rows


def apart_words(value: Decimal, counting: Decimal, unit: str, lang: str) -> str:
    """How far a value is from the one of its period that counts: in points for rates and shares."""
    apart = value - counting
    if not apart:
        return text(lang, "page.apart_none")
    of_rate = unit in _RATES and unit != "‰"
    amount = points(abs(apart) / 100, lang) if of_rate else quantity(abs(apart), unit, lang)
    return text(lang, f"page.apart_{'more' if apart > 0 else 'less'}", amount=amount)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _actual_row(value: ValueRecord, measure: Measure, lang: str, as_of: date, places: int) -> ActualRow:
    observed = observation(value)
    span = observed.period
    remarks = (value.derived_from, value.source, value.note if lang == "zh" else value.note_en or value.note)
    shown = places if _exact_to_places(value, measure.unit) else None
    return ActualRow(
        period=span,
        value=value.value,
        qualifier=value.qualifier,
        vintage=value.vintage,
        settled=value.qualifier != Qualifier.ESTIMATE and span.end <= as_of,
        interim=(span.end.month, span.end.day) != (12, 31) and span.start < span.end,
        basis=value.basis,
        certainty=value.certainty,
        publisher=publisher_words(value.publisher, lang),
        published=value.published,
        derived_from=noted(value.derived_from, "", lang),
        source=value.source,
        note=noted(value.note, value.note_en, lang),
        version=value.version,
        words=observed_words(observed, measure, lang, shown),
        data_from=credited(observed, lang),
        remarks=tuple(said for said in remarks if said and in_language(said, lang)),
        series_break=_break(value, lang),
    )


def _break(value: ValueRecord, lang: str) -> str | None:
    """Why the series begins anew here, as a reader of the language can read it."""
    reason = series_break(value.note)
    if reason is None or in_language(reason, lang):
        return reason
    return series_break(value.note_en) or ""


def _exact_to_places(value: ValueRecord, unit: str) -> bool:
    """Rates are published with all their decimals (7.0); an amount without any (6191 亿元) may have been rounded."""
    return value.qualifier == Qualifier.EXACT and (unit in _RATES or _places(value.value) > 0)
