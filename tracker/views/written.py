"""A target value and an actual value in words, the same on every page, chart, table and file."""

import re
from decimal import Decimal

from tracker.core.judging.promise import Observation, way_of_words
from tracker.core.kinds import ActualBasis, Kind
from tracker.core.units import UnitError, convert
from tracker.views.rows import TargetRow
from tracker.views.snapshot import Measure, TargetRecord, counted_of
from tracker.words import measured, period, quantity, text, unit_name, value_words

_IN_THE_NUMBER = ("%", "百分点")
_DIGITS = "一二三四五六七八九十"
_FRACTION = re.compile(f"([{_DIGITS}])分之([{_DIGITS}])")


def target_words(target: TargetRecord, measure: Measure, lang: str, *, beside_unit: bool = False) -> str:
    """The target value in its indicator's unit, with its comparator; a redacted or numberless one in words.

    One target is written in one way everywhere; how the document writes it is its `figure`. Where the indicator's unit
    stands beside it in the row, it is the number alone: 8 billion yuan beside 100 million yuan would be two units.
    """
    if target.value is None and not target.redacted and target.kind != Kind.MILESTONE:
        return text(lang, "table.damaged")
    if target.value is None:
        return text(lang, "table.redacted" if target.redacted else "table.milestone", unit=unit_name(target.unit, lang))
    unit, value, upper = _in_unit_of(target, target.value, measure)
    if not value and unit == "百分点" and lang == "zh" and target.figure:
        return target.figure
    if beside_unit and unit == measure.unit and unit not in _IN_THE_NUMBER:
        unit = ""
    return measured(
        target.comparator, value, upper, unit, lang,
        way=way_of_words(target.kind, measure.direction, value), as_written=_fraction(target.figure, lang),
        counted=counted_of(measure, lang),
    )  # fmt: skip


def _in_unit_of(target: TargetRecord, value: Decimal, measure: Measure) -> tuple[str, Decimal, Decimal | None]:
    """The indicator's unit, the value and the upper bound in it; where that is impossible, as they stand."""
    upper = target.value_upper
    try:
        converted = convert(value, target.unit, measure.unit)
        return measure.unit, converted, None if upper is None else convert(upper, target.unit, measure.unit)
    except UnitError:
        return target.unit, value, upper


def _fraction(figure: str, lang: str) -> str:
    """A fraction that the document writes in words, as readers of the language write it; empty without one."""
    found = _FRACTION.search(figure)
    if not found:
        return ""
    return found[0] if lang == "zh" else "/".join(str(_DIGITS.index(digit) + 1) for digit in (found[2], found[1]))


def latest_cell(row: TargetRow, lang: str) -> str:
    """The latest value of a target in a table, and beside it a newer one of another period, named as that."""
    if not row.newest_words:
        return row.latest_words
    if row.latest is None:
        return row.newest_words
    return text(lang, "table.latest_and_newest", latest=row.latest_words, newest=row.newest_words)


def judged_words(row: TargetRow, lang: str) -> str:
    """The value that the status rests on; one after the deadline is named with its period."""
    return row.later_words or actual_words(row, lang)


def actual_words(row: TargetRow, lang: str) -> str:
    """The value that a target is judged by, without its period; of a mean of yearly rates the mean so far.

    Rates and shares have the decimals of their indicator, so that a column of them is alike.
    """
    if row.latest is None:
        return "—"
    places = None if row.of_amounts else row.decimals
    if row.kind == Kind.AVERAGE_RATE and row.mean is not None:
        return text(lang, "chart.yearly_average", amount=quantity(row.mean, row.unit, lang, places, fixed=True))
    return value_words(
        row.latest,
        row.unit,
        row.latest_qualifier,
        lang,
        places,
        fixed=not row.of_amounts,
        counted=row.counted,
        beside=row.beside,
    )


def observed_words(
    value: Observation, measure: Measure, lang: str, places: int | None = None, beside: Decimal | None = None
) -> str:
    """An actual in words: its value with qualifier, its period, and a mark where it is not simply published.

    It is written with `places` decimals, None: as many as it has; `beside` the target in whose row it stands.
    """
    amount = value_words(value.value, measure.unit, value.qualifier, lang, places, fixed=places is not None,
                         counted=counted_of(measure, lang), beside=beside)  # fmt: skip
    words = text(lang, "table.value_in_period", amount=amount, period=period(value.period, lang))
    return text(lang, "table.derived", words=words) if value.basis is ActualBasis.DERIVED else words
